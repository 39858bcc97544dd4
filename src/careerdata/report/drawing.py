"""A source line with carets under a part of it, as a terminal shows it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

SOURCE_WIDTH = 100
"""The number of columns that are shown of a source line."""

_CONTEXT = 24
"""The number of columns before the carets if the beginning of the line is cut."""

_JOINERS = "\u200c\u200d"

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""The Unicode categories of characters that nobody sees."""


class Drawing(NamedTuple):
    """Two lines of text that belong under each other."""

    source: str
    carets: str


def draw(line: str, start: int, end: int, width: int = SOURCE_WIDTH) -> Drawing:
    """A source line of at most `width` columns with carets
    under the characters from `start` to `end`.

    Offsets count characters from 0. If they are equal, one caret marks the place.
    """
    start = min(start, len(line))
    # A line may be a whole file; anything that far from the carets is not visible.
    first, last = max(0, start - 4 * width), start + 4 * width
    cells = [visible(character) for character in without_commands(line[first:last])]
    columns = list(accumulate((display_width(cell) for cell in cells), initial=0))
    start, end = start - first, min(max(end, start) - first, len(cells))
    low, high = _window(columns, start, end, width)
    before = "…" if low or first else ""
    after = "…" if high < len(cells) or last < len(line) else ""
    indent = len(before) + columns[start] - columns[low]
    length = max(1, columns[min(end, high)] - columns[start])
    return Drawing(before + "".join(cells[low:high]) + after, " " * indent + "^" * length)


def _window(columns: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The first and the last character to show, so that the first caret is visible."""
    if columns[-1] <= width:
        return 0, len(columns) - 1
    low = 0 if columns[end] < width else bisect_left(columns, columns[start] - _CONTEXT)
    room = width - 1 - (low > 0)
    return low, bisect_right(columns, columns[low] + room) - 1


def visible(character: str) -> str:
    """A character that is safe for a terminal: control characters become visible signs."""
    if character == "\t":
        return "    "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character in _JOINERS or unicodedata.category(character) not in UNSEEN:
        return character
    return f"<U+{ord(character):04X}>"


def visible_text(text: str) -> str:
    """A text in one line that is safe for a terminal or a CI log."""
    text = without_commands(text)
    return text if text.isascii() and text.isprintable() else "".join(map(visible, text))


# ::error::… at the beginning of a line, ##[error]… anywhere: GitHub Actions. ##vso[…]: Azure.
# ##teamcity[…]: TeamCity.
_COMMAND = re.compile(r"\A\s*(?P<colon>:):|(?P<number>#)(?=#(?:vso|teamcity)?\[)")


def without_commands(text: str) -> str:
    """A text that no CI log takes for a command:
    some characters are replaced by similar ones of the same width.
    """
    return _COMMAND.sub(_look_alike, text) if "::" in text or "##" in text else text


def _look_alike(command: re.Match[str]) -> str:
    if command["number"]:
        return "\N{MUSIC SHARP SIGN}"
    return command.group().replace(":", "\N{RATIO}", 1)


def display_width(text: str) -> int:
    """How many columns a terminal gives to a text (Unicode Standard Annex 11, East Asian Width)."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
