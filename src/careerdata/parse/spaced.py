"""Tables whose cells stand apart by tabs, or by two and more spaces.

Role            United States       United Kingdom
-------------   -----------------   --------------
Nurse           $60,000 – $80,000   £28,000
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from careerdata.document import Row
from careerdata.parse.lines import bullet_of, text_of
from careerdata.parse.rows import checked_table, row_of

if TYPE_CHECKING:
    from careerdata.document import Table
    from careerdata.parse.lines import Extract, Line

_TAB = re.compile(r"\t")
# Not behind the end of a sentence: typewriters put two spaces there.
_SPACES = re.compile(r"(?<=[^\s.!?:;,])[ \u00a0]{2,}(?=\S)")
_RULE = re.compile(r"[-=_─━+\s|]+")
_LEAST_CELLS = 2
_LEAST_ROWS = {_TAB: 1, _SPACES: 2}
_LONGEST_CELL = 80


def spaced_lines(extract: Extract, at: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line behind it; None where there is none.

    Most rows have as many cells as the header, and no cell is a sentence; empty cells show between tabs only.
    """
    for gap in (_TAB, _SPACES):
        if found := _table(extract, at, gap):
            return found
    return None


def _table(extract: Extract, at: int, gap: re.Pattern[str]) -> tuple[Table, int] | None:
    if not gap.search(extract.text(at)):
        return None
    rows, end = list[Row](), at
    while row := _row(extract, end, gap):
        rows += [] if _RULE.fullmatch(extract.text(end)) else [row]
        end += 1
    if len(rows) <= _LEAST_ROWS[gap]:
        return None
    header, *body = rows
    width = Counter(len(row.cells) for row in body).most_common(1)[0]
    header = _with_corner(header) if len(header.cells) + 1 == width[0] else header
    if len(header.cells) != width[0] or width[1] <= len(body) / 2:
        return None
    return checked_table(extract.guide, extract.report, header, body), end


def _with_corner(header: Row) -> Row:
    """A header whose first cell, over the names of the rows, is empty."""
    return Row((text_of("", header.span.start), *header.cells), header.span)


def _row(extract: Extract, at: int, gap: re.Pattern[str]) -> Row | None:
    """The row that a line is; a line of dashes is one too."""
    if at >= len(extract.lines) or bullet_of(extract.text(at)):
        return None
    line = extract.lines[at]
    edges = [match.span() for match in gap.finditer(line.text)]
    bounds = zip([0, *(end for _, end in edges)], [*(start for start, _ in edges), len(line.text)], strict=True)
    cells = [text_of(line.text[low:high], line.start + low) for low, high in bounds]
    cells += [text_of("", line.span.end)] * (_tabs_behind(extract, line) if gap is _TAB else 0)
    is_row = len(cells) >= _LEAST_CELLS and all(len(cell) <= _LONGEST_CELL for cell in cells)
    return row_of(cells) if is_row else None


def _tabs_behind(extract: Extract, line: Line) -> int:
    """How many empty cells end a line."""
    rest = extract.guide.text[line.span.end : line.span.end + _MOST_TABS]
    return len(rest) - len(rest.lstrip("\t"))


_MOST_TABS = 20
