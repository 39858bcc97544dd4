"""Which headings of a roadmap are steps.

### Phase 1: Foundation (Months 1-3)      by a time or a step's number
### 1. Learn SQL                          by a number alone
### Foundations                           by place: all that stand beside it say neither
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate.titles import clean_title
from careerdata.extract.lines import opens_bold
from careerdata.extract.roadmap.step import heading_step, timed_step
from careerdata.extract.roadmap.table import table_steps
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import StepRecord
from careerdata.outline.announced import NOTHING, announced
from careerdata.outline.sections import heading_number

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Outline, Section
    from careerdata.outline.announced import HeadingKinds

LEAST_STEPS = 2
_LEAST_BOLD = 3


class Headings(NamedTuple):
    """The headings of a guide, among which those of steps are looked for."""

    outline: Outline
    knowledge: Knowledge
    over_steps: frozenset[int]
    """The sections (by identity) above headings that say a time or a step's number."""


def headings_of(outline: Outline, knowledge: Knowledge) -> Headings:
    """The headings of a guide."""
    stepped = (s for s in outline.sections if s.title and heading_step(s.title, knowledge))
    above = frozenset(id(above) for section in stepped for above in section.ancestors)
    return Headings(outline, knowledge, above)


def step_in_heading(section: Section, headings: Headings, *, is_inner: bool) -> StepRecord | None:
    """The step that a heading says by its time or number;
    `is_inner` where it stands under another one.
    """
    if section.title is None or "roadmap" not in section.kinds:
        return None
    step = heading_step(section.title, headings.knowledge)
    if step and not _only_numbers_plan(section, step, headings):
        return step
    says_kind = section.own_kind and _said(section, headings.knowledge).is_outright
    return None if is_inner or says_kind else _numbered(section.title)


def _numbered(heading: Text) -> StepRecord | None:
    """`1. Learn SQL`: the number is the step's, what follows is its title."""
    title, number = clean_title(heading), heading_number(heading)
    return StepRecord(title, title, number=number) if number is not None else None


def _only_numbers_plan(section: Section, step: StepRecord, headings: Headings) -> bool:
    """`Part 2: four months, a career roadmap`:
    the number of a section over steps, not of a step.
    """
    if step.start is not None or not section.own_kind:
        return False
    is_plan = _said(section, headings.knowledge).is_outright
    return is_plan and (_has_steps(section, headings) or lists_steps(section, headings))


def _said(section: Section, knowledge: Knowledge) -> HeadingKinds:
    return announced(section.title.plain, knowledge) if section.title is not None else NOTHING


# --- Steps by place -------------------------------------------------------------------------------


def steps_below(top: Section, headings: Headings) -> frozenset[int]:
    """The sections (by identity) under a roadmap's heading that are steps by their place alone."""
    level = top.heading.level if top.own_kind and top.heading else None
    if level is None:
        return frozenset()
    beside = [s for s in headings.outline.sections if s.parent is top and s.heading]
    levels = {s.heading.level for s in beside if s.heading}
    names = [
        s for s in beside if s.title and not s.own_kind and not _said(s, headings.knowledge).kinds
    ]
    is_list = len(names) >= LEAST_STEPS and len(levels) == 1 and levels != {level}
    if not is_list or lists_steps(top, headings) or _has_steps(top, headings):
        return frozenset()
    return frozenset(map(id, names))


def _has_steps(top: Section, headings: Headings) -> bool:
    """Whether anything under a heading says its time or number."""
    return any(
        (section is not top and _says_step(section, headings.knowledge))
        or any(_is_step(block, headings.knowledge) for block in section.blocks)
        for section in headings.outline.sections
        if section is top or any(above is top for above in section.ancestors)
    )


def _says_step(section: Section, knowledge: Knowledge) -> bool:
    title = section.title
    return bool(title and (heading_step(title, knowledge) or heading_number(title)))


def _is_step(block: Block, knowledge: Knowledge) -> bool:
    if isinstance(block, Table):
        return bool(table_steps(block, knowledge))
    return isinstance(block, Paragraph | Item) and timed_step(block.text, knowledge) is not None


def lists_steps(section: Section, headings: Headings) -> bool:
    """Whether a list is the roadmap whose items have no time of their own:
    numbered, or each with a bold title.
    """
    is_other = not section.own_kind and bool(_said(section, headings.knowledge).kinds)
    if is_other or id(section.top_of_kind()) in headings.over_steps:
        return False
    items = [b for b in section.blocks if isinstance(b, Item) and b.depth == 0]
    if sum(item.number is not None for item in items) >= LEAST_STEPS:
        return True
    if not section.own_kind or len(items) < _LEAST_BOLD:
        return False
    are_bold = all(opens_bold(item.text) for item in items)
    return are_bold and not any(timed_step(item.text, headings.knowledge) for item in items)
