"""Text as tokens that know their places, and phrases of a vocabulary found among them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from careerdata.notation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

V = TypeVar("V")

SPACES = "\u0020\u00a0\u202f\u2009\u2007"
"""The spaces that stand between groups of digits: plain, no-break, narrow no-break, thin, figure."""


class Token(NamedTuple):
    """A number, a word, or a single other character; `start` and `end` are offsets, half open."""

    text: str
    folded: str
    """As phrases are compared that match in any case."""
    start: int
    end: int
    is_number: bool

    @property
    def is_word(self) -> bool:
        """Whether the token is made of letters."""
        return not self.is_number and self.text.isalpha()


# number: 45,000  45.000,50  85'000  12,00,000  38 000; a space joins only a group of exactly three digits
#         to a group of at most three, so "2024 100 000" is two numbers and "100,000 120,000" too
# word:   Rs  LPA  Jahr; a capital after a small letter begins a new word, as where table cells were glued:
#         "DevOpsA$118,000", "50kEUR"
# other:  one character; line breaks and tabs are characters here, so that no phrase reaches across them
_TOKEN = re.compile(
    rf"""
    (?P<number> [0-9]+ (?: [.,'’][0-9]+ | (?<![0-9]{{4}})[{SPACES}][0-9]{{3}}(?![0-9]|[.,'’][0-9]{{3}}) )* )
    | (?P<word> [A-Z]+(?![a-z]) | [A-Z]?[^\W\d_A-Z]+ )
    | (?P<other> [\n\t] | [^\s] )
    """,
    re.VERBOSE,
)


@remembered
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; what stands between two tokens is white space."""
    return tuple(
        Token(written := match.group(), _folded(written), match.start(), match.end(), match.lastgroup == "number")
        for match in _TOKEN.finditer(text)
    )


def are_tight(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing stands between the token at `index` and the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


class Match(NamedTuple, Generic[V]):
    """A phrase found among tokens: from token `first` up to, not including, token `after`."""

    value: V
    first: int
    after: int

    def place(self, tokens: Sequence[Token]) -> tuple[int, int]:
        """The offsets of the phrase."""
        return tokens[self.first].start, tokens[self.after - 1].end


class _Part(NamedTuple):
    text: str
    is_tight: bool


class _Phrase(NamedTuple, Generic[V]):
    parts: tuple[_Part, ...]
    is_exact: bool
    value: V


class Phrases(Generic[V]):
    """Phrases of a vocabulary and what each means.

    A phrase in small letters matches in any case, one with a capital only as written. One that
    begins with `=` matches only as written behind that sign. A space in a phrase allows white space there; where
    it has none, none may stand. The longest phrase wins, then the one listed first.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[_Phrase[V]]] = {}
        self._by_last: dict[str, list[_Phrase[V]]] = {}
        for text, value in entries:
            self._add(text, value)
        for phrases in (*self._by_first.values(), *self._by_last.values()):
            phrases.sort(key=lambda phrase: (-len(phrase.parts), not phrase.is_exact))

    def _add(self, text: str, value: V) -> None:
        is_exact = text != text.lower() or (len(text) > 1 and text[0] == "=" and text[1].isalpha())
        tokens = tokenize(text.removeprefix("=") if is_exact else text)
        words = (token.text if is_exact else token.folded for token in tokens)
        if parts := _parts(*(_part(word, are_tight(tokens, index)) for index, word in enumerate(words))):
            phrase = _Phrase(parts, is_exact, value)
            self._by_first.setdefault(tokens[0].folded, []).append(phrase)
            self._by_last.setdefault(tokens[-1].folded, []).append(phrase)

    def at(self, tokens: Sequence[Token], index: int) -> Match[V] | None:
        """The longest phrase that starts with the token at `index`."""
        if index >= len(tokens):
            return None
        for phrase in self._by_first.get(tokens[index].folded, ()):
            if _stands(phrase, tokens, index):
                return Match(phrase.value, index, index + len(phrase.parts))
        return None

    def before(self, tokens: Sequence[Token], index: int, floor: int = 0) -> Match[V] | None:
        """The longest phrase that ends right before the token at `index` and starts at `floor` or later."""
        if index <= floor:
            return None
        for phrase in self._by_last.get(tokens[index - 1].folded, ()):
            first = index - len(phrase.parts)
            if first >= floor and _stands(phrase, tokens, first):
                return Match(phrase.value, first, index)
        return None


# The same words are phrases of many kinds: each is one object, also in the file of what was compiled.
_part = cache(_Part)


@cache
def _parts(*parts: _Part) -> tuple[_Part, ...]:
    return parts


def _stands(phrase: _Phrase[V], tokens: Sequence[Token], first: int) -> bool:
    """Whether a phrase stands at `first`, where its first or last token is known to be, but for its case."""
    parts, is_exact, _ = phrase
    if len(parts) == 1 and not is_exact:
        return True
    if first + len(parts) > len(tokens):
        return False
    for index, (text, is_tight) in enumerate(parts, first):
        token = tokens[index]
        if (token.text if is_exact else token.folded) != text or (is_tight and not are_tight(tokens, index)):
            return False
    return True


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def is_whole(tokens: Sequence[Token], match: Match[V]) -> bool:
    """Whether a phrase is not a part of a longer word at either end."""
    return not _continues_word(tokens, match.first) and not _continues_word(tokens, match.after)


def ends_whole(tokens: Sequence[Token], match: Match[V]) -> bool:
    """Whether no letter follows a phrase directly."""
    return not _continues_word(tokens, match.after)


def _continues_word(tokens: Sequence[Token], index: int) -> bool:
    return are_tight(tokens, index) and tokens[index - 1].is_word and tokens[index].is_word
