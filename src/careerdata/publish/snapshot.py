"""A snapshot of the dataset, written while the tables of guides arrive, then published in one step.

    outputs/
      latest -> snapshots/<digest>
      snapshots/<digest>/{manifest.json, parquet/, json/, …}

Memory does not grow with the number of guides, because the rows are written to the files.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.contract.tables import rows_of
from careerdata.publish.descriptors.card import write_card
from careerdata.publish.descriptors.croissant import write_croissant
from careerdata.publish.descriptors.datapackage import write_datapackage
from careerdata.publish.descriptors.row_types import write_types
from careerdata.publish.descriptors.views import write_views
from careerdata.publish.digest import NAME_LENGTH, contract_digest, dataset_digest
from careerdata.publish.encode import check_order, encode_columns, encode_tables
from careerdata.publish.files import HashedFile, file_entry, flush, naming, write_file
from careerdata.publish.formats.all_formats import DEFAULT, FORMATS, JSON
from careerdata.publish.json import BEGIN, BETWEEN, EMPTY, END
from careerdata.publish.json_schema import write_json_schemas
from careerdata.publish.manifest import MANIFEST, seal
from careerdata.publish.outputs import publish_folder, unfinished_folder
from careerdata.publish.parquet_file import ParquetFile
from careerdata.publish.written_tables import WrittenTables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.contract import Contract, TableSchema
    from careerdata.contract.tables import Columns, Input, Tables
    from careerdata.publish.encode import EncodedRows, EncodedTables
    from careerdata.publish.manifest import Manifest
    from careerdata.publish.parquet_file import Kept
    from careerdata.publish.written_tables import Derive

DERIVED: tuple[Derive, ...] = (
    write_json_schemas,
    write_types,
    write_views,
    write_datapackage,
    write_croissant,
    write_card,
)
"""The files of every snapshot; their cost does not depend on the number of guides."""


@contextmanager
def writing_snapshot(
    outputs: Path,
    contract: Contract,
    derived: Sequence[Derive] = DERIVED,
    formats: Sequence[str] = DEFAULT,
    kept: Kept | None = None,
) -> Iterator[SnapshotWriter]:
    """Write a snapshot; `commit` publishes it, otherwise it is discarded.

    `formats` come from `choose_formats`; `kept` saves work and changes no byte. If anything fails
    before the last step, the latest dataset stays. Raises OSError if the folder cannot be written,
    FormatError if a format cannot hold the tables.
    """
    with unfinished_folder(outputs) as folder:
        further = [FORMATS[name].write for name in formats if name in FORMATS]
        writer = SnapshotWriter(
            folder, outputs, contract, [*further, *derived], kept, has_json=JSON in formats
        )
        try:
            yield writer
        finally:
            writer.give_up()


class SnapshotWriter:
    """The tables of a snapshot while guides arrive, in the order of their ids."""

    def __init__(
        self,
        folder: Path,
        outputs: Path,
        contract: Contract,
        derived: Sequence[Derive],
        kept: Kept | None,
        *,
        has_json: bool,
    ) -> None:
        self._folder, self._outputs = folder, outputs
        self._contract, self._derived = contract, derived
        for name in ("parquet", "json") if has_json else ("parquet",):
            (folder / name).mkdir()
        self._files = {
            table.name: TableFiles(table, folder, kept, has_json=has_json)
            for table in contract.tables
        }
        self._shared = {
            table.name: _SharedRows(table) for table in contract.tables if table.is_shared
        }

    def add(self, tables: Tables) -> None:
        """Append the rows of some guides, in any of the tables.

        Within each table, the rows of a guide come together, after those of guides with smaller
        ids. In shared tables, the first row with a key counts. Raises ValueError or errors of
        pyarrow for values that a table cannot hold (which `validate` finds first).
        """
        self.append(encode_tables(tables, self._contract))

    def append(self, tables: EncodedTables) -> None:
        """Append encoded rows."""
        for name, columns in tables.shared.items():
            self._shared[name].add(columns)
        for name, parts in tables.parts.items():
            self._append(name, parts)

    def _append(self, table: str, parts: Iterable[EncodedRows]) -> None:
        for part in parts:
            self._files[table].add(part)

    def commit(self, inputs: Sequence[Input], keep: int | None = None) -> Path:
        """Publish the snapshot, and return its folder.

        An existing dataset is not written again. `keep` is the number of snapshots to keep.
        """
        for name, shared in self._shared.items():
            self._append(name, encode_columns(shared.columns, self._contract.table(name)))
        manifest = self._manifest(inputs)
        for derive in self._derived:
            self._derive(derive, manifest)
        write_file(self._folder / MANIFEST, seal(manifest))
        for folder in (self._folder, *filter(Path.is_dir, self._folder.rglob("*"))):
            flush(folder)
        return publish_folder(
            self._folder, manifest, manifest["digest"][:NAME_LENGTH], self._outputs, keep
        )

    @property
    def row_counts(self) -> dict[str, int]:
        """The number of rows of each table, in the order of the contract."""
        return {name: files.row_count for name, files in self._files.items()}

    def give_up(self) -> None:
        """Close all files as they are."""
        for files in self._files.values():
            files.give_up()

    def _manifest(self, inputs: Sequence[Input]) -> Manifest:
        entries = {name: files.finish() for name, files in self._files.items()}
        named_inputs = [
            {"guide_id": each.guide_id, "source_path": each.source_path, "sha256": each.sha256}
            for each in sorted(inputs, key=lambda each: (each.guide_id, each.source_path))
        ]
        contract = contract_digest(self._contract)
        digests = {name: entry["digest"] for name, entry in entries.items()}
        return {
            "schema_version": self._contract.version,
            "program_version": _program_version(),
            "digest": dataset_digest(contract, named_inputs, digests),
            "contract": contract,
            "inputs": named_inputs,
            "tables": entries,
            "files": [],
        }

    def _derive(self, derive: Derive, manifest: Manifest) -> None:
        """Add files, and their entries in the manifest."""
        known = set(self._folder.rglob("*"))
        with naming(self._folder):
            derive(WrittenTables(self._folder, self._contract, manifest))
        for path in sorted(set(self._folder.rglob("*")) - known):
            if path.is_file():
                flush(path)
                manifest["files"].append(file_entry(path, self._folder)._asdict())


class _SharedRows:
    """The rows of a table that all guides share: of rows with the same key, the first counts."""

    def __init__(self, table: TableSchema) -> None:
        self._key = table.primary_key
        self._known: set[tuple[object, ...]] = set()
        self.columns: Columns = {name: [] for name in table.column_names}

    def add(self, columns: Columns) -> None:
        """Add the rows of some guides."""
        rows = zip(rows_of(columns, self._key), rows_of(columns, self.columns), strict=True)
        for key, values in rows:
            if key not in self._known:
                self._known.add(key)
                for column, value in zip(self.columns.values(), values, strict=True):
                    column.append(value)


def _program_version() -> str:
    try:
        return version("careerdata")
    except PackageNotFoundError:
        return "unknown"


class TableFiles:
    """The Parquet file of a table, and its JSON file if it is wanted, while they are written."""

    def __init__(
        self, table: TableSchema, folder: Path, kept: Kept | None, *, has_json: bool
    ) -> None:
        self._table, self._folder = table, folder
        self._parquet = HashedFile(folder / f"parquet/{table.name}.parquet")
        self._rows = ParquetFile(self._parquet, table, kept)
        self._json = HashedFile(folder / f"json/{table.name}.json") if has_json else None
        self._digest = hashlib.sha256()
        self.row_count = 0
        self._last_guide: str | None = None

    def add(self, part: EncodedRows) -> None:
        """Append rows; raises ValueError if their guides are not after the guides so far."""
        if self._last_guide is not None:
            check_order(self._last_guide, part.first_guide, self._table.name)
        self._last_guide = part.last_guide
        self._rows.add(part.rows, part.digests)
        if self._json:
            self._json.write(BETWEEN if self.row_count else BEGIN)
            self._json.write(memoryview(part.lines)[: -len(BETWEEN)])
        self._digest.update(b"".join(part.digests))
        self.row_count += part.rows.num_rows

    def finish(self) -> dict[str, Any]:
        """Finish the files; gives the entry of the table in the manifest."""
        self._rows.finish()
        if self._json:
            self._json.write(END if self.row_count else EMPTY)
        return {
            "rows": self.row_count,
            "columns": list(self._table.column_names),
            "digest": self._digest.hexdigest(),
            "parquet": self._parquet.finish(self._folder)._asdict(),
            **({"json": self._json.finish(self._folder)._asdict()} if self._json else {}),
        }

    def give_up(self) -> None:
        """Close the files as they are."""
        self._parquet.give_up()
        if self._json:
            self._json.give_up()
