"""Check the values of a table without pandas: their types, and whether there is any error."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Literal

from careerdata.contract import INTEGER_RANGES
from careerdata.contract.tables import row_count, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.contract import Field, FieldType, TableSchema
    from careerdata.contract.tables import Columns

Fault = Literal[
    "wrong_type",
    "missing",
    "enum",
    "pattern",
    "min_length",
    "minimum",
    "maximum",
    "duplicate_value",
    "duplicate_key",
]
"""The errors of a value, the most important first."""


def are_sound(columns: Columns, table: TableSchema) -> bool:
    """Whether every value fits its column, and every key is unique.

    Each distinct value is checked once, which is much faster than importing and running pandera. If
    there is an error, `check_columns` finds it. Raises ValueError for columns of different lengths.
    """
    if list(columns) != list(table.column_names):
        return False
    if row_count(columns) == 0:
        return True
    return all(_is_sound(columns[field.name], field) for field in table.fields) and _has_own_keys(
        columns, table
    )


def _is_sound(values: list[object], field: Field) -> bool:
    types = set(map(type, values))
    if types == _NOTHING:
        return not field.required
    if not types <= _PLAIN_TYPES[field.type] or (field.required and None in values):
        return False
    distinct = list(_distinct(values, field))
    if field.unique and len(distinct) < len(values) - values.count(None):
        return False
    return _all_fit(distinct, field) and _are_allowed(distinct, field)


def _are_allowed(values: list[Any], field: Field) -> bool:
    if field.enum is not None and not set(values) <= set(field.enum):
        return False
    if field.minimum is not None and min(values) < field.minimum:
        return False
    if field.maximum is not None and max(values) > field.maximum:
        return False
    if field.min_length is not None and min(map(len, values)) < field.min_length:
        return False
    return field.pattern is None or all(map(re.compile(field.pattern).fullmatch, values))


def _has_own_keys(columns: Columns, table: TableSchema) -> bool:
    keys = list(rows_of(columns, table.primary_key))
    return len(set(keys)) == len(keys) and not any(None in key for key in keys)


_NOTHING = {type(None)}
_PLAIN_TYPES: dict[FieldType, frozenset[type]] = {
    "string": frozenset({str, type(None)}),
    "integer": frozenset({int, type(None)}),
    "number": frozenset({int, float, type(None)}),
    "boolean": frozenset({bool, type(None)}),
    "array": frozenset({list, type(None)}),
}


def unfit_rows(values: list[object], field: Field) -> list[int]:
    """The rows with a value that the column cannot hold.

    pandas would convert or reject whole columns, so we check the Python values.
    """
    is_plain = set(map(type, values)) <= _PLAIN_TYPES[field.type]
    if is_plain and _all_fit(list(_distinct(values, field)), field):
        return []
    return [
        row for row, value in enumerate(values) if value is not None and not _fits(value, field)
    ]


def _distinct(values: list[object], field: Field) -> Iterable[object]:
    """The distinct values, if all have the plain type: most columns repeat a few values."""
    if field.type == "array":
        return (value for value in values if value is not None)
    return set(values) - {None}


def _all_fit(values: list[Any], field: Field) -> bool:
    """Whether all values of the plain type fit; most columns can be checked as a whole."""
    match field.type:
        case "boolean":
            return True
        case "integer" if values:
            low, high = INTEGER_RANGES[field.arrow]
            return bool(low <= min(values) and max(values) <= high)
        case "string":
            return _is_text("".join(values))
        case _:
            return all(_fits(value, field) for value in values)


def _fits(value: object, field: Field) -> bool:
    match field.type:
        case "string":
            return _is_text(value)
        case "integer":
            low, high = INTEGER_RANGES[field.arrow]
            return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        case "number":
            return (
                isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value)
            )
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list | tuple) and all(map(_is_text, value))


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _is_text(value: object) -> bool:
    # A lone surrogate is a str in Python, but no file can hold it.
    return isinstance(value, str) and (value.isascii() or not _LONE_SURROGATE.search(value))


def _is_finite(value: float) -> bool:
    return abs(value) < 2**1023 if isinstance(value, int) else math.isfinite(value)
