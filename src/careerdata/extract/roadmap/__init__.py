"""The roadmap: steps with their time, title, actions and choices.

- Months 1-2: Title. Action. Action (note).       an item: period, title, then a sentence an action
### Phase 1: Foundation (Months 1-3)              a heading: its items and sentences are the actions
1. **Learn SQL** – action                         a numbered list, or numbered headings, without time
| Month | Focus | Actions |                       a table (`table.py`)

A roadmap whose sub-headings, or bold list items, say neither time nor number has these as its
steps: they stand in the order in which to take them. What stands under a step is part of it,
whatever it is called (`Goals`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of
from careerdata.annotate.titles import clean_title
from careerdata.extract.lines import opens_bold
from careerdata.extract.roadmap.headings import (
    LEAST_STEPS,
    headings_of,
    lists_steps,
    step_in_heading,
    steps_below,
)
from careerdata.extract.roadmap.step import (
    actions_of,
    chained_lengths,
    holder_of,
    is_label,
    listed_step,
    read_action,
    timed_step,
)
from careerdata.extract.roadmap.table import table_steps
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import PlanLength, Sourced, StepRecord, sourced
from careerdata.notation.money import Amount
from careerdata.notation.period import find_plan_length
from careerdata.outline.announced import announced

if TYPE_CHECKING:
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Outline, Section


def read_roadmap(source: Source) -> list[StepRecord]:
    """The steps of all sections that are a roadmap, by their headings or by what stands in them."""
    headings = headings_of(source.outline, source.knowledge)
    plan_of_title = _length_in_title(source.outline, source.knowledge)
    steps = _Steps(plan=plan_of_title)
    step_of: dict[int, int] = {}  # sections by identity
    by_place: frozenset[int] = frozenset()
    for section in source.outline.sections:
        if "roadmap" not in section.kinds and not _is_plan(section, source):
            continue
        owner = next((step_of[id(s)] for s in section.ancestors if id(s) in step_of), None)
        step = step_in_heading(section, headings, is_inner=owner is not None)
        if step is None and owner is None and section.title and id(section) in by_place:
            step = StepRecord(clean_title(section.title), clean_title(section.title))
        if section.own_kind and step is None:
            steps.first = len(steps.found)
            steps.plan = _stated_length(section.title, source.knowledge) or plan_of_title
        if step is not None and section.title is not None:
            source.claims.add(section.title)
            owner = step_of[id(section)] = steps.add(step, owner)
        by_place |= steps_below(section, headings)
        are_steps = owner is None and lists_steps(section, headings)
        _read_blocks(section, owner, steps, source, are_steps=are_steps)
    chained_lengths(steps.found)
    return steps.found


class _Open(NamedTuple):
    """The place of a step that the following lines may belong to."""

    depth: int
    """Of the list item that it is; -1 of a paragraph."""
    step: int


_OF_PARAGRAPH = -1


@dataclass(slots=True)
class _Steps:
    """The steps of a guide while they are read."""

    plan: PlanLength | None
    """How long this roadmap is said to be, by its heading or by the guide's title."""
    found: list[StepRecord] = field(default_factory=list)
    first: int = 0
    """The index of the first step of this roadmap; a guide may have several."""
    opened: list[_Open] = field(default_factory=list)
    """The steps of this section that the following lines may belong to, the outermost first."""

    def add(self, step: StepRecord, owner: int | None) -> int:
        """Add a step under another, and give its index;
        one that an overview named before is that one, and has more actions.
        """
        holder = holder_of(step, owner, self.found, self.first)
        step = replace(step, parent=holder, plan=self.plan)
        for index, known in enumerate(self.found):
            if _is_same(known, step):
                known.actions.extend(step.actions)
                return index
        self.found.append(step)
        return len(self.found) - 1


def _is_same(known: StepRecord, step: StepRecord) -> bool:
    """Whether two steps have one title, one time and one place in the roadmap."""
    return (
        known.parent == step.parent
        and (known.start is not None or known.number is not None)
        and _time(known) == _time(step)
        and known.title.plain.casefold() == step.title.plain.casefold()
    )


def _time(step: StepRecord) -> list[object]:
    parts = (step.unit, step.start, step.end, step.number)
    return [part.value if part else None for part in parts]


# --- How long a roadmap is ------------------------------------------------------------------------


def _length_in_title(outline: Outline, knowledge: Knowledge) -> PlanLength | None:
    """`How to Become a Nurse in 12 Months`:
    the title announces a roadmap, and says how long it is.
    """
    title = outline.title
    if title is None or "roadmap" not in announced(title.text.plain, knowledge).kinds:
        return None
    return _stated_length(title.text, knowledge)


def _stated_length(heading: Text | None, knowledge: Knowledge) -> PlanLength | None:
    found = find_plan_length(heading.plain, knowledge.periods) if heading else None
    number = sourced(heading, found.number) if heading and found else None
    if heading is None or found is None or number is None:
        return None
    return PlanLength(found.unit, number, heading.cut(*found.place))


def _is_plan(section: Section, source: Source) -> bool:
    """Whether a section of a guide that announces nothing
    counts weeks or months from the first on.
    """
    if section.kind is not None or not source.outline.announces_data:
        return False
    blocks = (block for block in section.blocks if not source.claims.has(block))
    texts = (block.text for block in blocks if isinstance(block, Paragraph | Item))
    steps = [step for text in texts if (step := timed_step(text, source.knowledge))]
    counted = [(step.start.value, step.unit.value) for step in steps if step.start and step.unit]
    units = {unit for _, unit in counted}
    return len(counted) >= LEAST_STEPS and counted[0][0] <= 1 and units <= {"week", "month"}


# --- Lists and paragraphs -------------------------------------------------------------------------


def _read_blocks(
    section: Section, owner: int | None, steps: _Steps, source: Source, *, are_steps: bool
) -> None:
    """Add the steps of a section's blocks, and the actions that they have for a step above them."""
    knowledge, ways = source.knowledge, _ways_of_training(section, source.knowledge)
    steps.opened.clear()
    for block in section.blocks:
        if source.claims.has(block):
            continue
        read: list[bool] = []
        if isinstance(block, Table):
            read = [steps.add(step, owner) is not None for step in table_steps(block, knowledge)]
        elif isinstance(block, Item):
            is_way = id(block) in ways
            step = _step_in_item(block, knowledge, is_listed=are_steps, is_way=is_way)
            read = [_read_item(block, step, owner, steps, knowledge)]
        elif isinstance(block, Paragraph):
            lines = _lines(block.text, knowledge, source.guide)
            read = [_read_line(line, owner, steps, knowledge) for line in lines]
        if any(read):
            source.claims.add(block)


def _step_in_item(
    item: Item, knowledge: Knowledge, *, is_listed: bool, is_way: bool
) -> StepRecord | None:
    """The step that an item is by its time, or by its place in a list of steps."""
    step = None if is_way else timed_step(item.text, knowledge)
    has_number = item.number is not None
    if step is None and is_listed and item.depth == 0 and (has_number or opens_bold(item.text)):
        step = listed_step(item.text, item.number, knowledge)
    if step is not None and is_listed and step.number is None and item.number is not None:
        step = replace(step, number=Sourced(item.number, item.text.span))
    return step


def _read_item(
    item: Item, step: StepRecord | None, owner: int | None, steps: _Steps, knowledge: Knowledge
) -> bool:
    """Whether an item became a step, or an action of the one that it stands under."""
    opened = steps.opened
    while opened and opened[-1].depth >= item.depth:
        opened.pop()
    inner = opened[-1].step if opened else owner
    if step is not None:
        is_below = opened and opened[-1].depth != _OF_PARAGRAPH
        opened.append(_Open(item.depth, steps.add(step, inner if is_below else owner)))
        return True
    if inner is not None and not is_label(item.text):
        steps.found[inner].actions.append(read_action(item.text, knowledge))
    return inner is not None


def _read_line(line: Text, owner: int | None, steps: _Steps, knowledge: Knowledge) -> bool:
    """Whether running text became a step,
    or actions of the paragraph's before it, else of the heading's.
    """
    step, opened = timed_step(line, knowledge), steps.opened
    if len(opened) != 1 or opened[0].depth != _OF_PARAGRAPH or step is not None:
        opened.clear()
    if step is not None:
        opened.append(_Open(_OF_PARAGRAPH, steps.add(step, owner)))
        return True
    inner = opened[0].step if opened else owner
    if inner is not None and not is_label(line):
        steps.found[inner].actions.extend(actions_of(line, knowledge))
    return inner is not None


_LINE_BREAK = re.compile(r"\n")


def _lines(text: Text, knowledge: Knowledge, guide: Guide) -> list[Text]:
    """The lines of a paragraph, where several open with a time; else the whole paragraph."""
    lines = text.split(_LINE_BREAK)
    if len(lines) == 1:
        lines = _lines_of_steps(text, knowledge, guide)
    timed = sum(timed_step(line, knowledge) is not None for line in lines)
    return lines if len(lines) == 1 or timed >= LEAST_STEPS else [text]


def _lines_of_steps(text: Text, knowledge: Knowledge, guide: Guide) -> list[Text]:
    """A paragraph cut where a line opens with a time, as its writer saw it;
    whole where that happens only once.
    """
    spaces = (match.span() for match in re.finditer(" ", text.plain))
    breaks = [end for start, end in spaces if guide.text[text.span_of(start, end).start] in "\r\n"]
    lines = zip_longest([0, *breaks], breaks) if breaks else ()
    starts = [start for start, end in lines if timed_step(text.cut(start, end), knowledge)]
    if len(starts) < LEAST_STEPS or starts[0] > 0:
        return [text]
    return [text.cut(start, end) for start, end in zip_longest(starts, starts[1:])]


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
    said = [knowledge.resource_words.found_in(item.text.plain) for item in items]
    things = sum(not _TRAINING.isdisjoint(kinds) for kinds in said)
    is_choice = None in steps or 2 * things > len(items) or _any_price(items, knowledge)
    return frozenset(map(id, items)) if is_choice else frozenset()


_TRAINING = frozenset({"thing", "training"})


def _any_price(items: list[Item], knowledge: Knowledge) -> bool:
    amounts = (amount for item in items for amount in amounts_of(item.text, knowledge))
    return any(isinstance(amount, Amount) and amount.currency for amount in amounts)
