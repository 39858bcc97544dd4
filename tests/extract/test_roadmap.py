"""The steps of roadmaps: `roadmap_cases.yaml` holds guides and the steps that they must give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from careerdata.extract import extract_records
from careerdata.parse import parse_guide
from tests.extract.guide_text import guide_of, knowledge

if TYPE_CHECKING:
    from careerdata.model.finding import Finding
    from careerdata.model.guide import GuideFormat
    from careerdata.model.record import Sourced, StepRecord


class Case(NamedTuple):
    """A guide and its steps."""

    name: str
    carrier: GuideFormat
    guide: str
    steps: list[list[str]]


CASES = [
    Case(entry["case"], entry.get("carrier", "markdown"), entry["guide"], entry["steps"])
    for entry in yaml.safe_load(Path(__file__).with_name("roadmap_cases.yaml").read_text(encoding="utf-8"))
]


def steps_of(carrier: GuideFormat, text: str) -> list[StepRecord]:
    findings: list[Finding] = []
    document = parse_guide(guide_of(carrier, text), knowledge(), findings.append)
    records = extract_records(document, knowledge(), findings.append)
    assert [finding for finding in findings if finding.severity == "error"] == []
    return records.steps


def shown(step: StepRecord, steps: list[StepRecord]) -> list[str]:
    """A step as the cases write it."""
    held = [steps[step.parent].title.plain] if step.parent is not None else []
    return [step.title.plain, time_of(step), *held]


def time_of(step: StepRecord) -> str:
    unit = _plain(step.unit)
    if step.duration_min or step.duration_max:
        return f"{_plain(step.duration_min)}-{_plain(step.duration_max)} {unit} long"
    if step.start is None:
        return "-"
    start, end = _plain(step.start), _plain(step.end)
    return f"{unit} {start}" if start == end else f"{unit} {start}-{end}"


def _plain(value: Sourced[int] | Sourced[str] | None) -> str:
    return str(value.value) if value else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_roadmap_gives_its_steps(case: Case) -> None:
    steps = steps_of(case.carrier, case.guide)
    assert [shown(step, steps) for step in steps] == case.steps


def test_what_stands_under_a_step_is_its_actions() -> None:
    [step, _] = steps_of(
        "markdown",
        "# Nurse Guide\n## Roadmap\n### Month 1: Theory\nRead. Ask.\n#### Goals\n- Know bones.\n"
        "#### Resources\n- [Bones](https://example.org/b)\n#### Projects\n1. Draw one.\n### Month 2: Rest\n- Sleep.\n",
    )
    assert [action.text.plain for action in step.actions] == ["Read.", "Ask.", "Know bones.", "Draw one."]


def test_a_line_that_only_announces_others_is_no_action() -> None:
    [step] = steps_of("markdown", "# Nurse Guide\n## Roadmap\n- Month 1: Theory\n  - Goals:\n    - Know bones.\n")
    assert [action.text.plain for action in step.actions] == ["Know bones."]


def test_a_paragraph_behind_a_list_of_months_belongs_to_none_of_them() -> None:
    [step] = steps_of("markdown", "# Nurse Guide\n## Roadmap\n- Month 1: Theory. Read.\n\nRest now and then.\n")
    assert [action.text.plain for action in step.actions] == ["Read."]
