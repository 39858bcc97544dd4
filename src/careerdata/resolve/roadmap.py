"""The tables of the roadmap: steps, actions, options, and their resources.

Ids. A step is named by what names it in the text: its time from the start as written (`months-1-2`,
`mois-1-a-3`), else its number (`phase-2`), else its title (`learn-sql`). A name that several steps
of the guide have is preceded by the id of the step that holds it (`month-2-week-1`), in all of
them; what is still equal is numbered in the order of the text (`learn-sql-2`).

Parents. A step stands under the one whose heading or list item it stands under. Among steps that
stand beside one another, a larger unit of time holds the smaller ones after it (a month its
weeks), and a numbered phase holds the unnumbered times after it that lie in its own. Nothing else
is nested: overlapping steps stay beside one another.

The number of a step (`Phase 2`, `2. Learn SQL`) is in the rows as `number` for the checks, and is
not published.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.model.slug import slugify
from careerdata.resolve.row import Ids, Row
from careerdata.rules.plans import roadmap_beyond_its_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide, Span
    from careerdata.model.record import ActionRecord, OptionRecord, PlanLength, StepRecord
    from careerdata.resolve.resources import ResourceTable


class RoadmapTables:
    """The roadmap of one guide."""

    def __init__(self, resources: ResourceTable) -> None:
        self._resources = resources
        self._ids = Ids()
        self._names: Counter[str] = Counter()
        """The names of the steps as slugs, with their number."""
        self.steps: list[Row] = []
        self.actions: list[Row] = []
        self.options: list[Row] = []
        self.mentions: list[Row] = []

    def add_all(self, steps: list[StepRecord]) -> None:
        """Add the steps, in the order of the text."""
        self._names.update(slugify(step.label.plain) for step in steps)
        ids: list[str] = []
        for step in steps:
            parent = ids[step.parent] if step.parent is not None else None
            ids.append(self._id(step, parent))
            self._step(step, ids[-1], parent)
            self._actions(step, ids[-1])

    def _id(self, step: StepRecord, parent: str | None) -> str:
        """The name of the step; if several steps have it,
        with the id of the step that contains it.
        """
        is_shared = self._names[slugify(step.label.plain)] > 1
        return self._ids.new(parent if is_shared else None, step.label.plain, otherwise="step")

    def _step(self, step: StepRecord, step_id: str, parent: str | None) -> None:
        row = Row(step.label.span).set(
            step_id=step_id, parent_step_id=parent, position=len(self.steps) + 1
        )
        row.text("title", step.title).value("period_unit", step.unit)
        row.value("period_start", step.start).value("period_end", step.end)
        row.value("duration_min", step.duration_min).value("duration_max", step.duration_max)
        self.steps.append(row.set(number=step.number.value if step.number else None))

    def _actions(self, step: StepRecord, step_id: str) -> None:
        mentioned: set[str] = set()
        options = 0
        for resource_id, text in self._resources.mentions(step.title):
            self._mention(step_id, resource_id, text, mentioned)
        for position, action in enumerate(step.actions, 1):
            row = Row(action.text.span).set(step_id=step_id, position=position)
            self.actions.append(row.text("text", action.text))
            for resource_id, text in self._resources.mentions(action.text):
                self._mention(step_id, resource_id, text, mentioned)
            options = self._options(action, step_id, options)

    def _options(self, action: ActionRecord, step_id: str, before: int) -> int:
        for position, option in enumerate(action.options, before + 1):
            row = Row(option.name.span).set(
                step_id=step_id, position=position, resource_ids=self._ids_in(option)
            )
            self.options.append(row.text("name", option.name))
        return before + len(action.options)

    def _ids_in(self, option: OptionRecord) -> list[str]:
        found = (each for name in option.resources for each in self._resources.mentions(name))
        return list(dict.fromkeys(resource_id for resource_id, _ in found))

    def _mention(self, step_id: str, resource_id: str, text: Text, mentioned: set[str]) -> None:
        if resource_id not in mentioned:
            mentioned.add(resource_id)
            row = Row(text.span).set(step_id=step_id).put("resource_id", resource_id, text.span)
            self.mentions.append(row.text("mention", text))


# --- Steps beyond the length of their plan: months 7 and 8 of a 6-month plan ----------------------


# Of plans: 13 weeks are three months, and 13 months no year any more.
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 360}


def steps_beyond_plans(
    steps: Sequence[StepRecord], step_ids: Sequence[object], guide: Guide
) -> Iterator[Finding]:
    """The first step of each plan that goes beyond it; `step_ids` are those of the steps."""
    reported: set[Span] = set()
    for step, step_id in zip(steps, step_ids, strict=True):
        plan = step.plan
        if plan is None or plan.text.span in reported or not _is_beyond(step, plan):
            continue
        reported.add(plan.text.span)
        related = (Related(Place.of(guide, plan.text.span), "the length of the plan"),)
        where = Where(
            Place.of(guide, step.label.span), related, "roadmap_steps", str(step_id), "period_end"
        )
        yield roadmap_beyond_its_length.at(where, step.label.plain, plan.number.value, plan.unit)


def _is_beyond(step: StepRecord, plan: PlanLength) -> bool:
    """Whether a step ends after its plan; in another unit, whether it begins after it."""
    if step.start is None or step.unit is None:
        return False
    if step.unit.value == plan.unit:
        return (step.end or step.start).value > plan.number.value
    first_day = (step.start.value - 1) * _DAYS[step.unit.value]
    return step.parent is None and first_day >= plan.number.value * _DAYS[plan.unit]
