"""The errors in the values of a table, found by pandera.

Only this module uses pandera. A call takes 20 ms and the import of pandas a second, so only tables
in which `values` finds an error come here, each for many guides together.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, get_args

import pandas as pd
import pandera.pandas as pa

from careerdata.validate.values import Fault, unfit_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pandas.api.extensions import ExtensionDtype

    from careerdata.contract import Field, FieldType, TableSchema
    from careerdata.contract.tables import Columns

_PANDERA_NAMES: dict[str, Fault] = {
    "not_nullable": "missing",
    "field_uniqueness": "duplicate_value",
    "multiple_fields_uniqueness": "duplicate_key",
}
"""The names that pandera gives to checks without one."""

_BY_WEIGHT: tuple[Fault, ...] = get_args(Fault)
"""Of several errors of a value, the first in this list is reported; the others follow from it."""


def faults_of(columns: Columns, table: TableSchema) -> dict[tuple[int, str], Fault]:
    """The most important error of each value that has one, by row and column."""
    unfit = {field.name: set(unfit_rows(columns[field.name], field)) for field in table.fields}
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
    """Whether all parts of the key of a row are there and valid;
    pandera treats all others as the same null.
    """
    return all(
        columns[name][row] is not None and row not in unfit[name] for name in table.primary_key
    )


@cache
def pandera_schema(table: TableSchema) -> pa.DataFrameSchema:
    """The columns and the key of the table for pandera: nullable pandas types, no coercion.

    Each check has the name of its constraint (`enum`, `minimum`, …).
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
    return pd.DataFrame(
        {field.name: _series(columns, field, unfit[field.name]) for field in table.fields}
    )


def _series(columns: Columns, field: Field, unfit: set[int]) -> pd.Series:
    values = columns[field.name]
    fitting = (
        [None if row in unfit else value for row, value in enumerate(values)] if unfit else values
    )
    if field.type == "array":
        return pd.Series(fitting, dtype=object)
    # The overloads of pandas' stubs know each type alone, not a choice among them.
    return pd.Series(pd.array(fitting, dtype=_PANDAS_TYPES[field.type]))  # type: ignore[call-overload]


def _pandera_faults(frame: pd.DataFrame, table: TableSchema) -> Iterator[tuple[int, str, Fault]]:
    try:
        with warnings.catch_warnings():
            # How pandera combines its cases is up to pandera.
            warnings.simplefilter("ignore", FutureWarning)
            pandera_schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        for check, row, column in zip(cases["check"], cases["index"], cases["column"], strict=True):
            yield from _fault(str(check), row, column, table)


def _fault(
    check: str, row: object, column: object, table: TableSchema
) -> Iterator[tuple[int, str, Fault]]:
    fault = _PANDERA_NAMES.get(check, check)
    if fault not in _BY_WEIGHT or not isinstance(row, int | float) or not isinstance(column, str):
        raise RuntimeError(f"pandera could not check the table {table.name}: {check}")
    yield int(row), table.primary_key[-1] if fault == "duplicate_key" else column, fault
