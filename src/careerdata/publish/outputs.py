"""The folder of all snapshots: how a new one gets there, and how it becomes the latest.

A snapshot is written into a folder of another name, which is renamed when every file of it is on the disk;
after that, the link `latest` is replaced. Both steps are single ones, so at no moment `latest` leads to a
snapshot that is not complete.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import contextmanager
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.publish.files import FileEntry, delete_folder, file_entry, flush, write_file
from careerdata.publish.holding import Hold, is_held
from careerdata.publish.manifest import MANIFEST, POINTER, Manifest, file_entries, is_untouched, pointer_to

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFINISHED = ".unfinished-"
"""How the names of folders and links begin that are not yet (or no longer) part of the dataset."""


@contextmanager
def unfinished_folder(outputs: Path) -> Iterator[Path]:
    """A folder to write a snapshot into; it is removed at last, unless it was renamed."""
    (outputs / "snapshots").mkdir(parents=True, exist_ok=True)
    with _alone_with(outputs):
        _remove_leftovers(outputs)
        folder = outputs / f"{UNFINISHED}{secrets.token_hex(8)}"
        folder.mkdir()
        held = Hold(folder, alone=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        held.let_go()


def publish_folder(folder: Path, manifest: Manifest, name: str, outputs: Path, keep: int | None = None) -> Path:
    """Make a written folder the latest snapshot, or the one that holds the same already.

    `keep` is how many snapshots there may be then; the oldest ones go, but none that somebody reads.
    """
    with _alone_with(outputs):
        snapshot, damaged = _put_in_place(folder, manifest, outputs / "snapshots" / name)
        _make_latest(snapshot, outputs)
        for each in (*damaged, *_surplus(snapshot, keep)):
            _remove(each, outputs)
    return snapshot


@contextmanager
def _alone_with(outputs: Path) -> Iterator[None]:
    """Wait for other builds to finish with the folder."""
    held = Hold(outputs, alone=True)
    try:
        yield
    finally:
        held.let_go()


def _remove_leftovers(outputs: Path) -> None:
    """Remove what builds that died have left behind: what is unfinished, and nobody writes to."""
    for path in outputs.glob(f"{UNFINISHED}*"):
        if path.is_symlink() or not path.is_dir():
            # Links are made and renamed by one who is alone with the outputs, as we are now.
            path.unlink()
        elif is_held(path) is False:
            delete_folder(path)


# --- one step after the other ----------------------------------------------------------------------------


def _put_in_place(folder: Path, manifest: Manifest, wanted: Path) -> tuple[Path, list[Path]]:
    """Rename a folder to the wanted name, unless that snapshot is there; gives it, and damaged ones of its name.

    A folder that holds something else than its name says may be the latest: it stays until it is not, and the
    new one takes the name with the next free number.
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
    """Whether a folder is a snapshot with every byte as it was written."""
    try:
        data = (snapshot / MANIFEST).read_bytes()
        entries = [FileEntry(**each) for each in file_entries(json.loads(data))]
        return is_untouched(data) and all(file_entry(snapshot / each.path, snapshot) == each for each in entries)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def _holds_same(snapshot: Path, manifest: Manifest) -> bool:
    other = json.loads((snapshot / MANIFEST).read_bytes())
    return bool(other["digest"] == manifest["digest"]) and _paths(other) == _paths(manifest)


def _paths(manifest: Manifest) -> set[str]:
    return {entry["path"] for entry in file_entries(manifest)}


def _make_latest(snapshot: Path, outputs: Path) -> None:
    """Replace `latest` in one step; where there are no symbolic links, `latest.json` names the snapshot."""
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
    """The oldest snapshots beyond the number to keep; the latest is none of them."""
    if keep is None:
        return []
    others = [each for each in latest.parent.iterdir() if each != latest]
    return sorted(others, key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)[max(keep - 1, 0) :]


def _remove(snapshot: Path, outputs: Path) -> None:
    """Take a snapshot away in one step, then delete it; not while somebody reads it."""
    if is_held(snapshot):
        return
    gone = outputs / f"{UNFINISHED}{snapshot.name}"
    snapshot.rename(gone)
    if gone.is_dir():
        delete_folder(gone)
    else:
        gone.unlink()
