"""From rows of cells to a table that was looked over:
ragged rows are reported, dividing rows are recognised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.model.document import Row, Table
from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Span
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide


def checked_table(guide: Guide, report: Report, header: Row, rows: Sequence[Row]) -> Table:
    """A table whose ragged rows are reported;
    a row with nothing but a first cell has that cell alone.
    """
    body = [Row(row.cells[:1], row.span) if _divides(row, header) else row for row in rows]
    for row in body:
        report_ragged_row(guide, header, row, report)
    end = body[-1].span.end if body else header.span.end
    return Table(header, tuple(body), Span(header.span.start, end))


_LEAST_TO_DIVIDE = 3


def _divides(row: Row, header: Row) -> bool:
    """Whether a row names a part of the table;
    in two full columns it is a name without a value instead.
    """
    is_wide = len(header.cells) >= _LEAST_TO_DIVIDE or len(row.cells) < len(header.cells)
    return is_wide and bool(row.cells[0]) and not any(row.cells[1:])


def report_ragged_row(guide: Guide, header: Row, row: Row, report: Report) -> None:
    """Report a row that has not as many cells as the header;
    a row of one cell divides the table instead.
    """
    expected, found = len(header.cells), len(row.cells)
    if found == 1 < expected:
        return
    if found < expected:
        report(rules.missing_table_cell.on(guide, row.span, row.cells[0].plain, expected, found))
    elif found > expected:
        _report_surplus(guide, header, row, report)


def _report_surplus(guide: Guide, header: Row, row: Row, report: Report) -> None:
    """Report cells too many: at the pipes that made them,
    where these can be distinguished from the others.
    """
    expected, found = len(header.cells), len(row.cells)
    source = guide.source(row.span)
    pipes = _pipes_inside_cells(source, found - expected, found)
    if not pipes:
        report(rules.extra_table_cell.on(guide, row.span, row.cells[0].plain, expected, found))
        return
    spans = [Span(row.span.start + at, row.span.start + at + 1) for at in pipes]
    fix = Fix("write the pipe as \\|", tuple(Edit(span, "\\|") for span in spans), is_safe=False)
    found_at = rules.unescaped_pipe.on(
        guide, Span(spans[0].start, spans[-1].end), _around(source, pipes[0])
    )
    report(found_at.with_fix(fix))


# | Nurse | ICU|ER | $60,000 |       the pipes between cells have spaces around, the one inside a cell has none
_TIGHT_PIPE = re.compile(r"(?<=[^\s|\\])\|(?=[^\s|])")
_LOOSE_PIPE = re.compile(r"(?<=\S\s)\s*\|(?=\s)(?=\s*\S)")


def _pipes_inside_cells(source: str, surplus: int, cells: int) -> list[int]:
    """Where the pipes stand that made cells too many; empty if that is unclear."""
    tight = [match.start() for match in _TIGHT_PIPE.finditer(source)]
    loose = len(_LOOSE_PIPE.findall(source.strip("| \t")))
    return tight if len(tight) == surplus and loose == cells - 1 - surplus > 0 else []


def _around(source: str, pipe: int) -> str:
    """The words that a pipe stands between."""
    before, after = source[:pipe].rpartition("|")[2], source[pipe + 1 :].partition("|")[0]
    return f"{before.strip()}|{after.strip()}"


def row_of(cells: Sequence[Text]) -> Row:
    """A row that is nothing but its cells."""
    return Row(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))
