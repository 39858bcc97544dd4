"""Where a value stands in the plain text that a grammar was given."""

from __future__ import annotations

from typing import NamedTuple


class Extent(NamedTuple):
    """A half-open range of characters of a plain text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


class Number(NamedTuple):
    """A whole number and where it is written."""

    value: int
    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Extent:
    """The range without white space at its ends."""
    if (
        start < end
        and not text[start].isspace()
        and not text[end - 1].isspace()
        and end <= len(text)
    ):
        return Extent(start, end)
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Extent(start, start + len(part.strip()))
