"""Where that is kept which can be made again."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The folder of `CAREERDATA_CACHE_DIR`, else the one that the system has for such things."""
    own = os.environ.get("CAREERDATA_CACHE_DIR")
    if own:
        return own
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "careerdata")
