"""The manifest of a snapshot, `manifest.json`:
versions, inputs, tables, and every file with its hash.
"""

from __future__ import annotations

import hashlib
import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Manifest = dict[str, Any]
"""The object in `manifest.json`."""

MANIFEST = "manifest.json"

POINTER = "latest.json"
"""The file that names the latest snapshot if there are no symbolic links."""

TABLE_FORMS = ("parquet", "json")
"""The keys of an entry of a table that name its files, if there are any."""

_SEAL = "manifest_sha256"
"""The last key: the hash of everything before it."""

_END = b"\n}\n"


def seal(manifest: Mapping[str, object]) -> bytes:
    """The bytes of `manifest.json`; the last entry is the hash of everything before it."""
    data, digest = bytearray(), hashlib.sha256()
    for piece in _pretty_pieces(manifest):
        data += piece
        digest.update(piece)
    del data[-len(_END) :]
    data += f',\n  "{_SEAL}": "{digest.hexdigest()}"'.encode() + _END
    return bytes(data)


def is_untouched(data: bytes) -> bool:
    """Whether every byte of a manifest is as it was written."""
    try:
        manifest = json.loads(data)
    except ValueError:
        return False
    return (
        isinstance(manifest, dict)
        and seal({k: v for k, v in manifest.items() if k != _SEAL}) == data
    )


def pretty(value: object) -> bytes:
    """A value as readable JSON."""
    return b"".join(_pretty_pieces(value))


def _pretty_pieces(value: object) -> Iterator[bytes]:
    """The same in pieces of some size, the line's end in the last:
    a list of a million inputs is long.
    """
    tokens = chain(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value), "\n")
    while piece := "".join(islice(tokens, _TOKENS_A_PIECE)):
        yield piece.encode()


_TOKENS_A_PIECE = 8192


def pointer_to(snapshot: str) -> bytes:
    """The pointer file for a snapshot, with its path in the outputs, with `/`."""
    return json.dumps({"snapshot": snapshot}).encode() + b"\n"


def file_entries(manifest: Manifest) -> Iterator[dict[str, Any]]:
    """The entries (`path`, `bytes`, `sha256`) of all files of a snapshot except the manifest.

    Raises LookupError, TypeError or AttributeError if it is not a manifest.
    """
    for table in manifest["tables"].values():
        yield from (table[form] for form in TABLE_FORMS if form in table)
    yield from manifest["files"]
