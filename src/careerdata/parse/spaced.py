"""Tables whose cells stand apart by tabs, or by two and more spaces.

Role            United States       United Kingdom
-------------   -----------------   --------------
Nurse           $60,000 – $80,000   £28,000
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from careerdata.model.document import Row
from careerdata.parse.lines import bullet_of, text_of
from careerdata.parse.rows import checked_table, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.model.document import Table, Text
    from careerdata.parse.lines import Extract, Line

_TAB = re.compile(r"\t")
# Not after the end of a sentence: typewriters put two spaces there.
_SPACES = re.compile(r"(?<=[^\s.!?:;,])[ \u00a0]{2,}(?=\S)")
_RULE = re.compile(r"[-=_─━+\s|]+")
_LEAST_CELLS = 2
_LEAST_ROWS = {_TAB: 1, _SPACES: 2}
_LONGEST_CELL = 80
# Where many lines are no table, each of them looks at no more lines than these.
_MOST_ROWS = 300


def spaced_lines(extract: Extract, at: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line after it; None where there is none.

    Most rows have as many cells as the header, and no cell is a sentence. Between spaces an empty
    cell shows where the others stand under their headers.
    """
    for gap in (_TAB, _SPACES):
        if gap.search(extract.text(at)) and (found := _table(extract, at, gap)):
            return found
    return None


def _table(extract: Extract, at: int, gap: re.Pattern[str]) -> tuple[Table, int] | None:
    run = list(islice(_rows(extract, at, gap), _MOST_ROWS))
    rows = [row for index, row in enumerate(run, at) if not _RULE.fullmatch(extract.text(index))]
    if len(rows) <= _LEAST_ROWS[gap]:
        return None
    header, *body = rows
    if gap is _SPACES:
        body = [_aligned(row, header, extract) for row in body]
    width, agreeing = Counter(len(row.cells) for row in body).most_common(1)[0]
    header = _with_corner(header) if len(header.cells) + 1 == width else header
    if len(header.cells) != width or agreeing <= len(body) / 2:
        return None
    return checked_table(extract.guide, extract.report, header, body), at + len(run)


def _rows(extract: Extract, at: int, gap: re.Pattern[str]) -> Iterator[Row]:
    """The rows from a line on; after a blank line only those that are as wide as the first."""
    width = None
    while row := _row(extract, at, gap):
        if width and extract.lines[at].after_blank and len(row.cells) != width:
            return
        width = width or len(row.cells)
        yield row
        at += 1


def _aligned(row: Row, header: Row, extract: Extract) -> Row:
    """A row with fewer cells than the header,
    each under the header that it begins with; else the row as it is.
    """
    if len(row.cells) >= len(header.cells):
        return row
    begins = [_column(cell, extract) for cell in header.cells]
    cells = {at: cell for cell in row.cells for at in _below(_column(cell, extract), begins)}
    if list(cells.values()) != list(row.cells):
        return row
    filled = [
        cells.get(at) or text_of("", _end_before(at, cells, row)) for at in range(len(begins))
    ]
    return row_of(filled)


def _column(cell: Text, extract: Extract) -> int:
    return extract.guide.lines.position(cell.span.start).column


def _below(column: int, begins: list[int]) -> list[int]:
    """The one header over a column, give or take a character;
    none where there is none, or could be two.
    """
    found = [at for at, begin in enumerate(begins) if abs(begin - column) <= 1]
    return found if len(found) == 1 else []


def _end_before(at: int, cells: dict[int, Text], row: Row) -> int:
    """Where an empty cell is said to be: right after the cell before it."""
    before = [cells[other].span.end for other in range(at) if other in cells]
    return before[-1] if before else row.span.start


def _with_corner(header: Row) -> Row:
    """A header whose first cell, over the names of the rows, is empty."""
    return Row((text_of("", header.span.start), *header.cells), header.span)


def _row(extract: Extract, at: int, gap: re.Pattern[str]) -> Row | None:
    """The row that a line is; a line of dashes is one too."""
    if at >= len(extract.lines) or bullet_of(extract.text(at)):
        return None
    line = extract.lines[at]
    edges = [match.span() for match in gap.finditer(line.text)]
    starts, ends = [0, *(end for _, end in edges)], [*(low for low, _ in edges), len(line.text)]
    bounds = zip(starts, ends, strict=True)
    cells = [text_of(line.text[low:high], line.start + low) for low, high in bounds]
    tabs = _tabs_after(extract, line) if gap is _TAB else 0
    cells += [text_of("", line.span.end + after) for after in range(1, tabs + 1)]
    is_row = len(cells) >= _LEAST_CELLS and all(len(cell) <= _LONGEST_CELL for cell in cells)
    return row_of(cells) if is_row else None


def _tabs_after(extract: Extract, line: Line) -> int:
    """How many empty cells end a line."""
    rest = extract.guide.text[line.span.end : line.span.end + _MOST_TABS]
    return len(rest) - len(rest.lstrip("\t"))


_MOST_TABS = 20
