"""Lock a folder against other processes on this machine; the lock ends with the process.

Without locks (on Windows and some network disks), nothing is locked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

try:
    import fcntl
except ImportError:
    _CAN_LOCK = False
else:
    _CAN_LOCK = True


class FolderLock:
    """A folder that is locked while the object exists:
    to change it (exclusive), or to read it (shared).
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """Wait until the folder is free."""
        self._descriptor = _lock(folder, alone=alone, wait=True)

    def close(self) -> None:
        """Unlock the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.close()


def is_locked(folder: Path) -> bool | None:
    """Whether a process has locked the folder; None if that is not known."""
    try:
        descriptor = _lock(folder, alone=True, wait=False)
    except BlockingIOError:
        return True
    if descriptor is None:
        return None
    os.close(descriptor)
    return False


def _lock(folder: Path, *, alone: bool, wait: bool) -> int | None:
    if not _CAN_LOCK:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(
            descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB)
        )
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # the disk has no locks
        os.close(descriptor)
        return None
    return descriptor
