"""One automaton over all phrases of a language: every phrase that stands in a text is found in one pass.

A phrase in the lexicon has a kind and a value. A space in it allows spaces or a hyphen in the text; what is written
together in it must stand together. All lengths are found; which of them count is for the reader to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.lexicon.parts import parts_of
from careerdata.notation.unspaced import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.lexicon.parts import Parts

Node = dict[str, Any]
"""Parts that may follow → the node behind each; a part that must be tight is marked. `_MEANINGS` ends a phrase."""

_MEANINGS = ""
_TIGHT = "\0"


class Phrase(NamedTuple):
    """Some words and what they mean."""

    text: str
    kind: str
    value: object
    is_exact: bool = False
    """Whether it counts only in the case in which it is written here."""


class Hit(NamedTuple):
    """A phrase that stands in a text; offsets are half open."""

    kind: str
    value: object
    start: int
    end: int


class Automaton:
    """Phrases in a trie of parts."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Of two phrases that are written alike and of one kind, the first counts."""
        self._root: Node = {}
        for phrase in phrases:
            self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        parts = parts_of(phrase.text)
        if not parts.folded:
            return
        node = self._root
        for part, is_tight in zip(parts.folded, parts.is_tight, strict=True):
            node = node.setdefault(_TIGHT + part if is_tight else part, {})
        meanings: list[Phrase] = node.setdefault(_MEANINGS, [])
        if all(known.kind != phrase.kind or (known.is_exact and known.text != phrase.text) for known in meanings):
            meanings.append(phrase)

    def find(self, text: str) -> Iterator[Hit]:
        """All phrases of a text that stand there as whole words."""
        parts = parts_of(text)
        root = self._root
        for first, part in enumerate(parts.folded):
            if part in root and _begins_whole(parts, first):
                yield from self._from(text, parts, first)

    def _from(self, text: str, parts: Parts, first: int) -> Iterator[Hit]:
        folded, is_tight, count = parts.folded, parts.is_tight, len(parts.folded)
        nodes: list[Node] = [self._root[folded[first]]]
        at = first + 1
        while nodes:
            for node in nodes:
                if _MEANINGS in node and _ends_whole(parts, at):
                    start, end = parts.starts[first], parts.ends[at - 1]
                    for kind_text, kind, value, is_exact in node[_MEANINGS]:
                        if not is_exact or text[start:end] == kind_text:
                            yield Hit(kind, value, start, end)
            if at >= count:
                return
            part = folded[at]
            following = [node[part] for node in nodes if part in node]
            if is_tight[at]:
                tight = _TIGHT + part
                following += [node[tight] for node in nodes if tight in node]
            nodes = following
            at += 1


_JOINS = frozenset(".+#&")
"""Signs that make one name of what stands on both their sides: `ASP.NET`, `R&D`."""
_GOES_ON = frozenset("+#")


def _begins_whole(parts: Parts, first: int) -> bool:
    """Whether no letter, digit or joining sign stands right before a part."""
    if first == 0 or not parts.is_tight[first]:
        return True
    before = parts.folded[first - 1]
    if before.isalnum():
        return not _grow_together(before, parts.folded[first])
    is_joined = before in _JOINS and first > 1 and parts.is_tight[first - 1] and parts.folded[first - 2].isalnum()
    return not (is_joined and parts.folded[first].isalnum())


def _ends_whole(parts: Parts, after: int) -> bool:
    """Whether no letter or digit follows right behind, nor a sign that goes on with a name: `C` of `C++`."""
    if after >= len(parts.folded) or not parts.is_tight[after]:
        return True
    follows, last = parts.folded[after], parts.folded[after - 1]
    if not last.isalnum():
        return True
    if follows in _JOINS - _GOES_ON:
        is_joined = after + 1 < len(parts.folded) and parts.is_tight[after + 1] and parts.folded[after + 1].isalnum()
        return follows == "." or not is_joined
    return not (_grow_together(last, follows) or follows in _GOES_ON)


def _grow_together(before: str, behind: str) -> bool:
    """Whether two parts that touch are one word: `T` and `5`, but neither `給` and `5` nor `年` and `収`."""
    return before.isalnum() and behind.isalnum() and not (has_unspaced(before) or has_unspaced(behind))
