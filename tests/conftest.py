"""All tests share a cache folder that is not the user's."""

from __future__ import annotations

import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="careerdata-cache-")


def pytest_configure() -> None:
    """Create an empty cache folder before the test modules are imported, because some use it."""
    os.environ["CAREERDATA_CACHE_DIR"] = _FOLDER


def pytest_unconfigure() -> None:
    """Remove the cache folder."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
