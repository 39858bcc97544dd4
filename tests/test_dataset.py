"""A published dataset as apps read it, and how its faults are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from careerdata.dataset import READABLE_MAJOR, Dataset, DatasetError, load
from careerdata.publish.parquet import arrow_schema
from careerdata.publish.snapshot import publish_dataset
from careerdata.tables import empty_tables
from tests.sample_dataset import INPUTS, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path)
    return tmp_path


@pytest.fixture
def dataset(outputs: Path) -> Dataset:
    return load(outputs)


def test_the_tables_come_in_the_order_of_the_contract(dataset: Dataset) -> None:
    assert dataset.table_names == _CONTRACT.table_names


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_rows_and_arrow_give_the_values_that_were_published(dataset: Dataset, name: str) -> None:
    columns = sample_tables()[name]
    assert dataset.rows(name) == [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    assert dataset.arrow(name).to_pydict() == columns
    assert dataset.arrow(name).schema.equals(arrow_schema(_CONTRACT.table(name)))


def test_pandas_keeps_whole_numbers_and_nulls_apart(dataset: Dataset) -> None:
    bands = dataset.pandas("salary_bands")
    assert bands["as_of_year"].dtype == pd.Int32Dtype()
    assert bands["as_of_year"][0] == 2026
    assert bands["as_of_year"][1] is pd.NA
    assert bands["max_open_ended"].tolist() == [False, True]
    assert [list(each) for each in dataset.pandas("roles")["aliases"]] == sample_tables()["roles"]["aliases"]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    publish_dataset(empty_tables(_CONTRACT), _CONTRACT, (), tmp_path)
    empty = load(tmp_path)
    assert empty.rows("roles") == []
    assert list(empty.pandas("roles").columns) == list(_CONTRACT.table("roles").column_names)


def test_a_snapshot_can_be_loaded_by_its_own_folder(outputs: Path, dataset: Dataset) -> None:
    assert load(str(dataset.folder)).manifest == load(outputs / "latest").manifest == dataset.manifest


def test_a_loaded_dataset_stays_the_same_when_another_is_published(outputs: Path, dataset: Dataset) -> None:
    publish_dataset(empty_tables(_CONTRACT), _CONTRACT, (), outputs)
    assert len(dataset.rows("roles")) == 2
    assert load(outputs).rows("roles") == []


def test_a_file_may_name_the_latest(outputs: Path, dataset: Dataset) -> None:
    (outputs / "latest").unlink()
    named = {"snapshot": f"snapshots/{dataset.folder.name}"}
    (outputs / "latest.json").write_text(json.dumps(named), encoding="utf-8")
    assert load(outputs).manifest == dataset.manifest


def test_the_shipped_contract_can_be_read() -> None:
    assert int(_CONTRACT.version.partition(".")[0]) == READABLE_MAJOR


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("salary_band", "the dataset has no table salary_band; did you mean salary_bands?"),
        ("zzz", "the dataset has no table zzz; its tables: guides, regions,"),
    ],
)
def test_an_unknown_table_is_told(dataset: Dataset, table: str, told: str) -> None:
    for read in (dataset.rows, dataset.arrow, dataset.pandas):
        with pytest.raises(DatasetError) as caught:
            read(table)
        assert str(caught.value).startswith(told)


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="none does not exist"):
        load(tmp_path / "none")


def test_a_folder_without_a_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no dataset; `careerdata build` makes one"):
        load(tmp_path)


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("snapshots/gone")
    with pytest.raises(DatasetError, match="holds no dataset"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("{", "cannot be read"),
        ("[]", "does not hold a JSON object"),
        ("{}", "names no tables"),
        ('{"tables": {}}', "has no schema version"),
        ('{"tables": {}, "schema_version": "x"}', "has no schema version"),
        (
            '{"tables": {}, "schema_version": "2.0.0"}',
            r"has the schema version 2\.0\.0, and this program reads versions up to 1\.x; install a newer",
        ),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told(dataset: Dataset, manifest: str, told: str) -> None:
    (dataset.folder / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(DatasetError, match=told):
        load(dataset.folder)


def test_a_newer_minor_version_can_be_read(dataset: Dataset) -> None:
    path = dataset.folder / "manifest.json"
    path.write_text(json.dumps(dataset.manifest | {"schema_version": "1.99.0"}), encoding="utf-8")
    assert len(load(dataset.folder).rows("roles")) == 2


@pytest.mark.parametrize("named", ['{"snapshot": "snapshots/gone"}', '{"snapshot": 1}', "[]", "{"])
def test_a_file_that_names_no_snapshot_is_told(tmp_path: Path, named: str) -> None:
    (tmp_path / "latest.json").write_text(named, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"latest\.json"):
        load(tmp_path)


def test_a_damaged_table_is_told(dataset: Dataset) -> None:
    (dataset.folder / "json" / "roles.json").write_text("[{", encoding="utf-8")
    (dataset.folder / "parquet" / "roles.parquet").write_bytes(b"PAR1")
    for read in (dataset.rows, dataset.arrow):
        with pytest.raises(DatasetError, match=r"roles.* cannot be read"):
            read("roles")


def test_a_manifest_that_does_not_say_where_a_table_is_is_told(dataset: Dataset) -> None:
    path = dataset.folder / "manifest.json"
    path.write_text(json.dumps(dataset.manifest | {"tables": {"roles": {}}}), encoding="utf-8")
    with pytest.raises(DatasetError, match="does not say where roles is"):
        load(dataset.folder).rows("roles")
