"""The outline of a document: its sections, what kind each is, and which headings stand above it.

Two things place a heading: where it stands, and what it announces (`announced.py`).

Where it stands
    - A heading stands under the last one of a higher level; bold lines are the lowest level.
    - Where all headings are alike (an extract; a guide of bold lines, of H1 or of H2 only), numbers
      give levels if several numbered headings announce sections: `2. Salary` stands above
      `By region`. So does repetition: `Skills` that occurs again and again stands under the
      headings between.
    - Where no heading has a level (an extract, bold lines alone), one that announces nothing stands
      under the last that did, as long as that section is one that is made of smaller ones and has
      no list or table of its own: a heading after those begins something new. Under a step without
      a text of its own it is a part of that step.
    - Where headings have levels, only an empty section goes on in the next headings of its own
      level.
    - A role's title goes on with the section of roles, and a step with the roadmap, at the
      roadmap's own level too.

What kind it is
    - A step under the roadmap and a role under the roles are that, whatever other words their
      headings have.
    - A heading that names a kind outright is of that kind, wherever it stands, but for what stands
      under a silenced section, and for the parts of a step (only resources are still resources
      there).
    - A heading that names a kind in passing is of that kind only where no section above says
      another, or where it announces pay and amounts follow.
    - A heading that says nothing has the kind of what it stands under; times that count from the
      start (`Week 1`, `Week 2`) make a roadmap of headings under nothing.

A page that is no guide (an advert, a curriculum vitae, a title about negotiation) is silenced as a
whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate import has_money
from careerdata.annotate.titles import looks_like_role
from careerdata.model.document import Heading, Item, Table
from careerdata.model.outline import ASIDE, SILENT, Outline, Section
from careerdata.model.record import Sourced
from careerdata.notation.period import read_period
from careerdata.outline.announced import announced
from careerdata.outline.layout import NUMBER, PARTED, WITH_PARTS, Layout, title_of
from careerdata.outline.preformatted import with_preformatted_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Document, Text
    from careerdata.outline.announced import HeadingKinds


def outline_of(document: Document, knowledge: Knowledge) -> Outline:
    """The outline of a document, whose preformatted text is read as lists."""
    document = with_preformatted_read(document, knowledge)
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    title = title_of(document, headings, knowledge)
    layout = Layout(title, [heading for heading in headings if heading is not title], knowledge)
    builder = _OutlineBuilder(document, layout, knowledge)
    for index, block in enumerate(document.blocks):
        builder.add(index, block)
    return Outline(document, title, tuple(builder.sections))


class _OutlineBuilder:
    """Puts headings under one another while they come in."""

    def __init__(self, document: Document, layout: Layout, knowledge: Knowledge) -> None:
        self._blocks = document.blocks
        self._layout = layout
        self._knowledge = knowledge
        self.sections = [Section(None, self._silent(), own_kind=False, parent=None)]
        self._last_part: Section | None = None
        """The last section that may be a role or a step under a section of such."""

    def add(self, index: int, block: Block) -> None:
        """Take in the block at an index of the document."""
        if not isinstance(block, Heading):
            self.sections[-1].blocks.append(block)
        elif block is self._layout.title or self._layout.is_no_guide:
            is_title = block is self._layout.title
            self.sections.append(Section(block, self._silent(), False, None, is_title=is_title))
        else:
            section = self._section(index, block)
            self.sections.append(section)
            self._last_part = section if self._may_be_part(section) else self._last_part

    def _silent(self) -> tuple[str, ...]:
        return (SILENT,) if self._layout.is_no_guide else ()

    def _section(self, index: int, heading: Heading) -> Section:
        said = announced(heading.text.plain, self._knowledge)
        above = self._above(heading, said)
        if kinds := self._own_kinds(index, heading, said, above):
            keeps_parent = above is not None and self._is_under(heading, above)
            return Section(heading, kinds, own_kind=True, parent=above if keeps_parent else None)
        if above is None:
            return Section(heading, (), own_kind=False, parent=None)
        kinds = (
            said.kinds if said.is_outright and self._repeats(heading, said, above) else above.kinds
        )
        return Section(heading, kinds, own_kind=False, parent=above)

    # Where it stands

    def _above(self, heading: Heading, said: HeadingKinds) -> Section | None:
        """The section that a heading stands under."""
        elder: Section | None = None
        above: Section | None = self.sections[-1]
        while above is not None and not self._is_under(heading, above):
            elder = elder or (above if self._is_beside(heading, above) else None)
            above = above.parent
        if elder is None:
            return above
        top = elder.top_of_kind()
        if not self._is_beside(heading, top):
            return self._home(heading, said, top) or above
        if step := self._step_of_part(heading, said, elder):
            return step
        return (
            top
            if self._goes_on(heading, said, elder, top)
            else self._home(heading, said, top) or above
        )

    def _step_of_part(self, heading: Heading, said: HeadingKinds, elder: Section) -> Section | None:
        """The step without a text of its own whose parts (`Goals`,
        `Project`) have headings like its own.
        """
        step = next((s for s in (elder, elder.parent) if s is not None and self._is_step(s)), None)
        if (
            step is None
            or step.blocks
            or said.is_outright
            or is_step_heading(heading, self._knowledge)
        ):
            return None
        return step if self._layout.is_unmarked else None

    def _is_under(self, heading: Heading, section: Section) -> bool:
        if section.heading is None or section.heading is self._layout.title:
            return False
        return self._layout.rank(section.heading) < self._layout.rank(heading)

    def _is_beside(self, heading: Heading, section: Section) -> bool:
        if section.heading is None or section.heading is self._layout.title:
            return False
        return self._layout.rank(section.heading) == self._layout.rank(heading)

    def _goes_on(self, heading: Heading, said: HeadingKinds, elder: Section, top: Section) -> bool:
        """Whether a section goes on in a heading that stands beside its own."""
        if top.kind in (None, ASIDE) or self._is_step(top):
            return False
        if self._is_part(heading, said, top):
            return True
        if self._layout.numbers_are_levels or (said.is_outright and said.kinds[0] != top.kind):
            return False
        if self._is_step(elder) and not said.is_outright:
            return False
        if self._layout.is_unmarked:
            return said.is_outright or self._is_open(top)
        is_empty = not top.blocks and (elder is not top or self.sections[-1] is top)
        return is_empty and top.kind in WITH_PARTS

    def _is_open(self, top: Section) -> bool:
        """Whether a section takes in headings that announce nothing:
        it holds no list or table of its own.
        """
        if top.kind == SILENT:
            return True
        return top.kind in WITH_PARTS and not any(
            isinstance(block, Item | Table) for block in top.blocks
        )

    def _home(self, heading: Heading, said: HeadingKinds, top: Section) -> Section | None:
        """The section of roles or steps that a further role or step goes back to,
        past what stood between.
        """
        if top.kind == SILENT or not self._layout.is_alike(heading):
            return None
        section, home = self._last_part, self._last_part.parent if self._last_part else None
        if (
            section is None
            or home is None
            or section.heading is None
            or not self._is_part(heading, said, home)
        ):
            return None
        return home if self._is_part(section.heading, said, home) else None

    def _may_be_part(self, section: Section) -> bool:
        home = section.parent
        return (
            home is not None
            and home.own_kind
            and bool(PARTED & set(home.kinds))
            and not self._is_step(home)
        )

    # What it is

    def _own_kinds(
        self, index: int, heading: Heading, said: HeadingKinds, above: Section | None
    ) -> tuple[str, ...]:
        """The kinds that a heading gives its section itself;
        none where it has those of the section above.
        """
        if above is not None and (above.kind == SILENT or self._is_part(heading, said, above)):
            return ()
        if above is not None and self._in_step(above):
            return ("resources",) if said.is_outright and said.kinds[0] == "resources" else ()
        known = above is not None and above.kind not in (None, ASIDE)
        if not known and self._counts_time(heading):
            return ("roadmap",)
        if said.is_outright and not self._repeats(heading, said, above):
            return () if said.kinds[0] == ASIDE and known else said.kinds
        if said.kinds and (
            not known or (said.kinds[0] == "salary" and self._amounts_follow(index))
        ):
            return () if known and above is not None and above.kind == "salary" else said.kinds
        return ()

    def _repeats(self, heading: Heading, said: HeadingKinds, above: Section | None) -> bool:
        """Among headings alike, `2026-Specific Skills` under
        the skills is one of their categories.
        """
        return above is not None and said.kinds[0] == above.kind and self._is_beside(heading, above)

    def _is_part(self, heading: Heading, said: HeadingKinds, above: Section) -> bool:
        """A step under the roadmap, a role under the roles:
        whatever other words its heading has.
        """
        if "roadmap" in above.kinds and is_step_heading(heading, self._knowledge):
            return not self._is_next_number(heading, above)
        return (
            "roles" in above.kinds
            and not said.is_outright
            and looks_like_role(heading.text.plain, self._knowledge)
        )

    def _is_next_number(self, heading: Heading, above: Section) -> bool:
        """`5. Tools` beside `4. Roadmap`: sections are numbered there, not steps."""
        if above.heading is None or read_period(heading.text.plain, self._knowledge.periods):
            return False
        return (
            self._is_beside(heading, above) and NUMBER.match(above.heading.text.plain) is not None
        )

    def _is_step(self, section: Section) -> bool:
        if section.kind != "roadmap" or section.heading is None:
            return False
        plain = section.heading.text.plain
        if read_period(plain, self._knowledge.periods):
            return True
        is_numbered = NUMBER.match(plain) is not None
        return is_numbered and not (
            section.own_kind and announced(plain, self._knowledge).is_outright
        )

    def _in_step(self, section: Section) -> bool:
        return self._is_step(section) or any(self._is_step(above) for above in section.ancestors)

    def _counts_time(self, heading: Heading) -> bool:
        """Whether a heading is one of several that count time or steps from the start."""
        units = self._layout.counted_units
        period = read_period(heading.text.plain, self._knowledge.periods)
        if period is None:
            is_numbered = NUMBER.match(heading.text.plain) and not self._layout.numbers_are_levels
            return bool(is_numbered) and self._layout.names_roadmap
        if period.kind == "calendar" and period.unit in units:
            return True
        is_beside = (
            self._layout.names_roadmap or heading.level in self._layout.levels_of_timed_steps
        )
        return period.ordinal is not None and "step" in units and is_beside

    def _amounts_follow(self, index: int) -> bool:
        """Whether money stands in what follows a heading."""
        for block in self._blocks[index + 1 :]:
            if isinstance(block, Heading):
                return False
            if any(has_money(text, self._knowledge) for text in _texts(block)):
                return True
        return False


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.plain for row in block.rows for cell in row.cells)
    else:
        yield block.text.plain


def is_step_heading(heading: Heading, knowledge: Knowledge) -> bool:
    """Whether a heading under a roadmap is one of its steps:
    it opens with a time, a step's number, or a number.
    """
    plain = heading.text.plain
    return read_period(plain, knowledge.periods) is not None or NUMBER.match(plain) is not None


def heading_number(heading: Text) -> Sourced[int] | None:
    """The whole number that a heading opens with: `1. Learn SQL`, `#3 Build`;
    None for `2.1 By region`.
    """
    number = NUMBER.match(heading.plain)
    if number is None or number["sub"]:
        return None
    group = "sharp" if number["sharp"] else "main"
    return Sourced(int(number[group]), heading.span_of(*number.span(group)))
