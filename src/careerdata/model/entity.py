"""Entities: typed parts of a text."""

from __future__ import annotations

from typing import NamedTuple, Protocol, Self, runtime_checkable


@runtime_checkable
class Placed(Protocol):
    """A value with the places of its parts."""

    def moved(self, by: int) -> Self:
        """The same in a text that begins elsewhere."""


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

    def moved(self, by: int) -> Entity:
        """The same in a text that begins elsewhere."""
        value = self.value.moved(by) if isinstance(self.value, Placed) else self.value
        return Entity(self.kind, value, self.start + by, self.end + by)
