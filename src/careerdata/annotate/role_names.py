"""How the name of a role is compared with the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def stem(word: str) -> str:
    """A noun without its plural, as far as English spelling tells."""
    word = word.casefold().rstrip("s")
    return word.removesuffix("ie") + "y" if word.endswith("ie") else word


_LEAST_ALIKE = 4
_MOST_ENDING = 3


def same_noun(one: str, other: str) -> bool:
    """Whether two words are forms of one noun, by their beginnings:
    `programador` and `programadores`.
    """
    one, other = stem(one), stem(other)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter) >= _LEAST_ALIKE
        and longer.startswith(shorter[:-1])
        and len(longer) - len(shorter) <= _MOST_ENDING
    )


def are_words_of(words: Iterable[str], name: Iterable[str]) -> bool:
    """Whether all words are forms of words of a name."""
    known = list(name)
    return all(any(same_noun(word, other) for other in known) for word in words)
