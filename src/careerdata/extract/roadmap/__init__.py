"""The roadmap: steps with their time, title, actions and choices.

- Months 1-2: Title. Action. Action (note).       an item: period, title, then a sentence an action
### Phase 1: Foundation (Months 1-3)              a heading: its items and sentences are the actions
1. **Learn SQL** – action                         a numbered list, or numbered headings, without time
| Month | Focus | Actions |                       a table (`roadmap_table.py`)

A roadmap whose sub-headings, or bold list items, say neither time nor number has these as its
steps: they stand in the order in which to take them. What stands under a step is part of it,
whatever it is called (`Goals`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.annotate.titles import clean_title
from careerdata.extract.roadmap.step import (
    actions_of,
    chained_lengths,
    heading_step,
    holder_of,
    is_label,
    listed_step,
    read_action,
    timed_step,
)
from careerdata.extract.roadmap.table import table_steps
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import PlanLength, Sourced, StepRecord
from careerdata.notation.money import Amount
from careerdata.notation.period import find_plan_length
from careerdata.outline.announced import announced
from careerdata.outline.sections import heading_number

if TYPE_CHECKING:
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section

_LEAST_STEPS = 2
_LEAST_BOLD = 3


def read_roadmap(source: Source) -> list[StepRecord]:
    """The steps of all sections that are a roadmap, by their headings or by what stands in them."""
    roadmap = _RoadmapReader(source)
    for section in source.outline.sections:
        if "roadmap" in section.kinds or _is_plan(section, source):
            roadmap.read_section(section)
    chained_lengths(roadmap.steps)
    return roadmap.steps


def _is_plan(section: Section, source: Source) -> bool:
    """Whether a section of a guide that announces nothing
    counts weeks or months from the first on.
    """
    if section.kind is not None or not source.outline.announces_data:
        return False
    texts = [
        b.text
        for b in section.blocks
        if isinstance(b, Paragraph | Item) and not source.claims.has(b)
    ]
    steps = [
        step
        for text in texts
        if (step := timed_step(text, source.knowledge)) and step.start and step.unit
    ]
    units = {step.unit.value for step in steps if step.unit}
    starts = [step.start.value for step in steps if step.start]
    return len(starts) >= _LEAST_STEPS and starts[0] <= 1 and units <= {"week", "month"}


class _RoadmapReader:
    """Keeps which step each section and each open list item
    belongs to while the sections are read in order.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.steps: list[StepRecord] = []
        self._step_of: dict[int, int] = {}
        """Sections (by identity) whose heading is a step → the step's index."""
        self._open: list[tuple[int, int]] = []
        """Depth and index of the steps that are list items, outermost first;
        a paragraph has depth -1.
        """
        self._first = 0
        """The index of the first step of this roadmap; a guide may have several."""
        self._plan = self._plan_of_title = _stated_length(
            self._title_of_roadmap(), source.knowledge
        )
        """How long this roadmap is said to be, by its heading or by the guide's title."""
        self._headed: dict[int, bool] = {}
        """Roadmaps (by identity of their section) → whether
        headings under them are steps by time or number.
        """
        self._ways: frozenset[int] = frozenset()
        """The items (by identity) of this section that are ways of training,
        of which one is to be chosen.
        """
        self._timed: dict[int, bool] = {}
        self._named: dict[int, frozenset[int]] = {}
        """The same → whether anything under them says a time or number."""

    def read_section(self, section: Section) -> None:
        """Add the steps of one section, and the actions that it has for the step above it."""
        owner = self._owner(section)
        step = self._step_in_heading(section, owner)
        if section.own_kind and step is None:
            self._first = len(self.steps)
            self._plan = (
                _stated_length(section.title, self._source.knowledge) or self._plan_of_title
            )
        if step is not None:
            assert section.title is not None
            self._source.claims.add(section.title)
            owner = self._step_of[id(section)] = self._add(step, owner)
        self._open = []
        self._ways = _ways_of_training(section, self._source.knowledge)
        listed = owner is None and self._lists_steps(section)
        for block in section.blocks:
            if not self._source.claims.has(block) and self._read_block(block, owner, listed=listed):
                self._source.claims.add(block)

    def _owner(self, section: Section) -> int | None:
        """The step under whose heading a section stands."""
        return next(
            (self._step_of[id(s)] for s in section.ancestors if id(s) in self._step_of), None
        )

    def _add(self, step: StepRecord, owner: int | None) -> int:
        """Add a step under another;
        one that an overview named before is that one, and has more actions.
        """
        step = replace(
            step, parent=holder_of(step, owner, self.steps, self._first), plan=self._plan
        )
        for index, known in enumerate(self.steps):
            if _is_same(known, step):
                known.actions.extend(step.actions)
                return index
        self.steps.append(step)
        return len(self.steps) - 1

    # Headings

    def _title_of_roadmap(self) -> Text | None:
        """The guide's title, where it announces a roadmap: `How to Become a Nurse in 12 Months`."""
        title = self._source.outline.title
        if (
            title is None
            or "roadmap" not in announced(title.text.plain, self._source.knowledge).kinds
        ):
            return None
        return title.text

    def _step_in_heading(self, section: Section, owner: int | None) -> StepRecord | None:
        if section.title is None or "roadmap" not in section.kinds:
            return None
        step = heading_step(section.title, self._source.knowledge)
        if step and not self._only_numbers_plan(section, step):
            return step
        if owner is not None or (section.own_kind and self._says_kind(section)):
            return None
        if step := _numbered_heading(section.title):
            return step
        return _titled_heading(section.title) if self._is_one_of_steps(section) else None

    def _only_numbers_plan(self, section: Section, step: StepRecord) -> bool:
        """`Part 2: four months, a career roadmap`:
        the number of a section over steps, not of a step.
        """
        if step.start is not None or not section.own_kind or not self._says_kind(section):
            return False
        return self._has_steps(section) or self._lists_steps(section)

    def _says_kind(self, section: Section) -> bool:
        return (
            section.title is not None
            and announced(section.title.plain, self._source.knowledge).is_outright
        )

    def _is_one_of_steps(self, section: Section) -> bool:
        """Whether a heading without time or number is a step:
        all that stand beside it are alike in that.
        """
        top = section.parent
        if (
            top is None
            or not top.own_kind
            or self._lists_steps(top)
            or self._has_steps(top)
            or section.heading is None
        ):
            return False
        if id(top) not in self._named:
            self._named[id(top)] = self._named_steps(top)
        return id(section) in self._named[id(top)]

    def _named_steps(self, top: Section) -> frozenset[int]:
        """The ids of the sections under a heading that are steps by their place alone."""
        beside = [s for s in self._source.outline.sections if s.parent is top and s.heading]
        levels = {s.heading.level for s in beside if s.heading}
        is_deeper = (
            top.heading is not None
            and top.heading.level is not None
            and levels != {top.heading.level}
        )
        names = [s for s in beside if not s.own_kind and s.title and not self._announces(s)]
        is_list = is_deeper and len(levels) == 1 and len(names) >= _LEAST_STEPS
        return frozenset(map(id, names)) if is_list else frozenset()

    def _announces(self, section: Section) -> bool:
        return section.title is not None and bool(
            announced(section.title.plain, self._source.knowledge).kinds
        )

    def _has_steps(self, top: Section) -> bool:
        """Whether anything under a heading says its time or number."""
        if id(top) not in self._timed:
            under = (s for s in self._source.outline.sections if s is top or top in s.ancestors)
            self._timed[id(top)] = any(self._says_step(section, top) for section in under)
        return self._timed[id(top)]

    def _says_step(self, section: Section, top: Section) -> bool:
        heading = section.title if section is not top else None
        if heading and (
            heading_step(heading, self._source.knowledge) or _numbered_heading(heading)
        ):
            return True
        texts = (block.text for block in section.blocks if isinstance(block, Paragraph | Item))
        tables = (block for block in section.blocks if isinstance(block, Table))
        return any(timed_step(text, self._source.knowledge) for text in texts) or any(
            table_steps(table, self._source.knowledge) for table in tables
        )

    # Lists and paragraphs

    def _lists_steps(self, section: Section) -> bool:
        """Whether a list is the roadmap whose items have no time of their own:
        numbered, or each with a bold title.
        """
        if self._announces(section) and not section.own_kind:
            return False
        items = [b for b in section.blocks if isinstance(b, Item) and b.depth == 0]
        if self._has_step_headings(section):
            return False
        if sum(item.number is not None for item in items) >= _LEAST_STEPS:
            return True
        is_bold = (
            section.own_kind
            and len(items) >= _LEAST_BOLD
            and all(_opens_bold(item) for item in items)
        )
        return is_bold and not any(timed_step(item.text, self._source.knowledge) for item in items)

    def _has_step_headings(self, section: Section) -> bool:
        top = section.top_of_kind()
        if id(top) not in self._headed:
            titles = (
                s.title
                for s in self._source.outline.sections
                if s.title is not None and top in s.ancestors
            )
            self._headed[id(top)] = any(
                heading_step(title, self._source.knowledge) for title in titles
            )
        return self._headed[id(top)]

    def _read_block(self, block: Block, owner: int | None, *, listed: bool) -> bool:
        """Whether a block became a step, or an action of one."""
        if isinstance(block, Table):
            return self._read_table(block, owner)
        if isinstance(block, Item):
            return self._read_item(block, owner, listed=listed)
        return isinstance(block, Paragraph) and self._read_paragraph(block, owner)

    def _read_item(self, item: Item, owner: int | None, *, listed: bool) -> bool:
        while self._open and self._open[-1][0] >= item.depth:
            self._open.pop()
        inner = self._open[-1][1] if self._open else owner
        step = timed_step(item.text, self._source.knowledge) if id(item) not in self._ways else None
        if (
            step is None
            and listed
            and item.depth == 0
            and (item.number is not None or _opens_bold(item))
        ):
            step = listed_step(item.text, item.number, self._source.knowledge)
        if step is not None:
            if listed and step.number is None and item.number is not None:
                step = replace(step, number=Sourced(item.number, item.text.span))
            holder = owner if self._open and self._open[-1][0] == _OF_PARAGRAPH else inner
            self._open.append((item.depth, self._add(step, holder)))
            return True
        if inner is None:
            return False
        if not is_label(item.text):
            self.steps[inner].actions.append(read_action(item.text, self._source.knowledge))
        return True

    def _read_paragraph(self, block: Paragraph, owner: int | None) -> bool:
        lines = block.text.split(_LINE_BREAK)
        lines = self._lines_of_steps(block.text) if len(lines) == 1 else lines
        steps = [timed_step(line, self._source.knowledge) for line in lines]
        if len(lines) > 1 and sum(step is not None for step in steps) < _LEAST_STEPS:
            lines, steps = [block.text], [timed_step(block.text, self._source.knowledge)]
        found = False
        for line, step in zip(lines, steps, strict=True):
            if step is not None:
                self._open = [(_OF_PARAGRAPH, self._add(step, owner))]
                found = True
            elif (inner := self._step_of_paragraph(owner)) is not None:
                if not is_label(line):
                    self.steps[inner].actions.extend(actions_of(line, self._source.knowledge))
                found = True
        return found

    def _lines_of_steps(self, text: Text) -> list[Text]:
        """A paragraph cut where a line opens with a time, as its writer saw it;
        whole where that happens only once.
        """
        written = self._source.guide.text
        spaces = (match.span() for match in re.finditer(" ", text.plain))
        breaks = [end for start, end in spaces if written[text.span_of(start, end).start] in "\r\n"]
        lines = zip_longest([0, *breaks], breaks) if breaks else ()
        starts = [
            start
            for start, end in lines
            if timed_step(text.cut(start, end), self._source.knowledge)
        ]
        if len(starts) < _LEAST_STEPS or starts[0] > 0:
            return [text]
        return [text.cut(start, end) for start, end in zip_longest(starts, starts[1:])]

    def _step_of_paragraph(self, owner: int | None) -> int | None:
        """The step that running text belongs to:
        that of the paragraph before it, or of the heading.
        """
        if len(self._open) == 1 and self._open[0][0] == _OF_PARAGRAPH:
            return self._open[0][1]
        self._open = []
        return owner

    def _read_table(self, table: Table, owner: int | None) -> bool:
        steps = table_steps(table, self._source.knowledge)
        for step in steps:
            self._add(step, owner)
        return bool(steps)


def _ways_of_training(section: Section, knowledge: Knowledge) -> frozenset[int]:
    """The items of bare lists in which lengths are no plan:
    some have none, a price, or name a course or school.

    - Trade school (6-12 months): $9,000
    - Community college (2 years)
    """
    items = [b for b in section.blocks if isinstance(b, Item) and b.depth == 0 and b.number is None]
    steps = [timed_step(item.text, knowledge) for item in items]
    if not any(steps) or any(step and (step.start or step.number) for step in steps):
        return frozenset()
    things = sum(
        not _TRAINING.isdisjoint(knowledge.resource_words.found_in(i.text.plain)) for i in items
    )
    is_choice = (
        None in steps
        or 2 * things > len(items)
        or any(_has_price(item.text, knowledge) for item in items)
    )
    return frozenset(map(id, items)) if is_choice else frozenset()


_TRAINING = frozenset({"thing", "training"})


def _has_price(text: Text, knowledge: Knowledge) -> bool:
    return any(
        isinstance(amount, Amount) and amount.currency for amount in amounts_of(text, knowledge)
    )


_OF_PARAGRAPH = -1
_LINE_BREAK = re.compile(r"\n")


def _stated_length(heading: Text | None, knowledge: Knowledge) -> PlanLength | None:
    found = find_plan_length(heading.plain, knowledge.periods) if heading else None
    if heading is None or found is None:
        return None
    number = Sourced(found.number.value, heading.span_of(found.number.start, found.number.end))
    return PlanLength(found.unit, number, heading.cut(*found.place))


def _is_same(known: StepRecord, step: StepRecord) -> bool:
    """Whether two steps have one title, one time and one place in the roadmap."""
    return (
        known.title.plain.casefold() == step.title.plain.casefold()
        and known.parent == step.parent
        and all(
            _value(known, name) == _value(step, name) for name in ("unit", "start", "end", "number")
        )
        and (known.start is not None or known.number is not None)
    )


def _value(step: StepRecord, name: str) -> object:
    sourced = getattr(step, name)
    return sourced.value if sourced else None


def _opens_bold(item: Item) -> bool:
    return bool(item.text.strong) and item.text.strong[0][0] == 0


def _numbered_heading(heading: Text) -> StepRecord | None:
    """`1. Learn SQL`: the number is the step's, what follows is its title."""
    number = heading_number(heading)
    if number is None:
        return None
    title = clean_title(heading)
    return StepRecord(title, title, number=number)


def _titled_heading(heading: Text) -> StepRecord:
    title = clean_title(heading)
    return StepRecord(title, title)
