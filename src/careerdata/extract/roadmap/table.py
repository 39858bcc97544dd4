"""A roadmap as a table: which column says the time, which the length, and which the title.

| Weeks | Focus | Tasks |            a time in its column, or bare numbers (`1-2`) under the unit as header
| Phase | Duration | Goal |         a number or a name, and how long it takes

The time decides what is a step: rows without one are none, unless all rows have a length or a
step's number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title
from careerdata.extract.roadmap.step import actions_of, sourced, timed_step
from careerdata.model.record import Sourced, StepRecord
from careerdata.notation.period import read_length, read_period

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Row, Table, Text
    from careerdata.notation.extent import Number

    _ReadCell = Callable[[Text, Text, Knowledge], StepRecord | None]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The indices of a table's columns; None where it has none of a sort."""

    name: int
    """The time, the step's number, or its name."""
    length: int | None
    title: int | None


def table_steps(table: Table, knowledge: Knowledge) -> list[StepRecord]:
    """The steps of a table's rows; none where it is no roadmap."""
    rows = [row for row in table.rows if len(row.cells) == len(table.header.cells)]
    columns = _columns(table, rows, knowledge)
    if columns is None:
        return []
    steps = (_row_step(row, table.header, columns, knowledge) for row in rows)
    return [step for step in steps if step is not None]


def _columns(table: Table, rows: list[Row], knowledge: Knowledge) -> _Columns | None:
    header = table.header.cells
    time_at = _most(table, rows, _calendar_cell, knowledge)
    length_at = _most(table, rows, _length_cell, knowledge)
    number_at = _most(table, rows, _number_cell, knowledge)
    name_at = next((at for at in (time_at, number_at) if at is not None), None)
    if name_at is None:
        if length_at is None or len(header) <= 1:
            return None
        name_at = 1 if length_at == 0 else 0
        return _Columns(name_at, length_at, title=name_at)
    if time_at is not None:
        length_at = None
    return _Columns(
        name_at, length_at, _title_at(header, {name_at, length_at, number_at}, knowledge)
    )


def _title_at(header: tuple[Text, ...], taken: set[int | None], knowledge: Knowledge) -> int | None:
    free = [at for at in range(len(header)) if at not in taken]
    kinds = {at: knowledge.reading.columns.exactly(header[at].plain) for at in free}
    # `Phase` may be a name beside the months of another column.
    named = [at for at in free if "period" in kinds[at]]
    focused = [at for at in free if "focus" in kinds[at]]
    return next(iter([*named, *focused]), None)


def _most(table: Table, rows: list[Row], read: _ReadCell, knowledge: Knowledge) -> int | None:
    """The first column of which most cells can be read in one way."""
    for at, header in enumerate(table.header.cells):
        found = sum(read(row.cells[at], header, knowledge) is not None for row in rows)
        if found and found * 2 > len(rows):
            return at
    return None


def _calendar_cell(cell: Text, header: Text, knowledge: Knowledge) -> StepRecord | None:
    step = timed_step(cell, knowledge)
    if step is not None and step.start is not None:
        return step
    return _numbers_under(cell, header, knowledge)


def _number_cell(cell: Text, header: Text, knowledge: Knowledge) -> StepRecord | None:
    step = timed_step(cell, knowledge)
    if step is not None and step.number is not None:
        return step
    return _numbers_under(cell, header, knowledge, of_steps=True)


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
        _shifted(cell, n, len(lead)) for n in (period.start, period.end, period.ordinal)
    )
    unit: Sourced[str] | None = Sourced(period.unit, header.span) if period.unit else None
    return StepRecord(cell, cell, unit, start, end, number=number)


def _shifted(cell: Text, number: Number | None, shift: int) -> Sourced[int] | None:
    return (
        sourced(cell, number._replace(start=number.start - shift, end=number.end - shift))
        if number
        else None
    )


def _row_step(row: Row, header: Row, columns: _Columns, knowledge: Knowledge) -> StepRecord | None:
    step = _named_by(row, header, columns, knowledge)
    if step is None:
        return None
    others = [
        cell
        for at, cell in enumerate(row.cells)
        if at not in {columns.name, columns.length} and cell
    ]
    title = row.cells[columns.title] if columns.title is not None else None
    if not title:
        title = others[0] if _says_no_title(step) and others else step.title
    said = [
        action for other in others if other is not title for action in actions_of(other, knowledge)
    ]
    return replace(step, title=clean_title(title), actions=[*step.actions, *said])


def _says_no_title(step: StepRecord) -> bool:
    return step.title.plain == step.label.plain


def _named_by(row: Row, header: Row, columns: _Columns, knowledge: Knowledge) -> StepRecord | None:
    cell, head = row.cells[columns.name], header.cells[columns.name]
    step = _calendar_cell(cell, head, knowledge) or _number_cell(cell, head, knowledge)
    if columns.length is None:
        return step
    length = _length_cell(row.cells[columns.length], head, knowledge)
    if step is None and (length is None or not cell):
        return None
    named = step or StepRecord(clean_title(cell), clean_title(cell))
    if length is None or named.unit is not None:
        return named
    return replace(
        named, unit=length.unit, duration_min=length.duration_min, duration_max=length.duration_max
    )
