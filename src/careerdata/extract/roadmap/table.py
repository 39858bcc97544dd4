"""A roadmap as a table: which column says the time, which the length, and which the title.

| Weeks | Focus | Tasks |            a time in its column, or bare numbers (`1-2`) under the unit as header
| Phase | Duration | Goal |         a number or a name, and how long it takes

The time decides what is a step: rows without one are none, unless all rows have a length or a
step's number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate.titles import clean_title
from careerdata.extract.columns import whole_rows
from careerdata.extract.roadmap.step import actions_of, timed_step
from careerdata.model.record import Sourced, StepRecord, sourced
from careerdata.notation.period import read_length, read_period

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.extract.columns import Cells
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Table, Text

    _ReadCell = Callable[[Text, Text, Knowledge], StepRecord | None]


class _Columns(NamedTuple):
    """The indices of a table's columns; None where it has none of a sort."""

    name: int
    """The time, the step's number, or its name."""
    length: int | None
    title: int | None


def table_steps(table: Table, knowledge: Knowledge) -> list[StepRecord]:
    """The steps of a table's rows; none where it is no roadmap."""
    header, rows = table.header.cells, whole_rows(table)
    columns = _columns(header, rows, knowledge)
    steps = (_row_step(row, header, columns, knowledge) for row in rows) if columns else ()
    return [step for step in steps if step is not None]


def _columns(header: Cells, rows: list[Cells], knowledge: Knowledge) -> _Columns | None:
    time_at, length_at, number_at = (
        _most(header, rows, read, knowledge)
        for read in (_calendar_cell, _length_cell, _number_cell)
    )
    if time_at is not None:
        length_at = None
    name_at = number_at if time_at is None else time_at
    if name_at is not None:
        taken = {name_at, length_at, number_at}
        return _Columns(name_at, length_at, _title_at(header, taken, knowledge))
    if length_at is None or len(header) == 1:
        return None
    beside = 1 if length_at == 0 else 0
    return _Columns(beside, length_at, title=beside)


def _title_at(header: Cells, taken: set[int | None], knowledge: Knowledge) -> int | None:
    kinds = [knowledge.reading.columns.exactly(cell.plain) for cell in header]
    # `Phase` may be a name beside the months of another column.
    wanted = (
        at
        for kind in ("period", "focus")
        for at, found in enumerate(kinds)
        if kind in found and at not in taken
    )
    return next(wanted, None)


def _most(header: Cells, rows: list[Cells], read: _ReadCell, knowledge: Knowledge) -> int | None:
    """The first column of which most cells can be read in one way."""
    for at, head in enumerate(header):
        found = sum(read(row[at], head, knowledge) is not None for row in rows)
        if found and found * 2 > len(rows):
            return at
    return None


def _calendar_cell(cell: Text, header: Text, knowledge: Knowledge) -> StepRecord | None:
    step = timed_step(cell, knowledge)
    is_timed = step is not None and step.start is not None
    return step if is_timed else _numbers_under(cell, header, knowledge)


def _number_cell(cell: Text, header: Text, knowledge: Knowledge) -> StepRecord | None:
    step = timed_step(cell, knowledge)
    is_numbered = step is not None and step.number is not None
    return step if is_numbered else _numbers_under(cell, header, knowledge, of_steps=True)


def _length_cell(cell: Text, _header: Text, knowledge: Knowledge) -> StepRecord | None:
    length = read_length(cell.plain, knowledge.periods)
    if length is None or length.unit is None:
        return None
    return StepRecord(
        cell,
        cell,
        unit=Sourced(length.unit, cell.span_of(*length.label)),
        duration_min=sourced(cell, length.duration_min),
        duration_max=sourced(cell, length.duration_max),
    )


_BARE_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\s*")


def _numbers_under(
    cell: Text, header: Text, knowledge: Knowledge, *, of_steps: bool = False
) -> StepRecord | None:
    """`1-2` under the header `Month`; `1` under the header `Step`."""
    if not _BARE_NUMBERS.fullmatch(cell.plain):
        return None
    lead = f"{header.plain} "
    period = read_period(lead + cell.plain, knowledge.periods)
    if period is None or (period.unit is None) is not of_steps:
        return None
    start, end, number = (
        sourced(cell, n._replace(start=n.start - len(lead), end=n.end - len(lead))) if n else None
        for n in (period.start, period.end, period.ordinal)
    )
    unit: Sourced[str] | None = Sourced(period.unit, header.span) if period.unit else None
    return StepRecord(cell, cell, unit, start, end, number=number)


def _row_step(
    row: Cells, header: Cells, columns: _Columns, knowledge: Knowledge
) -> StepRecord | None:
    step = _named_by(row, header, columns, knowledge)
    if step is None:
        return None
    others = [c for at, c in enumerate(row) if c and at not in {columns.name, columns.length}]
    title = row[columns.title] if columns.title is not None else None
    if not title:
        says_no_title = step.title.plain == step.label.plain
        title = others[0] if says_no_title and others else step.title
    said = [action for c in others if c is not title for action in actions_of(c, knowledge)]
    return replace(step, title=clean_title(title), actions=[*step.actions, *said])


def _named_by(
    row: Cells, header: Cells, columns: _Columns, knowledge: Knowledge
) -> StepRecord | None:
    cell, head = row[columns.name], header[columns.name]
    step = _calendar_cell(cell, head, knowledge) or _number_cell(cell, head, knowledge)
    if columns.length is None:
        return step
    length = _length_cell(row[columns.length], head, knowledge)
    if step is None and (length is None or not cell):
        return None
    named = step or StepRecord(clean_title(cell), clean_title(cell))
    if length is None or named.unit is not None:
        return named
    return replace(
        named, unit=length.unit, duration_min=length.duration_min, duration_max=length.duration_max
    )
