"""One line about resources: what they are called, who makes them, what they cost, where they are.

[Name](url) by Maker - description     Name: [link](url)     Provider: [Name](url)      [Name](url), [Name](url)
Name — Course, Course (cost)           Name: description     Platform: Name             “Title” by Maker (price)
Name (Platform)     Name on Platform   Name | Platform       under books: Title – Author, Title (Author)
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.annotate.names import resources_in
from careerdata.annotate.titles import clean_title
from careerdata.model.record import ResourceRecord, Sourced
from careerdata.notation.address import is_meant_for_web
from careerdata.notation.bracket import find_brackets, spells_initials, split_bracket
from careerdata.notation.listing import is_sentence, read_definition, split_list
from careerdata.notation.money import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Link, Text
    from careerdata.notation.extent import Extent

_MOST_WORDS = 12
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
    if len(links) > 1 and not lead and _are_listed(text, links):
        yield from read_links(text, knowledge)
    elif names_nothing(named, first, knowledge) or (
        _is_label(lead) and _is_platform(named, knowledge)
    ):
        yield from _beside_link(text, first, knowledge, of_books=of_books)
    elif _is_label(lead):
        yield _named_by_link(
            text, first, _provider_of_label(lead, knowledge), knowledge, of_books=of_books
        )
    elif any(character.isalnum() for character in lead.plain):
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
    if (len(url) > 1 and url.startswith("#")) or any(
        part in url for part in knowledge.page_addresses
    ):
        return True
    if _SCRIPT.match(url) and not any(
        map(str.isalnum, text.plain[: link.start] + text.plain[link.end :])
    ):
        # A button stands alone; behind an entry of a list something is said of it.
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


def _is_label(lead: Text) -> bool:
    return lead.plain.endswith((":", "–", "—", "-", "|"))


def _is_platform(name: Text, knowledge: Knowledge) -> bool:
    known = knowledge.resources.get(name.plain)
    return known is not None and known.is_platform


def _provider_of_label(lead: Text, knowledge: Knowledge) -> Text | None:
    """`Coursera: [Name](url)`; any other label (`Best overall:`) says nothing of who makes it."""
    label = clean_title(lead)
    return label if label.plain.casefold() in knowledge.providers else None


def _beside_link(
    text: Text, link: Link, knowledge: Knowledge, *, of_books: bool
) -> Iterator[ResourceRecord]:
    """`Name: [link](url)`: the name stands in front of the link, else behind it."""
    named, lead = text.cut(link.start, link.end), text.cut(0, link.start)
    beside = lead.cut(0, len(lead.plain.rstrip(_LEADING_MARKS + "|([")))
    for resource in read_defined(beside or text.cut(link.end), knowledge, of_books=of_books):
        provider = resource.provider or (named if _is_platform(named, knowledge) else None)
        yield resource._replace(link=link, provider=provider, cost=read_cost(text, knowledge))


def _named_by_link(
    text: Text, link: Link, provider: Text | None, knowledge: Knowledge, *, of_books: bool
) -> ResourceRecord:
    name, own = title_of(text.cut(link.start, link.end), knowledge, of_books=of_books)
    behind = text.cut(link.end)
    maker, rest = _maker(behind, knowledge)
    bracketed = _bracketed_maker(behind, knowledge, of_books=of_books)
    cost = read_cost(text, knowledge)
    description = _description(rest, cost)
    return ResourceRecord(
        name, link, provider or own or maker or bracketed, cost, description=description
    )


def _bracketed_maker(behind: Text, knowledge: Knowledge, *, of_books: bool) -> Text | None:
    """`[Name](url) (Platform, Author)`."""
    bracket = next(iter(find_brackets(behind.plain)), None)
    if bracket is None or bracket.start > 0:
        return None
    names = behind.cut(bracket.start + 1, bracket.end - 1).split(_COMMA)
    return next(
        (name for name in names if _is_maker(name.plain, knowledge, of_books=of_books)), None
    )


_COMMA = re.compile(r",\s*")


def _maker(rest: Text, knowledge: Knowledge) -> tuple[Text | None, Text]:
    """The maker behind `by`, up to the description, and what follows."""
    match = knowledge.costs.by.match(f" {rest.plain}")
    if not match:
        return None, rest
    tail = rest.cut(match.end() - 1)
    definition = read_definition(tail.plain)
    maker = tail.cut(*definition.name) if definition else tail.cut(*split_bracket(tail.plain).name)
    if len(maker.plain.split()) > _MOST_MAKER_WORDS or not maker.plain[:1].isupper():
        return None, rest
    return clean_title(maker), tail.cut(definition.body.start) if definition else tail.cut(0, 0)


_LEADING_MARKS = " :–—-.,"


def _description(rest: Text, cost: Sourced[str] | None) -> Text | None:
    rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(_LEADING_MARKS)))
    if not rest or (cost and rest.plain.strip("()").casefold() == cost.value):
        return None
    whole = find_brackets(rest.plain)
    if whole and whole[0] == (0, len(rest.plain)):
        return None
    return rest


# --- Lines without links --------------------------------------------------------------------------


def read_defined(
    text: Text, knowledge: Knowledge, *, of_books: bool = False
) -> Iterator[ResourceRecord]:
    """`Name — Course, Course (cost)`, `Name: description`, `Platform: Name`, or a name alone."""
    title = clean_title(text)
    definition = read_definition(title.plain)
    if definition is None:
        if not _closes_sentence(text, knowledge) and not _says_something_else(title, knowledge):
            yield from _alone(title, knowledge, of_books=of_books)
        return
    name, body = title.cut(*definition.name), title.cut(*definition.body)
    if (
        not is_resource_name(name)
        or _is_sentence(name, knowledge)
        or _says_something_else(name, knowledge)
    ):
        return
    cost = read_cost(title, knowledge)
    if (
        _says_what_follows(name, knowledge)
        and _has_capitals(body.plain, knowledge)
        and not _is_sentence(body, knowledge)
    ):
        whole, provider = title_of(title.cut(definition.body.start), knowledge, of_books=of_books)
        yield ResourceRecord(whole, None, provider, cost)
        return
    if several := _behind_label(title, name, body, knowledge):
        yield from (ResourceRecord(one, None, None, cost) for one in several)
        return
    if of_books and _is_person(_without_cost(body, knowledge).plain, knowledge):
        yield ResourceRecord(_unquoted(name), None, _without_cost(body, knowledge), cost)
    elif (thing := _thing_of(name, body, knowledge)) is not None:
        yield ResourceRecord(thing, None, name, cost)
    else:
        whole, provider = title_of(_without_initials(name), knowledge, of_books=of_books)
        offers = tuple(_offers(body, knowledge))
        rest = (
            _beyond_offers(body, definition.tail, title, knowledge)
            if offers
            else title.cut(definition.body.start)
        )
        yield ResourceRecord(whole, None, provider, cost, offers, rest)


def _says_what_follows(name: Text, knowledge: Knowledge) -> bool:
    """`Book: The Quiet Server`: the word before the colon says what the name behind it is."""
    is_known = knowledge.resources.get(name.plain) is not None
    return not is_known and "resource" in knowledge.reading.columns.exactly(name.plain)


def _says_something_else(name: Text, knowledge: Knowledge) -> bool:
    """`Tip`, `Last updated`, `Minimum age`:
    a label, which says something of the list and names nothing in it.
    """
    if knowledge.resources.get(name.plain) is not None:
        return False
    return "label" in knowledge.resource_words.exactly(name.plain)


def _behind_label(title: Text, name: Text, body: Text, knowledge: Knowledge) -> list[Text]:
    """The names behind a label: `Exam prep: Ledger Academy, Fairprep`,
    `Best for beginners: Coursera, edX`.

    A label is no title: some of its telling words are small. What stands behind a title are its
    courses.
    """
    is_label = title.plain[len(name) :].lstrip().startswith(":") and not is_written_as_title(
        name.plain, knowledge
    )
    known = knowledge.resources.get
    if not is_label or known(name.plain):
        return []
    entries = [body.cut(*entry.name) for entry in split_list(body.plain, knowledge.listing)]
    are_known = all(known(entry.plain) for entry in entries)
    are_titles = len(entries) > 1 and all(
        is_written_as_title(entry.plain, knowledge) for entry in entries
    )
    return entries if entries and (are_known or are_titles) else []


def is_written_as_title(name: str, knowledge: Knowledge) -> bool:
    """Whether all telling words have a capital or a digit, as in titles."""
    telling = _telling(name, knowledge)
    return bool(telling) and all(any(c.isupper() or c.isdigit() for c in word) for word in telling)


def _beyond_offers(
    body: Text, tail: Extent | None, title: Text, knowledge: Knowledge
) -> Text | None:
    """What is said behind a list of courses:
    after a second dash, or in the bracket that ends the list.
    """
    if tail is not None:
        return title.cut(*tail)
    content = split_bracket(body.plain).content
    said = body.cut(*content) if content else None
    costs = knowledge.costs.find(said.plain) if said else None
    return None if said and costs and (costs.start, costs.end) == (0, len(said)) else said


def _closes_sentence(text: Text, knowledge: Knowledge) -> bool:
    return text.plain.endswith(_SENTENCE_SIGNS) and not knowledge.listing.abbreviation.search(
        text.plain
    )


def _alone(text: Text, knowledge: Knowledge, *, of_books: bool) -> Iterator[ResourceRecord]:
    if several := _several_known(text, knowledge):
        yield from several
        return
    name, provider = title_of(text, knowledge, of_books=of_books)
    if of_books and not provider:
        name, provider = _author_behind_comma(name, knowledge)
    split = split_bracket(name.plain)
    note = name.cut(*split.content) if split.content else None
    name = name.cut(*split.name)
    if is_resource_name(name) and (provider or _is_titled(text, name, knowledge)):
        yield ResourceRecord(name, None, provider, read_cost(text, knowledge), description=note)


def _several_known(text: Text, knowledge: Knowledge) -> list[ResourceRecord]:
    """`Kaggle, LeetCode and HackerRank`: several resources in a line, all of them known."""
    names = [text.cut(*entry.name) for entry in split_list(text.plain, knowledge.listing)]
    if len(names) < 2 or not all(knowledge.resources.get(name.plain) for name in names):
        return []
    return [ResourceRecord(name, None, None, read_cost(text, knowledge)) for name in names]


def _author_behind_comma(name: Text, knowledge: Knowledge) -> tuple[Text, Text | None]:
    """`Deep Learning, Ian Goodfellow`."""
    title, comma, author = name.plain.rpartition(", ")
    return (
        (name.cut(0, len(title)), name.cut(len(title) + 2))
        if comma and _is_person(author, knowledge)
        else (name, None)
    )


def _is_titled(text: Text, name: Text, knowledge: Knowledge) -> bool:
    """Whether a name alone is one: known, set off, or written as titles are."""
    if knowledge.resources.get(name.plain) or text.strong or text.plain[:1] in _QUOTES:
        return True
    return not _is_sentence(name, knowledge) and _has_capitals(name.plain, knowledge)


def _telling(name: str, knowledge: Knowledge) -> list[str]:
    return [word for word in name.split() if word.casefold() not in knowledge.small_words]


def _has_capitals(name: str, knowledge: Knowledge) -> bool:
    """Whether at least half of a name's telling words have a capital or a digit."""
    telling = _telling(name, knowledge)
    return 2 * sum(any(c.isupper() or c.isdigit() for c in word) for word in telling) >= max(
        len(telling), 1
    )


def _thing_of(provider: Text, body: Text, knowledge: Knowledge) -> Text | None:
    """`Platform: Name`: what a known publisher's name stands in front of, where it is one title."""
    if provider.plain.casefold() not in knowledge.providers:
        return None
    name = _without_cost(body, knowledge)
    entries = split_list(name.plain, knowledge.listing)
    if len(entries) != 1 or knowledge.costs.find(name.plain) or _is_sentence(name, knowledge):
        return None
    is_title = name.plain[:1].isupper() and _has_capitals(name.plain, knowledge)
    return _unquoted(name) if is_title else None


def _is_sentence(text: Text, knowledge: Knowledge) -> bool:
    return is_sentence(text.plain, knowledge.listing, knowledge.language)


# --- Names ----------------------------------------------------------------------------------------


def is_resource_name(name: Text) -> bool:
    """Whether a text is short enough to be the name of a resource."""
    return 0 < len(name.plain.split()) <= _MOST_WORDS and any(c.isalnum() for c in name.plain)


def title_of(
    name: Text, knowledge: Knowledge, *, of_books: bool = False
) -> tuple[Text, Text | None]:
    """A name and who makes or shows it:
    `“Title” by Maker`, `Name (Platform)`, `Name on Platform`.
    """
    first, *others = name.split(_BAR) or [name]
    provider = next((other for other in others if _is_provider(other.plain, knowledge)), None)
    name = _without_cost(first, knowledge)
    split = split_bracket(name.plain)
    if split.content and (content := name.cut(*split.content)):
        is_maker = _is_maker(content.plain, knowledge, of_books=of_books)
        name, provider = (name.cut(*split.name), content) if is_maker else (name, provider)
    for found in resources_in(name, knowledge):
        match = knowledge.costs.at.search(name.plain[: found.start])
        if found.entry.is_platform and found.end == len(name.plain) and match:
            return _unquoted(name.cut(0, match.start())), name.cut(found.start)
    name, maker = _by(name, knowledge)
    return _unquoted(name), maker or provider


_BAR = re.compile(r"\s+[|·•]\s+")


def _is_provider(name: str, knowledge: Knowledge) -> bool:
    return name.casefold() in knowledge.providers


def _is_maker(name: str, knowledge: Knowledge, *, of_books: bool) -> bool:
    """Whether a name in a bracket is known as a provider,
    sounds like a publisher, or is an author's.
    """
    is_publisher = "publisher" in knowledge.resource_words.found_in(name)
    is_person = _is_person(name, knowledge)
    return _is_provider(name, knowledge) or (is_person and (of_books or is_publisher))


def _by(name: Text, knowledge: Knowledge) -> tuple[Text, Text | None]:
    """`“Title” by Maker`; without quotation marks the maker
    must be known or have a name of two words.
    """
    for match in reversed(list(knowledge.costs.by.finditer(name.plain))):
        maker = _without_cost(name.cut(match.end()), knowledge)
        is_quoted = name.plain[: match.start()].rstrip()[-1:] in _QUOTES
        is_small = match.group().strip().casefold() in knowledge.costs.by_in_titles
        if _is_provider(maker.plain, knowledge) or (
            _is_person(maker.plain, knowledge) and (is_quoted or not is_small)
        ):
            return name.cut(0, match.start()), maker
    return name, None


def _is_person(name: str, knowledge: Knowledge) -> bool:
    """Whether a name may be one of people: two or more words with capitals, no digits."""
    return bool(knowledge.people.fullmatch(name)) and not any(c.isdigit() for c in name)


def _without_cost(name: Text, knowledge: Knowledge) -> Text:
    """Without a bracket that says what it costs, or a price behind a dash."""
    split = split_bracket(name.plain)
    if split.content and read_cost(name.cut(*split.content), knowledge):
        return name.cut(*split.name)
    return name


def _without_initials(name: Text) -> Text:
    """`National Registry of EMTs (NREMT)` without the bracket."""
    split = split_bracket(name.plain)
    if split.content and spells_initials(
        name.cut(*split.content).plain, name.cut(*split.name).plain
    ):
        return name.cut(*split.name)
    return name


_QUOTES = '"“”„«»*_ ‘’'


def _unquoted(name: Text) -> Text:
    plain = name.plain
    start = len(plain) - len(plain.lstrip(_QUOTES))
    inner = name.cut(start, len(plain.rstrip(_QUOTES)))
    is_balanced = inner.plain.count("„") == inner.plain.count("“") or "“" not in plain[-1:]
    for opening, closing in ("«»", "[]"):
        # `«Name» de Maker`, or a link that is torn: the marks are around its beginning alone.
        if closing in inner.plain and opening not in inner.plain:
            return inner.cut(0, inner.plain.index(closing))
    return inner if is_balanced else name


# --- Cost and courses -----------------------------------------------------------------------------


def read_cost(text: Text, knowledge: Knowledge) -> Sourced[str] | None:
    """What a text says of the cost; a price counts as paid, beside something free as `freemium`."""
    found = knowledge.costs.find(text.plain)
    priced = _price(text, knowledge)
    if found and priced and found.cost == "free":
        return Sourced("freemium", text.span_of(found.start, found.end))
    if found:
        return Sourced(found.cost, text.span_of(found.start, found.end))
    return priced


def _price(text: Text, knowledge: Knowledge) -> Sourced[str] | None:
    """A price; but what a grant or a scholarship pays is none."""
    if knowledge.costs.pays_out.search(text.plain):
        return None
    for amount in amounts_of(text, knowledge):
        bound = (amount.maximum or amount.minimum) if isinstance(amount, Amount) else None
        if bound and bound.value > 0:
            return Sourced("paid", text.span_of(amount.start, amount.end))
    return None


# A course code such as CS231n; or a title in which every word but the small ones is capitalised.
_CODE = re.compile(r"[A-Z]{2,}[- ]?\d+\w*")


def _offers(body: Text, knowledge: Knowledge) -> Iterator[Text]:
    """The courses that a resource offers, where the whole list is one of course titles or codes."""
    names = [body.cut(*entry.name) for entry in split_list(body.plain, knowledge.listing)]
    if names and all(is_course(name.plain, knowledge) for name in names):
        yield from names


def is_course(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a course's code (`CS231n`),
    or a title with capitals in all its telling words.
    """
    words = [word for word in re.split(r"[\s/-]+", name) if word]
    if _CODE.fullmatch(name):
        return True
    telling = [word for word in words if word not in knowledge.small_words]
    return bool(telling) and all(word[:1].isupper() for word in telling) and words[0][:1].isupper()
