"""What a snapshot says of itself, `manifest.json`: versions, inputs, tables, and every file with its hash."""

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
"""The file that names the latest snapshot, where there are no symbolic links."""

TABLE_FORMS = ("parquet", "json")
"""The keys of a table's entry that name its files, as far as a snapshot has them."""

_SEAL = "manifest_sha256"
"""The last key: the hash of all that stands before it."""

_END = b"\n}\n"


def seal(manifest: Mapping[str, object]) -> bytes:
    """The bytes of `manifest.json`; the last entry is the hash of all others."""
    data, digest = bytearray(), hashlib.sha256()
    for piece in _pretty_pieces(manifest):
        data += piece
        digest.update(piece)
    del data[-len(_END) :]
    data += f',\n  "{_SEAL}": "{digest.hexdigest()}"'.encode() + _END
    return bytes(data)


def is_untouched(data: bytes) -> bool:
    """Whether a manifest is, to the byte, as it was sealed."""
    try:
        manifest = json.loads(data)
    except ValueError:
        return False
    return isinstance(manifest, dict) and seal({k: v for k, v in manifest.items() if k != _SEAL}) == data


def pretty(value: object) -> bytes:
    """A value as JSON to be read by people, too."""
    return b"".join(_pretty_pieces(value))


def _pretty_pieces(value: object) -> Iterator[bytes]:
    """The same in pieces of some size, the line's end in the last: a list of a million inputs is long."""
    tokens = chain(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value), "\n")
    while piece := "".join(islice(tokens, _TOKENS_A_PIECE)):
        yield piece.encode()


_TOKENS_A_PIECE = 8192


def pointer_to(snapshot: str) -> bytes:
    """The pointer file for a snapshot, which is named by its path below the outputs, parted by `/`."""
    return json.dumps({"snapshot": snapshot}).encode() + b"\n"


def file_entries(manifest: Manifest) -> Iterator[dict[str, Any]]:
    """The entries (`path`, `bytes`, `sha256`) of all files of a snapshot but the manifest.

    Raises LookupError, TypeError or AttributeError for what is no manifest of a snapshot.
    """
    for table in manifest["tables"].values():
        yield from (table[form] for form in TABLE_FORMS if form in table)
    yield from manifest["files"]
