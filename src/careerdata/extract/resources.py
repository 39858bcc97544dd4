"""Learning resources: lists, tables and links.

- [Name](url) by Maker - description       - Name — Course, Course (free)       - Maker: Name
- **[Name](url)** description              - Name: [![badge](image)](url)       | Name | Cost | Link |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph, Table
from careerdata.extract.titles import clean_title
from careerdata.notation.bracket import find_brackets, split_bracket
from careerdata.notation.listing import read_definition, split_list
from careerdata.notation.money import Amount, read_amounts
from careerdata.record import ResourceRecord, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Link, Row, Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader

_MOST_WORDS = 12


def read_resources(reader: Reader) -> None:
    """Add the resources of all sections that list some."""
    for section in reader.outline.of_kind("resources"):
        default = _heading_cost(section, reader)
        for index, block in enumerate(section.blocks):
            if id(block) in reader.read:
                continue
            follower = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
            found = list(_in_block(block, follower, default, reader))
            reader.records.resources.extend(found)
            if found:
                reader.read.add(id(block))


def _heading_cost(section: Section, reader: Reader) -> Sourced[str] | None:
    """`Top Free Resources` says the cost of all that stands under it, unless an entry says otherwise."""
    here: Section | None = section
    while here is not None and here.kind == "resources":
        if here.title is not None and (cost := _cost(here.title, reader)):
            return cost
        here = here.parent
    return None


def _in_block(
    block: object, follower: object, default: Sourced[str] | None, reader: Reader
) -> Iterator[ResourceRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, default, reader)
    elif isinstance(block, Item):
        heads_list = isinstance(follower, Item) and follower.depth > block.depth
        if not (heads_list and not block.text.links):
            yield from _in_item(block, default, reader)
    elif isinstance(block, Paragraph):
        yield from _in_paragraph(block.text, default, reader)


def _in_item(item: Item, default: Sourced[str] | None, reader: Reader) -> Iterator[ResourceRecord]:
    """A nested item without a link says something of the item above it."""
    text = item.text
    if item.depth and not text.links:
        return
    linked = _linked(text, default, reader) if text.links else None
    resource = linked or _defined(text, default, reader)
    if resource is not None:
        yield resource


def _in_paragraph(text: Text, default: Sourced[str] | None, reader: Reader) -> Iterator[ResourceRecord]:
    """Links in a sentence: each short link text names a resource."""
    for link in text.links:
        name = text.cut(link.start, link.end)
        if _is_name(name) and not _is_bare(name, link):
            yield ResourceRecord(name, link, cost=default)


def _is_bare(name: Text, link: Link) -> bool:
    """Whether a link's text is only its address."""
    return name.plain == link.url or "://" in name.plain


def _linked(text: Text, default: Sourced[str] | None, reader: Reader) -> ResourceRecord | None:
    """A line with a link: its text is the name, or the words before it where it is a badge or an address."""
    link = text.links[0]
    lead = text.cut(0, link.start)
    named = text.cut(link.start, link.end)
    if lead.plain.rstrip().endswith(":") or _is_bare(named, link):
        name = clean_title(lead)
        rest = text.cut(link.end)
        if not name or not _is_name(name):
            return _defined(text, default, reader)
    elif len(lead.plain.split()) > 1 or not _is_name(named):
        return next(_in_paragraph(text, default, reader), None)
    else:
        name, rest = named, text.cut(link.end)
    provider, rest = _maker(rest, reader)
    cost = _cost(text, reader) or default
    return ResourceRecord(_unquoted(name), link, provider, cost, description=_description(rest, cost))


def _maker(rest: Text, reader: Reader) -> tuple[Text | None, Text]:
    """The maker behind `by`, up to the description, and what follows."""
    match = reader.knowledge.costs.by.match(f" {rest.plain}")
    if not match:
        return None, rest
    tail = rest.cut(match.end() - 1)
    definition = read_definition(tail.plain)
    maker = tail.cut(*definition.name) if definition else tail.cut(*split_bracket(tail.plain).name)
    if len(maker.plain.split()) > _MOST_MAKER_WORDS or not maker.plain[:1].isupper():
        return None, rest
    return clean_title(maker), tail.cut(definition.body.start) if definition else tail.cut(0, 0)


_MOST_MAKER_WORDS = 5
_LEADING_MARKS = " :–—-.,"


def _description(rest: Text, cost: Sourced[str] | None) -> Text | None:
    rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(_LEADING_MARKS)))
    if not rest or (cost and rest.plain.strip("()").casefold() == cost.value):
        return None
    whole = find_brackets(rest.plain)
    if whole and whole[0] == (0, len(rest.plain)):
        return None
    return rest


def _defined(text: Text, default: Sourced[str] | None, reader: Reader) -> ResourceRecord | None:
    """`Name — Course, Course (cost)`, `Name: description`, or a name alone."""
    text = clean_title(text)
    definition = read_definition(text.plain)
    if definition is None:
        return _alone(text, default, reader)
    name = text.cut(*definition.name)
    if not _is_name(name):
        return None
    name, provider = _by(_without_cost(name, reader), reader)
    body = text.cut(*definition.body)
    offers = tuple(_offers(body, reader))
    rest = text.cut(definition.body.start)
    cost = _cost(text, reader) or default
    return ResourceRecord(_unquoted(name), None, provider, cost, offers, None if offers else rest)


def _alone(text: Text, default: Sourced[str] | None, reader: Reader) -> ResourceRecord | None:
    name, provider = _by(_without_cost(text, reader), reader)
    if not _is_name(name) or name.plain.endswith((".", "!", "?")):
        return None
    return ResourceRecord(_unquoted(name), None, provider, _cost(text, reader) or default)


def _by(name: Text, reader: Reader) -> tuple[Text, Text | None]:
    """`“Title” by Maker`."""
    match = reader.knowledge.costs.by.search(name.plain)
    if not match or not name.plain[match.end() :][:1].isupper():
        return name, None
    return name.cut(0, match.start()), name.cut(match.end())


def _without_cost(name: Text, reader: Reader) -> Text:
    """Without a bracket that only says what it costs."""
    split = split_bracket(name.plain)
    if split.content and _cost(name.cut(*split.content), reader):
        return name.cut(*split.name)
    return name


_QUOTES = '"“”„«»*_ '


def _unquoted(name: Text) -> Text:
    plain = name.plain
    start = len(plain) - len(plain.lstrip(_QUOTES))
    return name.cut(start, len(plain.rstrip(_QUOTES)))


def _is_name(name: Text) -> bool:
    return 0 < len(name.plain.split()) <= _MOST_WORDS and any(c.isalnum() for c in name.plain)


def _cost(text: Text, reader: Reader) -> Sourced[str] | None:
    """What a text says of the cost; a price counts as paid."""
    if found := reader.knowledge.costs.find(text.plain):
        return Sourced(found.cost, text.span_of(found.start, found.end))
    for amount in read_amounts(text.plain, reader.knowledge.money):
        if isinstance(amount, Amount) and amount.maximum and amount.maximum.value > 0:
            return Sourced("paid", text.span_of(amount.start, amount.end))
    return None


# A course code such as CS231n; or a title in which every word but the small ones is capitalised.
_CODE = re.compile(r"[A-Z]{2,}[- ]?\d+\w*")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "und",
        "für",
        "der",
        "die",
        "das",
        "et",
        "de",
        "des",
        "du",
        "la",
        "le",
        "los",
        "las",
        "el",
        "y",
        "para",
        "con",
    ]
)


def _offers(body: Text, reader: Reader) -> Iterator[Text]:
    """The courses that a resource offers, where the whole list is one of course titles or codes."""
    entries = split_list(body.plain, reader.knowledge.listing)
    names = [body.cut(*entry.name) for entry in entries]
    if names and all(_is_course(name.plain) for name in names):
        yield from names


def _is_course(name: str) -> bool:
    words = [word for word in re.split(r"[\s/-]+", name) if word]
    if _CODE.fullmatch(name):
        return True
    telling = [word for word in words if word not in _SMALL_WORDS]
    return bool(telling) and all(word[:1].isupper() for word in telling) and words[0][:1].isupper()


def _in_table(table: Table, default: Sourced[str] | None, reader: Reader) -> Iterator[ResourceRecord]:
    kinds = [reader.knowledge.reading.columns.exactly(cell.plain) for cell in table.header.cells]
    at = {kind: next((i for i, k in enumerate(kinds) if kind in k), None) for kind in _COLUMNS}
    if at["resource"] is None and (at["url"] is None or at["provider"] == 0):
        return
    name_at = at["resource"] if at["resource"] is not None else 0
    for row in table.rows:
        if len(row.cells) == len(kinds) and row.cells[name_at]:
            yield _row_resource(row, name_at, at, default, reader)


_COLUMNS = ("resource", "provider", "cost", "url", "description")


def _row_resource(
    row: Row, name_at: int, at: dict[str, int | None], default: Sourced[str] | None, reader: Reader
) -> ResourceRecord:
    def cell(kind: str) -> Text | None:
        index = at[kind]
        return row.cells[index] if index is not None and index != name_at and row.cells[index] else None

    name, cost = row.cells[name_at], cell("cost")
    links = [link for c in (name, cell("url"), *row.cells) if c for link in c.links]
    return ResourceRecord(
        _unquoted(_without_cost(name, reader)),
        links[0] if links else None,
        cell("provider"),
        (_cost(cost, reader) if cost else _cost(name, reader)) or default,
        description=cell("description"),
    )
