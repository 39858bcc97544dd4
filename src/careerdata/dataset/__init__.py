"""Read a published dataset:
its manifest, its roles, and its tables as rows, Arrow, pandas or polars.
"""

from __future__ import annotations

import difflib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.dataset.error import DatasetError
from careerdata.dataset.role import read_role
from careerdata.dataset.rows import Row, TypedRows
from careerdata.lazy import LazyModule
from careerdata.publish.folder_lock import FolderLock
from careerdata.publish.manifest import MANIFEST, POINTER, Manifest
from careerdata.remote import RemoteFolder

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import pyarrow.parquet as pq

    from careerdata.dataset import remote_copy, verification
    from careerdata.dataset.remote_copy import RemoteCopy
    from careerdata.dataset.role import Role
    from careerdata.dataset.verification import Verification
    from careerdata.remote import Location
else:
    # Those who read rows of this machine need none of them.
    pa, pq = LazyModule("pyarrow"), LazyModule("pyarrow.parquet")
    pd, pl = LazyModule("pandas"), LazyModule("polars")
    remote_copy, verification = (
        LazyModule(f"careerdata.dataset.{name}") for name in ("remote_copy", "verification")
    )

__all__ = ["READABLE_MAJOR", "Dataset", "DatasetError", "find_snapshot", "load"]

READABLE_MAJOR = 1
"""The first number of the schema versions that this version can read."""


_ATTEMPTS = 3


@dataclass(frozen=True)
class Dataset(TypedRows):
    """A snapshot of a dataset; tables are read on demand.

    Methods that read raise DatasetError for an unknown table, and for files that cannot be read.
    """

    folder: Path
    """The folder of its files; for a remote snapshot, of the downloaded files."""
    manifest: Manifest = field(repr=False)
    """Versions, digest, inputs and tables: the content of `manifest.json`."""
    _lock: FolderLock | None = field(default=None, repr=False, compare=False)
    """Keeps builds from deleting the snapshot while it is in use."""
    _copy: RemoteCopy | None = field(default=None, repr=False, compare=False)
    """Downloads the files of a remote snapshot."""

    def __reduce__(self) -> tuple[object, ...]:
        return load, (str(self._copy.snapshot if self._copy else self.folder),)

    @property
    def schema_version(self) -> str:
        """The version of the schema: three numbers, the first one for breaking changes."""
        return str(self.manifest["schema_version"])

    @property
    def digest(self) -> str:
        """The digest of the data: 64 hexadecimal digits, the same on every system."""
        return str(self.manifest["digest"])

    @property
    def table_names(self) -> tuple[str, ...]:
        """The names of all tables, in the contract's order."""
        return tuple(self.manifest["tables"])

    def schema(self, table: str) -> dict[str, Any]:
        """The JSON Schema of the table: what each column means, its unit and its limits."""
        self._check_table(table)
        path = f"schemas/{table}.schema.json"
        entries = [entry for entry in self.manifest.get("files", ()) if entry["path"] == path]
        if not entries:
            raise DatasetError(f"{self.folder / MANIFEST} names no file {path}")
        return _read_object(self._here(entries[0]))

    def role(self, role_id: str, guide: str | None = None) -> Role:
        """A role in all guides, or in one: its pay, its skills, and resources to learn from."""
        return read_role(self, role_id, guide)

    def _rows(self, table: str) -> list[Row]:
        entry = self.manifest["tables"].get(table)
        if (
            isinstance(entry, dict) and "json" not in entry
        ):  # a build may leave JSON out, never Parquet
            rows: list[Row] = self.arrow(table).to_pylist()
            return rows
        path = self._file(table, "json")
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error
        return rows

    def rows_where(self, table: str, column: str, values: Collection[str]) -> list[Row]:
        """The rows of the table with one of the values in a column, in order."""
        rows = self.arrow(table)
        found: list[Row] = rows.filter(_mask(rows[column], {*values})).to_pylist()
        return found

    def arrow(self, table: str) -> pa.Table:
        """The table with its pinned Arrow types,
        and the columns' descriptions in the fields' metadata.
        """
        path = self._file(table, "parquet")
        try:
            return pq.ParquetFile(path).read()
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error

    def pandas(self, table: str) -> pd.DataFrame:
        """The table with pandas' nullable types; a list column holds arrays of str."""
        types = {
            pa.string(): pd.StringDtype("python"),
            pa.int32(): pd.Int32Dtype(),
            pa.int64(): pd.Int64Dtype(),
            pa.float64(): pd.Float64Dtype(),
            pa.bool_(): pd.BooleanDtype(),
        }
        frame: pd.DataFrame = self.arrow(table).to_pandas(types_mapper=types.get)
        return frame

    def polars(self, table: str) -> pl.DataFrame:
        """The table for polars, which must be installed."""
        try:
            frame = pl.from_arrow(self.arrow(table))
        except ModuleNotFoundError as error:
            raise DatasetError("polars is not installed; run: pip install polars") from error
        assert isinstance(frame, pl.DataFrame)  # as of every table
        return frame

    def verify(self) -> Verification:
        """Compare every file, and the data in it, with the manifest."""
        return verification.verify_snapshot(self._copy.snapshot if self._copy else self.folder)

    def _check_table(self, table: str) -> None:
        if table not in self.table_names:
            close = difflib.get_close_matches(table, self.table_names, n=1)
            known = f"its tables: {', '.join(self.table_names)}"
            hint = f"did you mean {close[0]}?" if close else known
            raise DatasetError(f"the dataset has no table {table}; {hint}")

    def _file(self, table: str, form: str) -> Path:
        self._check_table(table)
        try:
            return self._here(self.manifest["tables"][table][form])
        except (LookupError, TypeError) as error:
            raise DatasetError(
                f"{self.folder / 'manifest.json'} does not say where {table} is"
            ) from error

    def _here(self, entry: dict[str, Any]) -> Path:
        """The file of an entry of the manifest."""
        if self._copy:
            self._copy.fetch(entry)
        return self.folder / str(entry["path"])


def _mask(column: pa.ChunkedArray, values: Collection[str]) -> pa.Array:
    """Which values of a column are among the given ones."""
    # `pa.array` would import pandas, for which those who want rows should not wait.
    flags = pa.py_buffer(bytes(value in values for value in column.to_pylist()))
    return pa.Array.from_buffers(pa.uint8(), len(column), [None, flags]).cast(pa.bool_())


def load(outputs: Path | str) -> Dataset:
    """Load the latest dataset in an `outputs` folder, or the dataset in the folder of a snapshot.

    The folder may be a URL such as `s3://bucket/outputs` (extra `cloud`); its files are downloaded
    on demand. Raises DatasetError if there is no dataset, or if its schema version cannot be read;
    RemoteError, an OSError, if the place cannot be reached.
    """
    if "://" not in str(outputs):
        folder, lock = _lock_snapshot(Path(outputs))
        dataset = Dataset(folder, _manifest(folder / MANIFEST), lock)
    else:
        dataset = _load_remote(RemoteFolder(str(outputs).rstrip("/")))
    _check_version(str(dataset.manifest.get("schema_version", "")), dataset.folder)
    return dataset


def _load_remote(outputs: RemoteFolder) -> Dataset:
    copy = remote_copy.RemoteCopy(_find_remote_snapshot(outputs))
    copy.snapshot.fetch(MANIFEST, copy.folder / MANIFEST)
    return Dataset(copy.folder, _manifest(copy.folder / MANIFEST), _copy=copy)


def _check_version(version: str, folder: Path) -> None:
    major = version.partition(".")[0]
    if not major.isdecimal():
        raise DatasetError(f"{folder / MANIFEST} has no schema version")
    versions = (
        f"the dataset has the schema version {version}, and this program reads {READABLE_MAJOR}.x"
    )
    if int(major) > READABLE_MAJOR:
        raise DatasetError(f"{versions}; install a newer careerdata")
    if int(major) < READABLE_MAJOR:
        raise DatasetError(f"{versions}; build it again, or install an older careerdata")


def _lock_snapshot(outputs: Path) -> tuple[Path, FolderLock | None]:
    """The locked folder of the snapshot; a newer one if a build deletes it before it is locked."""
    for _ in range(_ATTEMPTS):
        folder = _find_snapshot(outputs)
        with suppress(FileNotFoundError):
            lock = FolderLock(folder)
            if (folder / MANIFEST).exists():
                return folder, lock
    return _find_snapshot(outputs), None


def find_snapshot(outputs: Location) -> Location:
    """The folder of the latest snapshot, or the folder itself if it is a snapshot.

    Raises DatasetError where there is none.
    """
    return _find_snapshot(outputs) if isinstance(outputs, Path) else _find_remote_snapshot(outputs)


def _find_snapshot(outputs: Path) -> Path:
    if not outputs.is_dir():
        raise DatasetError(f"the folder {outputs} does not exist")
    if (outputs / MANIFEST).is_file():
        return outputs.resolve()
    if (outputs / "latest").is_dir():
        # Resolved now, so that a build that replaces `latest` meanwhile does not mix two datasets.
        return (outputs / "latest").resolve()
    if (outputs / POINTER).is_file():
        return _named_snapshot(outputs)
    raise DatasetError(f"{outputs} holds no dataset; `careerdata build` makes one")


def _find_remote_snapshot(outputs: RemoteFolder) -> RemoteFolder:
    if outputs.read(MANIFEST) is not None:
        return outputs
    pointer = outputs.read(POINTER)
    if pointer is None:
        raise DatasetError(f"{outputs} holds no dataset; `careerdata build` makes one")
    named = _object(pointer, f"{outputs}/{POINTER}").get("snapshot")
    if not isinstance(named, str):
        raise DatasetError(f"{outputs}/{POINTER} names no snapshot")
    return outputs / named


def _named_snapshot(outputs: Path) -> Path:
    path = outputs / POINTER
    named = _read_object(path).get("snapshot")
    if not isinstance(named, str) or not (outputs / named).is_dir():
        raise DatasetError(f"{path} names no snapshot that is there")
    return (outputs / named).resolve()


def _manifest(path: Path) -> Manifest:
    manifest = _read_object(path)
    if not isinstance(manifest.get("tables"), dict):
        raise DatasetError(f"{path} is no manifest of a dataset: it names no tables")
    return manifest


def _read_object(path: Path) -> Manifest:
    try:
        return _object(path.read_bytes(), str(path))
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error


def _object(data: bytes, path: str) -> Manifest:
    try:
        tree = json.loads(data)
    except ValueError as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error
    if not isinstance(tree, dict):
        raise DatasetError(f"{path} does not hold a JSON object")
    return tree
