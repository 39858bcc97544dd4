"""Slips of the pen: one word of a phrase that has a letter too many or too few,
another letter, or two exchanged.

Entyr Level → Entry        Salry → Salary        Expereince → Experience        Kubernets → Kubernetes

Real words are often but one letter apart (trade and grade, phase and phrase), so little counts as a
slip: two letters beside one another exchanged; else neither the first nor the last letter, in words
that are long enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_LEAST_EXCHANGED = 4
_LEAST_MEANT = 6
"""How many letters a word has that was written with one more or one less."""
LEAST_REPLACED = 6
"""How many letters two words have that differ by one letter, where few words can be meant."""


class Misspelling(NamedTuple):
    """A misspelt word of a text, and what it was meant to be."""

    start: int
    end: int
    meant: str


def find_misspelling(text: str, phrases: Iterable[str]) -> Misspelling | None:
    """The one word of a text with which it would be one of the phrases;
    None where none is, or several could be.
    """
    words = list(_WORD.finditer(text))
    written = [match.group().casefold() for match in words]
    found = {
        misspelling
        for phrase in phrases
        if (misspelling := _misspelling_in(written, _words(phrase.casefold())))
    }
    if len(found) != 1:
        return None
    ((at, meant),) = found
    return Misspelling(*words[at].span(), _cased(meant, words[at].group()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _misspelling_in(written: Sequence[str], meant: Sequence[str]) -> tuple[int, str] | None:
    """The index of the only word in which two phrases differ, and how the second writes it."""
    if len(written) != len(meant):
        return None
    differing = [
        at for at, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other
    ]
    if len(differing) != 1:
        return None
    at = differing[0]
    return (at, meant[at]) if is_misspelling(written[at], meant[at]) else None


def is_misspelling(word: str, meant: str, least_replaced: int = LEAST_REPLACED) -> bool:
    """Whether a word is another with one slip; both in small letters."""
    if (
        word == meant
        or (word[:1] != meant[:1] and word[-1:] != meant[-1:])
        or abs(len(word) - len(meant)) > 1
    ):
        return False
    if not (word.isalpha() and meant.isalpha()):
        return False
    if len(word) != len(meant):
        shorter, longer = sorted((word, meant), key=len)
        return len(meant) >= _LEAST_MEANT and _lacks_inner_letter(shorter, longer)
    differing = [at for at in range(len(word)) if word[at] != meant[at]]
    if len(differing) == 1:
        return len(word) >= least_replaced and 0 < differing[0] < len(word) - 1
    return len(word) >= _LEAST_EXCHANGED and _is_exchange(word, meant, differing)


class Names:
    """Many names, among which one is looked for that another was meant to be."""

    def __init__(self, names: Iterable[str], endings: tuple[str, ...] = ()) -> None:
        """`endings` are those of words that are often but one
        letter apart: planing and planning.
        """
        self.endings = endings
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._but_for_a_word: dict[tuple[str, ...], dict[int, list[tuple[str, str]]]] = {}
        """By the rest of the words, and by the length of the one that is left out:
        that word, and the name.
        """
        for name in dict.fromkeys(name.casefold() for name in names):
            self._whole[_joined(name)].append(name)
            for word, rest in _words_and_rests(name):
                self._but_for_a_word.setdefault(rest, {}).setdefault(len(word), []).append(
                    (word, name)
                )

    @cached_property
    def meant_by(self) -> Callable[[str], str | None]:
        """The one name, in small letters, that another is with a slip,
        or with other spaces and hyphens.
        """
        return lru_cache(maxsize=8192)(self._meant_by)

    def _meant_by(self, name: str) -> str | None:
        folded = name.casefold()
        whole = [other for other in self._whole.get(_joined(folded), ()) if other != folded]
        if whole and len(_joined(folded)) >= _LEAST_MEANT:
            return whole[0] if len(whole) == 1 else None
        found = {
            other for other in self._misspellings(folded) if not self._is_other_form(name, other)
        }
        return found.pop() if len(found) == 1 else None

    def _misspellings(self, folded: str) -> Iterator[str]:
        """The names that differ in one word, by a misspelling; if there are many, none is meant."""
        for word, rest in _words_and_rests(folded):
            alike = self._but_for_a_word.get(rest, {})
            for length in range(len(word) - 1, len(word) + 2):
                others = alike.get(length, ())
                if len(others) <= _MOST_ALIKE:
                    yield from (
                        name
                        for other, name in others
                        if is_misspelling(word, other, _LEAST_REPLACED_IN_NAMES)
                    )

    def _is_other_form(self, name: str, meant: str) -> bool:
        """Whether the word that differs is an abbreviation,
        or another form of the word that may be meant.
        """
        written, words = _words(name), _words(meant)
        at = next(at for at, word in enumerate(_words(name.casefold())) if word != words[at])
        return written[at].isupper() or words[at].endswith(self.endings)


_LEAST_REPLACED_IN_NAMES = 9
_MOST_ALIKE = 40
"""How many names are compared that differ in one word only."""


def _words_and_rests(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word of a name, and the name without it;
    of the first, the letter that the name begins with is left.
    """
    words = _words(name)
    return tuple(
        (word, (*words[:at], "" if at else word[0], *words[at + 1 :]))
        for at, word in enumerate(words)
    )


_APART = str.maketrans("", "", "".join(filter(str.isspace, map(chr, range(0x3001)))) + "_./-")


def _joined(name: str) -> str:
    return name.translate(_APART)


def _lacks_inner_letter(shorter: str, longer: str) -> bool:
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return 0 < same < len(shorter) and shorter[same:] == longer[same + 1 :]


def _is_exchange(word: str, meant: str, differing: list[int]) -> bool:
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return word[first] == meant[second] and word[second] == meant[first]


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
