"""From the byte offsets of a parser that reads UTF-8 to character offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def characters_of_bytes(text: str, start: int) -> Callable[[int], int]:
    """How byte offsets into the UTF-8 of `text[start:]` become character offsets into `text`.

    Costs nothing for ASCII, and one binary search over the other stretches elsewhere.
    """
    body = text[start:]
    if body.isascii():
        return start.__add__
    stretches = [(match.start(), match.group()) for match in _NOT_ASCII.finditer(body)]
    widths = [len(stretch.encode()) for _, stretch in stretches]
    surplus = list(
        accumulate((w - len(s) for w, (_, s) in zip(widths, stretches, strict=True)), initial=0)
    )
    ends = [at + len(s) + extra for (at, s), extra in zip(stretches, surplus[1:], strict=True)]

    def character(offset: int) -> int:
        index = bisect_left(ends, offset)
        if index < len(ends) and offset > (first := ends[index] - widths[index]):
            return start + stretches[index][0] + _characters(stretches[index][1], offset - first)
        return start + offset - surplus[index]

    # What ends begins where it began, and the next thing where it ends.
    return _Known(character).__getitem__


class _Known(dict[int, int]):
    """Offsets that were asked for before."""

    def __init__(self, look_up: Callable[[int], int]) -> None:
        self._look_up = look_up

    def __missing__(self, offset: int) -> int:
        found = self[offset] = self._look_up(offset)
        return found


def _characters(stretch: str, size: int) -> int:
    """How many characters of a stretch make up a number of bytes."""
    return len(stretch.encode()[:size].decode(errors="ignore"))
