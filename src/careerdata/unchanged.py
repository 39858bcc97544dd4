"""Whether anything changed since the last build, told by the file system alone, before anything heavy is imported.

Every file that a build depends on is compared by size, times, and identity: guides, settings, schemas, the program
and the libraries' folders, and the dataset that the build left. A file that changed shortly before it was looked
at may have changed again within the same tick of the clock, and counts as changed.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Status = list[int]
"""Size, time of the last change of the content, of the file, number of the file."""

_TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


class Watch:
    """The files that a build depends on, as they are now; `outputs` is where it publishes."""

    def __init__(self, raw: Sequence[str], schemas: Sequence[str], outputs: str, options: Sequence[str]) -> None:
        self._outputs = outputs
        self._said = [os.getcwd(), sys.version, *sys.path, "", *raw, "", *schemas, "", outputs, *options]
        self._inputs = dict(_statuses(raw, schemas))
        self._seen_at = time.time_ns()

    def report_of(self, folder: str) -> list[str] | None:
        """What the last build said, where it would do the same again; `folder` is that of the cache."""
        try:
            with open(self._path(folder), "rb") as file:
                data = file.read()
            if data[:4] != _checksum(data[4:]):
                return None
            state = json.loads(data[4:])
        except (OSError, ValueError):
            return None
        if state["said"] != self._said or state["inputs"] != self._inputs or _is_recent(state):
            return None
        further, outputs = dict(_below(state["further"])), dict(_published(self._outputs))
        is_same = state["further_inputs"] == further and state["outputs"] == outputs
        return list(state["report"]) if is_same else None

    def remember(self, folder: str, report: Sequence[str], further: Sequence[str]) -> None:
        """Keep what a build said that succeeded with the files as they were looked at.

        `further` are files and folders that only the build knew of.
        """
        state = {
            "said": self._said,
            "seen_at": self._seen_at,
            "inputs": self._inputs,
            "further": list(further),
            "further_inputs": dict(_below(further)),
            "outputs": dict(_published(self._outputs)),
            "report": list(report),
        }
        data = json.dumps(state).encode()
        path = self._path(folder)
        waiting = f"{path}.{os.getpid()}"
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(waiting, "wb") as file:
                file.write(_checksum(data) + data)
            os.replace(waiting, path)

    def _path(self, folder: str) -> str:
        name = zlib.crc32("\0".join(self._said).encode("utf-8", "surrogatepass"))
        return f"{folder}/builds/{name:08x}"


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


def _is_recent(state: dict[str, Any]) -> bool:
    """Whether a file had changed so shortly before it was looked at that it could change again unnoticed."""
    statuses = [*state["inputs"].values(), *state["further_inputs"].values()]
    latest = max((max(status[1:3]) for status in statuses if status is not None), default=0)
    return bool(latest > state["seen_at"] - _TICK)


def _statuses(raw: Iterable[str], schemas: Iterable[str]) -> Iterator[tuple[str, Status | None]]:
    yield from _below(raw)
    yield from _below([_PACKAGE, *schemas])
    shipped = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "schemas")
    yield from _below([shipped])
    yield from ((folder, _status(folder)) for folder in sys.path if folder.endswith("-packages"))
    here = os.getcwd()
    while True:
        for name in ("careerdata.toml", "pyproject.toml"):
            yield f"{here}/{name}", _status(f"{here}/{name}")
        above = os.path.dirname(here)
        if above == here:
            return
        here = above


def _below(paths: Iterable[str]) -> Iterator[tuple[str, Status | None]]:
    """All files below some folders, and the files among the paths; hidden ones and folders of bytecode left out."""
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        try:
            entries = list(os.scandir(path))
        except OSError:
            yield path, _status(path)
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield entry.path, _status(entry.path)


def _published(outputs: str) -> Iterator[tuple[str, Status | None]]:
    latest = os.path.join(outputs, "latest")
    target = os.path.realpath(latest)
    yield target, _status(os.path.join(outputs, "latest.json"))
    yield from _below([target])


def _status(path: str) -> Status | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
