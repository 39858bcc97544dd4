"""How the values of a table read in a finding."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60


def quoted(value: object) -> str:
    """A value as a finding names it:
    texts in quotes and cut to a line, whole numbers without a fraction.
    """
    if isinstance(value, str):
        return f"“{shortened(value)}”"
    if isinstance(value, list):
        return f"[{', '.join(map(quoted, value[:3]))}{', …' if len(value) > 3 else ''}]"
    return plain(value)


def plain(value: object) -> str:
    """A value without quotes; null is `nothing`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def shortened(text: str) -> str:
    """At most 60 characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def nearest(word: object, known: Iterable[object]) -> str | None:
    """The one known word that is most like the word, if any is."""
    words = [other for other in known if isinstance(other, str)]
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.7) if isinstance(word, str) else []
    return close[0] if close else None
