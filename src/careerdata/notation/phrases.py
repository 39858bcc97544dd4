"""Words of the vocabulary, of all its languages at once, as parts of a pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.lexicon.schemas import SchemasError
from careerdata.notation.unspaced import KATAKANA, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NEVER = r"(?!)"
"""A pattern that nothing matches: what an empty word list stands for."""


def phrases(tree: object) -> list[str]:
    """The words of a `{language: [word, …]}` mapping, each once; None is an empty mapping.

    Raises SchemasError where the tree has another shape.
    """
    if tree is None:
        return []
    if not isinstance(tree, dict):
        raise SchemasError(f"a word list must be a mapping of languages, not {tree!r}")
    found: dict[str, None] = {}
    for language, words in tree.items():
        if not isinstance(words, list):
            raise SchemasError(f"the words of language {language!r} must be a list, not {words!r}")
        found.update((str(word), None) for word in words)
    return list(found)


def numbered_phrases(tree: object) -> dict[str, int]:
    """The words of a `{language: {word: number}}` mapping and
    the number that each stands for, folded.

    Raises SchemasError where the tree has another shape.
    """
    found: dict[str, int] = {}
    for language, words in (tree if isinstance(tree, dict) else {}).items():
        if not isinstance(words, dict):
            raise SchemasError(
                f"the numbers of language {language!r} must be a mapping, not {words!r}"
            )
        found.update((folded(str(word)), int(number)) for word, number in words.items())
    return found


class PatternsByLanguage:
    """Patterns of word lists, each compiled when a text of its language comes."""

    def __init__(self, tree: object, source: Callable[[list[str]], str]) -> None:
        """`source` makes a pattern of the words of one language; raises what `phrases` raises."""
        languages = tree if isinstance(tree, dict) else {}
        self._sources = {
            language: source(phrases({language: words})) for language, words in languages.items()
        }
        self._patterns: dict[str, re.Pattern[str]] = {}

    def get(self, language: str) -> re.Pattern[str] | None:
        """The pattern of a language, if it has words."""
        if language in self._sources and language not in self._patterns:
            self._patterns[language] = re.compile(self._sources[language])
        return self._patterns.get(language)


_SPACE_OR_HYPHEN = re.compile(r"[\s\u2010\u2011-]+")


def folded(word: str) -> str:
    """The one form of all spellings that `alternatives` matches for a word:
    the key to look it up by.
    """
    # Patterns that ignore case hold the dotless and the dotted i for an i; casefold does not.
    plain = word.casefold().replace("\u0131", "i").replace("i\u0307", "i").replace("’", "'")
    return _SPACE_OR_HYPHEN.sub(" ", plain)


def alternatives(words: Iterable[str]) -> str:
    """A group that matches any of the words, longest first,
    as whole words; in it `(?x)` is safe.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    # What two words of different openings match starts differently, so that their order is no
    # matter. One look at the place before trying its many words makes a search several times as
    # fast.
    opened = [word for word in longest_first if _is_word(word[:1])]
    others = [word for word in longest_first if word and not _is_word(word[:1])]
    groups = [_opened(opened)] if opened else []
    groups += ["|".join(map(_phrase, others))] if others else []
    return f"(?:{'|'.join(groups)})" if groups else NEVER


def _opened(words: list[str]) -> str:
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return rf"(?<!\w)(?=[{first}])(?:{'|'.join(map(_phrase, words))})"


def _phrase(word: str) -> str:
    left = f"(?<![{KATAKANA}])" if _KATAKANA.match(word) else ""
    right = (
        r"(?!\w)"
        if _is_word(word[-1:])
        else f"(?![{KATAKANA}])"
        if _KATAKANA.match(word[-1:])
        else ""
    )
    return left + "".join(_character(character) for character in " ".join(word.split())) + right


def _character(character: str) -> str:
    # Guides are set by hand and by machines: apostrophes and hyphens come in several kinds, and a
    # hyphen may be a space.
    if character == " ":
        return r"\s+"
    if character in "'’":
        return "['’]"
    if character == "-":
        return r"(?:[-\u2010\u2011]|\s+)"
    return re.escape(character)


def _is_word(character: str) -> bool:
    """Whether a character goes on with a word that touches it."""
    return bool(_WORD_CHARACTER.match(character))


_WORD_CHARACTER = re.compile(rf"[^\W{UNSPACED}]")
_KATAKANA = re.compile(f"[{KATAKANA}]")
