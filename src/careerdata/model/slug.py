"""The slug of a name, from which ids are made."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHE = re.compile("['’‘ʼ′´＇]")
_BETWEEN_ASCII_WORDS = re.compile(r"[^a-z0-9]+")
_TRADEMARK = re.compile("[™®©℠]")
_LATIN_WITH_ACCENTS = re.compile("([a-z])[\u0300-\u036f]+")


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """Lower case, without accents and apostrophes;
    any other characters become a single `-`; the ends are trimmed.

    Letters and digits of other scripts stay as they are. A name without letters and digits gives an
    empty string.
    """
    if name.isascii():
        return _BETWEEN_ASCII_WORDS.sub("-", name.lower().replace("'", "")).strip("-")
    plain = _fold(_TRADEMARK.sub(" ", _APOSTROPHE.sub("", name)))
    return "-".join("".join(c if _belongs_to_a_word(c) else " " for c in plain).split())


def _fold(name: str) -> str:
    # Case folding may give a composed letter, and taking ligatures apart may give a capital: hence
    # twice.
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = _LATIN_WITH_ACCENTS.sub(r"\1", unicodedata.normalize("NFKD", folded))
    return unicodedata.normalize("NFC", _APOSTROPHE.sub("", folded))


def _belongs_to_a_word(character: str) -> bool:
    # Vowel signs are marks (M); in the scripts that have them, a word without them is another word.
    return unicodedata.category(character)[0] in "LNM"
