"""The edits of fixes: which of them go together, and the resulting text."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from careerdata.model.finding import Edit
from careerdata.model.guide import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.model.finding import Fix
    from careerdata.model.guide import Guide


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; no two of them may overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def compatible_edits(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of fixes that do not overlap, earlier fixes first;
    a fix is applied as a whole or not at all.
    """
    taken: list[Edit] = []
    spans: list[Span] = []
    for fix in fixes:
        if not any(_touches(edit.span, spans) for edit in fix.edits):
            taken.extend(fix.edits)
            for edit in fix.edits:
                insort(spans, edit.span)
    return taken


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps a chosen one, or begins at the same place,
    so that their order is not clear.
    """
    at = bisect_right(taken, span)
    before, after = taken[at - 1 : at], taken[at : at + 1]
    return any(span.start < one.end or span.start == one.start for one in before) or any(
        one.start < span.end or one.start == span.start for one in after
    )


# What a line may begin with before the text of a block: indentation, the marks of block quotes.
_LEAD = re.compile(r"[ \t>]*")
_LINE_END = re.compile(r"\r\n?|\n")


def line_before(guide: Guide, offset: int, content: str = "") -> Edit | None:
    """Insert a line before the one with an offset,
    in the same block quotes and with the same indentation.

    None if the line does not begin with the text at the offset.
    """
    start = _line_start(guide, offset)
    lead = guide.text[start:offset]
    if not _LEAD.fullmatch(lead):
        return None
    line = f"{lead}{content}".rstrip()
    return Edit(Span(start, start), line + _line_end(guide))


def line_after(guide: Guide, offset: int, content: str) -> Edit | None:
    """Insert a line after the one with an offset, like `line_before`."""
    start = _line_start(guide, offset)
    lead = guide.text[start:offset]
    if not _LEAD.fullmatch(lead):
        return None
    end = _LINE_END.search(guide.text, offset)
    at = end.start() if end else len(guide.text)
    return Edit(Span(at, at), f"{_line_end(guide)}{lead}{content}")


def is_after_blank_line(guide: Guide, offset: int) -> bool:
    """Whether the line before the one with an offset is
    blank (apart from block quotes) or missing.
    """
    start = _line_start(guide, offset)
    line = guide.lines.line_of(start)
    return start <= guide.body_start or not guide.lines.line_text(line - 1).strip(" \t>")


def _line_start(guide: Guide, offset: int) -> int:
    text = guide.text
    return max(text.rfind("\n", 0, offset) + 1, text.rfind("\r", 0, offset) + 1, guide.body_start)


def _line_end(guide: Guide) -> str:
    """The line ending that the guide uses first."""
    found = _LINE_END.search(guide.text)
    return found.group() if found else "\n"
