"""CD44x: roadmaps that do not keep their promise."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD440", "roadmap-beyond-its-length", "warning")
def roadmap_beyond_its_length(step: str, length: int, unit: str) -> Words:
    """A step of the roadmap lies behind the length that the heading says the plan has.

    Bad: `## 6-Month Roadmap`, and in it `- Months 7-8: …`

    Good: `## 8-Month Roadmap`, and in it `- Months 7-8: …`
    """
    told = f"1 {unit}" if length == 1 else f"{length} {unit}s"
    return Words(f"“{step}” goes beyond the plan's {told}", "mend the length in the heading, or the step's time")


@rule("CD441", "roadmap-step-empty", "warning")
def roadmap_step_empty(step: str) -> Words:
    """A step of the roadmap says nothing of what to do: it has a time alone, or, unlike all steps beside it, no action.

    Bad: `- Months 3-4:` between steps that say what to do.

    Good: `- Months 3-4: Learn SQL. Build a dashboard.`
    """
    return Words(f"{quoted(step)} says nothing of what to do", "write what to do then, or remove the step")
