"""Encode the tables of some guides, as far as this is possible without the guides before them.

Encoding is the slow part of publishing. It needs no file and no other guide, so several processes
can do it, and the result can be stored or sent.
"""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from careerdata.publish.digest import guide_digests
from careerdata.publish.json import json_lines, line_bytes, runs_of_lines
from careerdata.publish.parquet import CODEC, PackedRows, arrow_table, one_chunk, pack_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.contract import Contract, TableSchema
    from careerdata.contract.tables import Columns, Tables

_ENOUGH_ROWS = 65_536
"""The number of rows that are encoded at once; guides are not split."""


class EncodedRows(NamedTuple):
    """Rows of whole guides of one table, at least one, in order."""

    rows: PackedRows
    lines: pa.Buffer
    """The rows as in the JSON file, each with its comma and line end."""
    digests: tuple[bytes, ...]
    """Of each guide's rows."""
    first_guide: str
    last_guide: str


class EncodedTables(NamedTuple):
    """The tables of some guides, ready for a snapshot."""

    parts: dict[str, tuple[EncodedRows, ...]]
    """By table; empty for a table without rows."""
    shared: Tables
    """The rows of shared tables that these guides need."""


def encode_tables(tables: Tables, contract: Contract) -> EncodedTables:
    """The tables of some guides; raises what `encode_columns` raises."""
    schemas = {name: contract.table(name) for name in tables}
    shared = {name: columns for name, columns in tables.items() if schemas[name].is_shared}
    own = (name for name in tables if name not in shared)
    parts = {name: tuple(encode_columns(tables[name], schemas[name])) for name in own}
    return EncodedTables(parts, shared)


def with_findings(tables: EncodedTables, findings: Columns, contract: Contract) -> EncodedTables:
    """The same tables with other rows in `findings`."""
    encoded = tuple(encode_columns(findings, contract.table("findings")))
    return tables._replace(parts={**tables.parts, "findings": encoded})


def encode_columns(columns: Columns, table: TableSchema) -> Iterator[EncodedRows]:
    """The columns of a table in parts, whose number and size depend on the guides.

    Raises pyarrow.ArrowInvalid or ArrowTypeError for a value that its column cannot hold,
    ValueError for a number that JSON does not have.
    """
    rows = arrow_table(columns, table)
    keys = guide_ids(rows)
    start = 0
    for end in _ends_of_parts(keys, table.name):
        yield _encode(rows.slice(start, end - start), keys[start:end])
        start = end


def guide_ids(rows: pa.Table) -> pa.Array:
    """The guide of each row; rows of a shared table belong to a single guide without a name."""
    if "guide_id" not in rows.column_names:
        return pa.repeat("", rows.num_rows)
    return one_chunk(rows.column("guide_id"))


def _ends_of_parts(keys: pa.Array, table: str) -> Iterator[int]:
    runs = pc.run_end_encode(keys)
    guides, ends = runs.values.to_pylist(), runs.run_ends.to_pylist()
    start = 0
    for guide, following, end in zip_longest(guides, guides[1:], ends):
        if following is None or end - start >= _ENOUGH_ROWS:
            yield end
            start = end
        if following is not None:
            check_order(guide, following, table)


def check_order(before: str, after: str, table: str) -> None:
    """Raise ValueError if the rows are not grouped by guide, in the order of their ids."""
    if before >= after:
        raise ValueError(f"{table}: rows of the guide {after} come after those of {before}")


def _encode(rows: pa.Table, keys: pa.Array) -> EncodedRows:
    lines = json_lines(rows)
    digests = tuple(guide_digests(runs_of_lines(lines, keys)))
    return EncodedRows(
        pack_rows(rows), pa.py_buffer(line_bytes(lines)), digests, keys[0].as_py(), keys[-1].as_py()
    )


# --- Packed: a tenth of the bytes, and no code in them --------------------------------------------
# packed = length of the head, head (JSON), then for each part its packed rows and its lines (lz4)

_LENGTH = 8


def framed(head: object, *blobs: bytes) -> bytes:
    """The length of the head, the head as JSON, and the blobs; lone surrogates are kept."""
    raw = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"".join([len(raw).to_bytes(_LENGTH, "big"), raw, *blobs])


def unframed(data: memoryview) -> tuple[Any, memoryview]:
    """The head, and the bytes after it."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    return json.loads(bytes(data[_LENGTH:end]).decode("utf-8", "surrogatepass")), data[end:]


def pack_tables(tables: EncodedTables) -> bytes:
    """The tables of a batch as bytes."""
    parts = [part for parts in tables.parts.values() for part in parts]
    blobs = [
        blob
        for part in parts
        for blob in (part.rows.data, CODEC.compress(part.lines, asbytes=True))
    ]
    head = {
        "shared": tables.shared,
        "parts": {name: [_part_head(part) for part in some] for name, some in tables.parts.items()},
        "lengths": [len(blob) for blob in blobs],
    }
    return framed(head, *blobs)


def _part_head(part: EncodedRows) -> dict[str, Any]:
    return {
        "digests": [digest.hex() for digest in part.digests],
        "guides": [part.first_guide, part.last_guide],
        "rows": [part.rows.num_rows, part.rows.size],
        "bytes": part.lines.size,
    }


def unpack_tables(data: memoryview) -> EncodedTables:
    """The unpacked tables."""
    head, rest = unframed(data)
    blobs = _blobs(rest, head["lengths"])
    parts = {name: tuple(_part(one, blobs) for one in some) for name, some in head["parts"].items()}
    return EncodedTables(parts, head["shared"])


def _blobs(data: memoryview, lengths: Iterable[int]) -> Iterator[memoryview]:
    at = 0
    for length in lengths:
        yield data[at : at + length]
        at += length


def _part(head: dict[str, Any], blobs: Iterator[memoryview]) -> EncodedRows:
    count, size = head["rows"]
    rows = PackedRows(count, bytes(next(blobs)), size)
    lines = CODEC.decompress(pa.py_buffer(next(blobs)), decompressed_size=head["bytes"])
    digests = tuple(bytes.fromhex(digest) for digest in head["digests"])
    return EncodedRows(rows, lines, digests, *head["guides"])
