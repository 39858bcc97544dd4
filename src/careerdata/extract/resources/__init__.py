"""Learning resources: lists, tables, and links in sentences, in the sections that announce some.

- one line a resource (see `lines.py`)          - **Name**
                                                  - Platform: …, Cost: …, Link: …, or a description
| Name | Platform | Cost | Link |               - Courses
                                                  - one line a resource
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from careerdata.annotate.names import resources_in
from careerdata.extract.columns import column_kinds, first_of, whole_rows
from careerdata.extract.lines import nested_items, opens_bold, parted, sentences_of, source_lines
from careerdata.extract.resources.lines import (
    looks_like_address,
    read_defined,
    read_linked,
    read_links,
)
from careerdata.extract.resources.names import (
    is_resource_name,
    is_written_as_title,
    read_cost,
    title_of,
)
from careerdata.model.document import Item, Link, Paragraph, Table
from careerdata.model.guide import Span
from careerdata.model.record import ResourceRecord
from careerdata.notation.address import is_meant_for_web
from careerdata.rules import resources as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.columns import Cells, Kinds
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.claim import Claims
    from careerdata.model.document import Block, Text
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Section
    from careerdata.model.record import Sourced


def read_resources(source: Source) -> Iterator[ResourceRecord]:
    """The resources of all sections that list some."""
    knowledge, claims = source.knowledge, source.claims
    for section in source.outline.of_kind("resources"):
        cost, of_books = _heading_cost(section, knowledge), _is_of_books(section, knowledge)
        listed: list[ResourceRecord] = []
        fed: list[Block] = []
        for block, below in _unclaimed(section, claims):
            if not claims.has(block):
                found = list(_in_block(block, below, source, of_books=of_books))
                named = [resource for resource in found if not _is_tool(resource, knowledge)]
                listed += [_placed(resource, block, section.title, cost) for resource in named]
                fed += [block] if named else []
        doubtful = [] if of_books else _doubtful(listed, knowledge, source.guide)
        yield from (resource for resource in listed if resource not in doubtful)
        if doubtful:
            names = tuple(resource.name.plain for resource in doubtful)
            source.report.at(doubtful[0].name, rules.doubtful_resources, names)
        for block in fed if len(doubtful) < len(listed) else ():
            claims.add(block)


def _unclaimed(section: Section, claims: Claims) -> list[tuple[Block, list[Item]]]:
    """The blocks of a section that nobody has read yet, each with the items below it."""
    blocks = [block for block in section.blocks if not claims.has(block)]
    return [(block, nested_items(blocks, at)) for at, block in enumerate(blocks)]


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
    name = resource.name.plain
    if resource.link or resource.provider or resource.offers or resource.cost:
        return False
    return knowledge.resources.get(name) is None and knowledge.skills.get(name) is not None


def _shows_itself(resource: ResourceRecord, knowledge: Knowledge, guide: Guide) -> bool:
    """Whether anything but its place shows that a name is one of a resource:
    requirements stand under `Courses`, too.

    A link, a maker, a price, courses; or its name is known, set off, written as titles are, or says
    what it is.
    """
    name = resource.name
    if resource.link or resource.provider or resource.cost or resource.offers or resource.table:
        return True
    around = Span(max(0, name.span.start - 1), name.span.end + 1)
    if name.strong or _QUOTED.search(guide.source(around)) or resources_in(name, knowledge):
        return True
    has_capital_nouns = knowledge.language in knowledge.languages.capital_nouns
    is_title = not has_capital_nouns and is_written_as_title(name.plain, knowledge)
    return is_title or "thing" in knowledge.resource_words.found_in(name.plain)


_QUOTED = re.compile(r"[\"“”„«»*_‘’]")


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
    above = takewhile(lambda s: s.kind == "resources", (section, *section.ancestors))
    costs = (read_cost(s.title, knowledge) for s in above if s.title is not None)
    cost = next((cost for cost in costs if cost), None)
    return cost if cost and cost.value in ("free", "paid") else None


def _is_of_books(section: Section, knowledge: Knowledge) -> bool:
    return section.title is not None and "books" in knowledge.resource_words.found_in(
        section.title.plain
    )


def _in_block(
    block: Block, below: Sequence[Item], source: Source, *, of_books: bool
) -> Iterator[ResourceRecord]:
    knowledge = source.knowledge
    if isinstance(block, Table):
        yield from _in_table(block, knowledge)
    elif isinstance(block, Item) and not _heads_list(block.text, below, knowledge):
        for resource in list(_in_line(block.text, knowledge, of_books=of_books)):
            yield _detailed(resource, below, knowledge, source.claims)
    elif isinstance(block, Paragraph):
        yield from _in_paragraph(block.text, knowledge, source.guide, of_books=of_books)


def _in_line(text: Text, knowledge: Knowledge, *, of_books: bool) -> Iterator[ResourceRecord]:
    read = read_linked if text.links else read_defined
    return read(text, knowledge, of_books=of_books)


def _in_paragraph(
    text: Text, knowledge: Knowledge, guide: Guide, *, of_books: bool
) -> Iterator[ResourceRecord]:
    """A paragraph that opens with a bold name or its only link is a line;
    so is each of its lines, if all are.
    """
    is_entry = opens_bold(text) and parted(text)[1] is not None and not text.links
    if is_entry or (len(text.links) == 1 and text.links[0].start == 0):
        yield from _in_line(text, knowledge, of_books=of_books)
        return
    lines = source_lines(text, guide)
    found = [list(_in_line(line, knowledge, of_books=of_books)) for line in lines]
    if len(lines) > 1 and all(len(one) == 1 and _is_sure(one[0]) for one in found):
        yield from (resource for (resource,) in found)
        return
    for sentence in sentences_of(text, knowledge):
        for resource in read_links(sentence, knowledge):
            yield resource._replace(cost=read_cost(sentence, knowledge))


def _is_sure(resource: ResourceRecord) -> bool:
    """Whether a resource leads to a page of the web, or has a maker."""
    link = resource.link
    return bool(resource.provider) or (link is not None and is_meant_for_web(link.url))


# --- Nested items ---------------------------------------------------------------------------------


def _heads_list(text: Text, below: Sequence[Item], knowledge: Knowledge) -> bool:
    """Whether an item is a heading over resources (`Books`),
    not one that the items below describe.
    """
    if not below or text.links:
        return False
    if knowledge.reading.sections.found_in(text.plain)[:1] == ("resources",):
        return True
    return any(
        _detail(item.text, knowledge)[0] is None and _names_by_link(item.text, knowledge)
        for item in below
    )


def _names_by_link(text: Text, knowledge: Knowledge) -> bool:
    return any(True for _ in read_linked(text, knowledge))


def _detail(text: Text, knowledge: Knowledge) -> tuple[str | None, Text]:
    """What a nested item says of the item above it: `Cost: …`, `Link: …`."""
    label, body = parted(text)
    kinds = knowledge.reading.columns.exactly(label.plain) if body is not None else ()
    kind = next((k for k in ("provider", "cost", "url", "description") if k in kinds), None)
    return kind, body if kind and body is not None else text


def _detailed(
    resource: ResourceRecord, below: Sequence[Item], knowledge: Knowledge, claims: Claims
) -> ResourceRecord:
    """A resource with what the items below it say; they are read then."""
    for item in below:
        longer = _with_detail(resource, item.text, knowledge)
        if longer is not None:
            resource = longer
            claims.add(item)
    return resource


def _with_detail(
    resource: ResourceRecord, text: Text, knowledge: Knowledge
) -> ResourceRecord | None:
    kind, body = _detail(text, knowledge)
    link = body.links[0] if body.links and is_meant_for_web(body.links[0].url) else None
    linked = resource._replace(link=resource.link or link)
    if kind == "provider":
        return linked._replace(provider=resource.provider or body)
    if kind == "cost":
        return _costing(resource, read_cost(body, knowledge))
    if _names_by_link(body, knowledge):
        return linked if kind == "url" else None
    if link:
        return linked
    cost = resource.cost or read_cost(body, knowledge)
    return resource._replace(description=resource.description or body, cost=cost)


# --- Tables ---------------------------------------------------------------------------------------


def _in_table(table: Table, knowledge: Knowledge) -> Iterator[ResourceRecord]:
    kinds = column_kinds(table, knowledge)
    name_at = _name_column(kinds)
    if name_at is None:
        return
    # The column of names says nothing else.
    kinds[name_at] = ()
    for cells in whole_rows(table):
        if is_resource_name(cells[name_at]):
            yield _row_resource(cells, kinds, cells[name_at], knowledge)


def _name_column(kinds: Kinds) -> int | None:
    """The column of names; `Platform` is one only where no other is."""
    named = [at for at, kind in enumerate(kinds) if "resource" in kind]
    sure = [at for at in named if "provider" not in kinds[at] and "url" not in kinds[at]]
    if sure or named:
        return (sure or named)[0]
    return 0 if kinds and not kinds[0] and first_of("url", kinds) else None


def _row_resource(cells: Cells, kinds: Kinds, named: Text, knowledge: Knowledge) -> ResourceRecord:
    provider, cost, address, description = (
        next((c for c, kind in zip(cells, kinds, strict=True) if name in kind and _says(c)), None)
        for name in ("provider", "cost", "url", "description")
    )
    name, own = title_of(named, knowledge)
    resource = ResourceRecord(
        name,
        _link_in((named, *cells), address),
        provider or own,
        read_cost(cost, knowledge) if cost else None,
        description=description,
    )
    return _costing(resource, read_cost(named, knowledge))


def _link_in(cells: Sequence[Text], address: Text | None) -> Link | None:
    """The first link of a row that was meant for the web, else any;
    else the text of the column of links.
    """
    links = [link for cell in cells for link in cell.links]
    if address and not links and looks_like_address(address.plain):
        return Link(0, len(address), address.plain, address.span)
    return next((link for link in links if is_meant_for_web(link.url)), next(iter(links), None))


def _says(cell: Text) -> bool:
    return any(map(str.isalnum, cell.plain))
