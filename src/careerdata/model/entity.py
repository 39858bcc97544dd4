"""Entities: typed parts of a text."""

from __future__ import annotations

from typing import NamedTuple


class Entity(NamedTuple):
    """A part of a plain text with a meaning of its own; offsets are half open."""

    kind: str
    """`role`, `level`, `experience`, `place`, `segment`, `year`, `pay`, `not_pay`, `period`,
    `statistic`, `tax`, `compensation`, `dimension`, `stage`, `phrase`: see `annotate.ANNOTATORS`.
    """
    value: object
    """Its meaning, in the form of its annotator."""
    start: int
    end: int

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start

    @property
    def reach(self) -> tuple[int, int]:
        """From its first to its last character."""
        return self.start, self.end

    def moved(self, by: int) -> Entity:
        """The same in a text that begins elsewhere; so is a value that knows places of its own."""
        moved = getattr(self.value, "moved", None)
        value = moved(by) if moved else self.value
        return Entity(self.kind, value, self.start + by, self.end + by)
