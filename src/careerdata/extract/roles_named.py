"""How the name of a role is compared with the words of a text."""

from __future__ import annotations


def stem(word: str) -> str:
    """A noun without its plural, as far as English spelling tells."""
    word = word.casefold().rstrip("s")
    return word.removesuffix("ie") + "y" if word.endswith("ie") else word
