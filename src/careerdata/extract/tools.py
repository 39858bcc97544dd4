"""The publisher's own tools.

… at JobHub's free Career Explorer.     a call to action, in any paragraph
- Career Explorer: purpose              an item of a section that lists them
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from careerdata.extract.lines import parted, sentences_of
from careerdata.model.document import Item, Paragraph
from careerdata.model.record import ToolRecord
from careerdata.notation.phrases import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import ToolWords
    from careerdata.model.document import Text

_NAME = r"[A-ZÀ-Þ][\w-]* (?: \s+ (?: {inside} \s* )? [A-ZÀ-Þ][\w-]* ){{0,3}}"
_OWNER = r"[A-Z](?:[\w.&-]*\w)? (?: \s+ [A-Z](?:[\w.&-]*\w)? ){0,2}"


@lru_cache(maxsize=8)
def _calls(words: ToolWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The patterns of calls to action: owned, made by somebody, and the publisher's own.

    at JobHub's free Career Explorer     take the free Career Test by JobHub     our free Career Test
    """
    at, our, by = (
        rf"(?<!\w)(?i:{alternatives(some)}) \s+" for some in (words.at, words.our, words.by)
    )
    few, more = (rf"(?P<skipped>(?:[a-zà-ÿ]+\s+){{0,{most}}})" for most in (2, 3))
    called = _NAME.format(inside=alternatives(words.inside))
    owner, name = rf"(?P<owner>{_OWNER})", rf"(?P<name>{called})"
    return (
        re.compile(rf"{at} {owner} ['’]s? \s+ {few} {name}", re.VERBOSE),
        re.compile(rf"{at} {more} (?P<name>{called}?) \s+ {by} {owner}", re.VERBOSE),
        re.compile(rf"{our} {few} {name}", re.VERBOSE),
    )


def _calls_in_question(text: str, words: ToolWords) -> Iterator[re.Pattern[str]]:
    """Those that a text with such words may match: most texts hold no call."""
    found = set(_WORD.findall(text.casefold()))
    is_at, is_by, is_our = (not some.isdisjoint(found) for some in (words.at, words.by, words.our))
    if not (is_at or is_our):
        return
    owned, made, ours = _calls(words)
    if is_at and ("'" in text or "’" in text):
        yield owned
    if is_at and is_by:
        yield made
    if is_our:
        yield ours


_WORD = re.compile(r"\w+")
_MOST_SENTENCES = 2
"""In a call to action; a longer paragraph says more than that."""


def read_tools(source: Source) -> Iterator[ToolRecord]:
    """The tools that the guide points to."""
    knowledge = source.knowledge
    for section in source.outline.sections:
        for block in section.blocks:
            found, is_read = list[ToolRecord](), True
            if isinstance(block, Paragraph):
                found = list(_called_to(block.text, knowledge))
                is_read = not found or len(sentences_of(block.text, knowledge)) <= _MOST_SENTENCES
            elif isinstance(block, Item) and section.kind == "tools":
                found = list(_listed(block.text, knowledge))
            yield from found
            if found and is_read:
                source.claims.add(block)


def _called_to(text: Text, knowledge: Knowledge) -> Iterator[ToolRecord]:
    """The tools that calls to action point to, with their owners."""
    for pattern in _calls_in_question(text.plain, knowledge.tools):
        for match in pattern.finditer(text.plain):
            yield from _named_tool(text, match, knowledge)


def _named_tool(text: Text, match: re.Match[str], knowledge: Knowledge) -> Iterator[ToolRecord]:
    words = knowledge.tools
    kind = words.kind_of(match["name"])
    if kind is None or not (words.skip | words.our).issuperset(match["skipped"].casefold().split()):
        return
    owner = text.cut(*match.span("owner")) if "owner" in match.groupdict() else None
    yield ToolRecord(text.cut(*match.span("name")), kind, provider=owner)


def _listed(text: Text, knowledge: Knowledge) -> Iterator[ToolRecord]:
    name, purpose = parted(text)
    if kind := knowledge.tools.kind_of(name.plain):
        yield ToolRecord(name, kind, purpose=purpose)
