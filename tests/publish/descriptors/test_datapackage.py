"""`datapackage.json`: the tables that are there, with their keys;
and that frictionless finds them sound.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from careerdata.publish.formats.all_formats import NAMES
from tests.publish.descriptors import validators
from tests.publish.descriptors.empty_tables import some_empty
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerdata.contract.tables import Tables

_CONTRACT = shipped_contract()


def _package(snapshot: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((snapshot / "datapackage.json").read_bytes())
    return package


def _published(folder: Path, formats: Sequence[str], tables: Tables | None = None) -> Path:
    return publish_dataset(tables or sample_tables(), _CONTRACT, INPUTS, folder, formats)


@pytest.mark.parametrize(
    ("formats", "described"),
    [
        (["parquet", "json"], ["json/roles.json"]),
        (["parquet", "csv"], ["csv/roles.csv"]),
        (["parquet", "json", "csv"], ["json/roles.json", "csv/roles.csv"]),
        (["parquet"], ["parquet/roles.parquet"]),
    ],
)
def test_the_files_are_described_that_are_there(
    tmp_path: Path, formats: list[str], described: list[str]
) -> None:
    snapshot = _published(tmp_path, formats)
    resources = _package(snapshot)["resources"]
    assert [
        each["path"] for each in resources if each["path"].split("/")[1].startswith("roles.")
    ] == described
    assert (
        len({each["name"] for each in resources})
        == len(resources)
        == len(_CONTRACT.tables) * len(described)
    )
    for each in resources:
        assert (
            each["hash"]
            == f"sha256:{hashlib.sha256((snapshot / each['path']).read_bytes()).hexdigest()}"
        )
        table = _CONTRACT.table(each["name"].removesuffix("-csv"))
        assert [field["name"] for field in each["schema"]["fields"]] == list(table.column_names)
        assert each["schema"]["primaryKey"] == list(table.primary_key)


def test_every_key_leads_to_the_key_of_a_resource(every_guide: Path) -> None:
    schemas = {each["name"]: each["schema"] for each in _package(every_guide)["resources"]}
    for name, schema in schemas.items():
        for kind in ("foreignKeys", "nullableForeignKeys"):
            for key in schema.get(kind, []):
                led_to = schemas[key["reference"]["resource"] or name]
                assert key["reference"]["fields"] == led_to["primaryKey"]
                assert set(key["fields"]) <= {field["name"] for field in schema["fields"]}


def test_keys_that_may_be_null_in_part_stand_apart(every_guide: Path) -> None:
    (bands,) = (
        each["schema"]
        for each in _package(every_guide)["resources"]
        if each["name"] == "salary_bands-csv"
    )
    assert [key["fields"] for key in bands["foreignKeys"]] == [["guide_id"], ["region_id"]]
    assert bands["nullableForeignKeys"] == [
        {
            "fields": ["guide_id", "role_id"],
            "reference": {"resource": "roles-csv", "fields": ["guide_id", "role_id"]},
        }
    ]


@pytest.mark.validators
@pytest.mark.parametrize("formats", [["parquet", "json"], NAMES], ids=["json", "all"])
@pytest.mark.parametrize(
    "tables", [sample_tables(), some_empty(sample_tables())], ids=["whole", "some empty"]
)
def test_frictionless_finds_a_small_dataset_sound(
    tmp_path: Path, formats: list[str], tables: Tables
) -> None:
    done = validators.run(
        _published(tmp_path, formats, tables), "frictionless", "validate", "datapackage.json"
    )
    assert done.status == 0, done.told


@pytest.mark.validators
def test_frictionless_finds_the_dataset_of_every_guide_sound(every_guide: Path) -> None:
    done = validators.run(every_guide, "frictionless", "validate", "datapackage.json")
    assert done.status == 0, done.told
    assert done.told.count(" VALID ") == 2 * len(_CONTRACT.tables)


@pytest.mark.validators
def test_frictionless_finds_what_is_wrong(tmp_path: Path) -> None:
    folder = shutil.copytree(_published(tmp_path / "outputs", NAMES), tmp_path / "copy")
    first, second = json.loads((folder / "json/salary_bands.json").read_bytes())
    wrong = {
        "region_id": "nowhere",
        "statistic": "guess",
        "position": "first",
        "band_id": second["band_id"],
    }
    (folder / "json/salary_bands.json").write_text(
        json.dumps([second, first | wrong]), encoding="utf-8"
    )
    done = validators.run(folder, "frictionless", "validate", "datapackage.json")
    assert done.status == 1
    for fault in ("foreign-key", "constraint-error", "type-error", "primary-key"):
        assert fault in done.told
