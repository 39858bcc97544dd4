"""A Parquet file made of row groups that were encoded separately.

file = PAR1, the bytes of each row group, footer, length of the footer, PAR1

The bytes of a row group do not depend on their place in the file; only the footer does. So a row
group from an earlier snapshot can be copied, and the new footer has its new place.
https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from careerdata.publish.thrift import integer, list_of_structs, read_struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from careerdata.publish.files import HashedFile
    from careerdata.publish.thrift import Node

_MAGIC = b"PAR1"
_LENGTH = 4

# Numbers of fields in
# https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
_FILE_ROWS, _FILE_ROW_GROUPS = 3, 4
_GROUP_COLUMNS, _GROUP_ROWS, _GROUP_OFFSET, _GROUP_ORDINAL = 1, 3, 5, 7
_CHUNK_OFFSETS, _CHUNK_METADATA = (2, 4, 6), 3
_METADATA_OFFSETS = (9, 10, 11, 14)


class RowGroup(NamedTuple):
    """Encoded rows of a table."""

    rows: int
    data: bytes
    """The bytes in a file."""
    entry: bytes
    """Its entry in the footer if it is at the beginning of the file."""
    offsets: tuple[tuple[int, int, int], ...]
    """The offsets in this entry: where they begin and end, and their values."""


def encode_row_group(rows: pa.Table) -> RowGroup:
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
    return RowGroup(
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


class RowGroupFile:
    """A Parquet file to which row groups are appended."""

    def __init__(self, sink: IO[bytes] | HashedFile, schema: pa.Schema) -> None:
        self._sink = sink
        self._schema = schema
        self._size = self._rows = 0
        self._entries: list[bytes] = []
        self._write(_MAGIC)

    def add(self, group: RowGroup) -> None:
        """Append a row group."""
        self._entries.append(_entry_at(group, self._size))
        self._rows += group.rows
        self._write(group.data)

    def finish(self) -> None:
        """Write the footer; a file without rows gets an empty row group,
        because some readers need one.
        """
        if not self._entries:
            self.add(encode_row_group(self._schema.empty_table()))
        empty = _file(self._schema.empty_table())
        start = _footer_start(empty)
        fields = read_struct(empty, start).value
        rows, groups = fields[_FILE_ROWS], fields[_FILE_ROW_GROUPS]
        footer = b"".join(
            [
                empty[start : rows.start],
                integer(self._rows),
                empty[rows.end : groups.start],
                list_of_structs(self._entries),
                empty[groups.end : -len(_MAGIC) - _LENGTH],
            ]
        )
        self._write(footer)
        self._write(len(footer).to_bytes(_LENGTH, "little"))
        self._write(_MAGIC)

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._size += len(data)


def _entry_at(group: RowGroup, place: int) -> bytes:
    """The entry in the footer for a row group at an offset."""
    pieces, done = [], 0
    for start, end, value in group.offsets:
        pieces += [group.entry[done:start], integer(value + place)]
        done = end
    return b"".join([*pieces, group.entry[done:]])
