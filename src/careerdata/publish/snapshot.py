"""A snapshot of the dataset, written while the guides' tables come in, then published in one step.

    outputs/
      latest -> snapshots/<digest>
      snapshots/<digest>/{manifest.json, parquet/, json/, …}

Memory does not grow with the number of guides: what was added stands in the files.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.publish.derived import DERIVED
from careerdata.publish.digest import NAME_LENGTH, contract_digest, dataset_digest
from careerdata.publish.encode import encode_columns, encode_tables
from careerdata.publish.files import file_entry, flush, naming, write_file
from careerdata.publish.finished import FinishedTables
from careerdata.publish.formats.all_formats import DEFAULT, FORMATS, JSON
from careerdata.publish.manifest import MANIFEST, seal
from careerdata.publish.outputs import publish_folder, unfinished_folder
from careerdata.publish.shared import SharedRows
from careerdata.publish.table_files import TableFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.contract import Contract
    from careerdata.contract.tables import Input, Tables
    from careerdata.publish.encode import EncodedRows, EncodedTables
    from careerdata.publish.finished import Derive
    from careerdata.publish.manifest import Manifest
    from careerdata.publish.parquet_file import Kept


def publish_dataset(
    tables: Tables,
    contract: Contract,
    inputs: Sequence[Input],
    outputs: Path,
    formats: Sequence[str] = DEFAULT,
    keep: int | None = None,
) -> Path:
    """Publish tables that are there as a whole; see `writing_snapshot`."""
    with writing_snapshot(outputs, contract, formats=formats) as writer:
        writer.add(tables)
        return writer.commit(inputs, keep)


@contextmanager
def writing_snapshot(
    outputs: Path,
    contract: Contract,
    derived: Sequence[Derive] = DERIVED,
    formats: Sequence[str] = DEFAULT,
    kept: Kept | None = None,
) -> Iterator[SnapshotWriter]:
    """Write a snapshot, which `commit` publishes; without that, nothing happened.

    `formats` are those that `choose_formats` gave; what is `kept` saves work and changes no byte. Whatever goes
    wrong before the last step, the latest dataset stays as it was. Raises OSError where the folder cannot be
    written, FormatError where a format cannot hold the tables.
    """
    with unfinished_folder(outputs) as folder:
        further = [FORMATS[name].write for name in formats if name in FORMATS]
        writer = SnapshotWriter(folder, outputs, contract, [*further, *derived], kept, has_json=JSON in formats)
        try:
            yield writer
        finally:
            writer.give_up()


class SnapshotWriter:
    """The tables of a snapshot while the guides come in, in the order of their ids."""

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
        self._files = {table.name: TableFiles(table, folder, kept, has_json=has_json) for table in contract.tables}
        self._shared = {table.name: SharedRows(table) for table in contract.tables if table.is_shared}

    def add(self, tables: Tables) -> None:
        """Append the rows of some guides, in any of the tables.

        Within each table a guide's rows come at once, behind those of guides with smaller ids. In tables that
        all guides share, the first row of a key counts. Raises ValueError or pyarrow's errors for values that a
        table cannot hold (which `validate` finds first).
        """
        self.append(encode_tables(tables, self._contract))

    def append(self, tables: EncodedTables) -> None:
        """Append rows that were encoded before."""
        for name, columns in tables.shared.items():
            self._shared[name].add(columns)
        for name, parts in tables.parts.items():
            self._append(name, parts)

    def _append(self, table: str, parts: Iterable[EncodedRows]) -> None:
        for part in parts:
            self._files[table].add(part)

    def commit(self, inputs: Sequence[Input], keep: int | None = None) -> Path:
        """Publish what was added, and return the snapshot's folder.

        A dataset that is there already is not written again. `keep` is how many snapshots there may be then.
        """
        for name, shared in self._shared.items():
            self._append(name, encode_columns(shared.columns, self._contract.table(name)))
        manifest = self._manifest(inputs)
        for derive in self._derived:
            self._derive(derive, manifest)
        write_file(self._folder / MANIFEST, seal(manifest))
        for folder in (self._folder, *filter(Path.is_dir, self._folder.rglob("*"))):
            flush(folder)
        return publish_folder(self._folder, manifest, manifest["digest"][:NAME_LENGTH], self._outputs, keep)

    @property
    def row_counts(self) -> dict[str, int]:
        """How many rows each table's files have, in the contract's order."""
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
        """Let files be added, and take them into the manifest."""
        known = set(self._folder.rglob("*"))
        with naming(self._folder):
            derive(FinishedTables(self._folder, self._contract, manifest))
        for path in sorted(set(self._folder.rglob("*")) - known):
            if path.is_file():
                flush(path)
                manifest["files"].append(file_entry(path, self._folder)._asdict())


def _program_version() -> str:
    try:
        return version("careerdata")
    except PackageNotFoundError:
        return "unknown"
