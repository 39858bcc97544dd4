"""A folder of entries that are right or missing:
each is named by a digest of everything it depends on.

A checksum shows whether an entry is intact. You can delete entries at any time.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST_LENGTH = 32
_DAYS_KEPT = 30
_SECONDS_A_DAY = 86_400


class Entries:
    """The entries of a folder; `magic` names their kind."""

    def __init__(self, folder: Path, magic: bytes) -> None:
        self._folder = folder
        self._magic = magic

    def has(self, key: str) -> bool:
        """Whether there is an entry, intact or not."""
        return self._path(key).is_file()

    def load(self, key: str) -> memoryview | None:
        """The content of an entry; None if it is missing or damaged."""
        body = self.look_at(key)
        with suppress(OSError):  # it is not there, or the folder is for reading only
            if body is None:
                self._path(key).unlink()
            else:
                os.utime(self._path(key))
        return body

    def look_at(self, key: str) -> memoryview | None:
        """The same, without changes to the folder:
        the entry is not kept longer, and a damaged one is not removed.
        """
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        start = len(self._magic) + _DIGEST_LENGTH
        body = memoryview(data)[start:]
        return body if self._sealed(body) == data[:start] else None

    def store(self, key: str, body: bytes) -> None:
        """Store something, if the folder is writable."""
        path = self._path(key)
        waiting = path.with_name(f".{secrets.token_hex(8)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with waiting.open("wb") as file:
                file.write(self._sealed(body))
                file.write(body)
            waiting.replace(path)
        except OSError:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)

    def forget_old(self) -> None:
        """Remove entries that no run has used for a month, and the remains of killed runs."""
        oldest = time.time() - _DAYS_KEPT * _SECONDS_A_DAY
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:  # another run was faster
                continue

    def _sealed(self, body: bytes | memoryview) -> bytes:
        return self._magic + hashlib.sha256(body).digest()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key
