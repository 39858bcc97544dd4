"""The folder of the cache."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The folder in `CAREERDATA_CACHE_DIR`, or the default folder for caches of the system."""
    own = os.environ.get("CAREERDATA_CACHE_DIR")
    if own:
        return own
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "careerdata")
