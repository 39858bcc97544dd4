"""Stamps show that files have changed, without reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
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
