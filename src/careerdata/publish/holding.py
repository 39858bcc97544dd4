"""Holding a folder, so that other processes on the machine leave it alone; a process that dies lets go.

Where the system or the disk has no locks (Windows, some network disks), nothing is held.
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


class Hold:
    """A folder that is held until the object is gone: to change it (alone), or to read it (with others)."""

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """Wait until the folder is free."""
        self._descriptor = _lock(folder, alone=alone, wait=True)

    def let_go(self) -> None:
        """Leave the folder to others."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.let_go()


def is_held(folder: Path) -> bool | None:
    """Whether a process holds the folder; None where that cannot be told."""
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
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # the disk has no locks
        os.close(descriptor)
        return None
    return descriptor
