"""Links to learn from that stand in no section of resources:
in the steps of a roadmap, and in lists of links.

- [ ] Finish [Cloud Course](https://…)          a link in a step, its title or an action, is a resource
📚 Resources:                                   a line that says so, over a list
- [Linear Notes](https://…): a script           a list of links, under whatever heading
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title
from careerdata.extract.lines import parted
from careerdata.extract.resources.lines import (
    leads_around_page,
    names_nothing,
    read_defined,
    read_linked,
    read_links,
)
from careerdata.extract.resources.names import is_phrase
from careerdata.model.document import Item, Paragraph
from careerdata.model.outline import ASIDE
from careerdata.notation.address import is_meant_for_web
from careerdata.outline.announced import announced
from careerdata.rules import resources as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import GuideReport, Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.model.record import ResourceRecord, StepRecord

_OPEN = (None, "skills", "roadmap", "roles")
"""Kinds of sections whose lists of links are resources;
those of employers, sources or the page are in others.
"""
_MOST_LABEL_WORDS = 6


def read_links_elsewhere(source: Source) -> Iterator[ResourceRecord]:
    """Add the resources that steps link, and those of lists under a label or made of links."""
    for step in source.records.steps:
        yield from _of_step(step, source.knowledge, source.report)
    is_guide = source.outline.announces_data or source.records.about.role is not None
    for section in source.outline.sections if is_guide else ():
        if section.kind == "resources" or _is_open(section, source.knowledge):
            yield from _of_section(section, source)
    _report_torn_links(source)


def _is_open(section: Section, knowledge: Knowledge) -> bool:
    """Whether links in a section lead to things to learn from:
    `Certifications` do, `Employers` do not.
    """
    if section.kind in _OPEN:
        return True
    names = knowledge.resource_words.found_in(section.title.plain) if section.title else ()
    return section.kind == ASIDE and ("thing" in names or "training" in names)


# --- Steps ----------------------------------------------------------------------------------------


def _of_step(
    step: StepRecord, knowledge: Knowledge, report: GuideReport
) -> Iterator[ResourceRecord]:
    for text in (step.title, *(action.text for action in step.actions)):
        named = list(read_links(text, knowledge)) if text.links else []
        yield from (resource._replace(origin="roadmap") for resource in named)
        kept = {resource.link for resource in named}
        for link in text.links:
            name = text.cut(link.start, link.end)
            is_nameless = link not in kept and names_nothing(name, link, knowledge)
            if is_nameless and is_meant_for_web(link.url):
                report.at(name, rules.link_without_name, name.plain, link.url)


# --- Lists ----------------------------------------------------------------------------------------


def _of_section(section: Section, source: Source) -> Iterator[ResourceRecord]:
    knowledge = source.knowledge
    for at, block in enumerate(section.blocks):
        if source.claims.has(block) or not isinstance(block, Item | Paragraph):
            continue
        if _announces(block.text, knowledge):
            for item in takewhile(lambda below: isinstance(below, Item), section.blocks[at + 1 :]):
                yield from _of_entry(item, source, section)
        elif links := _after_label(block.text, knowledge):
            source.claims.add(block)
            yield from read_links(links, knowledge)
        elif section.kind != "resources" and _opens_with_link(block.text, knowledge):
            yield from _of_entry(block, source, section)


def _announces(line: Text, knowledge: Knowledge) -> bool:
    """`📚 Resources:`, `Where to learn:`: a line that announces the list below it."""
    label = clean_title(line)
    is_short = 0 < len(label.plain.split()) <= _MOST_LABEL_WORDS
    return is_short and line.plain.rstrip().endswith(":") and _says_resources(label, knowledge)


def _after_label(line: Text, knowledge: Knowledge) -> Text | None:
    """The links after a label in one line:
    `Useful links: [Weld Wiki](https://…), [Arc Forum](https://…)`.
    """
    label, links = parted(line) if line.links else (line, None)
    if links is None or label.links:
        return None
    return links if _says_resources(label, knowledge) else None


def _says_resources(label: Text, knowledge: Knowledge) -> bool:
    said = announced(label.plain, knowledge)
    return said.is_outright and said.kinds[0] == "resources"


def _of_entry(item: Block, source: Source, section: Section) -> Iterator[ResourceRecord]:
    if not isinstance(item, Item) or source.claims.has(item):
        return
    read = read_linked if item.text.links else read_defined
    if found := list(read(item.text, source.knowledge)):
        source.claims.add(item)
        yield from (resource._replace(heading=section.title) for resource in found)


def _opens_with_link(text: Text, knowledge: Knowledge) -> bool:
    """Whether an item is a link to a page of the web and what is said of it."""
    first = text.links[0] if text.links else None
    if first is None or not is_meant_for_web(first.url) or leads_around_page(text, knowledge):
        return False
    is_first = not any(map(str.isalnum, text.plain[: first.start]))
    return is_first and not is_phrase(text.cut(first.start, first.end), knowledge)


# --- Torn links -----------------------------------------------------------------------------------

# [name] (https://example.org)   [name](https://example.org and no bracket after
_TORN = re.compile(r"\[(?P<name>[^\[\]\n]+)\](?P<gap>\s*)\(\s*https?://", re.IGNORECASE)


def _report_torn_links(source: Source) -> None:
    """Report the links of which readers see the marks:
    what stands after them is not read as what it is.
    """
    for section in source.outline.sections:
        for block in section.blocks:
            if isinstance(block, Item | Paragraph) and "(http" in block.text.plain:
                for torn in _TORN.finditer(block.text.plain):
                    place = block.text.cut(torn.start(), torn.end("gap") + 1)
                    source.report.at(
                        place, rules.torn_link, torn["name"], has_gap=bool(torn["gap"])
                    )
