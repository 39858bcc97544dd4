"""What takes a while to make and is only read: made once a run, for all of its processes."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

import pytest

from tests.every_guide import publish_every_guide
from tests.javascript import JavaScript, install

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], None]], Path]:
    """A folder of a name, filled by whichever process of the run comes first."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def javascript(made_once: Callable[[str, Callable[[Path], None]], Path]) -> JavaScript:
    """Node.js in a folder with the packages of `tests/javascript/`."""
    return JavaScript(made_once("javascript", install))


@pytest.fixture(scope="session")
def every_guide(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The snapshot of all test guides."""
    return (made_once("every-guide", publish_every_guide) / "outputs" / "latest").resolve()
