"""The programs of the extra `validators`, in processes of their own:
they are large, and not installed everywhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Done(NamedTuple):
    """How a program ended."""

    status: int
    told: str


def run(folder: Path, program: str, *words: str) -> Done:
    """Run a program of this environment in a folder."""
    return _run(folder, [Path(sys.executable).with_name(program), *words], {})


def run_python(folder: Path, program: str, **environment: str) -> Done:
    """Run lines of Python in a folder."""
    return _run(folder, [sys.executable, "-c", program], environment)


def _run(folder: Path, command: list[Path | str], environment: Mapping[str, str]) -> Done:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return Done(done.returncode, done.stdout)
