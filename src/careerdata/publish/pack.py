"""Pack encoded tables into a tenth of their bytes, and unpack them;
the packed form contains no code.

packed = length of the head, head (JSON), then for each part its packed rows and its lines (lz4)
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from careerdata.publish.encode import EncodedRows, EncodedTables
from careerdata.publish.parquet import CODEC, PackedRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
