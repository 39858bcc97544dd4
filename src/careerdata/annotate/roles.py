"""Roles in a text: those of the vocabulary, and those that the noun of a role closes.

A name goes on to the left over words that are no part of the sentence around it (`charter flight attendant`,
`wedding DJ`), in languages that open a name with its noun to the right (`infirmier de bloc`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.entity import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge

_WORD = re.compile(r"[^\W\d_][\w'’&+#.-]*[\w+#]|[^\W\d_]")
_MOST_BEFORE = 3


class _Core(NamedTuple):
    start: int
    end: int


def role_entities(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    """The roles that a text names, each with the words that make it another one than its noun alone says."""
    words = list(_WORD.finditer(text))
    for core in _cores(text, words, knowledge):
        start = _start(text, words, core, knowledge)
        yield Entity("role", text[core.start : core.end], start, core.end)


def _cores(text: str, words: Sequence[re.Match[str]], knowledge: Knowledge) -> list[_Core]:
    known = [_Core(found.start, found.end) for found in knowledge.roles.find(text)]
    nouns = [
        _Core(*word.span())
        for word in words
        if knowledge.role_nouns.ends(word.group()) and not _is_inside(word, known) and not _means_else(word.group(), knowledge)
    ]
    return sorted([*known, *nouns])


def _is_inside(word: re.Match[str], cores: Sequence[_Core]) -> bool:
    return any(core.start <= word.start() and word.end() <= core.end for core in cores)


def _means_else(word: str, knowledge: Knowledge) -> bool:
    """A noun that is a level or a kind of earner too: `manager`, `apprentice`."""
    return word.casefold() in knowledge.frames.idle or knowledge.segments.get(word) is not None


def _start(text: str, words: Sequence[re.Match[str]], core: _Core, knowledge: Knowledge) -> int:
    start, is_title = core.start, _is_title(words)
    before = [word for word in words if word.end() <= core.start]
    for word in reversed(before[-_MOST_BEFORE:]):
        between = text[word.end() : start]
        if between not in (" ", "-", "\u00a0"):
            break
        # `Paid Media Manager`: the first word of a title before one that is part of the name.
        is_first_of_name = is_title and word is words[0] and start < core.start
        if not _may_modify(word, text, knowledge) and not is_first_of_name:
            break
        start = word.start()
    return start


def _is_title(words: Sequence[re.Match[str]]) -> bool:
    return all(word.group()[0].isupper() for word in words)


def _may_modify(word: re.Match[str], text: str, knowledge: Knowledge) -> bool:
    """Whether a word before a role's noun may be a part of its name."""
    written = word.group()
    folded = written.casefold()
    if "'" in written or "’" in written:
        return False
    if folded in knowledge.frames.idle or folded in knowledge.reading.joints:
        return False
    if knowledge.role_nouns.is_no_part(written) or knowledge.regions.get(written) is not None:
        return False
    kinds = knowledge.reading.sentences.found_in(written)
    return not kinds and not knowledge.frames.dimensions.found_in(written)
