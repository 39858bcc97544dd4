"""Plain-text extracts of web pages: headings without marks, `- ` or `•` bullets, pipe tables, glued tables.

An extract is read line by line. What a line is shows in its own shape and in its neighbours:

    heading     a short line without a sentence's end, with something to stand over
    bullet      `- `, `* `, `• `, `  • ` …, or a number and a dot
    table       lines with pipes; or lines whose cells were glued together (`…(0-2 years)$81,000£36,000`)
    boilerplate a line of the page around the text (`Skip to main content`, a byline)
    paragraph   everything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.document import (
    Block,
    Boilerplate,
    Document,
    Heading,
    Item,
    Link,
    Paragraph,
    Piece,
    Row,
    Table,
    Text,
)
from careerdata.guide import Span
from careerdata.parse.glued import glued_table
from careerdata.parse.pipes import is_delimiter_row, is_pipe_row, pipe_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.finding import Report
    from careerdata.guide import Guide
    from careerdata.reading import Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the extract that is not blank."""

    text: str
    """Without its ending and without white space at its ends."""
    start: int
    """The offset of its first character in the guide."""
    indent: int
    after_blank: bool
    before_blank: bool


def parse_text(guide: Guide, reading: Reading, report: Report) -> Document:
    """The blocks of a plain-text extract."""
    lines = list(_lines(guide))
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        block, at = _next_block(guide, lines, at, reading, report)
        blocks.extend(block)
    return Document(guide, tuple(blocks))


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TAB_WIDTH = 4


def _lines(guide: Guide) -> Iterator[Line]:
    """The lines that are not blank, each knowing whether blank ones surround it."""
    stretches = [(m.group(), m.start()) for m in _LINE.finditer(guide.text, guide.body_start)]
    blank = [not text.strip() for text, _ in stretches]
    for index, (raw, start) in enumerate(stretches):
        if blank[index]:
            continue
        text = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        indent = len(raw[:lead].expandtabs(_TAB_WIDTH))
        after = index > 0 and blank[index - 1]
        before = index + 1 < len(blank) and blank[index + 1]
        yield Line(text, start + lead, indent, after, before)


def _next_block(
    guide: Guide, lines: Sequence[Line], at: int, reading: Reading, report: Report
) -> tuple[list[Block], int]:
    """The blocks that begin at a line, and the line behind them."""
    line = lines[at]
    if reading.boilerplate.claims(line.text):
        return [Boilerplate(_text(line))], at + 1
    if is_pipe_row(line.text):
        return _pipe_table(guide, lines, at, report)
    if table := _glued_table(lines, at):
        return table
    if _BULLET.match(line.text):
        return _list(lines, at)
    if _is_heading(lines, at):
        return [Heading(_text(line), None)], at + 1
    return _paragraph(lines, at)


# --- Tables ---------------------------------------------------------------------------------------------------


def _pipe_table(guide: Guide, lines: Sequence[Line], at: int, report: Report) -> tuple[list[Block], int]:
    end = at + 1
    while end < len(lines) and is_pipe_row(lines[end].text) and not lines[end].after_blank:
        end += 1
    rows = [(line.text, line.start) for line in lines[at:end]]
    if len(rows) == 1 and not is_delimiter_row(rows[0][0]):
        return [Paragraph(_text(lines[at]))], end
    return [pipe_table(guide, rows, report)], end


def _glued_table(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    rows = [(line.text, line.start) for line in lines[at : at + _LONGEST_GLUED_TABLE]]
    cells = glued_table(rows)
    if cells is None:
        return None
    header, *body = [_row(texts) for texts in cells]
    span = Span(header.span.start, body[-1].span.end)
    return [Table(header, tuple(body), span)], at + len(cells)


_LONGEST_GLUED_TABLE = 200


def _row(cells: list[Text]) -> Row:
    return Row(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))


# --- Lists ----------------------------------------------------------------------------------------------------

# A bullet mark or a number with a dot or bracket, then white space; a check box may follow.
_BULLET = re.compile(
    r"""(?: (?P<mark>[-*+•·◦▪▫‣●○■□–➤➢►✓✔✅☐☑✗⁃∙]) | (?P<number>\d{1,3})[.)] ) \s+
        (?: \[[ xX✓]\] \s+ | [☐☑✓✔✅] \s* )?""",
    re.VERBOSE,
)


def _list(lines: Sequence[Line], at: int) -> tuple[list[Block], int]:
    """The items of a run of bullets; deeper indentation is a nested list."""
    blocks: list[Block] = []
    indents: list[int] = []
    while at < len(lines) and (mark := _BULLET.match(lines[at].text)):
        line = lines[at]
        while indents and line.indent < indents[-1]:
            indents.pop()
        if not indents or line.indent > indents[-1]:
            indents.append(line.indent)
        number = int(mark["number"]) if mark["number"] else None
        text = _linked(line.text[mark.end() :], line.start + mark.end())
        blocks.append(Item(text, len(indents) - 1, number))
        at += 1
        at = _continue_item(lines, at, line, blocks)
    return blocks, at


def _continue_item(lines: Sequence[Line], at: int, first: Line, blocks: list[Block]) -> int:
    """Wrapped lines of an item: indented deeper than its bullet, without a blank line between."""
    parts = [blocks[-1].text] if isinstance(blocks[-1], Item) else []
    while (
        at < len(lines)
        and not lines[at].after_blank
        and lines[at].indent > first.indent
        and not _BULLET.match(lines[at].text)
        and not is_pipe_row(lines[at].text)
    ):
        parts.append(_text(lines[at]))
        at += 1
    item = blocks[-1]
    if len(parts) > 1 and isinstance(item, Item):
        blocks[-1] = Item(_joined(parts), item.depth, item.number)
    return at


# --- Headings and paragraphs ----------------------------------------------------------------------------------

_LONGEST_HEADING = 90
_MOST_WORDS = 14
_SENTENCE_INSIDE = re.compile(r"[.!?]['\"”’)]?\s+[\"“‘(]?[A-ZÀ-Þ]")
_ABBREVIATION = re.compile(r"\b(?:vs|etc|e\.g|i\.e|Sr|Jr|Dr|Mr|Ms|St|No|Nr|z\. ?B|bzw|inkl|ca)\.", re.IGNORECASE)
# An amount of money, or a label with a number: `Salary: 45,000`, `Junior nurse £28,000`.
_AMOUNT = re.compile(r"[$£€₹¥₩₺]\s?\d|\d\s?(?:[$£€₹¥]|k\b)|:\s+[~<>]?\d")
_LABEL = re.compile(r"[^:]{1,40}:\s+\S")
_STARTS_LIKE_A_NAME = re.compile(r"[\W_]*[A-ZÀ-Þ0-9¿¡\u0400-\U0001ffff]")


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """A heading is short, is no sentence, and stands over something."""
    line = lines[at]
    return _has_heading_shape(line.text) and _stands_over_something(lines, at)


def _has_heading_shape(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if text.endswith((".", ",", ";", ":", "!", "…")) and not _ABBREVIATION.search(text[-6:]):
        return False
    if not _STARTS_LIKE_A_NAME.match(text) or not any(c.isalpha() for c in text):
        return False
    return not _SENTENCE_INSIDE.search(_ABBREVIATION.sub("", text)) and not _AMOUNT.search(text)


def _stands_over_something(lines: Sequence[Line], at: int) -> bool:
    """Whether a text follows: the last line of an extract, or of a wrapped paragraph, is no heading."""
    if at + 1 >= len(lines):
        return False
    follower = lines[at + 1]
    return not _wraps(lines[at], follower) and not _is_card_line(lines, at)


def _is_card_line(lines: Sequence[Line], at: int) -> bool:
    """Whether a `Label: value` line stands right beside another one: then they are a card, and no headings."""
    beside = lines[max(at - 1, 0) : at + 2]
    return sum(bool(_LABEL.match(line.text)) for line in beside) > 1 and bool(_LABEL.match(lines[at].text))


def _paragraph(lines: Sequence[Line], at: int) -> tuple[list[Block], int]:
    """A paragraph: one line, or several where the text was wrapped by hand."""
    end = at + 1
    while end < len(lines) and _wraps(lines[end - 1], lines[end]) and not _BULLET.match(lines[end].text):
        end += 1
    return [Paragraph(_joined([_text(line) for line in lines[at:end]]))], end


def _wraps(line: Line, follower: Line) -> bool:
    """Whether a line goes on in the next one: it breaks off inside a sentence, and the next is no beginning."""
    return (
        not follower.after_blank
        and follower.text[0].islower()
        and not line.text.endswith((".", "!", "?", ":"))
        and not is_pipe_row(follower.text)
    )


# --- Text -----------------------------------------------------------------------------------------------------

_URL = re.compile(r"https?://[^\s<>\"'”’]*[^\s<>\"'”’.,;:!?)\]]")


def _text(line: Line) -> Text:
    return _linked(line.text, line.start)


def _linked(plain: str, start: int) -> Text:
    """Text as it stands, the bare addresses in it as links."""
    lead = len(plain) - len(plain.lstrip())
    plain, start = plain.strip(), start + lead
    if "://" not in plain:
        return Text.of(plain, start)
    links = tuple(
        Link(m.start(), m.end(), m.group(), Span(start + m.start(), start + m.end())) for m in _URL.finditer(plain)
    )
    return Text(plain, (Piece(0, start, start + len(plain)),), links)


def _joined(texts: Sequence[Text]) -> Text:
    """Wrapped lines as one text: each line break is one space that stands for the break and its indentation."""
    if len(texts) == 1:
        return texts[0]
    plain, pieces, links = "", list[Piece](), list[Link]()
    for index, text in enumerate(texts):
        if index:
            pieces.append(Piece(len(plain), texts[index - 1].span.end, text.span.start))
            plain += " "
        pieces.append(Piece(len(plain), text.span.start, text.span.end))
        links += [Link(k.start + len(plain), k.end + len(plain), k.url, k.url_span) for k in text.links]
        plain += text.plain
    return Text(plain, pieces, tuple(links))
