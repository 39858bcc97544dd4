"""The JSON Schema of a table agrees with what is published and with the checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from careerdata.publish.json_schema import json_schema
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()


def _rows(name: str) -> list[dict[str, object]]:
    columns = sample_tables()[name]
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_a_sound_table_agrees_with_its_json_schema(name: str) -> None:
    table = _CONTRACT.table(name)
    schema = json_schema(table)
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = _rows(name)
    assert rows
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_every_row_of_every_guide_agrees_with_the_published_json_schema(
    name: str, every_guide: Path
) -> None:
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
def test_a_value_that_is_not_allowed_breaks_the_json_schema(
    table: str, column: str, value: object
) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(_CONTRACT.table(table)))
    rows = _rows(table)
    rows[0][column] = value
    assert len(list(validator.iter_errors(rows))) == 1


def test_a_row_has_all_columns_and_no_other() -> None:
    validator = jsonschema.Draft202012Validator(json_schema(_CONTRACT.table("regions")))
    assert not validator.is_valid([{"region_id": "de", "name": "Germany", "kind": "country"}])
    assert not validator.is_valid(
        [{"region_id": "de", "name": "Germany", "kind": "other", "country_code": None, "x": 1}]
    )


def test_a_json_schema_names_its_table_and_version() -> None:
    schema = json_schema(_CONTRACT.table("regions"))
    assert (schema["$id"], schema["version"]) == (
        f"urn:careerdata:{_CONTRACT.version}:regions",
        _CONTRACT.version,
    )
