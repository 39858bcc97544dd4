"""JSON: how values are written, and that the JSON Schema agrees with the checks."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import jsonschema
import pytest

from careerdata.publish.json import json_rows, json_schema, json_table
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (100000.0, "100000"),
        (100000, "100000"),
        (0.5, "0.5"),
        (17.95, "17.95"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "0"),
        (300e9, "300000000000"),
        (1e300, "1e+300"),
        (None, "null"),
    ],
)
def test_a_whole_amount_is_written_without_a_fraction(amount: float | None, written: str) -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = amount
    row = next(json_rows(tables["salary_bands"], _CONTRACT.table("salary_bands")))
    assert f'"amount_min": {written}, "amount_max"' in row


@pytest.mark.parametrize("amount", [math.nan, math.inf])
def test_what_json_cannot_hold_is_refused(amount: float) -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = amount
    with pytest.raises(ValueError, match="Out of range"):
        list(json_rows(tables["salary_bands"], _CONTRACT.table("salary_bands")))


def test_a_table_is_an_array_with_a_row_a_line() -> None:
    table = _CONTRACT.table("regions")
    assert json_table(json_rows(sample_tables()["regions"], table)).decode() == (
        "[\n"
        '{"region_id": "de", "name": "Germany", "kind": "country", "country_code": "DE"},\n'
        '{"region_id": "remote", "name": "Remote", "kind": "remote", "country_code": null}\n'
        "]\n"
    )


def test_an_empty_table_is_an_empty_array() -> None:
    assert json_table([]) == b"[]\n"


def test_texts_and_lists_come_back_as_they_were() -> None:
    tables = sample_tables()
    tables["roles"]["name"] = ['a "b" \\ 100% %s {x}', "日本\u2028\t\n🩺"]
    tables["roles"]["aliases"] = [[], ["a, b", 'c"d']]
    rows = json.loads(json_table(json_rows(tables["roles"], _CONTRACT.table("roles"))))
    assert [row["name"] for row in rows] == tables["roles"]["name"]
    assert [row["aliases"] for row in rows] == tables["roles"]["aliases"]
    assert list(rows[0]) == list(_CONTRACT.table("roles").column_names)


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_a_sound_table_agrees_with_its_json_schema(name: str) -> None:
    table = _CONTRACT.table(name)
    schema = json_schema(table)
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = json.loads(json_table(json_rows(sample_tables()[name], table)))
    assert rows
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_every_row_of_every_guide_agrees_with_the_published_json_schema(name: str, every_guide: Path) -> None:
    schema = json.loads((every_guide / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
    rows = json.loads((every_guide / f"json/{name}.json").read_text(encoding="utf-8"))
    assert rows
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("roles", "level", "boss"),
        ("roles", "aliases", None),
        ("roles", "aliases", [1]),
        ("roles", "name", ""),
        ("roles", "position", 0),
        ("roles", "position", 2**31),
        ("roles", "position", 1.5),
        ("salary_bands", "currency", "EURO"),
        ("salary_bands", "currency", "xEUR"),
        ("salary_bands", "currency", "EURx"),
        ("salary_bands", "currency", "EUR "),
        ("salary_bands", "approximate", "no"),
        ("salary_bands", "as_of_year", 1989),
        ("roles", "experience_max_years", 61),
    ],
)
def test_a_value_that_is_not_allowed_breaks_the_json_schema(table: str, column: str, value: object) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(_CONTRACT.table(table)))
    rows = json.loads(json_table(json_rows(sample_tables()[table], _CONTRACT.table(table))))
    rows[0][column] = value
    assert len(list(validator.iter_errors(rows))) == 1


def test_a_row_has_all_columns_and_no_other() -> None:
    validator = jsonschema.Draft202012Validator(json_schema(_CONTRACT.table("regions")))
    assert not validator.is_valid([{"region_id": "de", "name": "Germany", "kind": "country"}])
    assert not validator.is_valid(
        [{"region_id": "de", "name": "Germany", "kind": "other", "country_code": None, "x": 1}]
    )
