"""Tables each of whose cells is a line of its own.

    Role
    United States
    United Kingdom
    Nurse
    $60,000 – $80,000
    £28,000 – £35,000
    Senior Nurse
    ...

The header begins with the name of a column; the rows repeat which of their lines are amounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.parse.lines import text_of
from careerdata.parse.rows import checked_table, row_of

if TYPE_CHECKING:
    from careerdata.model.document import Row, Table
    from careerdata.parse.lines import Extract

_COLUMNS = (2, 9)
_LEAST_ROWS = 2
_LONGEST_CELL = 48


def stacked_lines(extract: Extract, at: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line after it; None where there is none."""
    if not extract.reading.columns.exactly(extract.text(at)):
        return None
    for width in range(_COLUMNS[0], _first_amount(extract, at) - at):
        if end := _end_of_rows(extract, at, width):
            header, *body = [_row(extract, start, width) for start in range(at, end, width)]
            return checked_table(extract.guide, extract.report, header, body), end
    return None


def _first_amount(extract: Extract, at: int) -> int:
    """The first line with an amount near enough for a header and the
    name of a row before it; else the line itself.
    """
    end = min(at + _COLUMNS[-1] + 2, len(extract.lines))
    return next((near for near in range(at, end) if _is_amount(extract, near)), at)


def _is_amount(extract: Extract, at: int) -> bool:
    return bool(extract.reading.glued_cells.amount_line.match(extract.text(at)))


def _end_of_rows(extract: Extract, at: int, width: int) -> int | None:
    """The line after the rows of a number of cells; None where the lines are no such rows."""
    if _kinds(extract, at, width) != [False] * width:
        return None
    kinds = _kinds(extract, at + width, width)
    if len(kinds) < width or kinds[0] or not any(kinds):
        return None
    end = at + 2 * width
    while _kinds(extract, end, width) == kinds:
        end += width
    return end if end >= at + (1 + _LEAST_ROWS) * width else None


def _kinds(extract: Extract, at: int, width: int) -> list[bool]:
    """Which of some lines are amounts; fewer than asked where one of them is no cell."""
    kinds = []
    for index in range(at, min(at + width, len(extract.lines))):
        text = extract.text(index)
        if len(text) > _LONGEST_CELL or text.endswith((".", ":")):
            break
        kinds.append(_is_amount(extract, index))
    return kinds


def _row(extract: Extract, at: int, width: int) -> Row:
    return row_of([text_of(line.text, line.start) for line in extract.lines[at : at + width]])
