"""Verification: whatever byte of a snapshot changes, it is found,
and told from data that changed.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from careerdata.contract.tables import Input, row_count
from careerdata.dataset.verification import Difference, verify_snapshot
from careerdata.publish.manifest import seal
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CONTRACT = shipped_contract()


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    return publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path)


def _problems(snapshot: Path) -> list[str]:
    return [str(each) for each in verify_snapshot(snapshot).differences]


def _write_rows(
    path: Path, change: Callable[[list[dict[str, Any]]], object], **layout: Any
) -> None:
    rows = json.loads(path.read_bytes())
    change(rows)
    path.write_text(json.dumps(rows, **layout), encoding="utf-8")


def test_what_was_published_is_sound(snapshot: Path) -> None:
    verified = verify_snapshot(snapshot)
    assert verified.differences == ()
    assert verified.file_count == len([path for path in snapshot.rglob("*") if path.is_file()])
    assert verified.row_count == sum(row_count(columns) for columns in sample_tables().values())


@pytest.mark.parametrize("part", [0, 0.01, 0.25, 0.5, 0.99])
def test_any_byte_of_any_file_counts(snapshot: Path, part: float) -> None:
    for path in (
        path for path in snapshot.rglob("*") if path.is_file() and path.name != "manifest.json"
    ):
        _flip(path, part)
    found = {each.path for each in verify_snapshot(snapshot).differences}
    assert found == {path.relative_to(snapshot).as_posix() for path in snapshot.rglob("*.*")} - {
        "manifest.json"
    }
    _flip(snapshot / "manifest.json", part)
    assert [each.path for each in verify_snapshot(snapshot).differences] == ["manifest.json"]


def _flip(path: Path, part: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * part)] ^= 4
    path.write_bytes(data)


def test_a_parquet_file_that_another_program_wrote_has_the_same_data(snapshot: Path) -> None:
    path = snapshot / "parquet/roles.parquet"
    pq.write_table(pq.read_table(path), path, compression="snappy", row_group_size=1)
    assert _problems(snapshot) == ["parquet/roles.parquet (table roles): same data, new bytes"]


@pytest.mark.parametrize(
    "layout", [{"indent": 2}, {}, {"ensure_ascii": False}, {"sort_keys": True}]
)
def test_a_json_file_in_another_layout_has_the_same_data(
    snapshot: Path, layout: dict[str, Any]
) -> None:
    _write_rows(snapshot / "json/roles.json", lambda rows: None, **layout)
    assert _problems(snapshot) == ["json/roles.json (table roles): same data, new bytes"]


def test_a_whole_amount_with_a_fraction_is_the_same_data(snapshot: Path) -> None:
    path = snapshot / "json/salary_bands.json"
    path.write_bytes(path.read_bytes().replace(b":38000,", b":38000.0,"))
    assert _problems(snapshot) == [
        "json/salary_bands.json (table salary_bands): same data, new bytes"
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[0].update(name="Nurse "),
        lambda rows: rows[1].update(experience_max_years=7.25),
        lambda rows: rows[0].update(aliases=["Nurse"]),
        lambda rows: rows[0].update(level=""),
        lambda rows: rows.reverse(),
        lambda rows: rows.pop(),
        lambda rows: rows.append(rows[0]),
        lambda rows: rows.clear(),
        lambda rows: rows[0].pop("level"),
        lambda rows: rows[0].update(more=None),
    ],
)
def test_other_data_is_told(
    snapshot: Path, change: Callable[[list[dict[str, Any]]], object]
) -> None:
    _write_rows(snapshot / "json/roles.json", change)
    assert _problems(snapshot) == ["json/roles.json (table roles): other data than was published"]


def test_other_data_in_parquet_is_told(snapshot: Path) -> None:
    path = snapshot / "parquet/roles.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)
    assert _problems(snapshot) == [
        "parquet/roles.parquet (table roles): other data than was published"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        *("", "3", "[1]", "[\n1\n]\n", "[\n{}\n", "[\n{},\n]\n", "[\n{}\n{}\n]\n", "[\n{}\n]\n]\n"),
        *('[\n{"x": NaN}\n]\n', '[\n{"x\n": 1}\n]\n', "{}"),
    ],
)
def test_a_json_file_that_is_none_is_told(snapshot: Path, rows: str) -> None:
    (snapshot / "json/roles.json").write_text(rows, encoding="utf-8")
    (problem,) = _problems(snapshot)
    assert problem.startswith("json/roles.json (table roles): is damaged: ")


def test_files_that_are_missing_and_files_of_others_are_told(snapshot: Path) -> None:
    (snapshot / "parquet/roles.parquet").unlink()
    (snapshot / "schemas/roles.schema.json").unlink()
    (snapshot / "json/mine.json").write_text("[]", encoding="utf-8")
    assert verify_snapshot(snapshot).differences == (
        Difference("parquet/roles.parquet", "roles", "cannot be read: No such file or directory"),
        Difference("schemas/roles.schema.json", None, "cannot be read: No such file or directory"),
        Difference("json/mine.json", None, "was not published"),
    )


def test_a_manifest_that_is_missing_is_told(snapshot: Path) -> None:
    (snapshot / "manifest.json").unlink()
    assert _problems(snapshot) == ["manifest.json: cannot be read: No such file or directory"]


def test_the_snapshot_of_another_dataset_is_told(snapshot: Path, tmp_path: Path) -> None:
    other = publish_dataset(
        sample_tables(), _CONTRACT, [Input("nurse", "nurse.md", "00" * 32)], tmp_path
    )
    shutil.rmtree(snapshot)
    other.rename(snapshot)
    assert _problems(snapshot) == [f"manifest.json: is that of the snapshot {other.name}"]


def test_a_manifest_that_was_sealed_again_does_not_hide_other_data(snapshot: Path) -> None:
    path = snapshot / "manifest.json"
    manifest = json.loads(path.read_bytes())
    del manifest["manifest_sha256"]
    manifest["inputs"] = []
    path.write_bytes(seal(manifest))
    assert _problems(snapshot) == ["manifest.json: its digest is not that of its inputs and tables"]


def test_a_manifest_of_another_version_is_told(snapshot: Path) -> None:
    (snapshot / "manifest.json").write_bytes(seal({"schema_version": "1.0.0", "tables": {}}))
    assert _problems(snapshot) == [
        "manifest.json: is that of another version of careerdata, which can verify it"
    ]
