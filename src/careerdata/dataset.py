"""A published dataset for those who use it: its manifest, and its tables as rows, Arrow or pandas."""

from __future__ import annotations

import difflib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.holding import Hold
from careerdata.manifest import MANIFEST, Manifest

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from careerdata.verification import Verification

Row = dict[str, Any]

READABLE_MAJOR = 1
"""The first number of the schema versions that this program reads."""


_ATTEMPTS = 3


class DatasetError(ValueError):
    """A folder is no dataset that can be read, or the dataset has no such table."""


@dataclass(frozen=True)
class Dataset:
    """One snapshot; tables are read when they are asked for."""

    folder: Path
    manifest: Manifest
    """Versions, digest, inputs and tables, as `manifest.json` has them."""
    _hold: Hold | None = field(default=None, repr=False, compare=False)
    """Keeps builds from deleting the snapshot while it is read."""

    def verify(self) -> Verification:
        """Compare every file, and the data in it, with the manifest."""
        # Heavy, and needed by few.
        from careerdata.verification import verify_snapshot

        return verify_snapshot(self.folder)

    @property
    def table_names(self) -> tuple[str, ...]:
        """The names of all tables, in the contract's order."""
        return tuple(self.manifest["tables"])

    def rows(self, table: str) -> list[Row]:
        """The table's rows in order, each a mapping of all columns; null is None."""
        entry = self.manifest["tables"].get(table)
        if isinstance(entry, dict) and "json" not in entry:  # a build may leave JSON out, never Parquet
            rows: list[Row] = self.arrow(table).to_pylist()
            return rows
        path = self._file(table, "json")
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error
        return rows

    def arrow(self, table: str) -> pa.Table:
        """The table with its pinned Arrow types, and the columns' descriptions in the fields' metadata."""
        # Those who read rows alone need no pyarrow.
        import pyarrow as pa
        import pyarrow.parquet as pq

        path = self._file(table, "parquet")
        try:
            return pq.ParquetFile(path).read()
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error

    def pandas(self, table: str) -> pd.DataFrame:
        """The table with pandas' nullable types; a list column holds arrays of str."""
        import pandas as pd
        import pyarrow as pa

        types = {
            pa.string(): pd.StringDtype("python"),
            pa.int32(): pd.Int32Dtype(),
            pa.int64(): pd.Int64Dtype(),
            pa.float64(): pd.Float64Dtype(),
            pa.bool_(): pd.BooleanDtype(),
        }
        frame: pd.DataFrame = self.arrow(table).to_pandas(types_mapper=types.get)
        return frame

    def _file(self, table: str, form: str) -> Path:
        if table not in self.table_names:
            close = difflib.get_close_matches(table, self.table_names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"its tables: {', '.join(self.table_names)}"
            raise DatasetError(f"the dataset has no table {table}; {hint}")
        try:
            return self.folder / str(self.manifest["tables"][table][form]["path"])
        except (LookupError, TypeError) as error:
            raise DatasetError(f"{self.folder / 'manifest.json'} does not say where {table} is") from error


def load(outputs: Path | str) -> Dataset:
    """The latest dataset of an `outputs` folder, or the dataset of a snapshot's own folder.

    Raises DatasetError where there is none, and where it was written by a newer program.
    """
    folder, hold = _hold_snapshot(Path(outputs))
    manifest = _manifest(folder / MANIFEST)
    version = str(manifest.get("schema_version", ""))
    major = version.partition(".")[0]
    if not major.isdecimal():
        raise DatasetError(f"{folder / 'manifest.json'} has no schema version")
    if int(major) > READABLE_MAJOR:
        raise DatasetError(
            f"the dataset has the schema version {version}, and this program reads versions up to "
            f"{READABLE_MAJOR}.x; install a newer careerdata"
        )
    return Dataset(folder, manifest, hold)


def _hold_snapshot(outputs: Path) -> tuple[Path, Hold | None]:
    """The snapshot's folder, held; another one where a build deletes it between the two steps."""
    for _ in range(_ATTEMPTS):
        folder = find_snapshot(outputs)
        with suppress(FileNotFoundError):
            hold = Hold(folder)
            if (folder / MANIFEST).exists():
                return folder, hold
    return find_snapshot(outputs), None


def find_snapshot(outputs: Path) -> Path:
    """The folder of the latest snapshot, or the folder itself where it is a snapshot's.

    Raises DatasetError where there is none.
    """
    if not outputs.is_dir():
        raise DatasetError(f"the folder {outputs} does not exist")
    if (outputs / MANIFEST).is_file():
        return outputs.resolve()
    if (outputs / "latest").is_dir():
        # Resolved now, so that a build that replaces `latest` meanwhile does not mix two datasets.
        return (outputs / "latest").resolve()
    if (outputs / "latest.json").is_file():
        return _named_snapshot(outputs)
    raise DatasetError(f"{outputs} holds no dataset; `careerdata build` makes one")


def _named_snapshot(outputs: Path) -> Path:
    path = outputs / "latest.json"
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
        tree = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error
    if not isinstance(tree, dict):
        raise DatasetError(f"{path} does not hold a JSON object")
    return tree
