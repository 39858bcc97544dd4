"""A snapshot's tables once they are written: what all its other files are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    import pyarrow as pa

    from careerdata.contract import Contract
    from careerdata.publish.manifest import Manifest

    Derive: TypeAlias = Callable[["FinishedTables"], None]
    """Writes files into a snapshot's folder, made from the tables that stand there."""

_ROWS_A_BATCH = 8_192


@dataclass(frozen=True)
class FinishedTables:
    """A snapshot whose tables are written, before its manifest is."""

    folder: Path
    contract: Contract
    manifest: Manifest
    """As it will be; `files` has what was derived before."""

    def path(self, table: str) -> Path:
        """The table's Parquet file."""
        return self.folder / f"parquet/{table}.parquet"

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The table's rows in order, some thousands at a time, so that memory does not grow with their number."""
        with pq.ParquetFile(self.path(table)) as file:
            yield from file.iter_batches(_ROWS_A_BATCH)
