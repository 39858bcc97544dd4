"""`croissant.json`: the Parquet files and their columns;
and that mlcroissant reads the values with it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.publish.descriptors import validators
from tests.publish.descriptors.empty_tables import some_empty
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()

_READ = """
import json, math, sys
import mlcroissant

def plain(value):
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return value.decode()
    return None if isinstance(value, float) and math.isnan(value) else value

dataset = mlcroissant.Dataset("croissant.json")
for records in dataset.metadata.record_sets:
    rows = [{name.split("/")[1]: plain(v) for name, v in row.items()} for row in dataset.records(records.id)]
    assert rows == json.load(open(f"json/{records.id}.json", encoding="utf-8")), records.id
    print("equal:", records.id)
"""


def _descriptor(snapshot: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((snapshot / "croissant.json").read_bytes())
    return descriptor


def test_every_file_is_named_with_its_hash(every_guide: Path) -> None:
    files = _descriptor(every_guide)["distribution"]
    assert [each["contentUrl"] for each in files] == [
        f"parquet/{name}.parquet" for name in _CONTRACT.table_names
    ]
    for each in files:
        assert (
            each["sha256"]
            == hashlib.sha256((every_guide / each["contentUrl"]).read_bytes()).hexdigest()
        )


def test_every_column_stands_with_its_source_and_every_reference_leads_to_a_column(
    every_guide: Path,
) -> None:
    records = _descriptor(every_guide)["recordSet"]
    fields = {field["@id"]: field for each in records for field in each["field"]}
    assert set(fields) == {
        f"{table.name}/{name}" for table in _CONTRACT.tables for name in table.column_names
    }
    references = {
        name: each["references"]["field"]["@id"]
        for name, each in fields.items()
        if "references" in each
    }
    assert set(references.values()) <= set(fields)
    assert references["salary_bands/role_id"] == "roles/role_id"
    assert references["roadmap_options/resource_ids"] == "resources/resource_id"
    assert fields["roles/aliases"]["repeated"]


@pytest.mark.validators
def test_mlcroissant_finds_the_descriptor_sound(every_guide: Path) -> None:
    done = validators.run(every_guide, "mlcroissant", "validate", "--jsonld", "croissant.json")
    assert done.status == 0, done.told
    assert "Done." in done.told


@pytest.mark.validators
@pytest.mark.parametrize("which", ["every guide", "some tables empty"])
def test_mlcroissant_reads_the_rows(which: str, every_guide: Path, tmp_path: Path) -> None:
    small = publish_dataset(some_empty(sample_tables()), _CONTRACT, INPUTS, tmp_path)
    done = validators.run_python(
        {"every guide": every_guide, "some tables empty": small}[which], _READ
    )
    assert done.status == 0, done.told
    assert done.told.count("equal:") == len(_CONTRACT.tables)
