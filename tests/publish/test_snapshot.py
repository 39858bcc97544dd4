"""Snapshots: what one holds, and that `latest` never leads to one that is not complete."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from careerdata.contract.tables import Input, Tables
from careerdata.dataset import load
from careerdata.dataset.verification import verify_snapshot
from careerdata.publish.manifest import file_entries
from careerdata.publish.snapshot import writing_snapshot
from tests.sample_dataset import (
    INPUTS,
    own_contract,
    publish_dataset,
    sample_tables,
    shipped_contract,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.publish.written_tables import WrittenTables

_CONTRACT = shipped_contract()
_ROOT = Path(__file__).parents[2]

_PUBLISH = """
import sys
from pathlib import Path
from tests.sample_dataset import publish_dataset
from tests.sample_dataset import INPUTS, sample_tables, shipped_contract
tables = sample_tables()
tables["roles"]["position"][1] = int(sys.argv[2])
print(publish_dataset(tables, shipped_contract(), INPUTS, Path(sys.argv[1])).name)
"""


def _publish(outputs: Path, *, position: int = 2) -> Path:
    tables = sample_tables()
    tables["roles"]["position"][1] = position
    return publish_dataset(tables, _CONTRACT, INPUTS, outputs)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_snapshot_holds_every_table_in_every_form_and_a_manifest(tmp_path: Path) -> None:
    snapshot = _publish(tmp_path)
    wanted = {
        "manifest.json",
        "README.md",
        "croissant.json",
        "datapackage.json",
        "types.d.ts",
        "views.sql",
    }
    for name in _CONTRACT.table_names:
        wanted |= {f"parquet/{name}.parquet", f"json/{name}.json", f"schemas/{name}.schema.json"}
    assert set(_files(snapshot)) == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]


def test_latest_is_a_relative_link_to_the_snapshot(tmp_path: Path) -> None:
    snapshot = _publish(tmp_path / "outputs")
    latest = tmp_path / "outputs" / "latest"
    assert latest.readlink() == Path("snapshots") / snapshot.name
    (tmp_path / "outputs").rename(tmp_path / "moved")
    assert (tmp_path / "moved" / "latest" / "manifest.json").is_file()


def test_the_manifest_names_versions_inputs_and_files(tmp_path: Path) -> None:
    snapshot = _publish(tmp_path)
    manifest = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest) == [
        "schema_version", "program_version", "digest", "contract", "inputs", "tables", "files", "manifest_sha256",
    ]  # fmt: skip
    assert manifest["schema_version"] == _CONTRACT.version
    assert manifest["inputs"] == [
        {"guide_id": "nurse", "source_path": "health/nurse.md", "sha256": "5f" * 32}
    ]
    assert snapshot.name == manifest["digest"][:16]
    assert list(manifest["tables"]) == list(_CONTRACT.table_names)
    roles = manifest["tables"]["roles"]
    assert roles["rows"] == 2
    assert roles["columns"] == list(_CONTRACT.table("roles").column_names)
    entries = [*file_entries(manifest)]
    assert {entry["path"] for entry in entries} | {"manifest.json"} == set(_files(snapshot))
    for entry in entries:
        data = (snapshot / entry["path"]).read_bytes()
        assert entry == {
            "path": entry["path"],
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    inputs = [*INPUTS, Input("doctor", "doctor.md", "00" * 32)]
    one = publish_dataset(sample_tables(), _CONTRACT, inputs, tmp_path / "a")
    other = publish_dataset(sample_tables(), _CONTRACT, inputs[::-1], tmp_path / "b")
    assert _files(one) == _files(other)


def _run(outputs: Path, position: int, seed: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{_ROOT / 'src'}{os.pathsep}{_ROOT}",
    }
    command = [sys.executable, "-c", _PUBLISH, str(outputs), str(position)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    runs = {seed: _run(tmp_path / seed, 2, seed) for seed in ("0", "1", "4242")}
    names = {run.communicate()[0].strip() for run in runs.values()}
    assert len(names) == 1
    files = [_files(tmp_path / seed / "snapshots") for seed in runs]
    assert files[0] == files[1] == files[2]
    assert str(tmp_path).encode() not in b"".join(files[0].values())


def test_builds_at_the_same_moment_leave_a_complete_latest_and_nothing_unfinished(
    tmp_path: Path,
) -> None:
    runs = [_run(tmp_path, position, "0") for position in (2, 3, 2, 3)]
    names = {run.communicate()[0].strip() for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0, 0]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == names
    assert len(names) == 2
    assert (tmp_path / "latest" / "manifest.json").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]


def test_a_dataset_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    snapshot = _publish(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in snapshot.rglob("*")}
    link = (tmp_path / "latest").lstat().st_ino
    assert _publish(tmp_path) == snapshot
    assert {path: path.stat().st_mtime_ns for path in snapshot.rglob("*")} == before
    assert (tmp_path / "latest").lstat().st_ino == link


def test_latest_goes_back_to_a_dataset_that_is_there(tmp_path: Path) -> None:
    first = _publish(tmp_path)
    second = _publish(tmp_path, position=3)
    assert first != second
    assert (tmp_path / "latest").resolve() == second.resolve()
    _publish(tmp_path)
    assert (tmp_path / "latest").resolve() == first.resolve()


def test_values_that_cannot_be_written_leave_the_last_dataset_in_place(tmp_path: Path) -> None:
    first = _publish(tmp_path)
    before = _files(first)
    tables = sample_tables()
    tables["findings"]["line"][0] = "three"
    with pytest.raises(Exception, match="three"):
        publish_dataset(tables, _CONTRACT, INPUTS, tmp_path)
    assert (tmp_path / "latest").resolve() == first.resolve()
    assert _files(first) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [first.name]


@pytest.mark.parametrize("calls_before", [0, 1, 2, 3, 20, 53, 54, 58])
def test_a_full_disk_leaves_the_last_dataset_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls_before: int
) -> None:
    first = _publish(tmp_path)
    before = _files(first)
    left = [calls_before]

    def full(descriptor: int) -> None:
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        left[0] -= 1

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        _publish(tmp_path, position=3)
    monkeypatch.undo()
    assert (tmp_path / "latest").resolve() == first.resolve()
    assert _files(first) == before
    assert not list(tmp_path.glob(".unfinished-*"))


def test_what_a_crash_left_after_is_cleaned_up(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-dead" / "json").mkdir(parents=True)
    (tmp_path / ".unfinished-dead" / "json" / "roles.json").write_text("[", encoding="utf-8")
    (tmp_path / ".unfinished-1-latest").symlink_to("snapshots/nowhere")
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    _publish(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "latest", "snapshots"]


@pytest.mark.parametrize("damage", ["file", "manifest", "shorter", "flipped", "empty", "other"])
def test_a_damaged_snapshot_is_replaced_once_it_is_not_the_latest(
    tmp_path: Path, damage: str
) -> None:
    snapshot = _publish(tmp_path)
    whole = _files(snapshot)
    if damage == "file":
        (snapshot / "json" / "roles.json").unlink()
    elif damage == "manifest":
        (snapshot / "manifest.json").write_text("{", encoding="utf-8")
    elif damage == "shorter":
        (snapshot / "parquet" / "roles.parquet").write_bytes(b"PAR1")
    elif damage == "flipped":
        (snapshot / "json" / "roles.json").write_bytes(
            whole["json/roles.json"].replace(b"Nurse", b"nurse")
        )
    else:
        shutil.rmtree(snapshot)
        snapshot.mkdir() if damage == "empty" else snapshot.write_text("a file", encoding="utf-8")
    assert _publish(tmp_path) == snapshot.with_name(f"{snapshot.name}-2")
    assert _files(tmp_path / "latest") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [f"{snapshot.name}-2"]
    assert _publish(tmp_path) == snapshot
    assert (tmp_path / "latest").resolve() == snapshot.resolve()


def test_a_link_that_leads_nowhere_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("snapshots/gone")
    snapshot = _publish(tmp_path)
    assert (tmp_path / "latest").resolve() == snapshot.resolve()


def test_without_symbolic_links_a_file_names_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("symbolic links need a privilege")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    snapshot = _publish(tmp_path)
    named = json.loads((tmp_path / "latest.json").read_text(encoding="utf-8"))
    assert named == {"snapshot": f"snapshots/{snapshot.name}"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest.json", "snapshots"]


def test_another_contract_is_another_dataset(tmp_path: Path) -> None:
    other = own_contract(
        tmp_path / "own", "roles", "fields: [{name: name, description: Another word.}]"
    )
    one = _publish(tmp_path / "outputs")
    assert publish_dataset(sample_tables(other), other, INPUTS, tmp_path / "outputs") != one


def _of_guide(guide_id: str) -> Tables:
    tables = sample_tables()
    for columns in tables.values():
        if "guide_id" in columns:
            columns["guide_id"] = [guide_id] * len(columns["guide_id"])
    return tables


def _without(tables: Tables, *names: str) -> Tables:
    return {name: columns for name, columns in tables.items() if name not in names}


def _together(parts: Sequence[Tables]) -> Tables:
    return {
        name: {
            column: [value for part in parts for value in part[name][column]] for column in columns
        }
        for name, columns in parts[0].items()
    }


@pytest.mark.parametrize("sizes", [(1, 1, 1, 1), (3, 1), (1, 3), (4,)])
def test_guides_may_come_in_batches_of_any_size(tmp_path: Path, sizes: Sequence[int]) -> None:
    guides = [_of_guide(name) for name in ("doctor", "midwife", "nurse", "surgeon")]
    with writing_snapshot(tmp_path, _CONTRACT) as writer:
        for end, size in zip(accumulate(sizes), sizes, strict=True):
            writer.add(_without(_together(guides[end - size : end]), "findings"))
        writer.add({"findings": _together(guides)["findings"]})
        snapshot = writer.commit(INPUTS)
    whole = publish_dataset(_together(guides), _CONTRACT, INPUTS, tmp_path / "whole")
    assert snapshot.name == whole.name
    assert _files(snapshot / "json") == _files(whole / "json")
    for path in (whole / "parquet").iterdir():
        assert (
            pq.ParquetFile(snapshot / "parquet" / path.name)
            .read()
            .equals(pq.ParquetFile(path).read())
        )


def test_of_the_rows_of_a_shared_table_the_first_of_a_key_counts(tmp_path: Path) -> None:
    first, second = _of_guide("doctor"), _of_guide("nurse")
    second["regions"]["name"] = ["Deutschland", "Home"]
    second["regions"]["region_id"] = ["de", "home"]
    with writing_snapshot(tmp_path, _CONTRACT) as writer:
        writer.add(first)
        writer.add(second)
        snapshot = writer.commit(INPUTS)
    regions = json.loads((snapshot / "json/regions.json").read_bytes())
    assert [(row["region_id"], row["name"]) for row in regions] == [
        ("de", "Germany"), ("remote", "Remote"), ("home", "Home"),
    ]  # fmt: skip


@pytest.mark.parametrize("later", ["nurse", "doctor"])
def test_guides_that_come_out_of_order_are_refused(tmp_path: Path, later: str) -> None:
    with writing_snapshot(tmp_path, _CONTRACT) as writer:
        writer.add(_of_guide("nurse"))
        with pytest.raises(
            ValueError, match=f"guides: rows of the guide {later} come after those of nurse"
        ):
            writer.add(_of_guide(later))
    with (
        pytest.raises(ValueError, match="rows of the guide doctor come after those of nurse"),
        writing_snapshot(tmp_path, _CONTRACT) as writer,
    ):
        writer.add(_together([_of_guide("nurse"), _of_guide("doctor")]))


def test_what_is_not_committed_is_gone(tmp_path: Path) -> None:
    with writing_snapshot(tmp_path, _CONTRACT) as writer:
        writer.add(sample_tables())
    assert [path.name for path in tmp_path.iterdir()] == ["snapshots"]
    assert list((tmp_path / "snapshots").iterdir()) == []


def test_a_build_leaves_alone_what_another_one_is_writing(tmp_path: Path) -> None:
    with writing_snapshot(tmp_path, _CONTRACT) as writer:
        writer.add(sample_tables())
        other = _publish(tmp_path, position=3)
        snapshot = writer.commit(INPUTS)
    assert (tmp_path / "latest").resolve() == snapshot.resolve() != other.resolve()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]


def test_what_is_derived_from_the_tables_stands_in_the_manifest(tmp_path: Path) -> None:
    def count_roles(written: WrittenTables) -> None:
        rows = json.loads((written.folder / "json/roles.json").read_bytes())
        (written.folder / "more").mkdir()
        (written.folder / "more/roles.txt").write_text(str(len(rows)), encoding="utf-8")

    def list_files(written: WrittenTables) -> None:
        paths = [entry["path"] for entry in written.manifest["files"]]
        (written.folder / "files.txt").write_text("\n".join(paths), encoding="utf-8")

    with writing_snapshot(tmp_path, _CONTRACT, [count_roles, list_files]) as writer:
        writer.add(sample_tables())
        snapshot = writer.commit(INPUTS)
    assert (snapshot / "more/roles.txt").read_text(encoding="utf-8") == "2"
    assert (snapshot / "files.txt").read_text(encoding="utf-8") == "more/roles.txt"
    manifest = json.loads((snapshot / "manifest.json").read_bytes())
    assert [entry["path"] for entry in manifest["files"]] == ["more/roles.txt", "files.txt"]


def test_other_files_for_the_same_data_make_another_snapshot(tmp_path: Path) -> None:
    first = _publish(tmp_path)
    with writing_snapshot(tmp_path, _CONTRACT, []) as writer:
        writer.add(sample_tables())
        second = writer.commit(INPUTS)
    assert second.name == f"{first.name}-2"
    assert (tmp_path / "latest").resolve() == second.resolve()
    assert _publish(tmp_path) == first


def _names(outputs: Path) -> set[str]:
    return {path.name for path in (outputs / "snapshots").iterdir()}


def test_the_oldest_snapshots_go_and_the_latest_never(tmp_path: Path) -> None:
    first, second, third = (_publish(tmp_path, position=number) for number in (2, 3, 4))
    assert _publish(tmp_path, position=2) == first
    publish = partial(publish_dataset, sample_tables(), _CONTRACT, INPUTS, tmp_path)
    publish(keep=3)
    assert _names(tmp_path) == {first.name, second.name, third.name}
    publish(keep=2)
    assert _names(tmp_path) == {first.name, third.name}
    publish(keep=1)
    assert _names(tmp_path) == {first.name}
    assert (tmp_path / "latest").resolve() == first.resolve()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "snapshots"]


def test_a_snapshot_stays_while_it_is_read(tmp_path: Path) -> None:
    old = _publish(tmp_path, position=2)
    dataset = load(tmp_path)
    new = publish_dataset(
        sample_tables() | {"roles": _of_guide("nurse")["roles"]}, _CONTRACT, (), tmp_path, keep=1
    )
    assert _names(tmp_path) == {old.name, new.name}
    assert len(dataset.rows("roles")) == 2
    del dataset
    publish_dataset(sample_tables(), _CONTRACT, (), tmp_path, keep=1)
    assert _names(tmp_path) == {new.name}


def test_readers_in_the_middle_of_builds_see_whole_datasets(tmp_path: Path) -> None:
    _publish(tmp_path)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (_ROOT / "src", _ROOT)))}
    command = [sys.executable, "-c", _READ, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        for position in range(3, 23):
            tables = sample_tables()
            tables["roles"]["position"][1] = position
            publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, keep=1)
        (tmp_path / "stop").touch()
        said = reader.communicate()[0].split()
    assert reader.returncode == 0
    assert int(said[0]) > 3, "positions of different datasets were seen"
    assert int(said[1]) == 0, "datasets that were not as they were published"


_READ = """
import sys
from pathlib import Path
from careerdata.dataset import load
outputs, seen, damaged = Path(sys.argv[1]), set(), 0
load(outputs).verify()
print("reading", flush=True)
while not (outputs / "stop").exists():
    dataset = load(outputs)
    seen.add(dataset.rows("roles")[1]["position"])
    damaged += len(dataset.verify().differences)
print(len(seen), damaged)
"""


def test_every_guide_is_published_as_its_manifest_says(every_guide: Path) -> None:
    assert verify_snapshot(every_guide).differences == ()
