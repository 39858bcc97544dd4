"""Learning resources: lists, tables, and links in sentences, in the sections that announce some.

- one line a resource (see resource_lines)      - **Name**
                                                  - Platform: …, Cost: …, Link: …, or a description
| Name | Platform | Cost | Link |               - Courses
                                                  - one line a resource
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.names import resources_in
from careerdata.extract.columns import column_kinds, first_of
from careerdata.extract.lines import source_lines
from careerdata.extract.resources.lines import (
    is_resource_name,
    is_written_as_title,
    looks_like_address,
    read_cost,
    read_defined,
    read_linked,
    read_links,
    title_of,
)
from careerdata.model.document import Item, Link, Paragraph, Table
from careerdata.model.guide import Span
from careerdata.model.record import ResourceRecord
from careerdata.notation.address import is_meant_for_web
from careerdata.notation.listing import read_definition, split_sentences
from careerdata.rules import resources as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.columns import Kinds
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Row, Text
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Section
    from careerdata.model.record import Sourced


def read_resources(source: Source) -> Iterator[ResourceRecord]:
    """The resources of all sections that list some."""
    for section in source.outline.of_kind("resources"):
        cost = _heading_cost(section, source.knowledge)
        of_books = _is_of_books(section, source.knowledge)
        blocks = [block for block in section.blocks if not source.claims.has(block)]
        listed: list[ResourceRecord] = []
        fed: list[Block] = []
        for at, block in enumerate(blocks):
            nested = _nested(block, blocks[at + 1 :])
            found = [
                _placed(resource, block, section.title, cost)
                for resource in _in_block(block, nested, source, of_books=of_books)
                if not _is_tool(resource, source.knowledge)
            ]
            listed += found
            fed += [block] if found else []
        doubtful = [] if of_books else _doubtful(listed, source.knowledge, source.guide)
        yield from (resource for resource in listed if resource not in doubtful)
        if doubtful:
            names = tuple(resource.name.plain for resource in doubtful)
            source.report.at(doubtful[0].name, rules.doubtful_resources, names)
        if len(doubtful) < len(listed):
            for block in fed:
                source.claims.add(block)


def _doubtful(
    listed: list[ResourceRecord], knowledge: Knowledge, guide: Guide
) -> list[ResourceRecord]:
    """All entries of a list of which none shows itself;
    where nouns have capitals, each that does not.
    """
    doubtful = [resource for resource in listed if not _shows_itself(resource, knowledge, guide)]
    if len(doubtful) == len(listed) or knowledge.language in knowledge.languages.capital_nouns:
        return doubtful
    return []


def _is_tool(resource: ResourceRecord, knowledge: Knowledge) -> bool:
    """Whether a lone name is a skill that the vocabulary has:
    under `Platforms` stand Tableau and Docker, too.
    """
    is_bare = (
        resource.link is None
        and resource.provider is None
        and not resource.offers
        and resource.cost is None
    )
    return (
        is_bare
        and knowledge.resources.get(resource.name.plain) is None
        and _is_skill(resource, knowledge)
    )


def _is_skill(resource: ResourceRecord, knowledge: Knowledge) -> bool:
    return knowledge.skills.get(resource.name.plain) is not None


def _shows_itself(resource: ResourceRecord, knowledge: Knowledge, guide: Guide) -> bool:
    """Whether anything but its place shows that a name is one of a resource:
    requirements stand under `Courses`, too.

    A link, a maker, a price, courses; or its name is known, set off, written as titles are, or says
    what it is.
    """
    name = resource.name
    if resource.link or resource.provider or resource.cost or resource.offers or resource.table:
        return True
    is_set_off = bool(name.strong) or _QUOTED.search(guide.source(_around(name)))
    is_title = knowledge.language not in knowledge.languages.capital_nouns and is_written_as_title(
        name.plain, knowledge
    )
    said = "thing" in knowledge.resource_words.found_in(name.plain)
    return bool(is_set_off) or is_title or said or bool(resources_in(name, knowledge))


_QUOTED = re.compile(r"[\"“”„«»*_‘’]")


def _around(name: Text) -> Span:
    """The characters of a name and one more on either side."""
    return Span(max(0, name.span.start - 1), name.span.end + 1)


def _placed(
    resource: ResourceRecord, block: Block, heading: Text | None, cost: Sourced[str] | None
) -> ResourceRecord:
    """A resource with the list that it stands in,
    and what the heading says of the cost of all under it.
    """
    table = block.span if isinstance(block, Table) else None
    is_listed = isinstance(block, Item | Table)
    return _costing(resource, cost)._replace(heading=heading if is_listed else None, table=table)


def _costing(resource: ResourceRecord, cost: Sourced[str] | None) -> ResourceRecord:
    """A resource with one more statement of its cost; the first is its own."""
    if cost is None or resource.cost is None:
        return resource._replace(cost=resource.cost or cost)
    return resource._replace(other_costs=(*resource.other_costs, cost))


def _heading_cost(section: Section, knowledge: Knowledge) -> Sourced[str] | None:
    """`Top Free Resources` says the cost of all that stands under it,
    unless an entry says otherwise.
    """
    here: Section | None = section
    while here is not None and here.kind == "resources":
        if here.title is not None and (cost := read_cost(here.title, knowledge)):
            return cost if cost.value in ("free", "paid") else None
        here = here.parent
    return None


def _is_of_books(section: Section, knowledge: Knowledge) -> bool:
    return section.title is not None and "books" in knowledge.resource_words.found_in(
        section.title.plain
    )


def _nested(block: Block, following: Sequence[Block]) -> list[Item]:
    """The items directly below an item."""
    nested: list[Item] = []
    for below in following if isinstance(block, Item) else ():
        if not isinstance(below, Item) or not isinstance(block, Item) or below.depth <= block.depth:
            break
        nested.append(below)
    return nested


def _in_block(
    block: Block, nested: Sequence[Item], source: Source, *, of_books: bool
) -> Iterator[ResourceRecord]:
    if source.claims.has(block):
        return
    if isinstance(block, Table):
        yield from _in_table(block, source.knowledge)
    elif isinstance(block, Item) and not _heads_list(block, nested, source.knowledge):
        resources = list(_in_line(block.text, source.knowledge, of_books=of_books))
        yield from (_detailed(resource, nested, source) for resource in resources)
    elif isinstance(block, Paragraph):
        yield from _in_paragraph(block.text, source.knowledge, source.guide, of_books=of_books)


def _in_line(text: Text, knowledge: Knowledge, *, of_books: bool) -> Iterator[ResourceRecord]:
    if text.links:
        yield from read_linked(text, knowledge, of_books=of_books)
    else:
        yield from read_defined(text, knowledge, of_books=of_books)


def _in_paragraph(
    text: Text, knowledge: Knowledge, guide: Guide, *, of_books: bool
) -> Iterator[ResourceRecord]:
    """A paragraph that opens with a bold name or its only link is a line;
    so is each of its lines, if all are.
    """
    is_entry = text.strong and text.strong[0][0] == 0 and read_definition(text.plain)
    if (is_entry and not text.links) or (len(text.links) == 1 and text.links[0].start == 0):
        yield from _in_line(text, knowledge, of_books=of_books)
        return
    lines = [
        list(_in_line(line, knowledge, of_books=of_books)) for line in source_lines(text, guide)
    ]
    if len(lines) > 1 and all(
        len(found) == 1 and (_leads_away(found[0]) or found[0].provider) for found in lines
    ):
        yield from (found[0] for found in lines)
        return
    for start, end in split_sentences(text.plain, knowledge.listing):
        sentence = text.cut(start, end)
        yield from (
            resource._replace(cost=read_cost(sentence, knowledge))
            for resource in read_links(sentence, knowledge)
        )


def _leads_away(resource: ResourceRecord) -> bool:
    return resource.link is not None and is_meant_for_web(resource.link.url)


# --- Nested items ---------------------------------------------------------------------------------


def _heads_list(item: Item, nested: Sequence[Item], knowledge: Knowledge) -> bool:
    """Whether an item is a heading over resources (`Books`),
    not one that the items below describe.
    """
    if not nested or item.text.links:
        return False
    if knowledge.reading.sections.found_in(item.text.plain)[:1] == ("resources",):
        return True
    return any(
        _detail(below.text, knowledge) is None and list(_named_links(below.text, knowledge))
        for below in nested
    )


def _named_links(text: Text, knowledge: Knowledge) -> Iterator[ResourceRecord]:
    return read_linked(text, knowledge)


def _detail(text: Text, knowledge: Knowledge) -> str | None:
    """What a nested item says of the item above it: `Cost: …`, `Link: …`."""
    definition = read_definition(text.plain)
    if definition is None:
        return None
    kinds = knowledge.reading.columns.exactly(definition.name.of(text.plain))
    return next(
        (kind for kind in ("provider", "cost", "url", "description") if kind in kinds), None
    )


def _detailed(resource: ResourceRecord, nested: Sequence[Item], source: Source) -> ResourceRecord:
    """A resource with what the items below it say; they are read then."""
    for item in nested:
        longer = _with_detail(resource, item.text, source.knowledge)
        if longer is not None:
            resource = longer
            source.claims.add(item)
    return resource


def _with_detail(
    resource: ResourceRecord, text: Text, knowledge: Knowledge
) -> ResourceRecord | None:
    kind, definition = _detail(text, knowledge), read_definition(text.plain)
    body = text.cut(definition.body.start) if definition and kind else text
    link = next((link for link in body.links[:1] if is_meant_for_web(link.url)), None)
    if kind == "provider":
        return resource._replace(provider=resource.provider or body, link=resource.link or link)
    if kind == "cost":
        return _costing(resource, read_cost(body, knowledge))
    if link and not list(read_linked(body, knowledge)):
        return resource._replace(link=resource.link or link)
    if link or list(read_linked(body, knowledge)):
        return resource._replace(link=resource.link or link) if kind == "url" else None
    cost = resource.cost or read_cost(body, knowledge)
    return resource._replace(description=resource.description or body, cost=cost)


# --- Tables ---------------------------------------------------------------------------------------


def _in_table(table: Table, knowledge: Knowledge) -> Iterator[ResourceRecord]:
    kinds = column_kinds(table, knowledge)
    name_at = _name_column(kinds)
    if name_at is None:
        return
    for row in table.rows:
        if (
            len(row.cells) == len(kinds)
            and row.cells[name_at]
            and is_resource_name(row.cells[name_at])
        ):
            yield _row_resource(row, kinds, name_at, knowledge)


def _name_column(kinds: Kinds) -> int | None:
    """The column of names; `Platform` is one only where no other is."""
    named = [at for at, kind in enumerate(kinds) if "resource" in kind]
    sure = [at for at in named if "provider" not in kinds[at] and "url" not in kinds[at]]
    if sure or named:
        return (sure or named)[0]
    return 0 if kinds and not kinds[0] and first_of("url", kinds) else None


def _row_resource(row: Row, kinds: Kinds, name_at: int, knowledge: Knowledge) -> ResourceRecord:
    def cell(kind: str) -> Text | None:
        return next(
            (
                c
                for at, c in enumerate(row.cells)
                if kind in kinds[at] and at != name_at and _says(c)
            ),
            None,
        )

    named, cost = row.cells[name_at], cell("cost")
    name, provider = title_of(named, knowledge)
    link = _link_in((named, *row.cells), cell("url"))
    own = read_cost(cost, knowledge) if cost else None
    resource = ResourceRecord(
        name, link, cell("provider") or provider, own, description=cell("description")
    )
    return _costing(resource, read_cost(named, knowledge))


def _link_in(cells: Sequence[Text], address: Text | None) -> Link | None:
    """The first link of a row that was meant for the web, else any;
    else the text of the column of links.
    """
    links = [link for cell in cells for link in cell.links]
    if address and not links and looks_like_address(address.plain):
        return Link(0, len(address), address.plain, address.span)
    return next((link for link in links if is_meant_for_web(link.url)), links[0] if links else None)


def _says(cell: Text) -> bool:
    return any(character.isalnum() for character in cell.plain)
