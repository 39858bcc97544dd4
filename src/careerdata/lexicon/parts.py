"""A text as parts: its words, numbers and signs, each with its place. Phrases and texts are parted alike.

    Full-stack developer (C++)  →  full  stack  developer  (  c  +  +  )
                                         ~ loose: a space or a hyphen may stand before it; all others before `developer`
                                   are set apart by spaces, and `+` is tight

A hyphen inside a word is no part: `full-stack` and `full stack` are the same two words. Where a script has no spaces
between words, each of its letters is a part.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD

_PART = re.compile(rf"{UNSPACED_WORD}|[^\W\d_{UNSPACED}]+|\d+|[^\w\s]|_")
_HYPHENS = frozenset("-\u2010\u2011")


class Parts(NamedTuple):
    """The parts of a text, as lists of equal length."""

    folded: list[str]
    """As parts are compared: in small letters, with straight apostrophes."""
    is_tight: list[bool]
    """Whether nothing stands between a part and the one before it."""
    starts: list[int]
    ends: list[int]


def parts_of(text: str) -> Parts:
    """The parts of a text in order."""
    folded: list[str] = []
    tight: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    last, after_hyphen = -1, False
    for match in _PART.finditer(text):
        part, (start, end) = match.group(), match.span()
        if part in _HYPHENS and start == last and end < len(text) and text[end].isalnum() and folded[-1].isalnum():
            last, after_hyphen = end, True
            continue
        folded.append(part.casefold() if part != "’" else "'")
        tight.append(start == last and not after_hyphen)
        starts.append(start)
        ends.append(end)
        last, after_hyphen = end, False
    return Parts(folded, tight, starts, ends)
