"""A dataset in `outputs/`: written whole beside the others, then made the latest in one step.

    outputs/
      latest -> snapshots/<digest>
      snapshots/<digest>/{manifest.json, parquet/, json/, schemas/}

At no moment does `latest` lead to a snapshot that is not complete: a snapshot is written and flushed in a
folder of another name, which is then renamed; after that, the link is replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from careerdata.publish.digest import NAME_LENGTH, dataset_digest, table_digest
from careerdata.publish.json import json_rows, json_schema, json_table
from careerdata.publish.parquet import write_parquet
from careerdata.tables import Input, row_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from careerdata.contract import Contract
    from careerdata.tables import Tables

try:
    import fcntl
except ImportError:  # not on Windows, where two builds may write at once, each into its own folder
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

Manifest = dict[str, Any]

_FORMS = ("parquet", "json", "schema")
"""The files of a table, as the manifest names them."""

_UNFINISHED = ".unfinished-"
"""How the names of folders and links begin that are not yet (or no longer) part of the dataset."""


def publish_dataset(tables: Tables, contract: Contract, inputs: Sequence[Input], outputs: Path) -> Path:
    """Write the tables as a snapshot, make it the latest, and return its folder.

    A dataset that is there already is not written again. Whatever goes wrong before the last step, the
    latest dataset stays as it was. Raises OSError where the folder cannot be written, ValueError or pyarrow's
    errors for values that a table cannot hold (which `validate` finds first).
    """
    snapshots = outputs / "snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    with _alone_in(outputs):
        if _CAN_LOCK:
            _remove_leftovers(outputs)
        folder = _new_folder(outputs)
        try:
            manifest = _write(tables, contract, inputs, folder)
            snapshot = snapshots / str(manifest["digest"])[:NAME_LENGTH]
            _put_in_place(folder, snapshot, str(manifest["digest"]))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        _make_latest(snapshot, outputs)
    return snapshot


@contextmanager
def _alone_in(outputs: Path) -> Iterator[None]:
    """Wait for other builds to finish with the folder; a build that dies lets go of it."""
    if not _CAN_LOCK:
        yield
        return
    folder = os.open(outputs, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _new_folder(outputs: Path) -> Path:
    folder = outputs / f"{_UNFINISHED}{secrets.token_hex(8)}"
    folder.mkdir()
    return folder


def _remove_leftovers(outputs: Path) -> None:
    # No other build is at work, so whatever is unfinished was left by one that died.
    for path in outputs.glob(f"{_UNFINISHED}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


# --- what a snapshot holds -------------------------------------------------------------------------------


def _write(tables: Tables, contract: Contract, inputs: Sequence[Input], folder: Path) -> Manifest:
    """Write all files of a snapshot and return its manifest."""
    for name in ("parquet", "json", "schemas"):
        (folder / name).mkdir()
    entries = {table.name: _write_table(tables, contract, table.name, folder) for table in contract.tables}
    named_inputs = [asdict(each) for each in sorted(inputs, key=lambda each: (each.guide_id, each.source_path))]
    digests = {name: entry["digest"] for name, entry in entries.items()}
    manifest = {
        "schema_version": contract.version,
        "program_version": _program_version(),
        "digest": dataset_digest(contract, named_inputs, digests),
        "inputs": named_inputs,
        "tables": entries,
    }
    _write_file(folder / "manifest.json", _pretty(manifest))
    for each in (folder, *(path for path in folder.iterdir() if path.is_dir())):
        _flush(each)
    return manifest


def _write_table(tables: Tables, contract: Contract, name: str, folder: Path) -> Manifest:
    table, columns = contract.table(name), tables[name]
    rows = list(json_rows(columns, table))
    parquet, json_file = folder / f"parquet/{name}.parquet", folder / f"json/{name}.json"
    write_parquet(columns, table, parquet)
    _flush(parquet)
    _write_file(json_file, json_table(rows))
    schema = folder / f"schemas/{name}.schema.json"
    _write_file(schema, _pretty(json_schema(table)))
    return {
        "rows": row_count(columns),
        "columns": list(table.column_names),
        "digest": table_digest(rows),
        "parquet": _file_entry(parquet, folder),
        "json": _file_entry(json_file, folder),
        "schema": _file_entry(schema, folder),
    }


def _file_entry(path: Path, folder: Path) -> Manifest:
    data = path.read_bytes()
    return {
        "path": path.relative_to(folder).as_posix(),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _program_version() -> str:
    try:
        return version("careerdata")
    except PackageNotFoundError:
        return "unknown"


def _pretty(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


# --- how it gets there -----------------------------------------------------------------------------------


def _write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(path: Path) -> None:
    """Have the system write a file or a folder to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(folder: Path, snapshot: Path, digest: str) -> None:
    """Rename a written folder to the snapshot's name, unless that snapshot is there already."""
    if is_complete(snapshot, digest):
        return
    broken = folder.with_name(f"{folder.name}-broken")
    if snapshot.exists():
        snapshot.rename(broken)
    folder.rename(snapshot)
    _flush(snapshot.parent)
    shutil.rmtree(broken, ignore_errors=True)


def is_complete(snapshot: Path, digest: str) -> bool:
    """Whether a folder holds the dataset of the digest, with every file at its full length."""
    try:
        manifest = json.loads((snapshot / "manifest.json").read_bytes())
        entries = [entry[form] for entry in manifest["tables"].values() for form in _FORMS]
        sizes = [(snapshot / entry["path"]).stat().st_size == entry["bytes"] for entry in entries]
        return manifest["digest"] == digest and all(sizes)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def _make_latest(snapshot: Path, outputs: Path) -> None:
    """Replace `latest` in one step; where there are no symbolic links, `latest.json` names the snapshot."""
    target = snapshot.relative_to(outputs)
    latest = outputs / "latest"
    if latest.is_symlink() and latest.readlink() == target:
        return
    waiting = outputs / f"{_UNFINISHED}{os.getpid()}-latest"
    try:
        waiting.symlink_to(target, target_is_directory=True)
    except (OSError, NotImplementedError):
        if latest.is_symlink():
            raise
        _write_file(waiting, _pretty({"snapshot": target.as_posix()}))
        latest = outputs / "latest.json"
    waiting.replace(latest)
    _flush(outputs)
