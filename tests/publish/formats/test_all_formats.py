"""The choice of formats: what is there, what is missing, and what a snapshot says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerdata.dataset import load
from careerdata.publish.formats import FormatError, all_formats
from careerdata.publish.formats.all_formats import DEFAULT, NAMES, choose_formats
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

_CONTRACT = shipped_contract()


def _files(snapshot: Path) -> dict[str, bytes]:
    return {
        p.relative_to(snapshot).as_posix(): p.read_bytes()
        for p in snapshot.rglob("*")
        if p.is_file()
    }


def test_formats_come_in_one_order_and_parquet_with_them() -> None:
    assert choose_formats(["xlsx", "csv", "csv"]) == ("parquet", "csv", "xlsx")
    assert choose_formats(DEFAULT) == DEFAULT


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("exel", "there is no format 'exel'; there are: parquet, json, csv,"),
        ("sqllite", "did you mean sqlite?"),
    ],
)
def test_a_format_that_is_not_known_is_told(name: str, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        choose_formats([name])
    assert told in str(caught.value)


def test_a_package_that_is_missing_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_formats, "find_spec", lambda _: None)
    with pytest.raises(FormatError) as caught:
        choose_formats(["csv", "xlsx"])
    assert str(caught.value) == "the format xlsx needs xlsxwriter: pip install 'careerdata[xlsx]'"
    assert choose_formats(["csv", "sqlite"]) == ("parquet", "csv", "sqlite")


def test_every_format_is_documented() -> None:
    docs = (Path(__file__).parents[3] / "docs/formats.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in docs] == []


def test_the_manifest_describes_what_is_there(tmp_path: Path) -> None:
    snapshot = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path, NAMES)
    manifest = json.loads((snapshot / "manifest.json").read_bytes())
    named = {entry["path"] for entry in manifest["files"]}
    named |= {
        table[form]["path"] for table in manifest["tables"].values() for form in ("parquet", "json")
    }
    assert named == set(_files(snapshot)) - {"manifest.json"}


def test_without_json_the_rows_are_read_from_parquet(tmp_path: Path) -> None:
    without = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path / "a", ["parquet"])
    whole = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path / "b")
    assert not (without / "json").exists()
    assert without.name == whole.name
    for name in _CONTRACT.table_names:
        assert load(without).rows(name) == load(whole).rows(name)


def test_another_choice_is_another_snapshot_of_the_same_dataset(tmp_path: Path) -> None:
    one = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path)
    other = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path, ["parquet", "csv"])
    assert one != other
    assert load(one).manifest["digest"] == load(other).manifest["digest"]
    assert load(tmp_path).folder == other
    assert publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path) == one


def test_the_same_tables_give_the_same_bytes_but_for_duckdb(tmp_path: Path) -> None:
    formats = [name for name in NAMES if name != "duckdb"]
    one = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path / "a", formats)
    other = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path / "b", formats)
    assert _files(one) == _files(other)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DEFAULT])
def test_tables_without_rows_are_written_in_every_format(name: str, tmp_path: Path) -> None:
    from careerdata.contract.tables import empty_tables

    snapshot = publish_dataset(
        empty_tables(_CONTRACT), _CONTRACT, [], tmp_path, choose_formats([name])
    )
    assert json.loads((snapshot / "manifest.json").read_bytes())["tables"]["roles"]["rows"] == 0
