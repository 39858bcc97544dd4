"""One line about resources: what they are called, who makes them, where they are.

[Name](url) by Maker - description     Name: [link](url)     Provider: [Name](url)      [Name](url), [Name](url)
Name — Course, Course (cost)           Name: description     Platform: Name             “Title” by Maker (price)
Name (Platform)     Name on Platform   Name | Platform       under books: Title – Author, Title (Author)
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title
from careerdata.extract.lines import bracketed, parted
from careerdata.extract.resources.names import (
    QUOTES,
    has_capitals,
    is_course,
    is_maker,
    is_person,
    is_phrase,
    is_platform,
    is_provider,
    is_resource_name,
    is_written_as_title,
    read_cost,
    title_of,
    unquoted,
    without_cost,
    without_initials,
)
from careerdata.model.record import ResourceRecord
from careerdata.notation.address import is_meant_for_web
from careerdata.notation.bracket import find_brackets
from careerdata.notation.listing import read_definition, split_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Link, Text
    from careerdata.model.record import Sourced
    from careerdata.notation.listing import Definition

_MOST_MAKER_WORDS = 5
_SENTENCE_SIGNS = (".", "!", "?", "…")


# --- Lines with links -----------------------------------------------------------------------------


def read_linked(
    text: Text, knowledge: Knowledge, *, of_books: bool = False
) -> Iterator[ResourceRecord]:
    """The resources of a line with links; the links of the page itself are none."""
    links = [link for link in text.links if not _is_of_page(text, link, knowledge)]
    if not links:
        return
    first = links[0]
    lead, named = text.cut(0, first.start), text.cut(first.start, first.end)
    is_label = lead.plain.endswith((":", "–", "—", "-", "|"))
    is_beside = is_label and is_platform(named.plain, knowledge)
    if len(links) > 1 and not lead and _are_listed(text, links):
        yield from read_links(text, knowledge)
    elif is_beside or names_nothing(named, first, knowledge):
        yield from _beside_link(text, first, knowledge, of_books=of_books)
    elif is_label:
        yield _named_by_link(text, first, clean_title(lead), knowledge, of_books=of_books)
    elif any(map(str.isalnum, lead.plain)):
        yield from read_links(text, knowledge)
    elif is_resource_name(named):
        yield _named_by_link(text, first, None, knowledge, of_books=of_books)


def read_links(text: Text, knowledge: Knowledge) -> Iterator[ResourceRecord]:
    """Links in a sentence: each short link text names a resource."""
    for link in text.links:
        named = text.cut(link.start, link.end)
        if _is_of_page(text, link, knowledge) or names_nothing(named, link, knowledge):
            continue
        if is_resource_name(named) and is_meant_for_web(link.url):
            name, provider = title_of(named, knowledge)
            yield ResourceRecord(name, link, provider)


def leads_around_page(text: Text, knowledge: Knowledge) -> bool:
    """Whether a text has links, and they share, edit or lead around the page."""
    return bool(text.links) and all(_is_of_page(text, link, knowledge) for link in text.links)


def _is_of_page(text: Text, link: Link, knowledge: Knowledge) -> bool:
    """Whether a link shares, edits or leads around the page."""
    url = link.url.casefold()
    is_here = len(url) > 1 and url.startswith("#")
    if is_here or any(part in url for part in knowledge.page_addresses):
        return True
    beside = text.plain[: link.start] + text.plain[link.end :]
    if _SCRIPT.match(url) and not any(map(str.isalnum, beside)):
        # A button stands alone; after an entry of a list something is said of it.
        return True
    return "page" in knowledge.resource_words.found_in(text.plain[link.start : link.end])


def names_nothing(named: Text, link: Link, knowledge: Knowledge) -> bool:
    """Whether a link's text is only its address, or a word such as `here`."""
    if knowledge.resources.get(named.plain) is not None:
        return False
    is_address = named.plain == link.url or "://" in named.plain or looks_like_address(named.plain)
    return is_address or "generic" in knowledge.resource_words.exactly(named.plain)


def looks_like_address(text: str) -> bool:
    """Whether a text without a scheme is an address all the same:
    `www.example.org`, `example.org/learn`.
    """
    return bool(_ADDRESS.fullmatch(text))


_SCRIPT = re.compile(r"\s*javascript:")
_ADDRESS = re.compile(
    r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu)",
    re.IGNORECASE,
)


def _are_listed(text: Text, links: list[Link]) -> bool:
    """Whether only separators stand between the links."""
    gaps = (text.plain[a.end : b.start].strip() for a, b in pairwise(links))
    return all(_SEPARATOR.fullmatch(gap) for gap in gaps)


_SEPARATOR = re.compile(r"[,;/|·•&+]|\w{1,3}|,\s*\w{1,3}")


def _beside_link(
    text: Text, link: Link, knowledge: Knowledge, *, of_books: bool
) -> Iterator[ResourceRecord]:
    """`Name: [link](url)`: the name stands in front of the link, else after it."""
    named, lead = text.cut(link.start, link.end), text.cut(0, link.start)
    beside = lead.cut(0, len(lead.plain.rstrip(_LEADING_MARKS + "|([")))
    shown_by = named if is_platform(named.plain, knowledge) else None
    cost = read_cost(text, knowledge)
    for resource in read_defined(beside or text.cut(link.end), knowledge, of_books=of_books):
        yield resource._replace(link=link, provider=resource.provider or shown_by, cost=cost)


def _named_by_link(
    text: Text, link: Link, label: Text | None, knowledge: Knowledge, *, of_books: bool
) -> ResourceRecord:
    """`Coursera: [Name](url)`; any other label (`Best overall:`) says nothing of who makes it."""
    name, own = title_of(text.cut(link.start, link.end), knowledge, of_books=of_books)
    provider = label if label and is_provider(label.plain, knowledge) else None
    after, cost = text.cut(link.end), read_cost(text, knowledge)
    maker, rest = _maker(after, knowledge)
    provider = provider or own or maker or _bracketed_maker(after, knowledge, of_books=of_books)
    return ResourceRecord(name, link, provider, cost, description=_description(rest, cost))


def _bracketed_maker(after: Text, knowledge: Knowledge, *, of_books: bool) -> Text | None:
    """`[Name](url) (Platform, Author)`."""
    bracket = next(iter(find_brackets(after.plain)), None)
    if bracket is None or bracket.start > 0:
        return None
    names = after.cut(bracket.start + 1, bracket.end - 1).split(_COMMA)
    makers = (name for name in names if is_maker(name.plain, knowledge, of_books=of_books))
    return next(makers, None)


_COMMA = re.compile(r",\s*")


def _maker(rest: Text, knowledge: Knowledge) -> tuple[Text | None, Text]:
    """The maker after `by`, up to the description, and what follows."""
    match = knowledge.costs.by.match(f" {rest.plain}")
    if not match:
        return None, rest
    tail = rest.cut(match.end() - 1)
    maker, description = parted(tail)
    if description is None:
        maker, description = bracketed(tail)[0], tail.cut(0, 0)
    if len(maker.plain.split()) > _MOST_MAKER_WORDS or not maker.plain[:1].isupper():
        return None, rest
    return clean_title(maker), description


_LEADING_MARKS = " :–—-.,"


def _description(rest: Text, cost: Sourced[str] | None) -> Text | None:
    rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(_LEADING_MARKS)))
    if not rest or (cost and rest.plain.strip("()").casefold() == cost.value):
        return None
    is_bracket = find_brackets(rest.plain)[:1] == [(0, len(rest.plain))]
    return None if is_bracket else rest


# --- Lines without links --------------------------------------------------------------------------


def read_defined(
    text: Text, knowledge: Knowledge, *, of_books: bool = False
) -> Iterator[ResourceRecord]:
    """`Name — Course, Course (cost)`, `Name: description`, `Platform: Name`, or a name alone."""
    title = clean_title(text)
    definition = read_definition(title.plain)
    name = title.cut(*definition.name) if definition else title
    if _says_something_else(name, knowledge):
        return
    if definition is None:
        if not _closes_sentence(text.plain, knowledge):
            yield from _alone(title, knowledge, of_books=of_books)
    elif is_resource_name(name) and not is_phrase(name, knowledge):
        cost = read_cost(title, knowledge)
        for resource in _defined(title, definition, knowledge, of_books=of_books):
            yield resource._replace(cost=cost)


def _defined(
    title: Text, definition: Definition, knowledge: Knowledge, *, of_books: bool
) -> Iterator[ResourceRecord]:
    """What a line with a dash or colon names, without its cost."""
    name, body = title.cut(*definition.name), title.cut(*definition.body)
    rest, thing = title.cut(definition.body.start), without_cost(body, knowledge)
    if _says_what_follows(name, knowledge) and _is_title(body, knowledge):
        whole, provider = title_of(rest, knowledge, of_books=of_books)
        yield ResourceRecord(whole, provider=provider)
    elif several := _after_label(title, name, body, knowledge):
        yield from map(ResourceRecord, several)
    elif of_books and is_person(thing.plain, knowledge):
        yield ResourceRecord(unquoted(name), provider=thing)
    elif is_provider(name.plain, knowledge) and _is_one_title(thing, knowledge):
        yield ResourceRecord(unquoted(thing), provider=name)
    else:
        whole, provider = title_of(without_initials(name), knowledge, of_books=of_books)
        offers = tuple(_offers(body, knowledge))
        if offers:
            tail = title.cut(*definition.tail) if definition.tail else None
            said = tail or _beyond_offers(body, knowledge)
        else:
            said = rest
        yield ResourceRecord(whole, None, provider, None, offers, said)


def _says_what_follows(name: Text, knowledge: Knowledge) -> bool:
    """`Book: The Quiet Server`: the word before the colon says what the name after it is."""
    is_known = knowledge.resources.get(name.plain) is not None
    return not is_known and "resource" in knowledge.reading.columns.exactly(name.plain)


def _says_something_else(name: Text, knowledge: Knowledge) -> bool:
    """`Tip`, `Last updated`, `Minimum age`:
    a label, which says something of the list and names nothing in it.
    """
    if knowledge.resources.get(name.plain) is not None:
        return False
    return "label" in knowledge.resource_words.exactly(name.plain)


def _after_label(title: Text, name: Text, body: Text, knowledge: Knowledge) -> list[Text]:
    """The names after a label: `Exam prep: Ledger Academy, Fairprep`,
    `Best for beginners: Coursera, edX`.

    A label is no title: some of its telling words are small. What stands after a title are its
    courses.
    """
    is_label = title.plain[len(name) :].lstrip().startswith(":")
    known = knowledge.resources.get
    if not is_label or is_written_as_title(name.plain, knowledge) or known(name.plain):
        return []
    entries = _listed(body, knowledge)
    are_known = all(known(entry.plain) for entry in entries)
    are_titles = all(is_written_as_title(entry.plain, knowledge) for entry in entries)
    return entries if are_known or (are_titles and len(entries) > 1) else []


def _listed(text: Text, knowledge: Knowledge) -> list[Text]:
    return [text.cut(*entry.name) for entry in split_list(text.plain, knowledge.listing)]


def _offers(body: Text, knowledge: Knowledge) -> list[Text]:
    """The courses that a resource offers, where the whole list is one of course titles or codes."""
    names = _listed(body, knowledge)
    return names if all(is_course(name.plain, knowledge) for name in names) else []


def _beyond_offers(body: Text, knowledge: Knowledge) -> Text | None:
    """What is said in the bracket that ends a list of courses, if it is not what they cost."""
    said = bracketed(body)[1]
    cost = knowledge.costs.find(said.plain) if said else None
    return None if said and cost and (cost.start, cost.end) == (0, len(said)) else said


def _closes_sentence(plain: str, knowledge: Knowledge) -> bool:
    return plain.endswith(_SENTENCE_SIGNS) and not knowledge.listing.abbreviation.search(plain)


def _alone(text: Text, knowledge: Knowledge, *, of_books: bool) -> Iterator[ResourceRecord]:
    """A name alone, or `Kaggle, LeetCode and HackerRank`: several, all of them known."""
    names, cost = _listed(text, knowledge), read_cost(text, knowledge)
    if len(names) > 1 and all(knowledge.resources.get(name.plain) for name in names):
        yield from (ResourceRecord(name, cost=cost) for name in names)
        return
    name, provider = title_of(text, knowledge, of_books=of_books)
    if of_books and not provider:
        name, provider = _author_after_comma(name, knowledge)
    name, note = bracketed(name)
    if is_resource_name(name) and (provider or _is_titled(text, name, knowledge)):
        yield ResourceRecord(name, None, provider, cost, description=note)


def _author_after_comma(name: Text, knowledge: Knowledge) -> tuple[Text, Text | None]:
    """`Deep Learning, Ian Goodfellow`."""
    title, comma, author = name.plain.rpartition(", ")
    if not comma or not is_person(author, knowledge):
        return name, None
    return name.cut(0, len(title)), name.cut(len(title) + 2)


def _is_titled(text: Text, name: Text, knowledge: Knowledge) -> bool:
    """Whether a name alone is one: known, set off, or written as titles are."""
    is_set_off = bool(text.strong) or text.plain[:1] in QUOTES
    return is_set_off or bool(knowledge.resources.get(name.plain)) or _is_title(name, knowledge)


def _is_title(name: Text, knowledge: Knowledge) -> bool:
    return has_capitals(name.plain, knowledge) and not is_phrase(name, knowledge)


def _is_one_title(name: Text, knowledge: Knowledge) -> bool:
    """`Platform: Name`: whether what a known publisher's name stands in front of is one title."""
    if not name.plain[:1].isupper() or knowledge.costs.find(name.plain):
        return False
    return len(_listed(name, knowledge)) == 1 and _is_title(name, knowledge)
