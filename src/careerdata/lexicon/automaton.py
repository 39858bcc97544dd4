"""One automaton over many phrases: every phrase that stands in a text is found in one pass.

A phrase has a kind and a value. A space in it allows spaces or a hyphen in the text, or nothing
beside a sign; what is written together in it must stand together. All lengths are found; which of
them count is for the reader to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.lexicon.lexer import lex
from careerdata.notation.unspaced import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careerdata.lexicon.lexer import Tokens

Node = dict[str, Any]
"""Token → the node after it; a token that must be tight is marked. `_MEANINGS` ends a phrase."""

_MEANINGS = ""
_TIGHT = "\0"
_HYPHENS = frozenset("-\u2010\u2011")


class Phrase(NamedTuple):
    """Some words and what they mean."""

    text: str
    kind: str
    value: object
    is_exact: bool = False
    """Whether it counts only in the case in which it is written here."""
    is_unit: bool = False
    """Whether it may touch a number: `4500p.a.`."""


class Match(NamedTuple):
    """A phrase among tokens: from token `first` up to, not including, token `after`."""

    kind: str
    value: Any  # what the kind says
    first: int
    after: int
    is_unit: bool

    def place(self, tokens: Tokens) -> tuple[int, int]:
        """The offsets of the phrase."""
        return tokens.starts[self.first], tokens.ends[self.after - 1]


class Hit(NamedTuple):
    """A phrase that stands in a text; offsets are half open."""

    kind: str
    value: object
    start: int
    end: int


class _Meaning(NamedTuple):
    kind: str
    value: object
    written: Sequence[str] | None
    """The tokens as they must be written; None where any case will do."""
    is_unit: bool


class Found:
    """The phrases among some tokens by kind and place; of those at one place the longest counts."""

    def __init__(self, tokens: Tokens, matches: Iterable[Match]) -> None:
        """`matches` in the order in which an automaton finds them."""
        self._tokens = tokens
        self._first: dict[tuple[str, int], Match] = {}
        self._after: dict[tuple[str, int], list[Match]] = {}
        for match in matches:
            known = self._first.setdefault((match.kind, match.first), match)
            if known.after < match.after:
                self._first[match.kind, match.first] = match
            self._after.setdefault((match.kind, match.after), []).append(match)

    def at(self, kind: str, index: int) -> Match | None:
        """The longest phrase that begins with a token."""
        return self._first.get((kind, index))

    def before(self, kind: str, index: int, floor: int = 0) -> Match | None:
        """The longest phrase that ends right before a token and begins at `floor` or later."""
        for match in self._after.get((kind, index), ()):
            if match.first >= floor:
                return match
        return None

    def is_whole(self, match: Match) -> bool:
        """Whether a phrase is not a part of a longer word at either end."""
        return not (self._tokens.goes_on(match.first) or self._tokens.goes_on(match.after))

    def ends_whole(self, match: Match) -> bool:
        """Whether no letter follows a phrase directly."""
        return not self._tokens.goes_on(match.after)

    def whole_at(self, kind: str, index: int) -> Match | None:
        """The longest phrase that begins with a token, if it is whole."""
        match = self._first.get((kind, index))
        return match if match and self.is_whole(match) else None

    def whole_before(self, kind: str, index: int, floor: int = 0) -> Match | None:
        """The longest phrase right before a token, if it is whole."""
        match = self.before(kind, index, floor)
        return match if match and self.is_whole(match) else None

    def all(self, kind: str) -> Iterator[Match]:
        """The whole phrases of a kind in order, none across another."""
        reached = 0
        for (one, first), match in self._first.items():
            if one == kind and first >= reached and self.is_whole(match):
                reached = match.after
                yield match


class Automaton:
    """Phrases in a trie of tokens."""

    def __init__(self, phrases: Iterable[Phrase], lexed: Callable[[str], Tokens] = lex) -> None:
        """Of two phrases of one kind that are written alike, the first counts.

        `lexed` cuts the phrases as the texts are cut in which `matches` looks for them.
        """
        self._root: Node = {}
        tight: list[tuple[int, Node, str]] = []
        for phrase in phrases:
            self._add(phrase, lexed(phrase.text), tight)
        # What stands together in a text may be a space apart in a phrase: one way leads to both.
        for _, node, part in sorted(tight, key=lambda one: -one[0]):
            if part in node:
                _merge(node[_TIGHT + part], node[part])

    def _add(self, phrase: Phrase, tokens: Tokens, tight: list[tuple[int, Node, str]]) -> None:
        node, is_joined = self._root, False
        for index, part in enumerate(tokens.folded):
            if _is_hyphen(tokens, index):
                is_joined = True
                continue
            is_tight = tokens.is_tight(index) and not is_joined
            if is_tight:
                tight.append((index, node, part))
            node = node.setdefault(_TIGHT + part if is_tight else part, {})
            is_joined = False
        if node is not self._root:
            written = tokens.written if phrase.is_exact else None
            _mean(node, _Meaning(phrase.kind, phrase.value, written, phrase.is_unit))

    def matches(self, tokens: Tokens) -> list[Match]:
        """All phrases among some tokens: by their first token, the shorter before the longer."""
        written, folded, starts, ends = tokens
        root, count = self._root, len(folded)
        found: list[Match] = []
        for first in [index for index, part in enumerate(folded) if part in root]:
            node: Node | None = root[folded[first]]
            after = first + 1
            while node is not None:
                if _MEANINGS in node:
                    for kind, value, exact, is_unit in node[_MEANINGS]:
                        if exact is None or exact == written[first:after]:
                            found.append(Match(kind, value, first, after, is_unit))
                if after >= count:
                    break
                if starts[after] != ends[after - 1]:
                    node = node.get(folded[after])
                    after += 1
                else:
                    node, after = _tight_step(node, tokens, after)
        return found

    def found_in(self, tokens: Tokens) -> Found:
        """The same, to be asked by kind and place."""
        return Found(tokens, self.matches(tokens))

    def find(self, text: str) -> list[Hit]:
        """All phrases of a text that stand there as whole words."""
        tokens = lex(text)
        return [
            Hit(match.kind, match.value, *match.place(tokens))
            for match in self.matches(tokens)
            if match.is_unit or _is_whole(tokens, match.first, match.after)
        ]


def _tight_step(node: Node, tokens: Tokens, at: int) -> tuple[Node | None, int]:
    """The node after a token with nothing before it, and the next token."""
    part = tokens.folded[at]
    if part in _HYPHENS and _is_hyphen(tokens, at):
        return node.get(tokens.folded[at + 1]), at + 2
    tight = node.get(_TIGHT + part)
    return (node.get(part) if tight is None else tight), at + 1


def _is_hyphen(tokens: Tokens, index: int) -> bool:
    """Whether a token is the hyphen of a word: it parts a phrase as a space does."""
    if tokens.folded[index] not in _HYPHENS or not (
        tokens.is_tight(index) and tokens.is_tight(index + 1)
    ):
        return False
    return tokens.folded[index - 1][-1].isalnum() and tokens.folded[index + 1][0].isalnum()


def _mean(node: Node, meaning: _Meaning) -> None:
    """Add what a phrase means; what counts only as written comes first."""
    known: list[_Meaning] = node.setdefault(_MEANINGS, [])
    alike = (one for one in known if one.kind == meaning.kind)
    if all(one.written is not None and one.written != meaning.written for one in alike):
        known.insert(0 if meaning.written else len(known), meaning)


def _merge(node: Node, other: Node) -> None:
    for meaning in other.get(_MEANINGS, ()):
        _mean(node, meaning)
    for part, following in other.items():
        if part != _MEANINGS:
            _merge(node.setdefault(part, {}), following)


_JOINS = frozenset(".+#&")
"""Signs that make one name of what stands on both their sides: `ASP.NET`, `R&D`."""
_GOES_ON = frozenset("+#")


def _is_whole(tokens: Tokens, first: int, after: int) -> bool:
    return _begins_whole(tokens, first) and _ends_whole(tokens, after)


def _begins_whole(tokens: Tokens, first: int) -> bool:
    """Whether no letter, digit or joining sign stands right before a token."""
    if not (tokens.is_tight(first) and tokens.folded[first][0].isalnum()):
        return True
    before = tokens.folded[first - 1]
    is_joined = (
        before in _JOINS and tokens.is_tight(first - 1) and tokens.folded[first - 2][-1].isalnum()
    )
    return not (_grow_together(before, tokens.folded[first]) or is_joined)


def _ends_whole(tokens: Tokens, after: int) -> bool:
    """Whether no letter or digit follows right after,
    nor a sign that goes on with a name: `C` of `C++`.
    """
    if not (tokens.is_tight(after) and tokens.folded[after - 1][-1].isalnum()):
        return True
    follows = tokens.folded[after]
    if follows in _JOINS - _GOES_ON:
        is_joined = tokens.is_tight(after + 1) and tokens.folded[after + 1][0].isalnum()
        return follows == "." or not is_joined
    return not (_grow_together(tokens.folded[after - 1], follows) or follows in _GOES_ON)


def _grow_together(before: str, after: str) -> bool:
    """Whether two tokens that touch are one word:
    `T` and `5`, but neither `給` and `5` nor `年` and `収`.
    """
    are_letters = before[-1].isalnum() and after[0].isalnum()
    return are_letters and not (has_unspaced(before) or has_unspaced(after))
