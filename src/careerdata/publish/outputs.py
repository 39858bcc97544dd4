"""The folder of all snapshots: how a new one is added, and becomes the latest.

A snapshot is written into a temporary folder, which is renamed when all its files are on the disk.
Then the link `latest` is switched. Both steps are atomic, so `latest` always leads to a complete
snapshot.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import closing, contextmanager
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.publish.files import FileEntry, delete_folder, file_entry, flush, write_file
from careerdata.publish.folder_lock import FolderLock, is_locked
from careerdata.publish.manifest import (
    MANIFEST,
    POINTER,
    Manifest,
    file_entries,
    is_untouched,
    pointer_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFINISHED = ".unfinished-"
"""The prefix of folders and links that are not yet, or no longer, part of the dataset."""


@contextmanager
def unfinished_folder(outputs: Path) -> Iterator[Path]:
    """A folder to write a snapshot into; it is removed in the end, unless it was renamed."""
    (outputs / "snapshots").mkdir(parents=True, exist_ok=True)
    with closing(FolderLock(outputs, alone=True)):  # waits until other builds have finished
        _remove_leftovers(outputs)
        folder = outputs / f"{UNFINISHED}{secrets.token_hex(8)}"
        folder.mkdir()
        lock = FolderLock(folder, alone=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.close()


def publish_folder(
    folder: Path, manifest: Manifest, name: str, outputs: Path, keep: int | None = None
) -> Path:
    """Make a written folder the latest snapshot, or an existing one with the same data.

    `keep` is the number of snapshots to keep; the oldest ones are deleted, but none that is being
    read.
    """
    with closing(FolderLock(outputs, alone=True)):  # waits until other builds have finished
        snapshot, damaged = _put_in_place(folder, manifest, outputs / "snapshots" / name)
        _make_latest(snapshot, outputs)
        for each in (*damaged, *_surplus(snapshot, keep)):
            _remove(each, outputs)
    return snapshot


def _remove_leftovers(outputs: Path) -> None:
    """Remove the unfinished folders of killed builds."""
    for path in outputs.glob(f"{UNFINISHED}*"):
        if path.is_symlink() or not path.is_dir():
            # Links are made and renamed by one who is alone with the outputs, as we are now.
            path.unlink()
        elif is_locked(path) is False:
            delete_folder(path)


# --- one step after the other ---------------------------------------------------------------------


def _put_in_place(folder: Path, manifest: Manifest, wanted: Path) -> tuple[Path, list[Path]]:
    """Rename a folder to the wanted name, unless that snapshot exists;
    returns it, and damaged ones of that name.

    A damaged folder may be the latest, so it stays for now, and the new one takes the name with the
    next free number.
    """
    taken = list(takewhile(Path.exists, _numbered(wanted)))
    damaged = [each for each in taken if not is_sound(each)]
    for each in taken:
        if each not in damaged and _holds_same(each, manifest):
            return each, damaged
    free = next(each for each in _numbered(wanted) if each not in taken)
    folder.rename(free)
    flush(free.parent)
    return free, damaged


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.name}-{number}") for number in count(2))


def is_sound(snapshot: Path) -> bool:
    """Whether a folder is an intact snapshot."""
    try:
        data = (snapshot / MANIFEST).read_bytes()
        entries = [FileEntry(**each) for each in file_entries(json.loads(data))]
        return is_untouched(data) and all(
            file_entry(snapshot / each.path, snapshot) == each for each in entries
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def _holds_same(snapshot: Path, manifest: Manifest) -> bool:
    other = json.loads((snapshot / MANIFEST).read_bytes())
    return bool(other["digest"] == manifest["digest"]) and _paths(other) == _paths(manifest)


def _paths(manifest: Manifest) -> set[str]:
    return {entry["path"] for entry in file_entries(manifest)}


def _make_latest(snapshot: Path, outputs: Path) -> None:
    """Switch `latest` in one step; without symbolic links, `latest.json` names the snapshot."""
    target = snapshot.relative_to(outputs)
    latest = outputs / "latest"
    if latest.is_symlink() and latest.readlink() == target:
        return
    waiting = outputs / f"{UNFINISHED}{os.getpid()}-latest"
    try:
        waiting.symlink_to(target, target_is_directory=True)
    except (OSError, NotImplementedError):
        if latest.is_symlink():
            raise
        write_file(waiting, pointer_to(target.as_posix()))
        latest = outputs / POINTER
    waiting.replace(latest)
    flush(outputs)


def _surplus(latest: Path, keep: int | None) -> list[Path]:
    """The oldest snapshots beyond the number to keep, without the latest."""
    if keep is None:
        return []
    others = [each for each in latest.parent.iterdir() if each != latest]
    return sorted(others, key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)[
        max(keep - 1, 0) :
    ]


def _remove(snapshot: Path, outputs: Path) -> None:
    """Move a snapshot away in one step, then delete it, unless it is being read."""
    if is_locked(snapshot):
        return
    gone = outputs / f"{UNFINISHED}{snapshot.name}"
    snapshot.rename(gone)
    if gone.is_dir():
        delete_folder(gone)
    else:
        gone.unlink()
