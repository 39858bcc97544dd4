"""What a value must be, one constraint at a time: which values are reported, and which are not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from careerdata.contract import Contract, load_contract
from careerdata.lexicon.schemas import Schemas, shipped_schemas
from careerdata.validate.columns import check_columns
from tests.sample_dataset import findings_of, own_contract, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()


def _told(table: str, column: str, value: object) -> list[tuple[str, str]]:
    tables = {table: sample_tables()[table]}
    tables[table][column][0] = value
    # A call of pandera for each of the other tables would make the cases slow.
    contract = Contract(_CONTRACT.version, (_CONTRACT.table(table),))
    return [(found.name, found.message) for found in findings_of(check_columns, tables, contract)]


def test_a_sound_dataset_gives_no_finding() -> None:
    assert findings_of(check_columns, sample_tables(), _CONTRACT) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "name", "message"),
    [
        # types
        (
            "roles",
            "position",
            "1",
            "wrong-type",
            "the position of this role is “1”, which is not a whole number",
        ),
        (
            "roles",
            "position",
            1.0,
            "wrong-type",
            "the position of this role is 1, which is not a whole number",
        ),
        (
            "roles",
            "position",
            True,
            "wrong-type",
            "the position of this role is yes, which is not a whole number",
        ),
        (
            "roles",
            "position",
            2**31,
            "wrong-type",
            (
                "the position of this role is 2147483648, which is not a whole number from -2147483648 to 2147483647"
            ),
        ),
        ("roles", "name", 7, "wrong-type", "the name of this role is 7, which is not a text"),
        (
            "roles",
            "aliases",
            "Sister",
            "wrong-type",
            "the aliases of this role is “Sister”, which is not a list of texts",
        ),
        (
            "roles",
            "aliases",
            ["a", None],
            "wrong-type",
            "the aliases of this role is [“a”, nothing], which is not a list of texts",
        ),
        (
            "roles",
            "aliases",
            [{}],
            "wrong-type",
            "the aliases of this role is [{}], which is not a list of texts",
        ),
        (
            "salary_bands",
            "amount_min",
            "38k",
            "wrong-type",
            "the lowest amount of this salary band is “38k”, which is not a number",
        ),
        (
            "salary_bands",
            "amount_min",
            False,
            "wrong-type",
            "the lowest amount of this salary band is no, which is not a number",
        ),
        (
            "salary_bands",
            "amount_min",
            math.nan,
            "wrong-type",
            "the lowest amount of this salary band is nan, which is not a number",
        ),
        (
            "salary_bands",
            "amount_min",
            math.inf,
            "wrong-type",
            "the lowest amount of this salary band is inf, which is not a number",
        ),
        (
            "salary_bands",
            "approximate",
            0,
            "wrong-type",
            "the mark of approximation of this salary band is 0, which is not yes or no",
        ),
        # nulls
        (
            "salary_bands",
            "currency",
            None,
            "missing-value",
            "the currency of this salary band is missing",
        ),
        ("roles", "aliases", None, "missing-value", "the aliases of this role is missing"),
        # allowed values
        (
            "salary_bands",
            "pay_period",
            "fortnight",
            "unknown-value",
            "the pay period of this salary band is “fortnight”, which is not an allowed value",
        ),
        (
            "roles",
            "level",
            "Senior",
            "unknown-value",
            "the level of this role is “Senior”, which is not an allowed value",
        ),
        # bounds
        (
            "salary_bands",
            "amount_min",
            -1,
            "value-out-of-bounds",
            "the lowest amount of this salary band is -1, below the lowest allowed value, 0",
        ),
        (
            "salary_bands",
            "amount_min",
            -0.01,
            "value-out-of-bounds",
            "the lowest amount of this salary band is -0.01, below the lowest allowed value, 0",
        ),
        (
            "salary_bands",
            "as_of_year",
            2101,
            "value-out-of-bounds",
            "the year of the figure of this salary band is 2101, above the highest allowed value, 2100",
        ),
        (
            "roles",
            "experience_max_years",
            60.5,
            "value-out-of-bounds",
            "the highest experience of this role is 60.5, above the highest allowed value, 60",
        ),
        (
            "roles",
            "line",
            0,
            "value-out-of-bounds",
            "the line of this role is 0, below the lowest allowed value, 1",
        ),
        # forms
        (
            "salary_bands",
            "currency",
            "EURO",
            "malformed-value",
            "the currency of this salary band is “EURO”, which is not in the right form",
        ),
        (
            "salary_bands",
            "currency",
            "EUR\n",
            "malformed-value",
            "the currency of this salary band is “EUR”, which is not in the right form",
        ),
        (
            "salary_bands",
            "currency",
            "",
            "malformed-value",
            "the currency of this salary band is “”, which is not in the right form",
        ),
        ("roles", "name", "", "malformed-value", "the name of this role is “”, which is empty"),
        (
            "resources",
            "url",
            "www.ward.example",
            "malformed-value",
            "the link of this resource is “www.ward.example”, which is not in the right form",
        ),
    ],
)
def test_a_value_that_its_column_does_not_allow_is_told_once(
    table: str, column: str, value: object, name: str, message: str
) -> None:
    assert _told(table, column, value) == [(name, message)]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("roles", "position", 2**31 - 1),
        ("roles", "level", None),
        ("roles", "level", "executive"),
        ("roles", "aliases", []),
        ("roles", "experience_min_years", 0),
        ("roles", "experience_max_years", 60),
        ("roles", "experience_max_years", 0.5),
        ("salary_bands", "amount_min", 0),
        ("salary_bands", "amount_min", 38000),
        ("salary_bands", "amount_min", None),
        ("salary_bands", "as_of_year", 1990),
        ("salary_bands", "as_of_year", 2100),
        ("salary_bands", "approximate", True),
        ("salary_bands", "currency", "JPY"),
        ("guides", "title", "日本の看護師 🩺"),
        ("guides", "language", "pt-BR"),
        ("resources", "url", None),
        ("roles", "role_id", "инженер"),
    ],
)
def test_a_value_that_its_column_allows_is_not_told(table: str, column: str, value: object) -> None:
    assert _told(table, column, value) == []


def test_a_lone_surrogate_is_no_text_because_no_file_can_hold_it() -> None:
    tables = sample_tables()
    tables["roles"]["description"][1] = "a\ud800"
    assert [found.name for found in findings_of(check_columns, tables, _CONTRACT)] == ["wrong-type"]


def test_a_value_in_a_wrong_form_is_told_what_it_should_be() -> None:
    tables = sample_tables()
    tables["salary_bands"]["currency"][0] = "usd"
    (found,) = findings_of(check_columns, tables, _CONTRACT)
    assert found.hint == "the currency of both amounts, as an ISO 4217 code (the form is [A-Z]{3})"


def test_a_nearly_right_value_is_suggested() -> None:
    tables = sample_tables()
    tables["roles"]["level"][1] = "seniour"
    assert [found.hint for found in findings_of(check_columns, tables, _CONTRACT)] == [
        "did you mean senior?"
    ]


def test_findings_say_where_the_value_stands() -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][1] = -5
    (found,) = findings_of(check_columns, tables, _CONTRACT)
    assert (found.rule, found.severity) == ("CD506", "error")
    assert (found.place.line, found.where.table, found.where.column) == (
        2,
        "salary_bands",
        "amount_min",
    )


def test_several_faults_come_in_the_order_of_rows_then_columns() -> None:
    tables = sample_tables()
    tables["roles"]["line"] = [0, 0]
    tables["roles"]["level"] = ["none", "no"]
    tables["roles"]["position"] = ["x", 2]
    found = findings_of(check_columns, tables, _CONTRACT)
    assert [(each.place.line, each.where.column) for each in found] == [
        (1, "level"),
        (1, "position"),
        (1, "line"),
        (2, "level"),
        (2, "line"),
    ]


def test_a_repeated_key_is_told_once_beside_the_first() -> None:
    tables = sample_tables()
    tables["salary_bands"]["band_id"][1] = "nurse-de"
    (found,) = findings_of(check_columns, tables, _CONTRACT)
    assert found.name == "duplicate-key"
    assert found.message == "another salary band already has the key “nurse-de”"
    assert found.place.line == 2
    assert [(each.place.line, each.what) for each in found.where.related] == [
        (1, "the first one is here")
    ]


def test_every_repetition_of_a_key_is_told() -> None:
    tables = sample_tables()
    for values in tables["tools"].values():
        values[:] = values * 3
    found = findings_of(check_columns, tables, _CONTRACT)
    assert [(each.name, each.place.line) for each in found] == [
        ("duplicate-key", 2),
        ("duplicate-key", 3),
    ]


def test_a_key_that_is_missing_or_of_a_wrong_type_is_no_repetition() -> None:
    tables = sample_tables()
    for name, values in tables["roadmap_actions"].items():
        values[:] = ["first", "second", None, None] if name == "position" else values * 4
    found = findings_of(check_columns, tables, _CONTRACT)
    assert [each.name for each in found] == [
        "wrong-type",
        "wrong-type",
        "missing-value",
        "missing-value",
    ]


def test_guides_may_use_the_same_keys() -> None:
    tables = sample_tables()
    for name, values in tables["tools"].items():
        values.append("doctor" if name == "guide_id" else values[0])
    assert findings_of(check_columns, tables, _CONTRACT) == []


def test_a_column_marked_as_unique_holds_no_value_twice(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "roles", "fields: [{name: name, constraints: {unique: true}}]"
    )
    tables = sample_tables(contract)
    assert findings_of(check_columns, tables, contract) == []
    tables["roles"]["name"][1] = "Nurse"
    (found,) = findings_of(check_columns, tables, contract)
    assert (found.name, found.message) == (
        "duplicate-value",
        "another role already has the name “Nurse”",
    )
    assert [each.place.line for each in found.where.related] == [1]


def test_unique_values_may_be_missing_more_than_once(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "roles", "fields: [{name: specialization, constraints: {unique: true}}]"
    )
    assert findings_of(check_columns, sample_tables(contract), contract) == []


def test_a_list_may_have_to_hold_entries(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "roles", "fields: [{name: aliases, constraints: {minLength: 1}}]"
    )
    (found,) = findings_of(check_columns, sample_tables(contract), contract)
    assert (found.place.line, found.message) == (
        1,
        "the aliases of this role is [], which is empty",
    )


def test_a_missing_column_is_all_that_is_said_of_its_table() -> None:
    tables = sample_tables()
    del tables["roles"]["level"]
    tables["roles"]["line"][0] = -3
    (found,) = findings_of(check_columns, tables, _CONTRACT)
    assert (found.name, found.place.line, found.where.column) == ("missing-column", 99, "level")
    assert found.message == "the table roles has no column level, which tables/roles.yaml requires"


def test_an_unexpected_column_is_told_once() -> None:
    tables = sample_tables()
    tables["roles"]["grade"] = [None, None]
    (found,) = findings_of(check_columns, tables, _CONTRACT)
    assert (found.name, found.where.column) == ("unexpected-column", "grade")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table jobs"):
        findings_of(check_columns, {"jobs": {}}, _CONTRACT)


def test_columns_of_unequal_length_are_refused() -> None:
    tables = sample_tables()
    tables["roles"]["level"].append(None)
    with pytest.raises(ValueError, match="level has 3"):
        findings_of(check_columns, tables, _CONTRACT)


def test_a_bound_of_ones_own_changes_what_is_told(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "salary_bands", "fields: [{name: amount_min, constraints: {minimum: 50000}}]"
    )
    (found,) = findings_of(check_columns, sample_tables(contract), contract)
    assert (
        found.message
        == "the lowest amount of this salary band is 38000, below the lowest allowed value, 50000"
    )


def test_a_bound_can_be_lifted(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "roles", "fields: [{name: line, constraints: {minimum: null}}]"
    )
    tables = sample_tables(contract)
    tables["roles"]["line"][0] = -3
    assert findings_of(check_columns, tables, contract) == []


def test_an_allowed_value_can_be_added(tmp_path: Path) -> None:
    contract = own_contract(
        tmp_path, "roles", "fields: [{name: level, constraints: {enum: [trainee]}}]"
    )
    tables = sample_tables(contract)
    tables["roles"]["level"] = ["trainee", "senior"]
    assert findings_of(check_columns, tables, contract) == []
    assert [f.name for f in findings_of(check_columns, tables, _CONTRACT)] == ["unknown-value"]


def test_an_edited_copy_of_the_schemas_is_enough(tmp_path: Path) -> None:
    for path in shipped_schemas().rglob("*.yaml"):
        copy = tmp_path / path.relative_to(shipped_schemas())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    edited = tmp_path / "tables" / "salary_bands.yaml"
    text = edited.read_text(encoding="utf-8")
    edited.write_text(
        text.replace("{required: true, pattern: '[A-Z]{3}'}", "{pattern: '[A-Z]{2}'}"),
        encoding="utf-8",
    )
    contract = load_contract(Schemas((tmp_path,)))
    found = findings_of(check_columns, sample_tables(contract), contract)
    assert [each.message for each in found] == [
        "the currency of this salary band is “EUR”, which is not in the right form"
    ] * 2
