"""Where pay is looked for: in every section, as what its headings announce."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from careerdata.extract.lead import role_named_in, year_in
from careerdata.extract.pay import NOTHING, Announcement, announced_by
from careerdata.extract.pay_sentence import pay_in_sentences
from careerdata.extract.pay_table import pay_in_table
from careerdata.extract.pay_text import is_role_with_pay, labelled_pay, opens_with_subject, pay_in_item
from careerdata.extract.subject import NOBODY, Subject, found_in, read_subject
from careerdata.extract.titles import clean_title, looks_like_role, read_title
from careerdata.model.document import Item, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.model.document import Block, Text
    from careerdata.model.record import PayRecord, Sourced

_OTHER_KINDS = {"roadmap", "resources", "market", "skills", "fit", "tools"}
"""Sections in which an amount is no pay unless a label says so."""


def read_pay(reader: Reader) -> None:
    """Add the pay of all sections but those that look like pay and are none."""
    if _is_about_something_else(reader):
        return
    for section in reader.outline.sections:
        if section.kind == "other":
            continue
        year = _year(section, reader)
        for block, found in _in_section(section, reader):
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
    above = list(_sections_above(section, reader))
    announced = NOTHING
    for here in above:
        if here.title is not None and "salary" in here.kinds:
            announced = announced.over(announced_by(here.title, reader))
    front = [s for s in reader.outline.sections[:2] if s.heading is None or s.heading is reader.outline.title]
    for here in (*above, *front):
        for note in _notes(here, reader):
            announced = announced.over(note)
    return announced._replace(subject=announced.subject.over(_announced(above, reader)))


def _sections_above(section: Section, reader: Reader) -> Iterator[Section]:
    """A section and those whose headings hold for it too, nearest first.

    Where all headings are set alike, one that announces pay itself stands beside the other, not under it.
    """
    yield section
    below = section
    for here in section.ancestors:
        if _announces_pay(below, reader) and not _is_deeper(below, here):
            return
        yield here
        below = here


def _announces_pay(section: Section, reader: Reader) -> bool:
    title = section.title
    return title is not None and "salary" in reader.knowledge.reading.sections.found_in(title.plain)


def _is_deeper(section: Section, other: Section) -> bool:
    levels = [s.heading.level if s.heading else None for s in (other, section)]
    return levels[0] is not None and levels[1] is not None and levels[0] < levels[1]


_LONGEST_NOTE = 30


def _notes(section: Section, reader: Reader) -> Iterator[Announcement]:
    """`All figures are gross annual salaries in EUR.`: sentences that hold for all amounts and have none."""
    for block in section.blocks:
        if not isinstance(block, Paragraph | Item) or len(block.text.plain.split()) > _LONGEST_NOTE:
            continue
        is_about_all = reader.knowledge.reading.scope.found_in(block.text.plain)
        if is_about_all and not reader.amounts(block.text.plain):
            yield announced_by(block.text, reader)


def _announced(above: list[Section], reader: Reader) -> Subject:
    """What the headings above and the title say of whom the pay is about: a role, a level, a place."""
    subject = NOBODY
    for here in above:
        if here.title is not None:
            subject = subject.over(_heading_subject(here.title, reader))
    return subject.over(Subject(region=reader.place))


def _heading_subject(title: Text, reader: Reader) -> Subject:
    title = clean_title(title)
    found, _ = found_in(title, reader.knowledge)
    if looks_like_role(title.plain, reader.knowledge):
        role = read_title(title, reader.knowledge)
        return Subject(role=role, level=role.level, experience=role.experience).over(found)
    whole = role_named_in(title, reader) if found.role else None
    if found.role and whole and len(whole.name) > len(found.role.name):
        return found._replace(role=whole)
    return found


def _year(section: Section, reader: Reader) -> Sourced[int] | None:
    titles = (here.title for here in _sections_above(section, reader))
    return next((year for title in titles if title is not None and (year := year_in(title))), None)


class _Group(NamedTuple):
    """An item or paragraph without amounts that heads the items under it: `- **Germany**`, `Salary range:`."""

    depth: int
    announcement: Announcement
    is_pay: bool


_PARAGRAPH_DEPTH = -1


def _in_section(section: Section, reader: Reader) -> Iterator[tuple[Block, list[PayRecord]]]:
    """The blocks of a section, each with the pay that it holds."""
    if not any(_may_hold_pay(block) for block in section.blocks):
        return
    outer = _announcement(section, reader)
    groups: list[_Group] = []
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        depth = _depth(block)
        groups = [group for group in groups if isinstance(block, Item) and group.depth < depth]
        above = groups[-1].announcement if groups else outer
        is_pay = "salary" in section.kinds or any(group.is_pay for group in groups)
        yield block, list(_in_block(block, section, above, is_pay, reader))
        if isinstance(block, Item | Paragraph) and isinstance(following, Item) and depth < following.depth:
            groups += _group(block.text, depth, above, reader)


def _depth(block: Block) -> int:
    return block.depth if isinstance(block, Item) else _PARAGRAPH_DEPTH


_LONGEST_GROUP = 8


def _group(text: Text, depth: int, above: Announcement, reader: Reader) -> Iterator[_Group]:
    is_short = len(text.plain.split()) <= _LONGEST_GROUP
    if not is_short or reader.amounts(text.plain):
        return
    is_pay = "pay" in reader.knowledge.reading.labels.found_in(text.plain)
    subject = read_subject(text, reader.knowledge)
    if not subject and not is_pay:
        return
    announced = announced_by(text, reader).over(above)
    yield _Group(depth, announced._replace(subject=(subject or NOBODY).over(announced.subject)), is_pay)


def _in_block(block: Block, section: Section, outer: Announcement, is_pay: bool, reader: Reader) -> Iterator[PayRecord]:
    if isinstance(block, Table):
        yield from pay_in_table(block, section, outer, reader)
    elif isinstance(block, Item | Paragraph) and _may_hold_pay(block):
        for line in block.text.split(_LINE_BREAK):
            may_be_keyed = is_pay and (isinstance(block, Item) or opens_with_subject(line, section, reader))
            may_be_keyed |= section.kind == "roles" and isinstance(block, Item) and is_role_with_pay(line, reader)
            yield from _in_line(line, may_be_keyed, section, outer, reader)


_LINE_BREAK = re.compile(r"\n")
_DIGIT = re.compile("[0-9]")


def _may_hold_pay(block: Block) -> bool:
    """Whether a block is worth a look: there is no amount without a digit; a table may lack what it should hold."""
    return isinstance(block, Table) or (isinstance(block, Item | Paragraph) and bool(_DIGIT.search(block.text.plain)))


def _in_line(
    line: Text, may_be_keyed: bool, section: Section, outer: Announcement, reader: Reader
) -> Iterator[PayRecord]:
    labelled = labelled_pay(line, outer, reader)
    if labelled is not None:
        yield from labelled
    elif may_be_keyed:
        yield from pay_in_item(line, section, outer, reader)
    elif section.kind not in _OTHER_KINDS:
        yield from pay_in_sentences(line, section, outer, reader)


def _dated(found: list[PayRecord], block: Block, year: Sourced[int] | None, reader: Reader) -> Iterator[PayRecord]:
    """The year of the heading holds for the tables and lists under it, not for a note beside them."""
    is_note = isinstance(block, Paragraph) and _is_note(block.text, reader)
    return (record if is_note or record.as_of_year else record._replace(as_of_year=year) for record in found)


def _is_note(text: Text, reader: Reader) -> bool:
    label = text.plain.partition(":")[0]
    return "note" in reader.knowledge.reading.labels.exactly(label)
