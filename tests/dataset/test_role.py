"""A role as a dataset tells of it, joined from several tables and guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.dataset import Dataset, DatasetError, load
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.contract.tables import Tables

_CONTRACT = shipped_contract()


def _of_two_guides() -> Tables:
    """The sample guide twice:
    in `ward`, the nurse has another name, other pay and another skill.
    """
    nurse, ward = sample_tables(), sample_tables()
    for name, columns in ward.items():
        if name not in ("regions", "crosswalk"):
            columns["guide_id"] = ["ward"] * len(columns["guide_id"])
    ward["roles"]["name"][0] = "Staff Nurse"
    ward["roles"]["aliases"][0] = ["Nurse", "RN"]
    ward["roles"]["description"][0] = "Cares."
    ward["salary_bands"]["region_id"][0] = None
    ward["salary_bands"]["amount_max"][0] = 50000.0
    ward["skills"]["name"][0] = "Triage of wards"
    ward["skills"]["category_id"][0] = None
    ward["role_skills"]["qualifier"][0] = "strong"
    shared = ("regions", "crosswalk")
    return {
        name: columns
        if name in shared
        else {column: values + ward[name][column] for column, values in columns.items()}
        for name, columns in nurse.items()
    }


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    publish_dataset(_of_two_guides(), _CONTRACT, INPUTS, tmp_path)
    return load(tmp_path)


def test_a_role_is_told_over_all_guides(dataset: Dataset) -> None:
    role = dataset.role("nurse")
    assert (role.role_id, role.name, role.aliases) == ("nurse", "Nurse", ("Staff Nurse", "RN"))
    assert role.guide_ids == ("nurse", "ward")
    assert role.descriptions == ("Cares.",)
    assert (role.base_role_id, role.variant_ids) == (None, ("senior-nurse",))
    assert dataset.role("senior-nurse").base_role_id == "nurse"


def test_its_pay_knows_its_regions_by_name(dataset: Dataset) -> None:
    role = dataset.role("nurse")
    told = [
        (pay.guide_id, pay.region, pay.currency, pay.amount_min, pay.amount_max) for pay in role.pay
    ]
    assert told == [
        ("nurse", "Germany", "EUR", 38000, 52000.5),
        ("ward", None, "EUR", 38000, 50000),
    ]
    assert role.pay_by_region == {"de": role.pay[:1], None: role.pay[1:]}


def test_its_pay_says_what_else_narrows_it_and_who_says_so(dataset: Dataset) -> None:
    assert [(pay.qualifiers, pay.source) for pay in dataset.role("nurse", guide="ward").pay] == [
        ([], None)
    ]
    (pay,) = dataset.role("senior-nurse", guide="ward").pay
    assert (pay.qualifiers, pay.source) == (["Private clinics", "Band 7"], "the Nursing Council")


def test_its_skills_have_the_names_and_categories_of_their_guide(dataset: Dataset) -> None:
    skills = [
        (skill.guide_id, skill.name, skill.category, skill.qualifier)
        for skill in dataset.role("nurse").skills
    ]
    assert skills == [
        ("nurse", "Triage", "Care", None),
        ("ward", "Triage of wards", None, "strong"),
    ]
    assert dataset.role("senior-nurse").skills == ()


def test_its_resources_are_those_of_its_guides(dataset: Dataset) -> None:
    resources = dataset.role("senior-nurse").resources
    assert [(each.guide_id, each.name, each.offers) for each in resources] == [
        ("nurse", "Open Ward", ["Basics", "BLS"]),
        ("ward", "Open Ward", ["Basics", "BLS"]),
    ]


def test_one_guide_can_be_asked_alone(dataset: Dataset) -> None:
    role = dataset.role("nurse", guide="ward")
    assert (role.name, role.aliases, role.guide_ids) == ("Staff Nurse", ("Nurse", "RN"), ("ward",))
    guides = [[each.guide_id for each in part] for part in (role.pay, role.skills, role.resources)]
    assert guides == [["ward"], ["ward"], ["ward"]]


@pytest.mark.parametrize(
    ("role", "guide", "told"),
    [
        ("nurs", None, "the dataset has no role nurs; did you mean nurse?"),
        ("Staff Nurse", None, "the dataset has no role Staff Nurse; did you mean nurse?"),
        ("pilot", None, "the dataset has no role pilot"),
        ("pilot", "ward", "the guide ward has no role pilot"),
        ("nurse", "wards", "the dataset has no guide wards; did you mean ward?"),
    ],
)
def test_what_there_is_not_is_told(
    dataset: Dataset, role: str, guide: str | None, told: str
) -> None:
    with pytest.raises(DatasetError) as caught:
        dataset.role(role, guide)
    assert str(caught.value) == told
