"""Rows as an aligned table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.report.drawing import display_width, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_GAP = "  "
_LONGEST_CELL = 40
"""The maximum width of a column if not all columns fit."""


class Grid(NamedTuple):
    """A table to print, and the columns that did not fit."""

    lines: list[str]
    left_out: list[str]


class _Column(NamedTuple):
    name: str
    cells: list[str]
    is_number: bool
    width: int


def format_rows(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], width: int | None
) -> Grid:
    """Some columns of rows under a header, with numbers to the right and nulls empty.

    `width` is the width of the terminal: long cells are cut, and columns that are empty or do not
    fit are left out. Without a width, everything is shown.
    """
    made = [_column(name, [row.get(name) for row in rows]) for name in columns]
    shown = made if width is None else list(_fitting(made, width))
    names = {column.name for column in shown}
    left_out = [column.name for column in made if column.name not in names]
    lines = [_line([column.name for column in shown], shown)]
    lines += [
        _line(cells, shown) for cells in zip(*(column.cells for column in shown), strict=True)
    ]
    return Grid(lines, left_out)


def _column(name: str, values: Sequence[object]) -> _Column:
    cells = [cell_text(value) for value in values]
    is_number = all(value is None or _is_number(value) for value in values)
    width = max([display_width(name), *map(display_width, cells)])
    return _Column(name, cells, is_number and any(cells), width)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def cell_text(value: object) -> str:
    """A value as text: nulls empty, whole amounts without a fraction, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        return visible_text(", ".join(map(str, value)))
    return visible_text(str(value))


def _fitting(columns: Sequence[_Column], width: int) -> Iterator[_Column]:
    """The columns with a value, from the first, as long as they fit;
    long ones are cut if that helps.
    """
    columns = [column for column in columns if any(column.cells)] or list(columns)
    if sum(column.width + len(_GAP) for column in columns) - len(_GAP) > width:
        columns = [column._replace(width=min(column.width, _LONGEST_CELL)) for column in columns]
    room = width
    for index, column in enumerate(columns):
        if index and column.width > room:
            return
        yield column._replace(width=min(column.width, max(room, 1)))
        room -= column.width + len(_GAP)


def _line(cells: Sequence[str], columns: Sequence[_Column]) -> str:
    padded = (_padded(cell, column) for cell, column in zip(cells, columns, strict=True))
    return _GAP.join(padded).rstrip()


def _padded(cell: str, column: _Column) -> str:
    cell = _cut(cell, column.width)
    padding = " " * (column.width - display_width(cell))
    return padding + cell if column.is_number else cell + padding


def _cut(cell: str, width: int) -> str:
    if display_width(cell) <= width:
        return cell
    kept = cell
    while display_width(kept) > width - 1:
        kept = kept[: min(len(kept) - 1, width - 1)]
    return kept + "…"
