"""Disks that are full or cannot be written to: one line says so, and the last dataset stays."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from careerdata.publish.outputs import is_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_GUIDE = """# Nursing Career Guide 2026

## Nurse Salaries (2026)

| Role | United Kingdom |
|---|---|
| Staff Nurse (1-4 years) | £30,000 – £57,000 |
"""

_PAGE = 4096

_ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$SIZE" none outputs
build() {
  "$PYTHON" -m careerdata build "$1" -o outputs >/dev/null 2>told.txt && echo 0 || echo $?
  tail -n 1 told.txt
  cp -R outputs "build-$1"
}
build first.md
build second.md
mount -o remount,ro outputs
build third.md
"""
"""In a name space of its own, in which everybody may mount."""


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    for number, name in enumerate(("first", "second", "third")):
        (tmp_path / f"{name}.md").write_text(_GUIDE.replace("£30", f"£3{number}"), encoding="utf-8")
    (tmp_path / "outputs").mkdir()
    return tmp_path


def _build(
    folder: Path, guide: str, before: Callable[[], None] | None = None, outputs: str = "outputs"
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "careerdata", "build", guide, "-o", outputs]
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, preexec_fn=before
    )


def _size_of_a_dataset(folder: Path) -> int:
    """In bytes, as a disk counts them: in pages."""
    assert _build(folder, "first.md", outputs="measured").returncode == 0
    pages = sum(
        -(-path.stat().st_size // _PAGE)
        for path in (folder / "measured").rglob("*")
        if not path.is_symlink()
    )
    return pages * _PAGE


def _latest(outputs: Path) -> str:
    """The latest snapshot, which is whole; beside it is nothing unfinished."""
    assert sorted(path.name for path in outputs.iterdir()) == ["latest", "snapshots"]
    assert is_sound(outputs / "latest")
    return (outputs / "latest").readlink().name


def test_a_full_disk_and_one_that_is_read_only_leave_the_last_dataset(workshop: Path) -> None:
    command = ["unshare", "--mount", "--map-root-user", "sh", "-euc", _ON_A_SMALL_DISK]
    environment = os.environ | {
        "PYTHON": sys.executable,
        "SIZE": str(_size_of_a_dataset(workshop) * 3 // 2),
    }
    done = subprocess.run(
        command, cwd=workshop, check=False, capture_output=True, text=True, env=environment
    )
    assert done.stderr == ""
    first, _, full, full_disk, read_only, read_only_disk = done.stdout.splitlines()
    assert (first, full, read_only) == ("0", "2", "2")
    assert full_disk.startswith("Error: outputs/.unfinished-")
    assert full_disk.endswith(": No space left on device")
    assert read_only_disk.startswith("Error: outputs/.unfinished-")
    assert read_only_disk.endswith(": Read-only file system")
    published = _latest(workshop / "build-first.md")
    assert (
        _latest(workshop / "build-second.md") == _latest(workshop / "build-third.md") == published
    )


def test_a_limit_on_the_size_of_files_leaves_the_last_dataset(workshop: Path) -> None:
    assert _build(workshop, "first.md").returncode == 0
    published = _latest(workshop / "outputs")
    refused = _build(
        workshop, "second.md", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
    )
    assert refused.returncode == 2
    last = refused.stderr.splitlines()[-1]
    assert last.startswith("Error: outputs/.unfinished-")
    assert last.endswith(".parquet: File too large")
    assert "Traceback" not in refused.stderr
    assert _latest(workshop / "outputs") == published
    assert _build(workshop, "second.md").returncode == 0
    assert _latest(workshop / "outputs") != published


def test_a_folder_that_may_not_be_written_to_is_told(workshop: Path) -> None:
    (workshop / "outputs").chmod(0o555)
    # Root may write anywhere, unless it gives that up.
    command = (
        ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"]
        if os.geteuid() == 0
        else []
    )
    command += [sys.executable, "-m", "careerdata", "build", "first.md", "-o", "outputs"]
    done = subprocess.run(command, cwd=workshop, check=False, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[-1] == "Error: outputs/snapshots: Permission denied"
    assert list((workshop / "outputs").iterdir()) == []
