"""Check every value against its column:
types, nulls, allowed values, bounds, patterns, and unique keys.

`values` finds the tables with errors; only those are checked with pandera (in `faults`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerdata.contract import INTEGER_RANGES
from careerdata.contract.tables import row_count, rows_of
from careerdata.lazy import LazyModule
from careerdata.model.finding import Related
from careerdata.rules import contract as rules
from careerdata.validate.values import Fault, are_sound
from careerdata.validate.wording import nearest, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, Field, FieldType, TableSchema
    from careerdata.contract.tables import Columns, Tables
    from careerdata.model.finding import Finding, Report, Where
    from careerdata.validate import Locate, faults
else:
    faults = LazyModule(
        "careerdata.validate.faults"
    )  # pandera with pandas takes a second to import


def check_columns(tables: Tables, contract: Contract, locate: Locate, report: Report) -> None:
    """Report every value that its column does not allow, in row order, once for each cause.

    If a table has a missing or an extra column, nothing else is reported for it. Raises ValueError
    for an unknown table and for columns of different lengths.
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
    if are_sound(columns, table):
        return
    found = faults.faults_of(columns, table)
    words = _Words(columns, table, locate)
    order = {name: index for index, name in enumerate(table.column_names)}
    for row, column in sorted(found, key=lambda cell: (cell[0], order[cell[1]])):
        yield words.finding(row, column, found[row, column])


# --- words ----------------------------------------------------------------------------------------

_WANTED: dict[FieldType, str] = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "array": "a list of texts",
}


@dataclass(frozen=True)
class _Words:
    """Turns the errors of a table into findings."""

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
                return rules.unknown_value.at(
                    where, *what, quoted(value), tuple(allowed), nearest(value, allowed)
                )
            case "minimum":
                limit = plain(field.minimum)
                return rules.value_out_of_bounds.at(where, *what, plain(value), "below", limit)
            case "maximum":
                limit = plain(field.maximum)
                return rules.value_out_of_bounds.at(where, *what, plain(value), "above", limit)
            case "min_length":
                problem = _too_short(field)
                return rules.malformed_value.at(where, *what, quoted(value), problem, None)
            case "pattern":
                problem, form = "which is not in the right form", _right_form(field)
                return rules.malformed_value.at(where, *what, quoted(value), problem, form)
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
    if field.min_length == 1:
        return "which is empty"
    counted = "entries" if field.type == "array" else "characters"
    return f"which is shorter than {field.min_length} {counted}"


def _right_form(field: Field) -> str:
    """The description of the column in the contract, with its pattern."""
    described = f"{field.description[0].lower()}{field.description[1:]}".rstrip(".")
    return f"{described} (the form is {field.pattern})"


def _wanted(value: object, field: Field) -> str:
    if field.type == "integer" and isinstance(value, int) and not isinstance(value, bool):
        low, high = INTEGER_RANGES[field.arrow]
        return f"a whole number from {low} to {high}"
    return _WANTED[field.type]
