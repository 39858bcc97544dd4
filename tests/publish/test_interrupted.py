"""Builds that are killed or run out of disk at any system call: the latest dataset is always a whole one.

The full disk itself, folders that cannot be written to, and file size limits: `tests/cli/test_full_disk.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


def _interrupt(deed: str, folder: Path, first: int, step: int) -> int:
    """Do something to every so many-th call of a build that changes the disk; gives the number of calls."""
    command = [sys.executable, "-m", "tests.publish.interrupted", deed, str(folder), str(first), str(step)]
    done = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-2])


@pytest.mark.parametrize("part", range(4))
def test_a_build_that_is_killed_leaves_a_whole_dataset(tmp_path: Path, part: int) -> None:
    assert _interrupt("kill", tmp_path, part, 4) > 50


def test_a_build_that_runs_out_of_disk_says_so_and_leaves_a_whole_dataset(tmp_path: Path) -> None:
    assert _interrupt("fail", tmp_path, 0, 5) > 40


def test_nothing_is_named_before_it_is_on_the_disk(tmp_path: Path) -> None:
    assert _interrupt("flush", tmp_path, 0, 1) > 200
