"""The lexer: a text as words, numbers and signs, each with its place. Phrases are lexed alike.

Full-stack developer (C++)  →  full  -  stack  developer  (  c  +  +  )
45 000 € p.a.               →  45 000  €  p  .  a  .
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACES = "\u0020\u00a0\u202f\u2009\u2007"
"""The spaces that stand between groups of digits:
plain, no-break, narrow no-break, thin, figure.
"""

# 45,000  45.000,50  85'000  12,00,000  38 000; a space joins only a group of exactly three digits to
# a group of at most three, so "2024 100 000" is two numbers and "100,000 120,000" too
_NUMBER = rf"[0-9]+(?:[.,'’][0-9]+|(?<![0-9]{{4}})[{SPACES}][0-9]{{3}}(?![0-9]|[.,'’][0-9]{{3}}))*"
_TOKEN = re.compile(rf"{UNSPACED_WORD}|[^\W\d_{UNSPACED}]+|\s+|{_NUMBER}|\d+|.")

# Where cells were glued, a capital after a small letter begins a word: DevOps|A$118,000  50k|EUR
_SMALL = rf"[^\W\d_A-Z{UNSPACED}]"
_SEAM = re.compile(rf"[A-Z\n\t](?:(?<=[\n\t])|(?<={_SMALL}[A-Z])|(?<=[A-Z]{{2}})(?={_SMALL}))")
_PART = re.compile(
    rf"{UNSPACED_WORD}|[A-Z]+(?!{_SMALL})|[A-Z]?{_SMALL}+|[\n\t]|[^\S\n\t]+|{_NUMBER}|\d+|."
)

_WORD = re.compile(rf"{UNSPACED_WORD}|[^\W_{UNSPACED}]+")


class Tokens(NamedTuple):
    """The tokens of a text in order, as lists of equal length; white space is none.

    They are shared by all who lex the text, so nobody may change them.
    """

    written: Sequence[str]
    folded: Sequence[str]
    """As phrases are compared: in small letters, with straight apostrophes."""
    starts: Sequence[int]
    ends: Sequence[int]

    def is_tight(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def is_number(self, index: int) -> bool:
        """Whether a token is a number; none stands after the end."""
        return index < len(self.written) and "0" <= self.written[index][0] <= "9"

    def is_word(self, index: int) -> bool:
        """Whether a token is made of letters that go on with others that touch them."""
        if not 0 <= index < len(self.written):
            return False
        return self.written[index].isalpha() and not has_unspaced(self.written[index])

    def goes_on(self, index: int) -> bool:
        """Whether a token goes on with the word before it."""
        return self.is_tight(index) and self.is_word(index - 1) and self.is_word(index)


@lru_cache(maxsize=256)
def lex(text: str) -> Tokens:
    """The tokens of a text."""
    return _placed(_TOKEN.findall(text), "")


@lru_cache(maxsize=256)
def lex_parts(text: str) -> Tokens:
    """The same with words parted where they were glued, and line breaks and tabs as tokens."""
    return _placed(_PART.findall(text), "\n\t") if _SEAM.search(text) else lex(text)


@lru_cache(maxsize=256)
def lex_words(text: str) -> Tokens:
    """The words of a text, each with the digits that touch it, and no sign."""
    matches = list(_WORD.finditer(text))
    written = [match.group() for match in matches]
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    return Tokens(written, [word.casefold() for word in written], starts, ends)


def _placed(pieces: list[str], breaks: str) -> Tokens:
    """The pieces of a text with their places, without white space but `breaks`."""
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for piece in pieces:
        start = end
        end += len(piece)
        if piece != " " and (not piece.isspace() or piece in breaks):
            written.append(piece)
            starts.append(start)
            ends.append(end)
    folded = [part.casefold() if part != "’" else "'" for part in written]
    return Tokens(written, folded, starts, ends)
