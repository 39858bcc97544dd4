"""Builds that are killed or run out of disk at any system call:
the latest dataset is always a whole one.

The full disk itself, folders that cannot be written to, and file size limits:
`tests/cli/test_full_disk.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: what is flushed need not be waited for."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as name:
        yield Path(name)


def _interrupt(deed: str, folder: Path, first: int, step: int) -> int:
    """Do something to every so many-th call of a build that changes the disk;
    gives the number of calls.
    """
    command = [
        sys.executable,
        "-m",
        "tests.publish.interrupted",
        deed,
        str(folder),
        str(first),
        str(step),
    ]
    done = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-2])


@pytest.mark.parametrize("part", range(4))
def test_a_build_that_is_killed_leaves_a_whole_dataset(folder: Path, part: int) -> None:
    assert _interrupt("kill", folder, part, 4) > 70


def test_a_build_that_runs_out_of_disk_says_so_and_leaves_a_whole_dataset(folder: Path) -> None:
    assert _interrupt("fail", folder, 0, 5) > 60


def test_nothing_is_named_before_it_is_on_the_disk(folder: Path) -> None:
    assert _interrupt("flush", folder, 0, 1) > 300
