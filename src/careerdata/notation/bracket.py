"""Brackets after names, and abbreviations that a bracket spells out (or that stand in it)."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerdata.notation.extent import Extent, trimmed

_CLOSING = {"(": ")", "[": "]", "（": "）"}
_SIGN = re.compile(r"[()\[\]（）]")


class Bracketed(NamedTuple):
    """A name and what stands in the bracket after it, None without one."""

    name: Extent
    content: Extent | None


def find_brackets(text: str) -> list[Extent]:
    """The outermost balanced brackets of a text, in order, with their signs;
    unbalanced signs are ignored.
    """
    found: list[Extent] = []
    if not any(sign in text for sign in _CLOSING):
        return found
    opened: list[int] = []
    for match in _SIGN.finditer(text):
        at, character = match.start(), match[0]
        if character in _CLOSING:
            opened.append(at)
        elif opened and character == _CLOSING[text[opened[-1]]]:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Extent(start, at + 1))
    return found


_LONGEST_OPENING = 300


def opening_bracket(text: str) -> Extent | None:
    """The balanced bracket that a text opens with, white space aside;
    of a long text only the beginning counts.
    """
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] not in _CLOSING:
        return None
    brackets = find_brackets(text[: start + _LONGEST_OPENING])
    return brackets[0] if brackets and brackets[0].start == start else None


def split_bracket(text: str) -> Bracketed:
    """The name before the bracket that ends the text, and the bracket's content.

    A text without such a bracket, or with nothing before it, is all name.
    """
    whole = trimmed(text, 0, len(text))
    ends_in_bracket = text[whole.end - 1 : whole.end] in _CLOSING.values()
    brackets = find_brackets(text) if ends_in_bracket else []
    if not brackets or brackets[-1].end != whole.end:
        return Bracketed(whole, None)
    last = brackets[-1]
    name = trimmed(text, whole.start, last.start)
    if name.start == name.end:
        return Bracketed(whole, None)
    return Bracketed(name, trimmed(text, last.start + 1, last.end - 1))


# A word of a phrase: `Retrieval`, `HyperText` is two, `LLM` one.
_PHRASE_WORD = re.compile(r"[^\W\d_](?:[^\W\d_A-Z])*|\d+")
_ACRONYM = re.compile(r"(?P<letters>\w(?:[./&-]?\w){1,11}?)(?P<plural>s)?\.?")
_LONGEST_SMALL_WORD = 4


def spells_initials(name: str, phrase: str) -> bool:
    """Whether an abbreviation is made of the initials of a phrase:
    `IaC` of `Infrastructure as Code`.

    Small words (`of`, `and`, `from`) may count or not; every other word must.
    """
    match = _ACRONYM.fullmatch(name.strip())
    if match is None or sum(character.isupper() for character in name) * 2 <= len(match["letters"]):
        return False
    words = _PHRASE_WORD.findall(phrase)
    if len(words) < 2 or len(words) > 3 * len(name):
        return False
    letters = [character.lower() for character in match["letters"] if character.isalnum()]
    return _spells(letters, words) or bool(match["plural"] and _spells([*letters, "s"], words))


def _spells(letters: list[str], words: list[str]) -> bool:
    reached = {0}
    for word in words:
        taken = {at + 1 for at in reached if at < len(letters) and letters[at] == word[0].lower()}
        is_small = word.islower() and len(word) <= _LONGEST_SMALL_WORD
        reached = taken | reached if is_small else taken
    return len(letters) in reached
