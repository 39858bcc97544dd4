"""A source line with carets under a part of it, as a terminal shows it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

SOURCE_WIDTH = 100
"""How many columns of a source line are shown."""

_CONTEXT = 24
"""How many columns are kept before the carets of a line that is cut at its beginning."""

_JOINERS = "\u200c\u200d"


class Drawing(NamedTuple):
    """Two lines of text that belong under each other."""

    source: str
    carets: str


def draw(line: str, start: int, end: int, width: int = SOURCE_WIDTH) -> Drawing:
    """A source line of at most `width` columns with carets under the characters from `start` to `end`.

    Offsets count characters from 0. Where nothing lies between them, one caret marks the place.
    """
    start = min(start, len(line))
    # A line may be a whole file; nothing that far from the carets can be seen.
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
    """The first and the last character to show, so that the carets' beginning is among them."""
    if columns[-1] <= width:
        return 0, len(columns) - 1
    low = 0 if columns[end] < width else bisect_left(columns, columns[start] - _CONTEXT)
    room = width - 1 - (low > 0)
    return low, bisect_right(columns, columns[low] + room) - 1


def visible(character: str) -> str:
    """A character as it may be sent to a terminal: controls become signs, so that none of them is obeyed."""
    if character == "\t":
        return "    "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    return f"<U+{ord(character):04X}>"


def visible_text(text: str) -> str:
    """A text as it may be sent to a terminal or a log of CI, in one line."""
    text = without_commands(text)
    return text if text.isascii() and text.isprintable() else "".join(map(visible, text))


# ::error::…  as a line's first words, ##[error]… anywhere: GitHub Actions. ##vso[…]: Azure. ##teamcity[…]: TeamCity.
_COMMAND = re.compile(r"\A\s*(?P<colon>:):|(?P<number>#)(?=#(?:vso|teamcity)?\[)")


def without_commands(text: str) -> str:
    """A text of which no log of CI takes a part for a command: signs as wide that look alike stand for some."""
    return _COMMAND.sub(_look_alike, text) if "::" in text or "##" in text else text


def _look_alike(command: re.Match[str]) -> str:
    return "\N{MUSIC SHARP SIGN}" if command["number"] else command.group().replace(":", "\N{RATIO}", 1)


def display_width(text: str) -> int:
    """How many columns a terminal gives to a text (Unicode Standard Annex 11, East Asian Width)."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
