"""Tables whose cells an extract glued together, so that no mark stands between them.

    RoleUnited StatesUnited Kingdom
    Junior DevOps (0-2 years)$81,000 – $111,000£36,000 – £51,000
    Senior DevOps$140,000 – $190,000£70,000 – £95,000

Header and rows must split into the same number of cells. A row that splits into fewer or more is a ragged row
of the table; where most do, nothing of it is read, and a finding says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.document import Code, Table, Text
from careerdata.guide import Span
from careerdata.notation.seams import amount_seams, place_seams, side_of_signs, word_seams
from careerdata.parse.lines import text_of
from careerdata.parse.rows import checked_table, row_of
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.finding import Report
    from careerdata.guide import Guide
    from careerdata.parse.lines import Line
    from careerdata.reading import Reading

_LEAST_ROWS = 2
_CARD = 2
"""The columns of a table that needs no header: a name and its amount."""


def glued_lines(
    guide: Guide, lines: Sequence[Line], at: int, reading: Reading, report: Report
) -> tuple[Table | Code, int] | None:
    """The glued table that begins at a line, and the line behind it; None where there is none.

    The line is the header, or the first row of a table of names and amounts without header.
    """
    if at + 1 >= len(lines):
        return None
    is_row = bool(_amount_seams(lines[at], reading))
    rows = _rows(lines, at if is_row else at + 1, reading)
    if is_row:
        return _without_header(guide, rows, at, report)
    return _with_header(guide, lines[at], rows, at, reading, report) if rows else None


class _GluedRow(NamedTuple):
    line: Line
    sure: list[int]
    """The seams before amounts."""
    possible: list[int]
    """Those between words too."""

    def seams(self, count: int) -> list[int]:
        """The seams that give a number of cells; the sure ones where no choice does."""
        return self.possible if len(self.sure) + 1 != count == len(self.possible) + 1 else self.sure


def _rows(lines: Sequence[Line], at: int, reading: Reading) -> list[_GluedRow]:
    rows = []
    while at < len(lines) and (sure := _amount_seams(lines[at], reading)):
        possible = sorted({*sure, *_seams_between_words(lines[at].text, lines)})
        rows.append(_GluedRow(lines[at], sure, possible))
        at += 1
    return rows


def _amount_seams(line: Line, reading: Reading) -> list[int]:
    side = side_of_signs(line.text, reading.seams)
    return amount_seams(line.text, side, reading.seams) if side else []


def _with_header(
    guide: Guide, line: Line, rows: list[_GluedRow], at: int, reading: Reading, report: Report
) -> tuple[Table | Code, int] | None:
    words = _seams_between_words(line.text, [row.line for row in rows])
    for seams in (words, sorted({*words, *place_seams(line.text, reading.seams)})):
        count = len(seams) + 1
        agreeing = sum(len(row.seams(count)) + 1 == count for row in rows)
        if count > 1 and agreeing > len(rows) / 2 and (agreeing >= _LEAST_ROWS or len(rows) == 1):
            cells = [_split(row.line, row.seams(count)) for row in rows]
            header, *body = [row_of(texts) for texts in (_split(line, seams), *cells)]
            return checked_table(guide, report, header, body), at + 1 + len(rows)
    return _unread(guide, [line, *(row.line for row in rows)], at, report) if words and len(rows) > 1 else None
