"""Whom a guide is about, and where, if its title does not say it:
the role and the country that its text names.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.names import places_in
from careerdata.annotate.titles import read_title
from careerdata.lexicon.reading import spaced_words
from careerdata.model.document import Boilerplate, Code, Heading, Paragraph, Table
from careerdata.notation.money import is_currency_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Document, Text
    from careerdata.model.record import RoleTitle

_LEAST_MENTIONS = 3
_MOST = 0.5
"""The share of all mentions of roles that the guide's role has."""
_LEAST_OF_PLACE = 2
_LONGEST = 400
"""Of a longer text only the beginning is looked at: what it speaks of shows early."""


class _Mention(NamedTuple):
    key: str
    text: Text
    is_prominent: bool
    """In a heading or in the lead."""


def role_of_text(document: Document, knowledge: Knowledge, title: Text | None) -> RoleTitle | None:
    """The role whose words the title has,
    else the one that most mentions are of and that headings or the lead name.
    """
    mentions = list(_roles(document, knowledge))
    if title is not None and (named := _in_words_of(title, mentions)):
        return read_title(named, knowledge)
    counts = Counter(mention.key for mention in mentions)
    if not counts:
        return None
    key, count = counts.most_common(1)[0]
    prominent = [mention for mention in mentions if mention.key == key and mention.is_prominent]
    if count < _LEAST_MENTIONS or count < _MOST * len(mentions) or not prominent:
        return None
    return read_title(prominent[0].text, knowledge)


def _in_words_of(title: Text, mentions: Sequence[_Mention]) -> Text | None:
    """`Data Science Career Guide` is about data scientists."""
    words = spaced_words(title.plain).split()
    for mention in mentions:
        named = spaced_words(mention.text.plain).split()
        runs = (
            [words[at : at + len(named)] for at in range(len(words) - len(named) + 1)]
            if len(named) > 1
            else []
        )
        if any(all(map(same_root, named, run)) for run in runs):
            return mention.text
    return None


_ROOT = 5


def same_root(one: str, other: str) -> bool:
    """Whether two words begin alike: `science` and `scientist`."""
    return one[:_ROOT] == other[:_ROOT]


def _roles(document: Document, knowledge: Knowledge) -> Iterator[_Mention]:
    known = knowledge.roles
    for text, is_prominent in _texts(document):
        part = text if len(text) <= _LONGEST else text.cut(0, _LONGEST)
        for entity in entities_of(part, knowledge):
            if entity.kind != "role":
                continue
            named = known.get(str(entity.value))
            name = part.cut(entity.start, entity.end)
            base = read_title(name, knowledge).base or name
            if named is not None or " " in base.plain:
                yield _Mention(named.id if named else _folded(base.plain), base, is_prominent)


def _folded(name: str) -> str:
    return name.casefold().rstrip("s")


def _texts(document: Document) -> Iterator[tuple[Text, bool]]:
    """All texts that are read, and whether they stand out: headings, and the first paragraph."""
    is_lead = True
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((cell, False) for row in (block.header, *block.rows) for cell in row.cells)
        elif not isinstance(block, Boilerplate | Code):
            yield (
                block.text,
                isinstance(block, Heading) or (is_lead and isinstance(block, Paragraph)),
            )
            is_lead = is_lead and not isinstance(block, Paragraph)


def country_of_text(document: Document, knowledge: Knowledge) -> Text | None:
    """The only country that a guide speaks of, if it does so more than once."""
    found: dict[str, list[Text]] = {}
    for text, _ in _texts(document):
        part = text if len(text) <= _LONGEST else text.cut(0, _LONGEST)
        for place in places_in(part, knowledge):
            if place.entry.kind == "country" and not is_currency_sign(
                part.plain[place.end : place.end + 1]
            ):
                found.setdefault(place.entry.id, []).append(part.cut(place.start, place.end))
    if len(found) != 1:
        return None
    (mentions,) = found.values()
    return mentions[0] if len(mentions) >= _LEAST_OF_PLACE else None
