"""A published dataset as apps read it, and how its faults are told."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Literal

import pandas as pd
import polars as pl
import pytest

from careerdata.contract.tables import empty_tables
from careerdata.dataset import READABLE_MAJOR, Dataset, DatasetError, load
from careerdata.publish.parquet import arrow_schema
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

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
    assert [list(each) for each in dataset.pandas("roles")["aliases"]] == sample_tables()["roles"][
        "aliases"
    ]


def test_polars_has_the_values_and_types(dataset: Dataset) -> None:
    bands = dataset.polars("salary_bands")
    assert bands.to_dict(as_series=False) == sample_tables()["salary_bands"]
    assert bands.schema["as_of_year"] == pl.Int32()


def test_without_polars_it_is_told_what_to_install(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(DatasetError, match="polars is not installed; run: pip install polars"):
        dataset.polars("roles")


def test_rows_can_be_chosen_by_a_column(dataset: Dataset) -> None:
    assert (
        dataset.rows_where("roles", "role_id", ["senior-nurse", "x"]) == dataset.rows("roles")[1:]
    )
    assert dataset.rows_where("roles", "base_role_id", ["nurse"]) == dataset.rows("roles")[1:]
    assert dataset.rows_where("roles", "guide_id", []) == []


def test_the_rows_of_a_table_have_their_types(dataset: Dataset) -> None:
    # What a type checker thinks of these lines is what is tested.
    years: list[float | None] = [role["experience_min_years"] for role in dataset.rows("roles")]
    sources: list[Literal["text", "markdown", "html"]] = [
        guide["source_format"] for guide in dataset.rows("guides")
    ]
    assert (years, sources) == ([None, 5], ["markdown"])


def test_a_dataset_knows_its_version_its_digest_and_what_its_columns_mean(dataset: Dataset) -> None:
    assert dataset.schema_version == _CONTRACT.version
    assert dataset.folder.name == dataset.digest[:16]
    columns = dataset.schema("salary_bands")["items"]["properties"]
    assert columns["amount_min"]["x-unit"] == "currency per pay_period"


def test_a_dataset_can_be_verified(dataset: Dataset) -> None:
    assert dataset.verify().differences == ()
    (dataset.folder / "json/roles.json").write_bytes(b"[]\n")
    assert [each.table for each in dataset.verify().differences] == ["roles"]


_READ = """
import sys
before = set(sys.modules)
import careerdata
dataset = careerdata.load(sys.argv[1])
dataset.rows("roles"), dataset.arrow("roles"), dataset.role("nurse")
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
dataset.pandas("roles")
print("pandera" in sys.modules)
"""


def test_reading_needs_nothing_but_the_readers(outputs: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(outputs)], check=True, capture_output=True, text=True
    )
    modules, has_pandera = done.stdout.splitlines()
    assert not {"pandas", "pandera", "polars", "click", "yaml", "pyromark"} & set(modules.split())
    assert has_pandera == "False"


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    publish_dataset(empty_tables(_CONTRACT), _CONTRACT, (), tmp_path)
    empty = load(tmp_path)
    assert empty.rows("roles") == []
    assert list(empty.pandas("roles").columns) == list(_CONTRACT.table("roles").column_names)


def test_a_snapshot_can_be_loaded_by_its_own_folder(outputs: Path, dataset: Dataset) -> None:
    assert (
        load(str(dataset.folder)).manifest == load(outputs / "latest").manifest == dataset.manifest
    )


def test_a_loaded_dataset_stays_the_same_when_another_is_published(
    outputs: Path, dataset: Dataset
) -> None:
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
    for read in (dataset.rows, dataset.arrow, dataset.pandas, dataset.polars, dataset.schema):
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
            r"has the schema version 2\.0\.0, and this program reads 1\.x; install a newer careerdata",
        ),
        (
            '{"tables": {}, "schema_version": "0.9.1"}',
            r"has the schema version 0\.9\.1, and this program reads 1\.x; build it again, or install an older",
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
