"""A build of what did not change says the same again, and does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_GUIDE = (
    "# Nurse Guide 2026\n\n## Salaries\n\n| Role | Atlantis |\n|---|---|\n| Nurse | $60,000 |\n"
)
_HEAVY = ("pandas", "pandera", "pyarrow", "pyromark", "yaml", "careerdata.pipeline")


def _build(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-X", "importtime", "-m", "careerdata", "build", *words]
    environment = os.environ | {"CAREERDATA_CACHE_DIR": str(folder / ".cache")}
    return subprocess.run(
        program, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def _imported(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }


def _told(done: subprocess.CompletedProcess[str]) -> tuple[int, str, list[str]]:
    findings = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    return done.returncode, done.stdout, findings


def test_what_did_not_change_is_told_again_without_work(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/nurse.md").write_text(_GUIDE, encoding="utf-8")
    time.sleep(2.1)  # a file that was saved a moment ago counts as changed
    first, second, third = _build(tmp_path), _build(tmp_path), _build(tmp_path, "--no-cache")
    assert _told(first) == _told(second) == _told(third)
    assert "Published" in first.stdout
    assert "warning" in first.stderr
    assert _imported(first) >= {"pyarrow", "careerdata.pipeline"}
    assert _imported(second).isdisjoint(_HEAVY)
    assert _imported(third) >= {"pyarrow", "careerdata.pipeline"}


def test_a_build_that_was_refused_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/empty.md").write_bytes(b"")
    time.sleep(2.1)
    assert [_build(tmp_path).returncode for _ in range(2)] == [1, 1]
