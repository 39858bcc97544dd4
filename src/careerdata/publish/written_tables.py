"""The written tables of a snapshot, from which its other files are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    import pyarrow as pa

    from careerdata.contract import Contract
    from careerdata.publish.manifest import Manifest

    Derive: TypeAlias = Callable[["WrittenTables"], None]
    """Writes files into the folder of a snapshot, made from its tables."""

_ROWS_A_BATCH = 8_192


@dataclass(frozen=True)
class WrittenTables:
    """A snapshot with its tables but without its manifest."""

    folder: Path
    contract: Contract
    manifest: Manifest
    """The future manifest; `files` has the files derived so far."""

    def path(self, table: str) -> Path:
        """The table's Parquet file."""
        return self.folder / f"parquet/{table}.parquet"

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of the table in order, some thousands at a time,
        so that memory does not grow.
        """
        with pq.ParquetFile(self.path(table)) as file:
            yield from file.iter_batches(_ROWS_A_BATCH)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The table's rows in order, each as a mapping of its columns."""
        for batch in self.batches(table):
            yield from batch.to_pylist()
