"""The publisher's own tools:
calls to action (`… at JobHub's Career Explorer.`) and a section that lists them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from careerdata.model.document import Item, Paragraph
from careerdata.model.record import ToolRecord
from careerdata.notation.listing import read_definition, split_sentences
from careerdata.notation.phrases import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import ToolWords
    from careerdata.model.document import Text

_NAME = r"[A-ZÀ-Þ][\w-]* (?: \s+ (?: {inside} \s* )? [A-ZÀ-Þ][\w-]* ){{0,3}}"
_OWNER = r"[A-Z](?:[\w.&-]*\w)? (?: \s+ [A-Z](?:[\w.&-]*\w)? ){0,2}"


@dataclass(frozen=True)
class _Calls:
    """The patterns of calls to action, which begin with words of the vocabulary."""

    owned: re.Pattern[str]
    """`at JobHub's free Career Explorer`:
    an owner, an apostrophe, words that may be skipped, a name in capitals.
    """
    made: re.Pattern[str]
    """`take the free Career Test by JobHub`"""
    ours: re.Pattern[str]
    """`our free Career Test`"""
    words: ToolWords

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, words: ToolWords) -> _Calls:
        at, our, by = (
            rf"(?<!\w)(?i:{alternatives(some)}) \s+" for some in (words.at, words.our, words.by)
        )
        few, more = (rf"(?P<skipped>(?:[a-zà-ÿ]+\s+){{0,{most}}})" for most in (2, 3))
        called = _NAME.format(inside=alternatives(words.inside))
        owner, name = rf"(?P<owner>{_OWNER})", rf"(?P<name>{called})"
        return cls(
            re.compile(rf"{at} {owner} ['’]s? \s+ {few} {name}", re.VERBOSE),
            re.compile(rf"{at} {more} (?P<name>{called}?) \s+ {by} {owner}", re.VERBOSE),
            re.compile(rf"{our} {few} {name}", re.VERBOSE),
            words,
        )

    def in_question(self, found: set[str], text: str) -> Iterator[re.Pattern[str]]:
        """Those that a text with such words may match: most texts hold no call."""
        words = self.words
        if not words.at.isdisjoint(found):
            if "'" in text or "’" in text:
                yield self.owned
            if not words.by.isdisjoint(found):
                yield self.made
        if not words.our.isdisjoint(found):
            yield self.ours


_WORD = re.compile(r"\w+")
_MOST_SENTENCES = 2
"""In a call to action; a longer paragraph says more than that."""


def read_tools(source: Source) -> Iterator[ToolRecord]:
    """The tools that the guide points to."""
    for section in source.outline.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found = list(_called_to(block.text, source.knowledge))
                yield from found
                if (
                    found
                    and len(split_sentences(block.text.plain, source.knowledge.listing))
                    <= _MOST_SENTENCES
                ):
                    source.claims.add(block)
            elif (
                isinstance(block, Item)
                and section.kind == "tools"
                and (tool := _listed(block.text, source.knowledge))
            ):
                yield tool
                source.claims.add(block)


def _called_to(text: Text, knowledge: Knowledge) -> Iterator[ToolRecord]:
    """The tools that calls to action point to, with their owners."""
    words = knowledge.tools
    found = set(_WORD.findall(text.plain.casefold()))
    for pattern in _Calls.of(words).in_question(found, text.plain):
        for match in pattern.finditer(text.plain):
            yield from _named_tool(text, match, knowledge)


def _named_tool(text: Text, match: re.Match[str], knowledge: Knowledge) -> Iterator[ToolRecord]:
    words = knowledge.tools
    kind = words.kind_of(match["name"])
    if kind is None or not (words.skip | words.our).issuperset(match["skipped"].casefold().split()):
        return
    owner = text.cut(*match.span("owner")) if "owner" in match.groupdict() else None
    yield ToolRecord(text.cut(*match.span("name")), kind, provider=owner)


def _listed(text: Text, knowledge: Knowledge) -> ToolRecord | None:
    definition = read_definition(text.plain)
    name = text.cut(*definition.name) if definition else text
    kind = knowledge.tools.kind_of(name.plain)
    if kind is None:
        return None
    return ToolRecord(
        name,
        kind,
        purpose=text.cut(definition.name.end).cut(*_behind_mark(text, definition.name.end))
        if definition
        else None,
    )


def _behind_mark(text: Text, end: int) -> tuple[int, int | None]:
    rest = text.cut(end)
    return len(rest.plain) - len(rest.plain.lstrip(" :–—-")), None
