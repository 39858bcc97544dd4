"""Output to a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def wants_color(stream: TextIO) -> bool:
    """Whether a stream is a terminal, and its user allows colours (NO_COLOR is not set)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
