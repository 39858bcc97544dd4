"""Whom a guide is about, and where, if its title does not say it:
the role and the country that its text names.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.names import places_in
from careerdata.annotate.titles import read_title
from careerdata.extract.lines import texts_of
from careerdata.lexicon.lexer import lex_words
from careerdata.model.document import Heading, Paragraph
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
    words = lex_words(title.plain).folded
    for mention in mentions:
        named = lex_words(mention.text.plain).folded
        runs = (words[at : at + len(named)] for at in range(len(words) - len(named) + 1))
        if len(named) > 1 and any(all(map(same_root, named, run)) for run in runs):
            return mention.text
    return None


_ROOT = 5


def same_root(one: str, other: str) -> bool:
    """Whether two words begin alike: `science` and `scientist`."""
    return one[:_ROOT] == other[:_ROOT]


def _roles(document: Document, knowledge: Knowledge) -> Iterator[_Mention]:
    for text, is_prominent in _beginnings(document):
        for entity in entities_of(text, knowledge):
            if entity.kind == "role":
                named = knowledge.roles.get(str(entity.value))
                name = text.cut(entity.start, entity.end)
                base = read_title(name, knowledge).base or name
                if named is not None or " " in base.plain:
                    key = named.id if named else base.plain.casefold().rstrip("s")
                    yield _Mention(key, base, is_prominent)


def _beginnings(document: Document) -> Iterator[tuple[Text, bool]]:
    """All texts that are read, and whether they stand out: headings, and the first paragraph."""
    lead = next((block for block in document.blocks if isinstance(block, Paragraph)), None)
    for block, text in texts_of(document):
        yield text.cut(0, _LONGEST), isinstance(block, Heading) or block is lead


def country_of_text(document: Document, knowledge: Knowledge) -> Text | None:
    """The only country that a guide speaks of, if it does so more than once."""
    found: dict[str, list[Text]] = {}
    for text, _ in _beginnings(document):
        for place in places_in(text, knowledge):
            is_currency = is_currency_sign(text.plain[place.end : place.end + 1])
            if place.entry.kind == "country" and not is_currency:
                found.setdefault(place.entry.id, []).append(text.cut(place.start, place.end))
    mentions = next(iter(found.values()), [])
    return mentions[0] if len(found) == 1 and len(mentions) >= _LEAST_OF_PLACE else None
