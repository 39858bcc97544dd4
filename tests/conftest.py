"""What every test has: a folder for what can be made again, outside of the user's own."""

from __future__ import annotations

import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="careerdata-cache-")


def pytest_configure() -> None:
    """Let the tests of a run share a cache that nobody else has filled; some modules use it when imported."""
    os.environ["CAREERDATA_CACHE_DIR"] = _FOLDER


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
