"""References: what names another row must name one that is there, in the same guide."""

from __future__ import annotations

import pytest

from careerdata.validate.references import check_references
from tests.sample_dataset import findings_of, sample_tables, shipped_contract

_CONTRACT = shipped_contract()


def test_a_sound_dataset_has_no_dangling_reference() -> None:
    assert findings_of(check_references, sample_tables(), _CONTRACT) == []


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("roles", "base_role_id", "role"),
        ("salary_bands", "role_id", "role"),
        ("skills", "category_id", "skill category"),
        ("skill_topics", "skill_id", "skill"),
        ("skill_topics", "topic_id", "skill"),
        ("role_skills", "role_id", "role"),
        ("role_skills", "skill_id", "skill"),
        ("roadmap_steps", "parent_step_id", "roadmap step"),
        ("roadmap_actions", "step_id", "roadmap step"),
        ("roadmap_options", "step_id", "roadmap step"),
        ("roadmap_resources", "step_id", "roadmap step"),
        ("roadmap_resources", "resource_id", "resource"),
    ],
)
def test_an_id_that_no_row_has_is_told(table: str, column: str, target: str) -> None:
    tables = sample_tables()
    tables[table][column][0] = "zzz"
    (found,) = findings_of(check_references, tables, _CONTRACT)
    row = _CONTRACT.table(table).title
    assert (found.rule, found.severity) == ("CD601", "error")
    assert (
        found.message == f"this {row} names “zzz” in {column}, but the guide has no such {target}"
    )
    assert (found.place.line, found.where.table, found.where.column) == (1, table, column)


def test_a_region_is_looked_for_in_the_whole_dataset() -> None:
    tables = sample_tables()
    tables["salary_bands"]["region_id"][0] = "atlantis"
    (found,) = findings_of(check_references, tables, _CONTRACT)
    assert (
        found.message
        == "this salary band names “atlantis” in region_id, but the dataset has no such region"
    )


def test_null_names_nothing() -> None:
    tables = sample_tables()
    tables["salary_bands"]["role_id"] = [None, None]
    tables["salary_bands"]["region_id"] = [None, None]
    assert findings_of(check_references, tables, _CONTRACT) == []


def test_the_row_of_another_guide_is_not_the_one() -> None:
    tables = sample_tables()
    tables["guides"]["guide_id"].append("doctor")
    for name, values in tables["guides"].items():
        if name != "guide_id":
            values.append(values[0])
    tables["role_skills"]["guide_id"][0] = "doctor"
    found = findings_of(check_references, tables, _CONTRACT)
    assert [each.where.column for each in found] == ["role_id", "skill_id"]


@pytest.mark.parametrize(
    ("ids", "messages"),
    [
        ([], []),
        (["open-ward"], []),
        (
            ["open-ward", "zzz"],
            [
                "this roadmap option names “zzz” in resource_ids, but the guide has no such resource",
            ],
        ),
        (
            ["yyy", "zzz"],
            [
                (
                    "this roadmap option names “yyy”, “zzz” in resource_ids,"
                    " but the guide has none of them (each must be a resource)"
                )
            ],
        ),
    ],
)
def test_each_entry_of_a_list_names_a_row(ids: list[str], messages: list[str]) -> None:
    tables = sample_tables()
    tables["roadmap_options"]["resource_ids"][0] = ids
    assert [found.message for found in findings_of(check_references, tables, _CONTRACT)] == messages


def test_a_nearly_right_id_of_the_same_guide_is_suggested() -> None:
    tables = sample_tables()
    tables["salary_bands"]["role_id"][0] = "nurze"
    (found,) = findings_of(check_references, tables, _CONTRACT)
    assert found.hint == "did you mean nurse?"


def test_a_missing_column_leaves_its_references_out() -> None:
    tables = sample_tables()
    del tables["roles"]["base_role_id"]
    del tables["resources"]["resource_id"]
    assert findings_of(check_references, tables, _CONTRACT) == []
