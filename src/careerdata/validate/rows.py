"""Check every row against the row rules of its table:
amounts in order, a unit for each figure, and so on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.contract import PLACEHOLDER
from careerdata.contract.tables import rows_of
from careerdata.rules.contract import broken_row_rule
from careerdata.validate.wording import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from careerdata.contract import Contract, Operator, RowRule, TableSchema
    from careerdata.contract.tables import Columns, Tables
    from careerdata.model.finding import Finding, Report
    from careerdata.validate import Locate

Values = tuple[object, ...]


def check_rows(tables: Tables, contract: Contract, locate: Locate, report: Report) -> None:
    """Report every row that breaks a row rule of its table, in the order of the rows.

    A value of the wrong type breaks no rule; `check_columns` reports it. If a row breaks several
    rules at the same column, the most severe one is reported, or the first one in the contract.
    """
    for table in contract.tables:
        for finding in _broken(tables.get(table.name, {}), table, locate):
            report(finding)


def _broken(columns: Columns, table: TableSchema, locate: Locate) -> Iterator[Finding]:
    broken: dict[tuple[int, str], RowRule] = {}
    for rule in sorted(
        table.rules, key=lambda rule: ("error", "warning", "info").index(rule.severity)
    ):
        for row in _rows_that_break(rule, columns, table):
            broken.setdefault((row, _column_to_show(rule, row, columns)), rule)
    order = {name: index for index, name in enumerate(columns)}
    for row, column in sorted(broken, key=lambda cell: (cell[0], order[cell[1]])):
        rule = broken[row, column]
        hint = None if rule.hint is None else _filled(rule.hint, row, columns)
        found = broken_row_rule.at(
            locate(table.name, row, column), _filled(rule.message, row, columns), hint
        )
        # The name and the severity of the rule are in the contract.
        yield replace(found, name=rule.name, severity=rule.severity)


def _rows_that_break(rule: RowRule, columns: Columns, table: TableSchema) -> Iterator[int]:
    guards = tuple(column for column, _ in rule.when)
    if not {*rule.columns, *guards} <= columns.keys():
        return
    holds = _judge(rule, table)
    values = list(rows_of(columns, rule.columns))
    for row in _rows_that_it_is_about(rule, columns, len(values)):
        if not holds(values[row]):
            yield row


def _rows_that_it_is_about(rule: RowRule, columns: Columns, count: int) -> Iterable[int]:
    rows: Iterable[int] = range(count)
    for name, values in rule.when:
        column, wanted = columns[name], frozenset(values)
        rows = [row for row in rows if not isinstance(column[row], list) and column[row] in wanted]
    return rows


def _judge(rule: RowRule, table: TableSchema) -> Callable[[Values], bool]:
    """The rule as a function of the values of its columns; values that cannot be compared pass."""
    match rule.operator:
        case "one_of":
            known = [set(table.field(column).enum or ()) for column in rule.columns]
            # A value that the column itself does not know is reported there.
            return lambda values: all(
                value is None or value in allowed or (bool(enum) and value not in enum)
                for value, allowed, enum in zip(values, rule.allowed, known, strict=True)
            )
        case "decimals":
            return lambda values: all(
                not isinstance(value, float) or round(value, places) == value
                for value, places in zip(values, rule.places, strict=True)
            )
        case operator:
            return _OPERATORS[operator]


def _le(values: Values) -> bool:
    low, high = values
    return not _are_numbers(low, high) or low <= high  # type: ignore[operator]  # both are numbers


def _lt(values: Values) -> bool:
    low, high = values
    return not _are_numbers(low, high) or low < high  # type: ignore[operator]  # both are numbers


def _are_numbers(one: object, other: object) -> bool:
    # The types themselves, without their children: bool is no number here.
    return type(one) in _NUMBERS and type(other) in _NUMBERS


_NUMBERS = (int, float)


_OPERATORS: dict[Operator, Callable[[Values], bool]] = {
    "le": _le,
    "lt": _lt,
    "equal": lambda values: None in values or values[0] == values[1],
    "differ": lambda values: None in values or values[0] != values[1],
    "present": lambda values: None not in values,
    "any_present": lambda values: any(value is not None for value in values),
    "all_or_none": lambda values: len({value is None for value in values}) == 1,
    "present_with": lambda values: values[0] is None or values[1] is not None,
}


def _column_to_show(rule: RowRule, row: int, columns: Columns) -> str:
    present = [column for column in rule.columns if columns[column][row] is not None]
    return present[0] if present else rule.columns[0]


def _filled(words: str, row: int, columns: Columns) -> str:
    return PLACEHOLDER.sub(lambda match: shortened(plain(columns[match[1]][row])), words)
