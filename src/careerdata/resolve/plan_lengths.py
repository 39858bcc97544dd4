"""Steps beyond the length in the heading of a roadmap: months 7 and 8 of a 6-month plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.rules.plans import roadmap_beyond_its_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide, Span
    from careerdata.model.record import PlanLength, StepRecord

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
