"""The outline of a document: its sections, what kind each is, and which headings stand above it.

A heading's own words decide first (`reading.yaml`); a heading that says nothing belongs to the section above it
as a sub-heading. Where the carrier has levels, "above" is by level; where it has none (an extract, or a guide
that sets all its headings alike), a sub-heading stays with the last heading that said something.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.document import Boilerplate, Heading, Item, Paragraph, Table
from careerdata.extract.titles import looks_like_role
from careerdata.notation.period import read_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.document import Block, Document, Text
    from careerdata.knowledge import Knowledge


@dataclass(slots=True)
class Section:
    """A heading and the blocks up to the next heading."""

    heading: Heading | None
    kinds: tuple[str, ...]
    """What the heading announces, or the section above it: the most telling kind first; empty if nobody knows."""
    own_kind: bool
    """Whether this heading says its kind itself."""
    parent: Section | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        """The most telling kind."""
        return self.kinds[0] if self.kinds else None

    @property
    def title(self) -> Text | None:
        """The heading's text."""
        return self.heading.text if self.heading else None

    @property
    def ancestors(self) -> Iterator[Section]:
        """The sections above, nearest first."""
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    def top_of_kind(self) -> Section:
        """The section whose heading announced this one's kind."""
        section = self
        while not section.own_kind and section.parent is not None:
            section = section.parent
        return section


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as sections in the order of the text; the first may have no heading."""

    document: Document
    title: Heading | None
    """The heading that names the whole guide, if it has one."""
    sections: tuple[Section, ...]

    def of_kind(self, kind: str) -> Iterator[Section]:
        """The sections whose most telling kind is this one."""
        return (section for section in self.sections if section.kind == kind)


def outline_of(document: Document, knowledge: Knowledge) -> Outline:
    """The outline of a document."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    title = _title(document, headings)
    builder = _OutlineBuilder(knowledge, title, leveled=_has_levels(headings, title))
    for block in document.blocks:
        builder.add(block)
    return Outline(document, title, tuple(builder.sections))


def _title(document: Document, headings: list[Heading]) -> Heading | None:
    """The only heading of the highest level, if it stands first; in an extract, a heading before any other text."""
    if not headings:
        return None
    first = headings[0]
    if first.level is None:
        blocks = [block for block in document.blocks if not isinstance(block, Boilerplate)]
        return first if blocks[0] is first and len(headings) > 1 and not _stands_over_data(blocks) else None
    alone = all(heading.level is None or heading.level > first.level for heading in headings[1:])
    return first if alone and (len(headings) > 1 or first.level == 1) else None


def _stands_over_data(blocks: Sequence[Block]) -> bool:
    return len(blocks) > 1 and isinstance(blocks[1], Table | Item)


def _has_levels(headings: list[Heading], title: Heading | None) -> bool:
    levels = {heading.level for heading in headings if heading is not title}
    return len(levels) > 1


class _OutlineBuilder:
    def __init__(self, knowledge: Knowledge, title: Heading | None, *, leveled: bool) -> None:
        self._knowledge = knowledge
        self._title = title
        self._leveled = leveled
        self.sections = [Section(None, (), own_kind=False, parent=None)]

    def add(self, block: Block) -> None:
        if not isinstance(block, Heading):
            self.sections[-1].blocks.append(block)
        elif block is self._title:
            self.sections.append(Section(block, (), own_kind=False, parent=None))
        else:
            self.sections.append(self._section(block))

    def _section(self, heading: Heading) -> Section:
        above = self._above(heading)
        if above is not None and self._belongs_to(heading, above):
            return Section(heading, above.kinds, own_kind=False, parent=above)
        kinds = self._kinds(heading, above)
        if kinds and not self._repeats(kinds, above):
            return Section(heading, kinds, own_kind=True, parent=above if self._leveled else None)
        inherited = above.kinds if above else ()
        return Section(heading, inherited, own_kind=False, parent=above)

    def _kinds(self, heading: Heading, above: Section | None) -> tuple[str, ...]:
        """What a heading announces; `other` silences the rest, for it and for what stands below it."""
        if above is not None and above.kind == "other" and self._leveled:
            return ()
        kinds = self._knowledge.reading.sections.found_in(heading.text.plain)
        if not kinds and self._is_timed(heading.text.plain):
            return ("roadmap",)
        return kinds

    def _repeats(self, kinds: tuple[str, ...], above: Section | None) -> bool:
        """In an extract, `2026-Specific Skills` under the skills is one of their categories."""
        return not self._leveled and above is not None and above.kind == kinds[0]

    def _above(self, heading: Heading) -> Section | None:
        """The section that a heading stands under."""
        last = self.sections[-1]
        if not self._leveled:
            return last.top_of_kind() if last.heading is not self._title else None
        section: Section | None = last
        while section is not None and not _is_above(section, heading):
            section = section.parent
        return section if section is None or section.heading is not self._title else None

    def _belongs_to(self, heading: Heading, above: Section) -> bool:
        """A step under the roadmap, a role under the roles: whatever other words its heading has."""
        text = heading.text.plain
        if above.kind == "roadmap":
            return read_period(text, self._knowledge.periods) is not None
        return above.kind == "roles" and looks_like_role(text, self._knowledge)

    def _is_timed(self, text: str) -> bool:
        period = read_period(text, self._knowledge.periods)
        return period is not None and period.kind == "calendar"


def _is_above(section: Section, heading: Heading) -> bool:
    if section.heading is None or section.heading.level is None or heading.level is None:
        return False
    return section.heading.level < heading.level


def text_blocks(section: Section) -> Iterator[Paragraph | Item]:
    """The paragraphs and items of a section."""
    return (block for block in section.blocks if isinstance(block, Paragraph | Item))
