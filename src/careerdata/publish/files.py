"""Files of a snapshot: on the disk when they are closed, and known by their hash."""

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
    """What the manifest says of a file."""

    path: str
    """Below the snapshot's folder, parted by `/`."""
    bytes: int
    sha256: str


class HashedFile:
    """A file that is written once from begin to end; it knows the hash of what was written.

    Its errors name the file, as those of the system do not.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self._is_given_up = False

    def write(self, data: bytes | memoryview) -> int:
        """Write some bytes; of a file that was given up, none."""
        if not self._is_given_up:
            with naming(self._path):
                self._file.write(data)
            self._digest.update(data)
            self._size += len(data)
        return len(data)

    def finish(self, folder: Path) -> FileEntry:
        """Have the file written to the disk, and close it."""
        with naming(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        return FileEntry(self._path.relative_to(folder).as_posix(), self._size, self._digest.hexdigest())

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
    """Have the system write a file or a folder to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        with naming(path):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_entry(path: Path, folder: Path) -> FileEntry:
    """What the manifest says of a file that is there."""
    with naming(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return FileEntry(path.relative_to(folder).as_posix(), file.tell(), digest.hexdigest())


def delete_folder(path: Path) -> None:
    """Delete a folder with all that it holds."""
    try:
        shutil.rmtree(path)
    except OSError as error:
        error.filename = str(path)  # it names the file without its folders
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name the file in errors of the system that name none."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
