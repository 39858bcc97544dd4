"""CD44x: roadmaps that are longer than announced, or have empty steps."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD440", "roadmap-beyond-its-length", "warning")
def roadmap_beyond_its_length(step: str, length: int, unit: str) -> Words:
    """A step of the roadmap is later than the plan's length in its heading.

    Bad: `## 6-Month Roadmap`, and in it `- Months 7-8: …`

    Good: `## 8-Month Roadmap`, and in it `- Months 7-8: …`
    """
    whole = f"1 {unit}" if length == 1 else f"{length} {unit}s"
    return Words(
        f"“{step}” goes beyond the plan's {whole}",
        "correct the length in the heading, or the step's period",
    )


@rule("CD441", "roadmap-step-empty", "warning")
def roadmap_step_empty(step: str) -> Words:
    """A step of the roadmap does not say what to do:
    it has only a period, or no action although all others do.

    Bad: `- Months 3-4:` between steps that say what to do.

    Good: `- Months 3-4: Learn SQL. Build a dashboard.`
    """
    return Words(f"{quoted(step)} does not say what to do", "add what to do, or remove the step")
