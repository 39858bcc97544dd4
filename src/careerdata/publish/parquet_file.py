"""The Parquet file of a table: zstd, in row groups of whole parts.

A row group ends with the part that brings it to 32,768 rows. In a small table it may end earlier,
at a part that depends on the digest of its last guide. So a new or deleted guide changes only one
row group, and the others come from the cache.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyarrow as pa

from careerdata.publish.pack import framed, unframed
from careerdata.publish.parquet import arrow_schema
from careerdata.publish.row_groups import RowGroup, RowGroupFile, encode_row_group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from careerdata.contract import TableSchema
    from careerdata.publish.files import HashedFile
    from careerdata.publish.packed_rows import PackedRows

_ENOUGH_ROWS = 32_768
"""Row groups of four times this size would make files only a tenth smaller."""
_MEAN_PARTS = 64
"""The average number of parts of a smaller row group."""
_MOST_PARTS = 128


class Kept(Protocol):
    """A store of row groups from earlier builds, by the digest of their rows."""

    def load(self, source: bytes) -> memoryview | None:
        """What is stored for a source, if it is still there."""

    def store(self, source: bytes, data: bytes) -> None:
        """Store something, if possible."""


class _Part(NamedTuple):
    rows: PackedRows
    digests: tuple[bytes, ...]


class ParquetFile:
    """The file while parts arrive; parts wait in packed form until a row group is full.

    The bytes depend only on the parts and the version of pyarrow, not on the store.
    """

    def __init__(
        self, sink: IO[bytes] | HashedFile, table: TableSchema, kept: Kept | None = None
    ) -> None:
        self._schema = arrow_schema(table)
        self._kept = kept
        self._file = RowGroupFile(sink, self._schema)
        self._waiting: list[_Part] = []

    def add(self, rows: PackedRows, digests: tuple[bytes, ...]) -> None:
        """Append rows of whole guides with their digests."""
        self._waiting.append(_Part(rows, digests))
        if _is_full(self._waiting):
            self._write()

    def finish(self) -> None:
        """Write the waiting parts and the end of the file."""
        if self._waiting:
            self._write()
        self._file.finish()

    def _write(self) -> None:
        self._file.add(self._row_group(self._waiting))
        self._waiting = []

    def _row_group(self, parts: Sequence[_Part]) -> RowGroup:
        if self._kept is None:
            return self._encoded(parts)
        # Equal lines are equal values: see `digest`.
        source = hashlib.sha256(self._schema.serialize().to_pybytes())
        for part in parts:
            source.update(b"".join(part.digests))
        kept = self._kept.load(source.digest())
        if kept is not None:
            return _unpacked(kept)
        group = self._encoded(parts)
        self._kept.store(source.digest(), _packed(group))
        return group

    def _encoded(self, parts: Sequence[_Part]) -> RowGroup:
        return encode_row_group(pa.concat_tables(part.rows.table(self._schema) for part in parts))


def _is_full(parts: Sequence[_Part]) -> bool:
    if len(parts) >= _MOST_PARTS or sum(part.rows.num_rows for part in parts) >= _ENOUGH_ROWS:
        return True
    return int.from_bytes(parts[-1].digests[-1][:4], "big") % _MEAN_PARTS == 0


def _packed(group: RowGroup) -> bytes:
    head = {"rows": group.rows, "offsets": group.offsets, "data": len(group.data)}
    return framed(head, group.data, group.entry)


def _unpacked(kept: memoryview) -> RowGroup:
    head, rest = unframed(kept)
    data, entry = rest[: head["data"]], rest[head["data"] :]
    return RowGroup(
        head["rows"], bytes(data), bytes(entry), tuple(tuple(place) for place in head["offsets"])
    )
