"""CD5xx: values that the contract in `schemas/tables` does not allow."""

from __future__ import annotations

from typing import Literal

from careerdata.rules.catalogue import Words, rule


@rule("CD501", "missing-column", "error")
def missing_column(table: str, column: str) -> Words:
    """A table lacks a column that the contract has.

    Apps rely on every column. The guides are not at fault here: the contract does not match the
    version of careerdata, for example because your own `tables/roles.yaml` was written for another
    one.

    Bad: `tables/roles.yaml` has the field `salary_grade`, which careerdata does not fill.

    Good: only fields that `careerdata schema roles` prints.
    """
    return Words(
        f"the table {table} has no column {column}, which tables/{table}.yaml requires",
        f"remove {column} from tables/{table}.yaml, or use a version of careerdata that fills it",
    )


@rule("CD502", "unexpected-column", "error")
def unexpected_column(table: str, column: str) -> Words:
    """A table has a column that is not in the contract.

    Apps cannot rely on a column without a description, a type and limits, so it is not published.
    As with a missing column, the guides are not at fault.

    Bad: the table `roles` has a column `salary_grade`, and the contract has no such field.

    Good: the column `level`, which the contract describes.
    """
    return Words(
        f"the table {table} has a column {column} that tables/{table}.yaml does not describe",
        f"describe {column} in tables/{table}.yaml",
    )


@rule("CD503", "wrong-type", "error")
def wrong_type(row: str, what: str, value: str, wanted: str) -> Words:
    """A value has the wrong type for its column, or is too large for it.

    A text in a column of numbers breaks every sum over the column. Values are never converted to
    make them fit.

    Bad: `position` is the text `1`.

    Good: `position` is the number 1.
    """
    return Words(
        f"the {what} of this {row} is {value}, which is not {wanted}", f"write {wanted} here"
    )


@rule("CD504", "missing-value", "error")
def missing_value(row: str, what: str) -> Words:
    """A required value is missing.

    Apps rely on it without checking. A field that may be empty has no `required: true` in the
    contract.

    Bad: a salary band without a currency.

    Good: every amount with its currency: `$45,000`, `CHF 80.000`.
    """
    return Words(f"the {what} of this {row} is missing", f"add the {what} to the guide")


@rule("CD505", "unknown-value", "error")
def unknown_value(
    row: str, what: str, value: str, allowed: tuple[str, ...], nearest: str | None
) -> Words:
    """A value is not in its column's list of allowed values.

    Apps translate, group and sort by these values, and cannot handle others.

    Bad: the pay period `fortnight`.

    Good: one of the pay periods that `careerdata schema salary_bands` lists, such as `week`.
    """
    hint = f"did you mean {nearest}?" if nearest else f"use one of: {', '.join(allowed)}"
    return Words(f"the {what} of this {row} is {value}, which is not an allowed value", hint)


@rule("CD506", "value-out-of-bounds", "error")
def value_out_of_bounds(
    row: str, what: str, value: str, side: Literal["below", "above"], limit: str
) -> Words:
    """A number is below the lowest or above the highest value that its column allows.

    Such a number is nearly always a mistake (a year read as an amount, an extra digit), and a
    single one distorts every average.

    Bad: `Nurse (3-80 years)`

    Good: `Nurse (3-8 years)`
    """
    end = "lowest" if side == "below" else "highest"
    return Words(
        f"the {what} of this {row} is {value}, {side} the {end} allowed value, {limit}",
        "correct the guide; if the value is right, change the limit in schemas/tables",
    )


@rule("CD507", "malformed-value", "error")
def malformed_value(row: str, what: str, value: str, problem: str, right_form: str | None) -> Words:
    """A text does not have the format that its column requires.

    Currency codes, links and ids are matched with other data, and a single wrong character breaks
    the match.

    Bad: the currency `usd`.

    Good: the currency `USD`.
    """
    return Words(
        f"the {what} of this {row} is {value}, {problem}", right_form or f"correct the {what}"
    )


@rule("CD508", "duplicate-key", "error")
def duplicate_key(row: str, key: str) -> Words:
    """Two rows of one guide have the same key.

    A reference to the key could mean either row, and a join counts both.

    Bad: two bands of one guide with the id `nurse-de`.

    Good: one of them `senior-nurse-de`.
    """
    return Words(
        f"another {row} already has the key {key}",
        "remove one of the two, or give them different names",
    )


@rule("CD509", "duplicate-value", "error")
def duplicate_value(row: str, what: str, value: str) -> Words:
    """Two rows have the same value in a column of unique values.

    The contract marks such a column with `unique: true`, and apps look up rows by it.

    Bad: two guides with the title `# Nursing`, where titles are marked as unique.

    Good: `# Nursing in 2026`
    """
    return Words(f"another {row} already has the {what} {value}", f"give each {row} its own {what}")


@rule("CD510", "broken-row-rule", "error")
def broken_row_rule(message: str, hint: str | None) -> Words:
    """The values of a row contradict each other.

    Each file in `schemas/tables` lists under `rules` how the values of a row must fit together,
    with a severity and a message. The finding has the name of that rule.

    Bad: the experience in `Nurse (8-5 years)`

    Good: `Nurse (5-8 years)`
    """
    return Words(message, hint)
