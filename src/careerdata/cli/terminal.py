"""What a stream shows to people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def wants_color(stream: TextIO) -> bool:
    """Whether a stream is a terminal of somebody who has nothing against colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
