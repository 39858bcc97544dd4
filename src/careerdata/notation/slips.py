"""Slips of the pen: one word of a phrase that has a letter too many or too few, another letter, or two exchanged.

Entyr Level → Entry        Salry → Salary        Expereince → Experience        Kubernets → Kubernetes

Real words are often but one letter apart (trade and grade, phase and phrase), so little counts as a slip: two letters
beside one another exchanged; else neither the first nor the last letter, in words that are long enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_LEAST_EXCHANGED = 4
_LEAST_MEANT = 6
"""How many letters a word has that was written with one more or one less."""
LEAST_REPLACED = 6
"""How many letters two words have that differ by one letter, where few words can be meant."""


class Slip(NamedTuple):
    """A misspelt word of a text, and what it was meant to be."""

    start: int
    end: int
    meant: str


def find_slip(text: str, phrases: Iterable[str], least_replaced: int = LEAST_REPLACED) -> Slip | None:
    """The one word of a text with which it would be one of the phrases; None where none is, or several could be."""
    words = list(_WORD.finditer(text))
    written = [match.group().casefold() for match in words]
    found = {
        slip for phrase in phrases if (slip := _slip_in(written, _WORD.findall(phrase.casefold()), least_replaced))
    }
    if len(found) != 1:
        return None
    ((at, meant),) = found
    return Slip(*words[at].span(), _cased(meant, words[at].group()))


def _slip_in(written: list[str], meant: list[str], least_replaced: int) -> tuple[int, str] | None:
    """The index of the only word in which two phrases differ, and how the second writes it."""
    if len(written) != len(meant):
        return None
    differing = [at for at, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other]
    if len(differing) != 1:
        return None
    at = differing[0]
    return (at, meant[at]) if is_slip(written[at], meant[at], least_replaced) else None


def is_slip(word: str, meant: str, least_replaced: int = LEAST_REPLACED) -> bool:
    """Whether a word is another with one slip; both in small letters."""
    if word == meant or not (word.isalpha() and meant.isalpha()) or abs(len(word) - len(meant)) > 1:
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
        """`endings` are those of words that are often but one letter apart: planing and planning."""
        self.endings = endings
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._whole: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(name.casefold() for name in names):
            self._alike[name[:1], len(name)].append(name)
            self._whole[_joined(name)].append(name)
        self.meant_by = lru_cache(maxsize=8192)(self._meant_by)

    def _meant_by(self, name: str) -> str | None:
        """The one name, in small letters, that another is with a slip, or with other spaces and hyphens."""
        folded = name.casefold()
        whole = [other for other in self._whole.get(_joined(folded), ()) if other != folded]
        if whole and len(_joined(folded)) >= _LEAST_MEANT:
            return whole[0] if len(whole) == 1 else None
        found = [other for other in self._near(folded) if self._is_slip(name, other)]
        return found[0] if len(found) == 1 else None

    def _near(self, folded: str) -> Iterator[str]:
        """The names that may be a slip away; in a crowd that begins alike and is as long, none could be told."""
        for length in range(len(folded) - 1, len(folded) + 2):
            alike = self._alike.get((folded[:1], length), ())
            if len(alike) <= _MOST_ALIKE:
                yield from (other for other in alike if _is_near(folded, other))

    def _is_slip(self, name: str, other: str) -> bool:
        slip = find_slip(name, (other,), _LEAST_REPLACED_IN_NAMES)
        written = name[slip.start : slip.end] if slip else ""
        return slip is not None and not written.isupper() and not slip.meant.endswith(self.endings)


_LEAST_REPLACED_IN_NAMES = 9
_MOST_ALIKE = 40
"""How many names of one length and first letter are compared."""


def _is_near(name: str, other: str) -> bool:
    """Whether the beginning or the end is the same: a slip is at one place, and cannot be in both."""
    half = min(len(name), len(other)) // 2 - 1
    return half <= 0 or name[:half] == other[:half] or name[-half:] == other[-half:]


_APART = re.compile(r"[\s_./-]+")


def _joined(name: str) -> str:
    return _APART.sub("", name)


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
