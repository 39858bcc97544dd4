"""Where pay is looked for: in every section, as what its headings announce."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph, Table
from careerdata.extract.lead import year_in
from careerdata.extract.pay import NOTHING, announced_by
from careerdata.extract.pay_table import pay_in_table
from careerdata.extract.pay_text import labelled_pay, opens_with_subject, pay_in_item, pay_in_sentences
from careerdata.extract.subject import NOBODY, Subject, found_in
from careerdata.extract.titles import clean_title, looks_like_role, read_title
from careerdata.notation.money import read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Block, Text
    from careerdata.extract.outline import Section
    from careerdata.extract.pay import Announcement
    from careerdata.extract.reader import Reader
    from careerdata.record import PayRecord, Sourced

_OTHER_KINDS = {"roadmap", "resources", "market", "skills", "fit", "tools"}
"""Sections in which an amount is no pay unless a label says so."""


def read_pay(reader: Reader) -> None:
    """Add the pay of all sections but those that look like pay and are none."""
    if _is_about_something_else(reader):
        return
    for section in reader.outline.sections:
        if section.kind == "other":
            continue
        outer, year = _announcement(section, reader), _year(section)
        for block in section.blocks:
            found = list(_in_block(block, section, outer, reader))
            if found:
                reader.read.add(id(block))
            reader.records.pay.extend(_dated(found, block, year, reader))


def _is_about_something_else(reader: Reader) -> bool:
    """A negotiation article is full of amounts and has no pay."""
    title = reader.outline.title
    kinds = reader.knowledge.reading.sections.found_in(title.text.plain) if title else ()
    return kinds[:1] == ("other",) and not set(kinds) & {"market", "roadmap", "skills", "roles", "resources"}


def _announcement(section: Section, reader: Reader) -> Announcement:
    """What stands above and beside a section's amounts: headings, notes on all figures, the title."""
    announced = _heading_announcement(section, reader)
    front = [s for s in reader.outline.sections[:2] if s.heading is None or s.heading is reader.outline.title]
    for here in (section, *section.ancestors, *front):
        for note in _notes(here, reader):
            announced = announced.over(note)
    return replace(announced, subject=announced.subject.over(_announced(section, reader)))


def _heading_announcement(section: Section, reader: Reader) -> Announcement:
    """What the heading that announces pay says of the amounts: `Gross annual salary (EUR)`."""
    for here in (section, *section.ancestors):
        if "salary" not in here.kinds:
            break
        if here.own_kind and here.title is not None:
            return announced_by(here.title, reader)
    return NOTHING


_LONGEST_NOTE = 30


def _notes(section: Section, reader: Reader) -> Iterator[Announcement]:
    """`All figures are gross annual salaries in EUR.`: sentences that hold for all amounts and have none."""
    for block in section.blocks:
        if not isinstance(block, Paragraph | Item) or len(block.text.plain.split()) > _LONGEST_NOTE:
            continue
        is_about_all = reader.knowledge.reading.scope.found_in(block.text.plain)
        if is_about_all and not read_amounts(block.text.plain, reader.knowledge.money):
            yield announced_by(block.text, reader)


def _announced(section: Section, reader: Reader) -> Subject:
    """What the headings above and the title say of whom the pay is about: a role, a level, a place."""
    subject = NOBODY
    here: Section | None = section
    while here is not None:
        if here.title is not None:
            subject = subject.over(_heading_subject(here.title, reader))
        here = here.parent
    return subject.over(Subject(region=reader.place))


def _heading_subject(title: Text, reader: Reader) -> Subject:
    title = clean_title(title)
    found, _ = found_in(title, reader.knowledge)
    if looks_like_role(title.plain, reader.knowledge):
        role = read_title(title, reader.knowledge)
        return Subject(role=role, level=role.level, experience=role.experience).over(found)
    return found


def _year(section: Section) -> Sourced[int] | None:
    here: Section | None = section
    while here is not None:
        if here.title is not None and (year := year_in(here.title)):
            return year
        here = here.parent
    return None


def _in_block(block: Block, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    if isinstance(block, Table):
        yield from pay_in_table(block, section, outer, reader)
    elif isinstance(block, Item | Paragraph):
        for line in block.text.split(_LINE_BREAK):
            yield from _in_line(line, isinstance(block, Item), section, outer, reader)


_LINE_BREAK = re.compile(r"\n")


def _in_line(line: Text, is_item: bool, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    labelled = labelled_pay(line, outer, reader)
    if labelled is not None:
        yield from labelled
    elif "salary" in section.kinds and (is_item or opens_with_subject(line, section, reader)):
        yield from pay_in_item(line, section, outer, reader)
    elif section.kind not in _OTHER_KINDS:
        yield from pay_in_sentences(line, section, outer, reader)


def _dated(found: list[PayRecord], block: Block, year: Sourced[int] | None, reader: Reader) -> Iterator[PayRecord]:
    """The year of the heading holds for the tables and lists under it, not for a note beside them."""
    is_note = isinstance(block, Paragraph) and _is_note(block.text, reader)
    return (record if is_note or record.as_of_year else replace(record, as_of_year=year) for record in found)


def _is_note(text: Text, reader: Reader) -> bool:
    label = text.plain.partition(":")[0]
    return "note" in reader.knowledge.reading.labels.exactly(label)
