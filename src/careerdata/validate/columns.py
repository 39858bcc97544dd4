"""Every value against its column: types, nulls, allowed values, bounds, patterns, and unique keys.

This is the only bridge to pandera. It runs once a table, over all guides together, for a call costs 20 ms.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd
import pandera.pandas as pa

from careerdata.contract import INTEGER_RANGES
from careerdata.finding import Related
from careerdata.rules import contract as rules
from careerdata.tables import row_count, rows_of
from careerdata.validate.wording import nearest, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pandas.api.extensions import ExtensionDtype

    from careerdata.contract import Contract, Field, FieldType, TableSchema
    from careerdata.finding import Finding, Report, Where
    from careerdata.tables import Columns, Tables
    from careerdata.validate import Locate

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

_PANDERA_NAMES: dict[str, Fault] = {
    "not_nullable": "missing",
    "field_uniqueness": "duplicate_value",
    "multiple_fields_uniqueness": "duplicate_key",
}
"""What pandera calls the checks that cannot be given a name."""

_BY_WEIGHT: tuple[Fault, ...] = get_args(Fault)
"""Of several faults of one value, the first here is reported: the others follow from it."""


def check_columns(tables: Tables, contract: Contract, locate: Locate, report: Report) -> None:
    """Report every value that its column does not allow; one finding for each cause, in row order.

    Where a table lacks a column or has one too many, that is all that is said about it. Raises ValueError for
    a table that the contract does not know and for columns of unequal length.
    """
    if unknown := [name for name in tables if name not in contract.table_names]:
        raise ValueError(f"the contract has no table {', '.join(unknown)}")
    for table in contract.tables:
        columns = tables.get(table.name, {})
        row_count(columns)
        strangers = list(_misfit_columns(columns, table, locate))
        for finding in strangers or _misfit_values(columns, table, locate):
            report(finding)


def _misfit_columns(columns: Columns, table: TableSchema, locate: Locate) -> Iterator[Finding]:
    for name in table.column_names:
        if name not in columns:
            yield rules.missing_column.at(locate(table.name, None, name), table.name, name)
    for name in columns:
        if name not in table.column_names:
            yield rules.unexpected_column.at(locate(table.name, None, name), table.name, name)


def _misfit_values(columns: Columns, table: TableSchema, locate: Locate) -> Iterator[Finding]:
    if row_count(columns) == 0:
        return
    faults = _faults(columns, table)
    words = _Words(columns, table, locate)
    order = {name: index for index, name in enumerate(table.column_names)}
    for row, column in sorted(faults, key=lambda cell: (cell[0], order[cell[1]])):
        yield words.finding(row, column, faults[row, column])


def _faults(columns: Columns, table: TableSchema) -> dict[tuple[int, str], Fault]:
    """The gravest fault of each value that has one, by row and column."""
    unfit = {field.name: set(_unfit_rows(columns[field.name], field)) for field in table.fields}
    faults: dict[tuple[int, str], Fault] = {
        (row, column): "wrong_type" for column, rows in unfit.items() for row in rows
    }
    for row, column, fault in _pandera_faults(_frame(columns, table, unfit), table):
        if fault == "duplicate_key" and not _has_key(row, columns, table, unfit):
            continue
        known = faults.get((row, column), fault)
        faults[row, column] = min(fault, known, key=_BY_WEIGHT.index)
    return faults


def _has_key(row: int, columns: Columns, table: TableSchema, unfit: dict[str, set[int]]) -> bool:
    """Whether all parts of a row's key are there and fit; pandera sees the others as nulls, all alike."""
    return all(columns[name][row] is not None and row not in unfit[name] for name in table.primary_key)


# --- types: pandas would convert or refuse whole columns, so the Python values are looked at ----------------

_PLAIN_TYPES: dict[FieldType, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "array": frozenset({list}),
}


def _unfit_rows(values: list[object], field: Field) -> list[int]:
    """The rows whose value is neither null nor one that the column can hold."""
    types = set(map(type, values)) - {type(None)}
    if types <= _PLAIN_TYPES[field.type] and all(_fits(value, field) for value in _distinct(values, field)):
        return []
    return [row for row, value in enumerate(values) if value is not None and not _fits(value, field)]


def _distinct(values: list[object], field: Field) -> Iterable[object]:
    """The values to look at where all are of the plain type: most columns repeat a few."""
    if field.type == "array":
        return (value for value in values if value is not None)
    return set(values) - {None}


def _fits(value: object, field: Field) -> bool:
    match field.type:
        case "string":
            return _is_text(value)
        case "integer":
            low, high = INTEGER_RANGES[field.arrow]
            return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value)
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list | tuple) and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    # A lone surrogate is a str in Python, but no file can hold it.
    return isinstance(value, str) and (value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value))


def _is_finite(value: float) -> bool:
    return abs(value) < 2**1023 if isinstance(value, int) else math.isfinite(value)


# --- all else: pandera -----------------------------------------------------------------------------------


@cache
def pandera_schema(table: TableSchema) -> pa.DataFrameSchema:
    """The table's columns and key for pandera: pandas' nullable types, no coercion.

    Each check reports itself as the constraint that it stands for (`enum`, `minimum`, …).
    """
    return pa.DataFrameSchema(
        {
            field.name: pa.Column(
                _PANDAS_TYPES.get(field.type, object),
                _checks(field),
                nullable=not field.required,
                unique=field.unique,
                report_duplicates="exclude_first",
            )
            for field in table.fields
        },
        unique=list(table.primary_key),
        report_duplicates="exclude_first",
        strict=True,
        name=table.name,
    )


_PANDAS_TYPES: dict[FieldType, ExtensionDtype] = {
    "string": pd.StringDtype("python"),
    "integer": pd.Int64Dtype(),
    "number": pd.Float64Dtype(),
    "boolean": pd.BooleanDtype(),
}


def _checks(field: Field) -> list[pa.Check]:
    checks: list[pa.Check] = []
    if field.enum is not None:
        checks.append(pa.Check.isin(field.enum, error="enum"))
    if field.pattern is not None:
        checks.append(pa.Check.str_matches(rf"^(?:{field.pattern})\Z", error="pattern"))
    if field.minimum is not None:
        checks.append(pa.Check.ge(field.minimum, error="minimum"))
    if field.maximum is not None:
        checks.append(pa.Check.le(field.maximum, error="maximum"))
    if field.min_length is not None:
        long_enough = _at_least(field.min_length)
        checks.append(pa.Check(long_enough, element_wise=True, error="min_length"))
    return checks


def _at_least(length: int) -> Callable[[str | list[str]], bool]:
    return lambda value: len(value) >= length


def _frame(columns: Columns, table: TableSchema, unfit: dict[str, set[int]]) -> pd.DataFrame:
    return pd.DataFrame({field.name: _series(columns, field, unfit[field.name]) for field in table.fields})


def _series(columns: Columns, field: Field, unfit: set[int]) -> pd.Series:
    values = columns[field.name]
    fitting = [None if row in unfit else value for row, value in enumerate(values)] if unfit else values
    if field.type == "array":
        return pd.Series(fitting, dtype=object)
    # The overloads of pandas' stubs know each type alone, not a choice among them.
    return pd.Series(pd.array(fitting, dtype=_PANDAS_TYPES[field.type]))  # type: ignore[call-overload]


def _pandera_faults(frame: pd.DataFrame, table: TableSchema) -> Iterator[tuple[int, str, Fault]]:
    try:
        pandera_schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        for check, row, column in zip(cases["check"], cases["index"], cases["column"], strict=True):
            yield from _fault(str(check), row, column, table)


def _fault(check: str, row: object, column: object, table: TableSchema) -> Iterator[tuple[int, str, Fault]]:
    fault = _PANDERA_NAMES.get(check, check)
    if fault not in _BY_WEIGHT or not isinstance(row, int | float) or not isinstance(column, str):
        raise RuntimeError(f"pandera could not check the table {table.name}: {check}")
    yield int(row), table.primary_key[-1] if fault == "duplicate_key" else column, fault


# --- words -----------------------------------------------------------------------------------------------

_WANTED: dict[FieldType, str] = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "array": "a list of texts",
}


@dataclass(frozen=True)
class _Words:
    """Turns the faults of one table into findings."""

    columns: Columns
    table: TableSchema
    locate: Locate

    def finding(self, row: int, column: str, fault: Fault) -> Finding:
        where = self.locate(self.table.name, row, column)
        field = self.table.field(column)
        if fault == "duplicate_key":
            return self._duplicate_key(row, where)
        if fault == "duplicate_value":
            return self._duplicate_value(row, field, where)
        return self._misfit(self.columns[column][row], field, fault, where)

    def _misfit(self, value: object, field: Field, fault: Fault, where: Where) -> Finding:
        what = self.table.title, field.title
        match fault:
            case "missing":
                return rules.missing_value.at(where, *what)
            case "enum":
                allowed = [str(word) for word in field.enum or ()]
                return rules.unknown_value.at(where, *what, quoted(value), tuple(allowed), nearest(value, allowed))
            case "minimum":
                return rules.value_out_of_bounds.at(where, *what, plain(value), "below", plain(field.minimum))
            case "maximum":
                return rules.value_out_of_bounds.at(where, *what, plain(value), "above", plain(field.maximum))
            case "min_length":
                return rules.malformed_value.at(where, *what, quoted(value), _too_short(field), None)
            case "pattern":
                problem = "which is not in the right form"
                return rules.malformed_value.at(where, *what, quoted(value), problem, _right_form(field))
            case _:
                return rules.wrong_type.at(where, *what, quoted(value), _wanted(value, field))

    def _duplicate_key(self, row: int, where: Where) -> Finding:
        keys = list(rows_of(self.columns, self.table.primary_key))
        named = [quoted(part) for part in keys[row][1:] or keys[row]]
        place = self._beside_first(where, keys.index(keys[row]))
        return rules.duplicate_key.at(place, self.table.title, ", ".join(named))

    def _duplicate_value(self, row: int, field: Field, where: Where) -> Finding:
        value = self.columns[field.name][row]
        place = self._beside_first(where, self.columns[field.name].index(value))
        return rules.duplicate_value.at(place, self.table.title, field.title, quoted(value))

    def _beside_first(self, where: Where, first: int) -> Where:
        place = self.locate(self.table.name, first, None).place
        return replace(where, related=(*where.related, Related(place, "the first one is here")))


def _too_short(field: Field) -> str:
    counted = "entries" if field.type == "array" else "characters"
    return f"which is shorter than {field.min_length} {counted}" if field.min_length != 1 else "which is empty"


def _right_form(field: Field) -> str:
    """What the column is for, as the contract describes it, and its pattern for those who read patterns."""
    described = f"{field.description[0].lower()}{field.description[1:]}".rstrip(".")
    return f"{described} (the form is {field.pattern})"


def _wanted(value: object, field: Field) -> str:
    if field.type == "integer" and isinstance(value, int) and not isinstance(value, bool):
        low, high = INTEGER_RANGES[field.arrow]
        return f"a whole number from {low} to {high}"
    return _WANTED[field.type]
