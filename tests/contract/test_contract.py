"""The contract: what the shipped files say, and how faults in files are told."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from careerdata.contract import Contract, load_contract
from careerdata.lexicon.schemas import Schemas, SchemasError, load_schemas
from tests.sample_dataset import own_contract, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

# The keys of the data model.
_KEYS = {
    "guides": "guide_id",
    "regions": "region_id",
    "roles": "guide_id role_id",
    "salary_bands": "guide_id band_id",
    "skill_categories": "guide_id category_id",
    "skills": "guide_id skill_id",
    "skill_topics": "guide_id skill_id topic_id",
    "role_skills": "guide_id role_id skill_id",
    "resources": "guide_id resource_id",
    "roadmap_steps": "guide_id step_id",
    "roadmap_actions": "guide_id step_id position",
    "roadmap_options": "guide_id step_id position",
    "roadmap_resources": "guide_id step_id resource_id",
    "market_stats": "guide_id stat_id",
    "fit_traits": "guide_id framework trait",
    "tools": "guide_id tool_id",
    "crosswalk": "kind id scheme code",
    "provenance": "guide_id table row_key column",
    "findings": "guide_id finding_id",
}


@pytest.fixture(scope="module")
def contract() -> Contract:
    return shipped_contract()


def test_the_tables_and_their_keys_are_those_of_the_data_model(contract: Contract) -> None:
    assert {table.name: " ".join(table.primary_key) for table in contract.tables} == _KEYS


def test_every_table_that_is_not_shared_starts_with_its_guide_and_has_a_line(
    contract: Contract,
) -> None:
    assert [table.name for table in contract.tables if table.is_shared] == ["regions", "crosswalk"]
    for table in contract.tables:
        if table.is_shared:
            assert not {"guide_id", "line"} & set(table.column_names)
        else:
            assert table.column_names[0] == "guide_id"
            assert table.field("line").required


def test_every_id_that_is_the_key_of_another_table_is_a_foreign_key(contract: Contract) -> None:
    owners = {
        table.primary_key[-1]: table.name
        for table in contract.tables
        if len(table.primary_key) <= 2
    }
    owners |= {"topic_id": "skills", "base_role_id": "roles", "parent_step_id": "roadmap_steps"}
    for table in contract.tables:
        wanted = {
            (name, owners[name])
            for name in table.column_names
            if name.endswith("_id") and name in owners
        } - {(table.primary_key[-1], table.name)}
        wanted |= {("resource_ids", "resources")} if table.name == "roadmap_options" else set()
        assert {(key.fields[-1], key.table) for key in table.foreign_keys} == wanted


def test_levels_are_the_same_wherever_they_stand(contract: Contract) -> None:
    assert (
        contract.table("roles").field("level").enum
        == contract.table("salary_bands").field("level").enum
    )


def test_arrow_types_follow_from_the_field_types(contract: Contract) -> None:
    bands = contract.table("salary_bands")
    types = {
        name: bands.field(name).arrow
        for name in ("band_id", "amount_min", "as_of_year", "approximate")
    }
    assert types == {
        "band_id": "string",
        "amount_min": "float64",
        "as_of_year": "int32",
        "approximate": "bool",
    }
    assert contract.table("roles").field("aliases").arrow == "list<string>"


def test_every_column_that_counts_or_measures_has_a_unit(contract: Contract) -> None:
    for name in (
        "amount_min",
        "amount_max",
        "experience_min_years",
        "experience_max_years",
        "as_of_year",
    ):
        assert contract.table("salary_bands").field(name).unit


def test_loading_the_contract_imports_nothing_heavy() -> None:
    code = (
        "import sys; from careerdata.contract import load_contract;"
        "from careerdata.lexicon.schemas import load_schemas;"
        "import careerdata.dataset; load_contract(load_schemas());"
        "print([name for name in ('pandera', 'pandas', 'pyarrow', 'numpy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_an_own_folder_adds_a_column_and_changes_another(tmp_path: Path) -> None:
    own = """
fields:
  - {name: position, constraints: {maximum: 50}}
  - {name: shift, type: boolean, description: Whether the work is in shifts.}
"""
    roles = own_contract(tmp_path, "roles", own).table("roles")
    assert roles.column_names[-2:] == ("line", "shift")
    assert roles.column_names[:-1] == shipped_contract().table("roles").column_names
    position = roles.field("position")
    assert (position.minimum, position.maximum, position.required) == (1, 50, True)


def test_an_own_table_comes_last(tmp_path: Path) -> None:
    own = """
description: Shifts.
fields: [{name: shift_id, type: string, arrow: string, description: The key., constraints: {required: true}}]
primaryKey: shift_id
"""
    contract = own_contract(tmp_path, "shifts", own)
    assert contract.table_names[-1] == "shifts"
    assert contract.table("shifts").title == "shifts"


_FIELD = "{name: id, type: string, description: The key., constraints: {required: true}}"
_HEAD = f"description: D.\nprimaryKey: [id]\nfields:\n  - {_FIELD}\n"


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("primaryKey: [id]\nfields: [" + _FIELD + "]", "own.yaml: description: is missing"),
        ("description: D.\nprimaryKey: [id]", "own.yaml: fields: is missing"),
        ("description: D.\nfields: [" + _FIELD + "]", "own.yaml: primaryKey: is missing"),
        (_HEAD + "name: other", "own.yaml: name: must be the file's name, own"),
        (
            _HEAD + "primarykey: [id]",
            "own.yaml: primarykey: is not known here; did you mean primaryKey?",
        ),
        (_HEAD + "  - text", "own.yaml: fields[1]: must be a mapping, not 'text'"),
        (
            _HEAD + "  - {name: id, type: string, description: D.}",
            "own.yaml: fields: id is there twice",
        ),
        (
            _HEAD + "  - {name: Id, type: string, description: D.}",
            "own.yaml: fields[Id].name: must be",
        ),
        (
            _HEAD + "  - {name: a, type: text, description: D.}",
            "own.yaml: fields[a].type: must be one of string,",
        ),
        (_HEAD + "  - {name: a, type: string}", "own.yaml: fields[a].description: is missing"),
        (
            _HEAD + "  - {name: a, type: string, description: D., arrow: int32}",
            "own.yaml: fields[a].arrow: must be one of string, not 'int32'",
        ),
        (
            _HEAD + "  - {name: a, type: number, description: D., constraints: {min: 1}}",
            "own.yaml: fields[a].constraints.min: is not known here; did you mean minimum?",
        ),
        (
            _HEAD + "  - {name: a, type: string, description: D., constraints: {minimum: 1}}",
            "own.yaml: fields[a].constraints.minimum: is not known here",
        ),
        (
            _HEAD + "  - {name: a, type: number, description: D., constraints: {minimum: '1'}}",
            "own.yaml: fields[a].constraints.minimum: must be a number, not '1'",
        ),
        (
            _HEAD + "  - {name: a, type: string, description: D., constraints: {required: 1}}",
            "own.yaml: fields[a].constraints.required: must be true or false, not 1",
        ),
        (
            _HEAD + "  - {name: a, type: string, description: D., constraints: {minLength: -1}}",
            "own.yaml: fields[a].constraints.minLength: must be a whole number from 0, not -1",
        ),
        (
            _HEAD
            + "  - {name: a, type: string, description: D., constraints: {enum: [true, maybe]}}",
            "own.yaml: fields[a].constraints.enum: True is no string; put it in quotes",
        ),
        (
            _HEAD + "  - {name: a, type: string, description: D., constraints: {pattern: '[a'}}",
            "own.yaml: fields[a].constraints.pattern: is no regular expression",
        ),
        (
            _HEAD
            + "  - {name: a, type: string, description: D., constraints: {pattern: '(?=a)b'}}",
            "own.yaml: fields[a].constraints.pattern: must stay within RE2",
        ),
        (
            _HEAD
            + r"  - {name: a, type: string, description: D., constraints: {pattern: '(a)\1'}}",
            "own.yaml: fields[a].constraints.pattern: must stay within RE2",
        ),
        (
            "description: D.\nprimaryKey: [a]\nfields: [{name: a, type: string, description: D.}]",
            "own.yaml: primaryKey: a must be a field with `required: true`",
        ),
        (
            _HEAD
            + "foreignKeys: [{fields: [idd], reference: {resource: guides, fields: [guide_id]}}]",
            "own.yaml: foreignKeys[0].fields: there is no field idd; did you mean id?",
        ),
        (
            _HEAD
            + "foreignKeys: [{fields: [id], reference: {resource: guide, fields: [guide_id]}}]",
            "own.yaml: foreignKeys[0].reference.resource: there is no table guide; did you mean guides?",
        ),
        (
            _HEAD + "foreignKeys: [{fields: [id], reference: {resource: guides, fields: [id]}}]",
            "own.yaml: foreignKeys[0].reference.fields: guides has no field id",
        ),
        (
            _HEAD
            + "foreignKeys: [{fields: [id], reference: {resource: roles, fields: [guide_id, role_id]}}]",
            "own.yaml: foreignKeys[0].reference.fields: must be as many as `fields` (1)",
        ),
        (
            _HEAD + "rules: [{name: r, severity: error, message: M}]",
            "own.yaml: rules[r]: must have one operator of le,",
        ),
        (
            _HEAD + "rules: [{name: r, lee: [id, id], severity: error, message: M}]",
            "own.yaml: rules[r].lee: is not known here; did you mean le?",
        ),
        (
            _HEAD + "rules: [{name: r, le: [id], severity: error, message: M}]",
            "own.yaml: rules[r].le: compares two columns, not 1",
        ),
        (
            _HEAD + "rules: [{name: r, present: [no_such], severity: error, message: M}]",
            "own.yaml: rules[r].present: there is no field no_such",
        ),
        (
            _HEAD + "rules: [{name: r, present: [id], severity: fatal, message: M}]",
            "own.yaml: rules[r].severity: must be one of error, warning, info, not 'fatal'",
        ),
        (
            _HEAD + "rules: [{name: r, present: [id], severity: info}]",
            "own.yaml: rules[r].message: is missing",
        ),
        (
            _HEAD + "rules: [{name: r, present: [id], severity: info, message: 'no {idea}'}]",
            "own.yaml: rules[r].message: there is no field idea",
        ),
        (
            _HEAD + "rules: [{name: r, when: {x: [1]}, present: [id], severity: info, message: M}]",
            "own.yaml: rules[r].when: there is no field x",
        ),
        (
            _HEAD + "rules: [{name: r, when: {id: 1}, present: [id], severity: info, message: M}]",
            "own.yaml: rules[r].when.id: must be a list of values, not 1",
        ),
    ],
)
def test_a_fault_in_a_file_is_told_with_file_and_key(tmp_path: Path, yaml: str, told: str) -> None:
    with pytest.raises(SchemasError) as caught:
        own_contract(tmp_path, "own", yaml)
    assert str(caught.value).startswith(f"tables/{told}")


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("version: 1.0", "contract.yaml: version: must be a text, not 1.0"),
        ("version: v1", "contract.yaml: version: must be three numbers as in 1.0.0, not 'v1'"),
        ("tables: [guides, jobs]", "tables/jobs.yaml is in none of"),
    ],
)
def test_a_fault_of_the_whole_contract_is_told(tmp_path: Path, yaml: str, told: str) -> None:
    (tmp_path / "contract.yaml").write_text(yaml, encoding="utf-8")
    with pytest.raises(SchemasError, match=told):
        load_contract(load_schemas(tmp_path))


def test_a_plus_in_a_class_is_no_possessive_repeat(tmp_path: Path) -> None:
    own = "fields: [{name: name, constraints: {pattern: '[*+]+a\\++'}}]"
    assert own_contract(tmp_path, "roles", own).table("roles").field("name").pattern == "[*+]+a\\++"


def test_folders_that_hold_no_contract_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemasError, match=r"contract\.yaml is in none of"):
        load_contract(Schemas((tmp_path,)))


def test_a_table_is_named_as_columns_are(tmp_path: Path) -> None:
    with pytest.raises(
        SchemasError, match=r"tables/pay-bands.yaml: name: must be lower-case letters, digits and _"
    ):
        own_contract(tmp_path, "pay-bands", "description: D")
