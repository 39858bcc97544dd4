"""CD5xx: values that the contract in `schemas/tables` does not allow."""

from __future__ import annotations

from typing import Literal

from careerdata.rules.catalogue import Words, rule


@rule("CD501", "missing-column", "error")
def missing_column(table: str, column: str) -> Words:
    """A table lacks a column that the contract has.

    Apps rely on every column being there. This is no fault of a guide: the contract and the program that
    fills the table have come apart, as when `tables/roles.yaml` of a folder of your own was written for
    another version.

    Bad: `tables/roles.yaml` has the field `salary_grade`, and nothing gives the roles one.

    Good: fields that the program fills, which `careerdata schema roles` prints.
    """
    return Words(
        f"the table {table} has no column {column}, which tables/{table}.yaml asks for",
        f"take {column} out of tables/{table}.yaml, or use the version of careerdata that fills it",
    )


@rule("CD502", "unexpected-column", "error")
def unexpected_column(table: str, column: str) -> Words:
    """A table has a column that the contract does not know.

    A column without a description, a type and limits is one that nobody has promised anything about, so it
    is not published. Like a missing column, this is no fault of a guide.

    Bad: the roles come with a column `salary_grade`, and the contract has no such field.

    Good: the roles with their `level`, which the contract describes.
    """
    return Words(
        f"the table {table} has a column {column}, which tables/{table}.yaml does not know",
        f"describe {column} in tables/{table}.yaml",
    )


@rule("CD503", "wrong-type", "error")
def wrong_type(row: str, what: str, value: str, wanted: str) -> Words:
    """A value is of another type than its column, or too large for it.

    A text in a column of numbers would make every sum over the column fail, so nothing is converted: what
    does not fit is reported as it stands.

    Bad: `position` is the text `1`.

    Good: `position` is the number 1.
    """
    return Words(f"the {what} of this {row} is {value}, which is not {wanted}", f"write {wanted} here")


@rule("CD504", "missing-value", "error")
def missing_value(row: str, what: str) -> Words:
    """A value that every row must have is not there.

    Apps may rely on it without looking. Where a value can be unknown, the contract says so by leaving out
    `required: true`.

    Bad: a salary band without a currency.

    Good: every amount with its currency: `$45,000`, `CHF 80.000`.
    """
    return Words(f"the {what} of this {row} is missing", f"state the {what} in the guide")


@rule("CD505", "unknown-value", "error")
def unknown_value(row: str, what: str, value: str, allowed: tuple[str, ...], nearest: str | None) -> Words:
    """A value is none of those that its column allows.

    Apps translate, group and sort by these values; one that they do not know would fall through.

    Bad: the pay period `fortnight`.

    Good: one of the pay periods that `careerdata schema salary_bands` lists, such as `week`.
    """
    hint = f"did you mean {nearest}?" if nearest else f"use one of: {', '.join(allowed)}"
    return Words(f"the {what} of this {row} is {value}, which is none of the allowed values", hint)


@rule("CD506", "value-out-of-bounds", "error")
def value_out_of_bounds(row: str, what: str, value: str, side: Literal["below", "above"], limit: str) -> Words:
    """A number is below the lowest or above the highest that its column allows.

    A number far outside is nearly always a slip (a year as an amount, a digit too many), and one such row
    spoils every average.

    Bad: `Nurse (3-80 years)`

    Good: `Nurse (3-8 years)`
    """
    end = "lowest" if side == "below" else "highest"
    return Words(
        f"the {what} of this {row} is {value}, {side} the {end} that is allowed, {limit}",
        "correct the guide; if the value is right, change the limit in schemas/tables",
    )


@rule("CD507", "malformed-value", "error")
def malformed_value(row: str, what: str, value: str, problem: str, right_form: str | None) -> Words:
    """A text does not have the form that its column asks for.

    Currency codes, links and ids are matched with those of other data, where a single other sign makes
    the match fail.

    Bad: the currency `usd`.

    Good: the currency `USD`.
    """
    return Words(f"the {what} of this {row} is {value}, {problem}", right_form or f"correct the {what}")


@rule("CD508", "duplicate-key", "error")
def duplicate_key(row: str, key: str) -> Words:
    """Two rows of one guide have the same key.

    What refers to the key could mean either of them, and a join would count both.

    Bad: two bands of one guide with the id `nurse-de`.

    Good: one of them `senior-nurse-de`.
    """
    return Words(
        f"there is already a {row} with the key {key}",
        "remove one of the two, or name them differently",
    )


@rule("CD509", "duplicate-value", "error")
def duplicate_value(row: str, what: str, value: str) -> Words:
    """Two rows have the same value in a column whose values must all differ.

    The contract marks such a column with `unique: true`; apps look rows up by it.

    Bad: two guides with the title `# Nursing`, where titles are marked as unique.

    Good: `# Nursing in 2026`
    """
    return Words(f"the {what} {value} is already that of another {row}", f"give each {row} a {what} of its own")


@rule("CD510", "broken-row-rule", "error")
def broken_row_rule(message: str, hint: str | None) -> Words:
    """The values of one row do not fit one another.

    Each file of `schemas/tables` says under `rules` which values of a row must fit, how grave it is if they
    do not, and the words of the finding; the finding bears the name that the rule has there.

    Bad: the experience in `Nurse (8-5 years)`

    Good: `Nurse (5-8 years)`
    """
    return Words(message, hint)
