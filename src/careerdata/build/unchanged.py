"""Check whether anything has changed since the last build,
with the file system only and before slow imports.

Every file that a build depends on is compared by size, times and identity: guides, settings,
schemas, the program, the folders of the libraries, and the dataset. A file that changed shortly
before the check counts as changed, because it may change again within the same tick of the clock.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Status = tuple[int, int, int, int]
"""Size, time of the last change of the content and of the file, and number of the file."""

Listing = list[tuple[str, Status | None]]
"""Files with their stamps; None for a missing file."""

_TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Watch:
    """The current files that a build depends on; `outputs` is where it publishes."""

    def __init__(
        self, raw: Sequence[str], schemas: Sequence[str], outputs: str, options: Sequence[str]
    ) -> None:
        self._outputs = outputs
        given = [*raw, "", *schemas, "", outputs, *options]
        self._said = _text_bytes([os.getcwd(), sys.version, *sys.path, "", *given, _PACKAGE])
        self._seen_at = time.time_ns()
        self._inputs = _listing_bytes(_listed(raw, schemas))

    def report_of(self, folder: str) -> list[str] | None:
        """The report of the last build, if it would do the same again; `folder` is the cache."""
        state = _read_state(self._path(folder))
        if len(state) < 5:
            return None
        said, inputs, further, further_inputs, outputs, *report = state
        if said != self._said or inputs != self._inputs:
            return None
        if (
            further_inputs != _listing_bytes(_below(_texts(further)))
            or outputs != self._outputs_now()
        ):
            return None
        return [str(text, "utf-8", "surrogatepass") for text in report]

    def remember(self, folder: str, report: Sequence[str], further: Sequence[str]) -> None:
        """Store the report of a successful build with the stamps of its files.

        `further` are files and folders that only the build knows. Nothing is stored if a file
        changed so shortly before the check that another change could go unnoticed.
        """
        further_inputs = _below(further)
        if _latest_change(marshal.loads(self._inputs), further_inputs) > self._seen_at - _TICK:
            return
        listings = self._inputs, _text_bytes(further), _listing_bytes(further_inputs)
        parts = [
            self._said,
            *listings,
            self._outputs_now(),
            *(_text_bytes([text]) for text in report),
        ]
        with suppress(OSError):
            _write_state(self._path(folder), parts)

    def _outputs_now(self) -> bytes:
        return _listing_bytes(_published(self._outputs))

    def _path(self, folder: str) -> str:
        return f"{folder}/builds/{zlib.crc32(self._said):08x}"


# --- The stored report: a checksum, then each part after its length ---

_LENGTH = 8


def _read_state(path: str) -> list[bytes]:
    """The stored parts; none if they are damaged."""
    try:
        with open(path, "rb") as file:
            checksum, data = file.read(4), file.read()
    except OSError:
        return []
    if checksum != _checksum(data):
        return []
    parts, at = [], 0
    while at < len(data):
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start], "big")
        parts.append(data[start:at])
    return parts


def _write_state(path: str, parts: Iterable[bytes]) -> None:
    data = b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in parts)
    waiting = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(waiting, "wb") as file:
        file.write(_checksum(data) + data)
    os.replace(waiting, path)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


def _text_bytes(texts: Iterable[str]) -> bytes:
    return "\0".join(texts).encode("utf-8", "surrogatepass")


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogatepass").split("\0") if data else []


def _listing_bytes(listing: Listing) -> bytes:
    # Only compared, never read back: a tenth of the memory of the objects.
    # From version 3 on, equal values may give other bytes.
    return marshal.dumps(listing, 2)


# --- What there is ---


def _latest_change(*listings: Listing) -> int:
    return max(
        (max(status[1:3]) for listing in listings for _, status in listing if status is not None),
        default=0,
    )


def _listed(raw: Sequence[str], schemas: Sequence[str]) -> Listing:
    shipped = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "schemas")
    listing = _below([*raw, _PACKAGE, *schemas, shipped])
    listing += ((folder, _status(folder)) for folder in sys.path if folder.endswith("-packages"))
    here = os.getcwd()
    while True:
        for name in ("careerdata.toml", "pyproject.toml"):
            listing.append((f"{here}/{name}", _status(f"{here}/{name}")))
        above = os.path.dirname(here)
        if above == here:
            return listing
        here = above


def _below(paths: Iterable[str]) -> Listing:
    """All files below some folders, and the files among the paths,
    without hidden files and bytecode folders.
    """
    listing: Listing = []
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        try:
            entries = sorted(os.scandir(path), key=_name)
        except OSError:
            listing.append((path, _status(path)))
            continue
        listing.append((f"{path}/", None))
        for entry in entries:
            name = entry.name
            if name[0] == "." or name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                listing.append((name, _status_of(entry)))
    return listing


_name = attrgetter("name")


def _published(outputs: str) -> Listing:
    target = os.path.realpath(os.path.join(outputs, "latest"))
    return [(target, _status(os.path.join(outputs, "latest.json"))), *_below([target])]


def _status_of(entry: os.DirEntry[str]) -> Status | None:
    try:
        # On Windows a folder knows neither the number of a file nor its times for certain.
        found = entry.stat() if _FOLDERS_TELL_ALL else os.stat(entry.path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


_FOLDERS_TELL_ALL = os.name != "nt"


def _status(path: str) -> Status | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
