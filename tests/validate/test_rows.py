"""The row rules: which values of a row must fit one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.validate.rows import check_rows
from tests.sample_dataset import findings_of, own_contract, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()

# An operator, the values of `a`, `b` and `c` (`c` a text), and whether a row with them holds.
_OPERATORS: list[tuple[str, tuple[object, object, object], bool]] = [
    ("le: [a, b]", (1, 2, None), True),
    ("le: [a, b]", (2, 2.0, None), True),
    ("le: [a, b]", (2.5, 2, None), False),
    ("le: [a, b]", (None, 2, None), True),
    ("le: [a, b]", (2, None, None), True),
    ("le: [a, b]", ("9", 2, None), True),
    ("lt: [a, b]", (1, 2, None), True),
    ("lt: [a, b]", (2, 2, None), False),
    ("lt: [a, b]", (None, 2, None), True),
    ("equal: [a, b]", (2, 2.0, None), True),
    ("equal: [a, b]", (2, 3, None), False),
    ("equal: [a, b]", (None, 3, None), True),
    ("differ: [a, b]", (2, 3, None), True),
    ("differ: [a, b]", (2, 2, None), False),
    ("differ: [a, b]", (None, None, None), True),
    ("present: [a]", (0, None, None), True),
    ("present: [a]", (None, 1, None), False),
    ("any_present: [a, b]", (None, 0, None), True),
    ("any_present: [a, b]", (None, None, "x"), False),
    ("all_or_none: [a, b]", (None, None, None), True),
    ("all_or_none: [a, b]", (1, 2, None), True),
    ("all_or_none: [a, b]", (None, 2, None), False),
    ("all_or_none: [a, b]", (1, None, None), False),
    ("present_with: [a, b]", (None, None, None), True),
    ("present_with: [a, b]", (None, 2, None), True),
    ("present_with: [a, b]", (1, 2, None), True),
    ("present_with: [a, b]", (1, None, None), False),
    ("one_of: {c: [x, y]}", (None, None, "x"), True),
    ("one_of: {c: [x, y]}", (None, None, "z"), False),
    ("one_of: {c: [x, y]}", (None, None, None), True),
    ("decimals: {a: 2}", (1.25, None, None), True),
    ("decimals: {a: 2}", (1, None, None), True),
    ("decimals: {a: 2}", (1.255, None, None), False),
    ("decimals: {a: 2}", (None, None, None), True),
    ("when: {c: [x]}\n    present: [a]", (None, None, "x"), False),
    ("when: {c: [x]}\n    present: [a]", (None, None, "y"), True),
    ("when: {c: [x]}\n    present: [a]", (None, None, None), True),
    ("when: {c: [x], b: [1, 2]}\n    present: [a]", (None, 2, "x"), False),
    ("when: {c: [x], b: [1, 2]}\n    present: [a]", (None, 3, "x"), True),
]

_OWN_TABLE = """
description: A table of one's own.
fields:
  - {{name: id, type: string, description: The key., constraints: {{required: true}}}}
  - {{name: a, type: number, description: A number.}}
  - {{name: b, type: number, description: Another number.}}
  - {{name: c, type: string, description: A text.}}
primaryKey: [id]
rules:
  - name: broken
    {operator}
    severity: warning
    message: 'row {{id}}: {{a}} and {{b}}'
    hint: mend {{c}}
"""


@pytest.mark.parametrize(("operator", "values", "holds"), _OPERATORS)
def test_an_operator_holds_or_not(
    tmp_path: Path, operator: str, values: tuple[object, object, object], holds: bool
) -> None:
    contract = own_contract(tmp_path / "own", "own", _OWN_TABLE.format(operator=operator))
    a, b, c = values
    found = findings_of(check_rows, {"own": {"id": ["1"], "a": [a], "b": [b], "c": [c]}}, contract)
    assert [(each.rule, each.name, each.severity) for each in found] == (
        [] if holds else [("CD510", "broken", "warning")]
    )


def test_the_words_of_a_rule_take_the_values_of_the_row(tmp_path: Path) -> None:
    contract = own_contract(tmp_path, "own", _OWN_TABLE.format(operator="le: [a, b]"))
    (found,) = findings_of(
        check_rows, {"own": {"id": ["x"], "a": [5.0], "b": [2.5], "c": ["{a} is text"]}}, contract
    )
    assert (found.message, found.hint) == ("row x: 5 and 2.5", "mend {a} is text")
    assert (found.place.line, found.where.column) == (1, "a")


def test_a_sound_dataset_breaks_no_row_rule() -> None:
    assert findings_of(check_rows, sample_tables(), _CONTRACT) == []


@pytest.mark.parametrize(
    ("table", "values", "name"),
    [
        ("regions", {"country_code": None}, "country-without-code"),
        ("roles", {"experience_min_years": 5, "experience_max_years": 2}, "reversed-experience"),
        ("roles", {"base_role_id": "nurse"}, "role-based-on-itself"),
        ("salary_bands", {"amount_min": 60000.0}, "reversed-amounts"),
        ("salary_bands", {"amount_min": None, "amount_max": None}, "no-amount"),
        ("salary_bands", {"statistic": "point"}, "point-with-two-amounts"),
        ("salary_bands", {"amount_min": None}, "unmarked-open-bottom"),
        ("salary_bands", {"amount_max": None}, "unmarked-open-top"),
        ("salary_bands", {"amount_min": 38000.005}, "amount-with-fractions-of-a-cent"),
        (
            "salary_bands",
            {"experience_min_years": 3, "experience_max_years": 1},
            "reversed-experience",
        ),
        ("salary_bands", {"segment": "Hospitals"}, "half-named-segment"),
        ("skill_topics", {"topic_id": "triage"}, "topic-of-itself"),
        ("resources", {"url_source": None}, "link-without-source"),
        ("roadmap_steps", {"period_start": 3}, "reversed-period"),
        ("roadmap_steps", {"period_start": None}, "end-without-start"),
        ("roadmap_steps", {"period_unit": None}, "period-without-unit"),
        ("roadmap_steps", {"duration_min": 3, "duration_max": 2}, "reversed-duration"),
        ("roadmap_steps", {"parent_step_id": "months-1-2"}, "step-inside-itself"),
        ("market_stats", {"value_max": 5}, "reversed-values"),
        ("market_stats", {"value_max": None, "comparator": None}, "value-without-comparator"),
        ("market_stats", {"value_min": None, "comparator": None}, "limit-without-comparator"),
        ("market_stats", {"unit": "currency"}, "money-without-currency"),
        ("market_stats", {"since_year": 2040}, "reversed-years"),
        ("fit_traits", {"level": "high"}, "level-of-another-framework-riasec"),
        ("fit_traits", {"framework": "big_five"}, "level-of-another-framework"),
        ("provenance", {"char_end": 40}, "empty-source"),
        ("provenance", {"end_line": 2}, "reversed-source-lines"),
        ("findings", {"end_line": 2}, "reversed-finding-lines"),
    ],
)
def test_a_shipped_rule_fires(table: str, values: dict[str, object], name: str) -> None:
    tables = sample_tables()
    for column, value in values.items():
        tables[table][column][0] = value
    assert name in [found.name for found in findings_of(check_rows, tables, _CONTRACT)]


def test_one_column_of_a_row_is_told_once_and_the_gravest_fault_of_it() -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = None
    tables["salary_bands"]["amount_max"][0] = None
    found = findings_of(check_rows, tables, _CONTRACT)
    assert [(each.name, each.severity) for each in found] == [
        ("no-amount", "error"),
        ("unmarked-open-top", "warning"),
    ]


def test_the_message_reads_like_the_guide() -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = 60000.0
    (found,) = findings_of(check_rows, tables, _CONTRACT)
    assert found.message == "the pay “€38,000 – €52,000.50” runs from 60000 down to 52000.5"
    assert found.hint == "write the lower amount first"


def test_a_rule_over_a_column_that_is_not_there_is_left_out() -> None:
    tables = sample_tables()
    del tables["salary_bands"]["amount_max"]
    assert findings_of(check_rows, tables, _CONTRACT) == []


def test_a_rule_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path,
        "salary_bands",
        "rules: [{name: reversed-amounts, severity: info, message: 'odd: {amount_min}'}]",
    )
    tables = sample_tables(contract)
    tables["salary_bands"]["amount_min"][0] = 60000.0
    (found,) = findings_of(check_rows, tables, contract)
    assert (found.severity, found.message) == ("info", "odd: 60000")
