"""From a finished run of text to blocks:
which of its lines are headings, table rows, paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from careerdata.model.document import Heading, Paragraph, Row, Table, TextBuilder
from careerdata.model.edits import is_after_blank_line, line_after, line_before
from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Span
from careerdata.parse.pipes import is_delimiter_row
from careerdata.parse.rows import checked_table
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.document import Block, Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.parse.inline import Run

BOLD_LINE_LEVEL = 7
"""The level of a heading that is a whole bold line."""

Lines = list[tuple[int, int]]
"""The plain offsets of the lines of a text."""


def lines_of(text: Text, run: Run) -> Lines:
    """Where the lines of a run's text begin and end."""
    if not run.breaks:
        return [(0, len(text))]
    starts = [0, *(at.plain + 1 for at in run.breaks if at.plain < len(text))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return list(zip(starts, ends, strict=True))


def prose_blocks(guide: Guide, report: Report, text: Text, lines: Lines) -> Iterator[Block]:
    """The blocks of a paragraph: its pipe rows are a table, its bold lines are headings."""
    may_be_marked = guide.format == "markdown" and "##" in text.plain
    if may_be_marked and any(_marks(text, line) for line in lines):
        yield from _with_marked_headings(guide, report, text, lines)
    elif len(lines) == 1:
        yield _heading_or_paragraph(text.cut(*lines[0]))
    elif "|" in text.plain:
        yield from _with_tables(guide, report, text, lines)
    else:
        yield from _with_headings(text, lines)


# --- Headings ---

# ##Salary    ### Salary is a heading for Markdown, too; #Salary may be a hashtag
_MARKS = re.compile(r"#{2,6}(?=[^\s#])")
_CLOSING_MARKS = re.compile(r"(?<!\s)\s+#+\s*\Z")


def _marks(text: Text, line: tuple[int, int]) -> re.Match[str] | None:
    return _MARKS.match(text.plain, *line)


def _with_marked_headings(
    guide: Guide, report: Report, text: Text, lines: Lines
) -> Iterator[Block]:
    """Lines that begin with the marks of a heading, but for the space after them, are headings."""
    for is_marked, group in groupby(lines, key=lambda line: bool(_marks(text, line))):
        members = list(group)
        if not is_marked:
            yield from prose_blocks(guide, report, text, members)
        for line in members if is_marked else ():
            yield _marked_heading(guide, report, text, line)


def _marked_heading(guide: Guide, report: Report, text: Text, line: tuple[int, int]) -> Heading:
    source = text.plain[slice(*line)]
    level = len(source) - len(source.lstrip("#"))
    after, end = line[0] + level, line[0] + len(_CLOSING_MARKS.sub("", source))
    at = text.span_of(line[0], after).end
    fix = Fix("put a space after the marks", (Edit(Span(at, at), " "),), is_safe=True)
    report(rules.heading_without_space.on(guide, text.span_of(*line)).with_fix(fix))
    return Heading(heading_text(text.cut(after, end)), level)


# What may stand beside the bold part of a heading: emoji and their modifiers, and one colon after.
_SYMBOLS = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Zs"})


def is_bold_line(text: Text) -> bool:
    """Whether a text is one bold stretch, but for emoji around it and a colon after it."""
    if len(text.strong) != 1:
        return False
    start, end = text.strong[0]
    before, bold, after = text.plain[:start], text.plain[start:end], text.plain[end:]
    after = after.strip().removesuffix(":").removesuffix("：")
    return any(c.isalnum() for c in bold) and all(_is_symbol(c) for c in before + after)


def _is_symbol(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in _SYMBOLS


def _heading_or_paragraph(text: Text) -> Block:
    return Heading(text, BOLD_LINE_LEVEL) if is_bold_line(text) else Paragraph(text)


def _with_headings(text: Text, lines: Lines) -> Iterator[Block]:
    """A bold first line is a heading over the lines after it;
    then later bold lines are headings too.
    """
    first = text.cut(*lines[0])
    if not is_bold_line(first):
        yield from _with_labels(text, lines)
        return
    for is_heading, group in groupby(lines, key=lambda line: is_bold_line(text.cut(*line))):
        members = list(group)
        if is_heading:
            yield from (Heading(text.cut(*line), BOLD_LINE_LEVEL) for line in members)
        elif paragraph := text.cut(members[0][0], members[-1][1]):
            yield Paragraph(paragraph)


def _with_labels(text: Text, lines: Lines) -> Iterator[Paragraph]:
    """Lines that each open with a bold label are paragraphs of their own."""
    labelled = [low for low, high in lines if _opens_with_label(text.cut(low, high))]
    starts = [lines[0][0]]
    if len(labelled) > 1:
        starts += [low for low in labelled if low != lines[0][0]]
    for low, high in zip(starts, [*starts[1:], lines[-1][1]], strict=True):
        if paragraph := text.cut(low, high):
            yield Paragraph(paragraph)


def _opens_with_label(line: Text) -> bool:
    """`**Senior:** $90,000`, `💰 **Pay** - $40 an hour`:
    bold at the front, then a colon or a spaced dash.
    """
    if not line.strong:
        return False
    start, end = line.strong[0]
    if not all(_is_symbol(character) for character in line.plain[:start]):
        return False
    return line.plain[end - 1] in ":：" or bool(_AFTER_LABEL.match(line.plain, end))


_AFTER_LABEL = re.compile(r"\s*[:：]|\s[–—-]\s")


# --- Tables without a proper row of dashes ---

_LEAST_ROWS = 2
_LEAST_CELLS = 2


def _with_tables(guide: Guide, report: Report, text: Text, lines: Lines) -> Iterator[Block]:
    rows = [_row(guide, text, line) for line in lines]
    for is_row, group in groupby(range(len(lines)), key=lambda index: rows[index] is not None):
        members = list(group)
        found = [row for index in members if (row := rows[index])]
        bounds = [lines[index] for index in members]
        if is_row and _is_table(found):
            yield _table(guide, report, found)
        else:
            yield from _with_headings(text, bounds)


def _row(guide: Guide, text: Text, line: tuple[int, int]) -> Row | None:
    """The row that a line is, if a pipe stands at one of its ends and cells between."""
    low, high = line
    plain = text.plain[low:high].strip()
    if not plain.startswith("|") and not plain.endswith("|"):
        return None
    marks = list(_pipes(guide, text, low, high))
    if not marks:
        return None
    edges = [low - 1, *marks, high]
    cells = [text.cut(start + 1, end) for start, end in pairwise(edges)]
    cells = cells[0 if cells[0] else 1 : None if cells[-1] else -1]
    return Row(tuple(cells), text.span_of(low, high)) if cells else None


def _pipes(guide: Guide, text: Text, low: int, high: int) -> Iterator[int]:
    """The pipes between cells; one after a backslash belongs to its cell."""
    at = text.plain.find("|", low, high)
    while at >= 0:
        source = text.span_of(at, at + 1).start
        if not source or guide.text[source - 1] != "\\":
            yield at
        at = text.plain.find("|", at + 1, high)


def _is_table(rows: Sequence[Row]) -> bool:
    if len(rows) < _LEAST_ROWS:
        return False
    counts = {len(row.cells) for row in rows}
    return any(_is_dashes(row) for row in rows[1:2]) or (
        len(counts) == 1 and min(counts) >= _LEAST_CELLS
    )


def _is_dashes(row: Row) -> bool:
    return is_delimiter_row("|".join(cell.plain for cell in row.cells))


def _table(guide: Guide, report: Report, rows: Sequence[Row]) -> Table:
    header, *body = [row for row in rows if not _is_dashes(row)] or rows
    report(rules.broken_delimiter_row.on(guide, header.span).with_fix(_with_dashes(guide, rows)))
    return checked_table(guide, report, header, body)


def _with_dashes(guide: Guide, rows: Sequence[Row]) -> Fix | None:
    """Give a table the row of dashes that it lacks, and the blank line before it;
    None where it has several.
    """
    header, second = rows[0], rows[1]
    places = [index for index, row in enumerate(rows) if _is_dashes(row)]
    dashes = "|" + "---|" * len(header.cells)
    edits: list[Edit | None] = []
    if places == [1]:
        edits.append(Edit(second.span, dashes))
    elif not places:
        edits.append(line_after(guide, header.span.start, dashes))
    if guide.format != "markdown" or not edits:
        return None
    if not is_after_blank_line(guide, header.span.start):
        edits.append(line_before(guide, header.span.start))
    made = tuple(edit for edit in edits if edit)
    title = "make the second line a row of dashes with a column for each of the header's"
    return Fix(title, made, is_safe=True) if len(made) == len(edits) else None


# --- Rows with blank lines between them ---


def with_scattered_rows(guide: Guide, report: Report, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, paragraphs that are a pipe row each joined to a table,
    or to the table above them.
    """
    joined_blocks: list[Block] = []
    for is_row, group in groupby(blocks, key=_is_scattered_row):
        members = list(group)
        if is_row:
            is_below_table = joined_blocks and isinstance(joined_blocks[-1], Table)
            above = joined_blocks.pop() if is_below_table else None
            joined_blocks += _gathered(guide, report, above, members)
        else:
            joined_blocks += members
    return joined_blocks


def _is_scattered_row(block: Block) -> bool:
    plain = block.text.plain if isinstance(block, Paragraph) else ""
    return plain.startswith("|") and plain.endswith("|")


def _gathered(
    guide: Guide, report: Report, above: Block | None, members: Sequence[Block]
) -> Iterator[Block]:
    texts = [block.text for block in members if isinstance(block, Paragraph)]
    in_one_line = (text for text in texts if "\n" not in text.plain)
    rows = [row for text in in_one_line if (row := _row(guide, text, (0, len(text))))]
    is_whole = len(rows) == len(members)
    widths = {len(row.cells) for row in rows}
    if is_whole and isinstance(above, Table) and widths == {len(above.header.cells)}:
        yield Table(above.header, (*above.rows, *rows), Span(above.span.start, rows[-1].span.end))
        return
    if above is not None:
        yield above
    if is_whole and _is_table(rows):
        yield _table(guide, report, rows)
    else:
        yield from members


# --- Several texts as one ---


def joined(texts: Sequence[Text], between: str) -> Text:
    """Texts one after another; what stands between them has no place in the guide."""
    builder = TextBuilder()
    for index, text in enumerate(texts):
        if index:
            at = texts[index - 1].span.end
            builder.add(between, at, at)
        builder.append(text)
    return builder.text(texts[0].span.start)


# --- Headings with anchors ---

# `{#salary}` of static site generators, or the sign of a link to the heading itself.
_ANCHOR_MARK = re.compile(r"\s*\{\s*[#.][^{}]*\}\s*$")
_ANCHOR_SIGNS = frozenset({"#", "¶", "§", "🔗", "⚓", "⚓︎"})


def heading_text(text: Text) -> Text:
    """A heading's text without the anchor after or before it."""
    if mark := _ANCHOR_MARK.search(text.plain):
        text = text.cut(0, mark.start())
    for link in text.links:
        if link.url.startswith("#") and text.plain[link.start : link.end].strip() in _ANCHOR_SIGNS:
            if link.end == len(text):
                return text.cut(0, link.start)
            if link.start == 0:
                return text.cut(link.end)
    return text
