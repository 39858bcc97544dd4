"""The name of a resource: its title, who makes or shows it, and what it costs.

“Title” by Maker (price)     Name (Platform)     Name on Platform     Name | Platform
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.annotate.names import resources_in
from careerdata.extract.lines import bracketed
from careerdata.model.record import Sourced
from careerdata.notation.bracket import spells_initials
from careerdata.notation.listing import is_sentence
from careerdata.notation.money import Amount

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text

_MOST_WORDS = 12


def is_resource_name(name: Text) -> bool:
    """Whether a text is short enough to be the name of a resource."""
    return 0 < len(name.plain.split()) <= _MOST_WORDS and any(map(str.isalnum, name.plain))


def title_of(
    name: Text, knowledge: Knowledge, *, of_books: bool = False
) -> tuple[Text, Text | None]:
    """A name and who makes or shows it:
    `“Title” by Maker`, `Name (Platform)`, `Name on Platform`.
    """
    first, *others = name.split(_BAR) or [name]
    provider = next((other for other in others if is_provider(other.plain, knowledge)), None)
    name = without_cost(first, knowledge)
    before, content = bracketed(name)
    if content and is_maker(content.plain, knowledge, of_books=of_books):
        name, provider = before, content
    for found in resources_in(name, knowledge):
        match = knowledge.costs.at.search(name.plain[: found.start])
        if found.entry.is_platform and found.end == len(name.plain) and match:
            return unquoted(name.cut(0, match.start())), name.cut(found.start)
    name, maker = _by(name, knowledge)
    return unquoted(name), maker or provider


_BAR = re.compile(r"\s+[|·•]\s+")


def _by(name: Text, knowledge: Knowledge) -> tuple[Text, Text | None]:
    """`“Title” by Maker`; without quotation marks the maker
    must be known or have a name of two words.
    """
    for match in reversed(list(knowledge.costs.by.finditer(name.plain))):
        maker = without_cost(name.cut(match.end()), knowledge)
        is_quoted = name.plain[: match.start()].rstrip()[-1:] in QUOTES
        is_small = match.group().strip().casefold() in knowledge.costs.by_in_titles
        may_be_author = is_quoted or not is_small
        if is_provider(maker.plain, knowledge) or (
            may_be_author and is_person(maker.plain, knowledge)
        ):
            return name.cut(0, match.start()), maker
    return name, None


def without_cost(name: Text, knowledge: Knowledge) -> Text:
    """Without a bracket that says what it costs."""
    before, content = bracketed(name)
    return before if content and read_cost(content, knowledge) else name


def without_initials(name: Text) -> Text:
    """`National Registry of EMTs (NREMT)` without the bracket."""
    before, content = bracketed(name)
    return before if content and spells_initials(content.plain, before.plain) else name


QUOTES = '"“”„«»*_ ‘’'


def unquoted(name: Text) -> Text:
    """A name without the quotation marks around it."""
    plain = name.plain
    start = len(plain) - len(plain.lstrip(QUOTES))
    inner = name.cut(start, len(plain.rstrip(QUOTES)))
    for opening, closing in ("«»", "[]"):
        # `«Name» de Maker`, or a link that is torn: the marks are around its beginning alone.
        if closing in inner.plain and opening not in inner.plain:
            return inner.cut(0, inner.plain.index(closing))
    is_balanced = inner.plain.count("„") == inner.plain.count("“") or "“" not in plain[-1:]
    return inner if is_balanced else name


# --- What a name is -------------------------------------------------------------------------------


def is_platform(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is one of a platform, which shows courses of others."""
    known = knowledge.resources.get(name)
    return known is not None and known.is_platform


def is_provider(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is one of those who make or show resources."""
    return name.casefold() in knowledge.providers


def is_person(name: str, knowledge: Knowledge) -> bool:
    """Whether a name may be one of people: two or more words with capitals, no digits."""
    return bool(knowledge.people.fullmatch(name)) and not any(map(str.isdigit, name))


def is_maker(name: str, knowledge: Knowledge, *, of_books: bool) -> bool:
    """Whether a name in a bracket is known as a provider,
    sounds like a publisher, or is an author's.
    """
    if is_provider(name, knowledge):
        return True
    may_be = of_books or "publisher" in knowledge.resource_words.found_in(name)
    return may_be and is_person(name, knowledge)


def is_phrase(text: Text, knowledge: Knowledge) -> bool:
    """Whether a text reads as a sentence of its language does."""
    return is_sentence(text.plain, knowledge.listing, knowledge.language)


def is_written_as_title(name: str, knowledge: Knowledge) -> bool:
    """Whether all telling words have a capital or a digit, as in titles."""
    capitals = _capitals(name, knowledge)
    return bool(capitals) and all(capitals)


def has_capitals(name: str, knowledge: Knowledge) -> bool:
    """Whether at least half of a name's telling words have a capital or a digit."""
    capitals = _capitals(name, knowledge)
    return bool(capitals) and 2 * sum(capitals) >= len(capitals)


def _capitals(name: str, knowledge: Knowledge) -> list[bool]:
    """Of each telling word whether it has a capital or a digit."""
    telling = (word for word in name.split() if word.casefold() not in knowledge.small_words)
    return [any(c.isupper() or c.isdigit() for c in word) for word in telling]


# A course code such as CS231n; or a title in which every word but the small ones is capitalised.
_CODE = re.compile(r"[A-Z]{2,}[- ]?\d+\w*")
_PARTING = re.compile(r"[\s/-]+")


def is_course(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a course's code (`CS231n`),
    or a title with capitals in all its telling words.
    """
    if _CODE.fullmatch(name):
        return True
    words = [word for word in _PARTING.split(name) if word]
    telling = [word for word in words if word not in knowledge.small_words]
    return bool(telling) and all(word[0].isupper() for word in (words[0], *telling))


# --- Cost -----------------------------------------------------------------------------------------


def read_cost(text: Text, knowledge: Knowledge) -> Sourced[str] | None:
    """What a text says of the cost; a price counts as paid, beside something free as `freemium`."""
    found, priced = knowledge.costs.find(text.plain), _price(text, knowledge)
    if not found:
        return priced
    cost = "freemium" if priced and found.cost == "free" else found.cost
    return Sourced(cost, text.span_of(found.start, found.end))


def _price(text: Text, knowledge: Knowledge) -> Sourced[str] | None:
    """A price; but what a grant or a scholarship pays is none."""
    if knowledge.costs.pays_out.search(text.plain):
        return None
    for amount in amounts_of(text, knowledge):
        bound = (amount.maximum or amount.minimum) if isinstance(amount, Amount) else None
        if bound and bound.value > 0:
            return Sourced("paid", text.span_of(amount.start, amount.end))
    return None
