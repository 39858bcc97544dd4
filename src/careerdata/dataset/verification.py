"""Check that a snapshot is as it was published: every file, and the data in Parquet and JSON."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from careerdata.publish.digest import NAME_LENGTH, dataset_digest, guide_digests
from careerdata.publish.encode import guide_ids
from careerdata.publish.files import FileEntry, file_entry
from careerdata.publish.json import BEGIN, BETWEEN, EXACT, json_lines, runs_of_lines
from careerdata.publish.manifest import MANIFEST, TABLE_FORMS, file_entries, is_untouched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careerdata.publish.manifest import Manifest
    from careerdata.remote import Location

    Pieces = Iterator[tuple[str, bytes | memoryview]]
    """Guides and their lines, in order."""

_ROWS_A_BATCH = 65_536


@dataclass(frozen=True)
class Difference:
    """A file that has changed."""

    path: str
    """The path in the folder of the snapshot, with `/`."""
    table: str | None
    """The table in the file."""
    problem: str

    def __str__(self) -> str:
        table = f" (table {self.table})" if self.table else ""
        return f"{self.path}{table}: {self.problem}"


@dataclass(frozen=True)
class Verification:
    """The result of comparing a snapshot with its manifest."""

    differences: tuple[Difference, ...]
    """Empty if every byte is as it was published."""
    file_count: int
    """The number of files, including the manifest."""
    row_count: int
    """The number of rows of all tables, by the manifest."""


def verify_snapshot(snapshot: Location) -> Verification:
    """Compare a snapshot with its manifest.

    The hashes of all files are computed again, and the digests of the tables from the rows in
    Parquet and JSON. All files of a remote snapshot are downloaded.
    """
    if isinstance(snapshot, Path):
        return _verify(snapshot)
    with TemporaryDirectory(prefix="careerdata-") as folder:
        copy = Path(folder, snapshot.name)
        for name in snapshot.files():
            snapshot.fetch(name, copy / name)
        return _verify(copy)


def _verify(snapshot: Path) -> Verification:
    try:
        data = (snapshot / MANIFEST).read_bytes()
    except OSError as error:
        return _unverified(f"cannot be read: {error.strerror}")
    if not is_untouched(data):
        return _unverified("is not as it was published, so the other files cannot be checked")
    manifest = json.loads(data)
    if not manifest.keys() >= {"digest", "contract", "inputs", "tables", "files"}:
        return _unverified("is that of another version of careerdata, which can verify it")
    return Verification(
        tuple(_differences(snapshot, manifest)),
        1 + sum(1 for _ in file_entries(manifest)),
        sum(entry["rows"] for entry in manifest["tables"].values()),
    )


def _unverified(problem: str) -> Verification:
    return Verification((Difference(MANIFEST, None, problem),), 0, 0)


def _differences(snapshot: Path, manifest: Manifest) -> Iterator[Difference]:
    yield from _identity(snapshot, manifest)
    for name, entry in manifest["tables"].items():
        for form in TABLE_FORMS:
            if form in entry:
                yield from _table_file(snapshot, name, entry, form)
    for each in manifest["files"]:
        yield from _other_file(snapshot, each)
    yield from _strangers(snapshot, manifest)


def _identity(snapshot: Path, manifest: Manifest) -> Iterator[Difference]:
    tables = {name: entry["digest"] for name, entry in manifest["tables"].items()}
    if dataset_digest(manifest["contract"], manifest["inputs"], tables) != manifest["digest"]:
        yield Difference(MANIFEST, None, "its digest is not that of its inputs and tables")
    if snapshot.resolve().name.partition("-")[0] != manifest["digest"][:NAME_LENGTH]:
        yield Difference(
            MANIFEST, None, f"is that of the snapshot {manifest['digest'][:NAME_LENGTH]}"
        )


def _strangers(snapshot: Path, manifest: Manifest) -> Iterator[Difference]:
    known = {MANIFEST, *(entry["path"] for entry in file_entries(manifest))}
    found = {
        path.relative_to(snapshot).as_posix() for path in snapshot.rglob("*") if not path.is_dir()
    }
    for path in sorted(found - known):
        yield Difference(path, None, "was not published")


def _other_file(
    snapshot: Path, entry: dict[str, Any], table: str | None = None
) -> Iterator[Difference]:
    try:
        if file_entry(snapshot / entry["path"], snapshot) != FileEntry(**entry):
            yield Difference(entry["path"], table, "is not as it was published")
    except OSError as error:
        yield Difference(entry["path"], table, f"cannot be read: {error.strerror}")


def _table_file(
    snapshot: Path, table: str, entry: dict[str, Any], form: str
) -> Iterator[Difference]:
    path = snapshot / entry[form]["path"]
    found = [*_other_file(snapshot, entry[form], table)]
    if not path.is_file():
        yield from found
        return
    try:
        is_same_data = _HOLDS[form](path, entry["columns"], entry["digest"])
    except (OSError, ValueError, pa.ArrowException) as error:
        yield Difference(entry[form]["path"], table, f"is damaged: {_first_line(error)}")
        return
    if not is_same_data:
        yield Difference(entry[form]["path"], table, "other data than was published")
    elif found:
        yield Difference(entry[form]["path"], table, "same data, new bytes")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


# --- the data -------------------------------------------------------------------------------------


def _parquet_holds(path: Path, _: Sequence[str], digest: str) -> bool:
    with pq.ParquetFile(path) as file:
        return _digest(_parquet_pieces(file)) == digest


def _parquet_pieces(file: pq.ParquetFile) -> Pieces:
    for batch in file.iter_batches(_ROWS_A_BATCH):
        rows = pa.Table.from_batches([batch])
        yield from runs_of_lines(json_lines(rows), guide_ids(rows))


def _json_holds(path: Path, columns: Sequence[str], digest: str) -> bool:
    try:
        if _digest(_written_pieces(path)) == digest:
            return True
    except ValueError:
        pass  # another program may have written it in another layout
    rows = json.loads(path.read_bytes())
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("does not hold an array of rows")
    return _digest(_json_pieces(rows, columns)) == digest


_HOLDS: dict[str, Callable[[Path, Sequence[str], str], bool]] = {
    "parquet": _parquet_holds,
    "json": _json_holds,
}


def _digest(pieces: Pieces) -> str:
    digest = hashlib.sha256()
    for guide in guide_digests(pieces):
        digest.update(guide)
    return digest.hexdigest()


def _written_pieces(path: Path) -> Pieces:
    """The lines of a file with the published layout; raises ValueError for any other file.

    They are not parsed: if their digest is right, they are as published.
    """
    is_last = False
    with path.open("rb") as file:
        if next(file, b"") != BEGIN:
            raise ValueError("the rows are not one on each line")
        for line, following in pairwise(file):
            is_last = following == b"]\n"
            if line.endswith(BETWEEN) == is_last:
                raise ValueError("the commas are not between the rows")
            yield _guide_of(line), line if not is_last else line.removesuffix(b"\n") + BETWEEN
    if not is_last:
        raise ValueError("the last line is missing")


def _guide_of(line: bytes) -> str:
    """The part of a line that names its guide."""
    return line[: line.find(b'",')].decode() if line.startswith(b'{"guide_id":') else ""


def _json_pieces(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Pieces:
    """The lines of rows as they would be published, made with Python."""
    for row in rows:
        named = {name: row[name] for name in columns} if row.keys() == {*columns} else row
        plain = {name: _plain(value) for name, value in named.items()}
        line = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        yield row.get("guide_id", ""), f"{line},\n".encode()


def _plain(value: object) -> object:
    """A whole amount is written without a fraction."""
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < EXACT
    return int(value) if isinstance(value, float) and is_whole else value
