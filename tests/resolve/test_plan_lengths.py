"""Steps that go beyond the length of their plan."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case


def _found(heading: str, steps: str, title: str = "Nurse Career Guide") -> list[tuple[str, str]]:
    """Source and message of each finding, and of what it points to."""
    _, findings = compile_case("nurse.md", f"# {title}\n\n## {heading}\n\n{steps}")
    return [(f.place.text, f.message) for f in findings if f.rule == "CD440"]


@pytest.mark.parametrize(
    ("heading", "steps", "beyond"),
    [
        ("6-Month Roadmap", "- Months 1-6: a\n- Months 7-8: b\n- Months 9-10: c\n", "Months 7-8"),
        ("6-Month Roadmap", "- Months 1-4: a\n- Months 5-7: b\n", "Months 5-7"),
        ("Your six-month plan", "- Month 1: a\n- Month 7+: b\n", "Month 7+"),
        ("90-Day Plan", "- Weeks 1-13: a\n- Weeks 14-15: b\n", "Weeks 14-15"),
        ("1-Year Roadmap", "- Months 1-12: a\n- Months 13-14: b\n", "Months 13-14"),
        ("6-Monats-Lernplan", "- Monate 1-6: a\n- Monate 7-8: b\n", "Monate 7-8"),
    ],
)
def test_the_first_step_beyond_the_plan_is_found(heading: str, steps: str, beyond: str) -> None:
    (found,) = _found(heading, steps)
    assert found[0] == beyond


def test_the_length_may_stand_in_a_title_that_announces_a_roadmap() -> None:
    steps = "- Months 1-6: a\n- Months 7-8: b\n"
    assert _found("Roadmap", steps, "How to Become a Nurse in 6 Months") == [
        ("Months 7-8", "“Months 7-8” goes beyond the plan's 6 months")
    ]


@pytest.mark.parametrize(
    ("heading", "steps"),
    [
        ("6-Month Roadmap", "- Months 1-3: a\n- Months 4-6: b\n"),
        ("6-12 Month Roadmap", "- Months 1-6: a\n- Months 7-12: b\n"),
        ("Roadmap", "- Months 1-24: a\n"),
        ("3-Month Plan", "- Weeks 1-13: a\n"),
        ("3-Month Plan", "- Month 1: a\n  - Week 4: b\n- Month 2: c\n"),
        ("30-60-90 Day Plan", "- Days 1-30: a\n- Days 31-60: b\n- Days 61-90: c\n"),
        ("2-Year Roadmap", "- Months 1-12: a\n- Months 13-24: b\n"),
        (
            "6-Month Roadmap",
            "### Phase 1: a (3 months)\n\n- b\n\n### Phase 2: c (4 months)\n\n- d\n",
        ),
    ],
)
def test_steps_within_their_plan_are_silent(heading: str, steps: str) -> None:
    assert _found(heading, steps) == []


def test_each_plan_has_its_own_length() -> None:
    steps = "- Months 1-3: a\n\n## 12-Month Roadmap\n\n- Months 1-12: b\n\n## Roadmap\n\n- Months 1-15: c\n"
    assert _found("3-Month Roadmap", steps) == []
