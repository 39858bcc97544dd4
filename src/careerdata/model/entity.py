"""What was seen in a text: typed stretches of its characters."""

from __future__ import annotations

from typing import NamedTuple


class Entity(NamedTuple):
    """A stretch of plain text that means something by itself; offsets are half open."""

    kind: str
    """`role`, `level`, `experience`, `place`, `segment`, `year`, `pay`, `not_pay`, `period`, `statistic`, `tax`,
    `compensation`, `dimension`, `stage`, `phrase`: see `annotate.ANNOTATORS`."""
    value: object
    """What it means, in the form of its annotator."""
    start: int
    end: int

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start
