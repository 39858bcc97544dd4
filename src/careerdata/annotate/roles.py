"""Roles in a text: those of the vocabulary, and those that the noun of a role closes.

A name goes on to the left over words that are no part of the sentence around it
(`charter flight attendant`, `wedding DJ`), in languages that open a name with its noun to the right
(`infirmier de bloc`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.lexer import lex_words
from careerdata.model.entity import Entity
from careerdata.notation.unspaced import is_compounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.automaton import Hit
    from careerdata.lexicon.knowledge import Knowledge

_WORD = re.compile(r"[^\W\d_][\w'’&+#.-]*[\w+#]|[^\W\d_]")
_MOST_BEFORE = 3


class _Core(NamedTuple):
    start: int
    end: int


def role_entities(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    """The roles that a text names,
    each with the words that make it another one than its noun alone says.

    `hits` are the names and nouns of roles that stand in it.
    """
    cores = _cores(text, hits, knowledge)
    words = list(_WORD.finditer(text)) if cores else []
    for core in cores:
        yield Entity("role", text[core.start : core.end], _start(words, core, knowledge), core.end)


def _cores(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> list[_Core]:
    """Names of the vocabulary, the longest at each place, and nouns beside them."""
    found: list[_Core] = []
    named = sorted(
        (hit for hit in hits if hit.kind == "role" and not is_compounded(text, hit.start)),
        key=lambda hit: (hit.start - hit.end, hit.start),
    )
    nouns = [
        hit
        for hit in hits
        if hit.kind == "noun" and not _means_else(text[hit.start : hit.end], knowledge)
    ]
    for core in [
        *(_Core(hit.start, hit.end) for hit in (*named, *nouns)),
        *_compounds(text, knowledge),
    ]:
        if all(core.end <= other.start or other.end <= core.start for other in found):
            found.append(core)
    return sorted(found)


def _compounds(text: str, knowledge: Knowledge) -> Iterator[_Core]:
    """Words that close with a noun, in languages that write them together."""
    if knowledge.role_nouns.has_endings:
        for word in _WORD.finditer(text):
            if knowledge.role_nouns.closes(word.group().casefold()) and not _means_else(
                word.group(), knowledge
            ):
                yield _Core(*word.span())


def _means_else(word: str, knowledge: Knowledge) -> bool:
    """A noun that is a kind of earner too, or says nothing: `apprentice`, `workers`."""
    return word.casefold() in knowledge.frames.idle or knowledge.segments.get(word) is not None


def _start(words: Sequence[re.Match[str]], core: _Core, knowledge: Knowledge) -> int:
    start, is_title = core.start, all(word.group()[0].isupper() for word in words)
    before = [word for word in words if word.end() <= core.start]
    for word in reversed(before[-_MOST_BEFORE:]):
        if word.string[word.end() : start] not in _BETWEEN:
            break
        # `Paid Media Manager`: the first word of a title before one that is part of the name.
        is_first_of_name = is_title and word is words[0] and start < core.start
        if not _may_modify(word.group(), knowledge) and not is_first_of_name:
            break
        start = word.start()
    return start


_BETWEEN = frozenset({" ", "-", "\u00a0"})


def _may_modify(word: str, knowledge: Knowledge) -> bool:
    """Whether a word before a role's noun may be a part of its name."""
    if "'" in word or "’" in word or knowledge.role_nouns.is_no_part(word):
        return False
    if " ".join(lex_words(word).folded) in knowledge.frames.ranks:
        return False
    return word.casefold() not in knowledge.no_modifiers and knowledge.regions.get(word) is None
