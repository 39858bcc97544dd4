"""Files of a snapshot: safely on the disk when they are closed, with their hash."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FileEntry(NamedTuple):
    """The entry of a file in the manifest."""

    path: str
    """The path in the folder of the snapshot, with `/`."""
    bytes: int
    sha256: str


class HashedFile:
    """A file that is written once from beginning to end, and hashed meanwhile.

    Its errors name the file, unlike those of the system.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self._is_given_up = False

    def write(self, data: bytes | memoryview) -> int:
        """Write some bytes, unless the file was abandoned."""
        if not self._is_given_up:
            with naming(self._path):
                self._file.write(data)
            self._digest.update(data)
            self._size += len(data)
        return len(data)

    def finish(self, folder: Path) -> FileEntry:
        """Force the file to the disk, and close it."""
        with naming(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        return FileEntry(
            self._path.relative_to(folder).as_posix(), self._size, self._digest.hexdigest()
        )

    def give_up(self) -> None:
        """Close the file as it is."""
        self._is_given_up = True
        # What waits to be written would fail as what was written did.
        self._file.raw.close()


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file to the disk."""
    with naming(path), path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush(path: Path) -> None:
    """Force a file or a folder to the disk (fsync)."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        with naming(path):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_entry(path: Path, folder: Path) -> FileEntry:
    """The entry of an existing file for the manifest."""
    with naming(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return FileEntry(path.relative_to(folder).as_posix(), file.tell(), digest.hexdigest())


def delete_folder(path: Path) -> None:
    """Delete a folder with its contents."""
    try:
        shutil.rmtree(path)
    except OSError as error:
        error.filename = str(path)  # it names the file without its folders
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Add the name of the file to errors of the system without one."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
