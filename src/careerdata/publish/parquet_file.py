"""The Parquet file of a table: zstd, in row groups of whole parts that are encoded separately.

file = PAR1, the bytes of each row group, footer, length of the footer, PAR1

A row group ends with the part that brings it to 32,768 rows. In a small table it may end earlier,
at a part that depends on the digest of its last guide. So a new or deleted guide changes only one
row group. The bytes of a row group do not depend on their place in the file; only the footer does.
So the others are copied from the cache, and the new footer has their new places.
https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from careerdata.publish.encode import framed, unframed
from careerdata.publish.parquet import arrow_schema
from careerdata.publish.thrift import integer, list_of_structs, read_struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from careerdata.contract import TableSchema
    from careerdata.publish.files import HashedFile
    from careerdata.publish.parquet import PackedRows
    from careerdata.publish.thrift import Node

_ENOUGH_ROWS = 32_768
"""Row groups of four times this size would make files only a tenth smaller."""
_MEAN_PARTS = 64
"""The average number of parts of a smaller row group."""
_MOST_PARTS = 128


class Kept(Protocol):
    """A store of row groups from earlier builds, by the digest of their rows."""

    def load(self, key: str) -> memoryview | None:
        """What is stored under a key, if it is still there."""

    def store(self, key: str, body: bytes) -> None:
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
        self._sink, self._kept = sink, kept
        self._schema = arrow_schema(table)
        self._waiting: list[_Part] = []
        self._size = self._rows = 0
        self._entries: list[bytes] = []
        self._write(_MAGIC)

    def add(self, rows: PackedRows, digests: tuple[bytes, ...]) -> None:
        """Append rows of whole guides with their digests."""
        self._waiting.append(_Part(rows, digests))
        if _is_full(self._waiting):
            self._end_row_group()

    def finish(self) -> None:
        """Write the waiting parts and the footer; a file without rows gets an empty row group,
        because some readers need one.
        """
        if self._waiting:
            self._end_row_group()
        if not self._entries:
            self._append(_encoded(self._schema.empty_table()))
        footer = self._footer()
        self._write(footer)
        self._write(len(footer).to_bytes(_LENGTH, "little"))
        self._write(_MAGIC)

    def _end_row_group(self) -> None:
        self._append(self._row_group(self._waiting))
        self._waiting = []

    def _row_group(self, parts: Sequence[_Part]) -> _RowGroup:
        if self._kept is None:
            return self._encoded(parts)
        # Equal lines are equal values: see `digest`.
        source = hashlib.sha256(self._schema.serialize().to_pybytes())
        for part in parts:
            source.update(b"".join(part.digests))
        kept = self._kept.load(source.hexdigest())
        if kept is not None:
            return _unpacked(kept)
        group = self._encoded(parts)
        self._kept.store(source.hexdigest(), _packed(group))
        return group

    def _encoded(self, parts: Sequence[_Part]) -> _RowGroup:
        return _encoded(pa.concat_tables(part.rows.table(self._schema) for part in parts))

    def _append(self, group: _RowGroup) -> None:
        self._entries.append(_entry_at(group, self._size))
        self._rows += group.rows
        self._write(group.data)

    def _footer(self) -> bytes:
        """The footer of a file without rows, with the number of rows and all row groups."""
        empty = _file(self._schema.empty_table())
        start = _footer_start(empty)
        fields = read_struct(empty, start).value
        rows, groups = fields[_FILE_ROWS], fields[_FILE_ROW_GROUPS]
        return b"".join(
            [
                empty[start : rows.start],
                integer(self._rows),
                empty[rows.end : groups.start],
                list_of_structs(self._entries),
                empty[groups.end : -len(_MAGIC) - _LENGTH],
            ]
        )

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._size += len(data)


def _is_full(parts: Sequence[_Part]) -> bool:
    if len(parts) >= _MOST_PARTS or sum(part.rows.num_rows for part in parts) >= _ENOUGH_ROWS:
        return True
    return int.from_bytes(parts[-1].digests[-1][:4], "big") % _MEAN_PARTS == 0


# --- Row groups -----------------------------------------------------------------------------------

_MAGIC = b"PAR1"
_LENGTH = 4

# Numbers of fields in
# https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
_FILE_ROWS, _FILE_ROW_GROUPS = 3, 4
_GROUP_COLUMNS, _GROUP_ROWS, _GROUP_OFFSET, _GROUP_ORDINAL = 1, 3, 5, 7
_CHUNK_OFFSETS, _CHUNK_METADATA = (2, 4, 6), 3
_METADATA_OFFSETS = (9, 10, 11, 14)


class _RowGroup(NamedTuple):
    """Encoded rows of a table."""

    rows: int
    data: bytes
    """The bytes in a file."""
    entry: bytes
    """Its entry in the footer if it is at the beginning of the file."""
    offsets: tuple[tuple[int, int, int], ...]
    """The offsets in this entry: where they begin and end, and their values."""


def _encoded(rows: pa.Table) -> _RowGroup:
    """Encode rows with zstd."""
    file = _file(rows)
    start = _footer_start(file)
    footer = read_struct(file, start)
    [group] = footer.value[_FILE_ROW_GROUPS].value
    first, entry = group.start, file[group.start : group.end]
    offsets = (
        (node.start - first, node.end - first, node.value - len(_MAGIC)) for node in _offsets(group)
    )
    ordinal = group.value.get(_GROUP_ORDINAL)
    if ordinal is not None:
        # The last field, of 16 bits: a file may have more row groups than it can count, and needs
        # no number of them.
        entry = entry[: ordinal.start - 1 - first] + entry[ordinal.end - first :]
    return _RowGroup(
        group.value[_GROUP_ROWS].value, file[len(_MAGIC) : start], entry, tuple(offsets)
    )


def _file(rows: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, rows.schema, compression="zstd", compression_level=1) as writer:
        # The pages of a column end where its chunks do: without chunks, the bytes do not tell how
        # the rows came.
        writer.write_table(rows.combine_chunks(), row_group_size=max(rows.num_rows, 1))
    file: bytes = sink.getvalue().to_pybytes()
    return file


def _footer_start(file: bytes) -> int:
    end = len(file) - len(_MAGIC) - _LENGTH
    return end - int.from_bytes(file[end : end + _LENGTH], "little")


def _offsets(group: Node) -> Iterator[Node]:
    """All offsets in an entry, in order; zero is not an offset."""
    for chunk in group.value[_GROUP_COLUMNS].value:
        metadata = chunk.value[_CHUNK_METADATA]
        places = [chunk.value.get(number) for number in _CHUNK_OFFSETS]
        places += [metadata.value.get(number) for number in _METADATA_OFFSETS]
        yield from sorted(
            (node for node in places if node is not None and node.value),
            key=lambda node: node.start,
        )
    if _GROUP_OFFSET in group.value:
        yield group.value[_GROUP_OFFSET]


def _entry_at(group: _RowGroup, place: int) -> bytes:
    """The entry in the footer for a row group at an offset."""
    pieces, done = [], 0
    for start, end, value in group.offsets:
        pieces += [group.entry[done:start], integer(value + place)]
        done = end
    return b"".join([*pieces, group.entry[done:]])


def _packed(group: _RowGroup) -> bytes:
    head = {"rows": group.rows, "offsets": group.offsets, "data": len(group.data)}
    return framed(head, group.data, group.entry)


def _unpacked(kept: memoryview) -> _RowGroup:
    head, rest = unframed(kept)
    data, entry = rest[: head["data"]], rest[head["data"] :]
    return _RowGroup(
        head["rows"], bytes(data), bytes(entry), tuple(tuple(place) for place in head["offsets"])
    )
