"""Holding folders: by one alone or by readers together, until they let go or die."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from careerdata.publish.folder_lock import FolderLock, is_locked

if TYPE_CHECKING:
    from pathlib import Path

_HOLD = """
import sys, time
from pathlib import Path
from careerdata.publish.folder_lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print(flush=True)
time.sleep(60)
"""


def test_a_folder_is_held_until_it_is_let_go(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path, alone=True)
    assert is_locked(tmp_path) is True
    lock.close()
    assert is_locked(tmp_path) is False


def test_readers_hold_a_folder_together_and_as_long_as_they_are_there(tmp_path: Path) -> None:
    one, other = FolderLock(tmp_path), FolderLock(tmp_path)
    del one
    assert is_locked(tmp_path) is True
    del other
    assert is_locked(tmp_path) is False


def test_a_process_that_dies_lets_go(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        assert is_locked(tmp_path) is True
        reader.kill()
    assert is_locked(tmp_path) is False
