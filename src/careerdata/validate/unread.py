"""Entries among the data of a section that no row came of."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from careerdata.rules.extract import unread_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide, Span
    from careerdata.validate.content import SourcedRow


def unread_entries(
    guide: Guide, unread: Sequence[Sequence[Text]], rows: Mapping[str, Sequence[SourcedRow]], told: Sequence[Finding]
) -> list[Finding]:
    """One finding for each section, at the first entry that gave no value and about which nothing was told."""
    if not unread:
        return []
    values = sorted(span for some in rows.values() for row in some for span in row.sources.values())
    lines = {line for finding in told for line in range(finding.place.line, finding.place.end_line + 1)}
    found = []
    for section in unread:
        left = [text for text in section if not _gave_value(text.span, values) and not _lines(guide, text) & lines]
        if left:
            text, (_, *others) = left[0], dict.fromkeys(guide.lines.line_of(text.span.start) for text in left)
            found.append(unread_text.on(guide, text.span, text.plain, tuple(others)))
    return found


def _gave_value(span: Span, values: Sequence[Span]) -> bool:
    """Whether a value begins in a text; those that go on into it from before it are of other texts."""
    at = bisect_right(values, (span.start - 1, 0))
    return any(value.start < span.end for value in values[at : at + 1])


def _lines(guide: Guide, text: Text) -> set[int]:
    line_of = guide.lines.line_of
    return set(range(line_of(text.span.start), line_of(text.span.end) + 1))
