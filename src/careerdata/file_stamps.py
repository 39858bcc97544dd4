"""Stamps show that files have changed, without reading them."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Stamp(NamedTuple):
    """The properties that change when a file is saved."""

    changed_at: int
    """In nanoseconds."""
    size: int


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None if it does not exist."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size)


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp | None]:
    """The stamps of some files."""
    return {path: stamp(path) for path in paths}


def content_digest(folder: Path, ending: str) -> bytes:
    """A digest of the files in a folder and its subfolders, by their paths and bytes; 32 bytes."""
    digest = hashlib.sha256()
    root = str(folder)
    for name, path in sorted(_named(root, ending)):
        with open(path, "rb", buffering=0) as file:
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
            digest.update(hashlib.sha256(file.read()).digest())
    return digest.digest()


def _named(root: str, ending: str) -> Iterator[tuple[str, str]]:
    """The files in a folder and its subfolders: a name that is the same on all systems, and a path."""
    for at, _, names in os.walk(root):
        start = at[len(root) :].replace(os.sep, "/")
        yield from ((f"{start}/{name}", f"{at}/{name}") for name in names if name.endswith(ending))
