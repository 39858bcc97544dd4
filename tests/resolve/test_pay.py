"""Salary bands: the same pay said twice."""

from __future__ import annotations

from tests.guide_case import compile_case


def test_a_role_that_is_paid_twice_is_named_as_the_guide_names_it() -> None:
    rows = "| Night Dispatcher | $48,000 |\n| Fleet Coordinator | $52,000 |\n| Night Dispatcher | $50,000 |\n"
    _, findings = compile_case(
        "radio.md", f"# Dispatch\n\n## Salary\n\n| Role | United States |\n|---|---|\n{rows}"
    )
    (found,) = (finding for finding in findings if finding.rule == "CD412")
    assert (
        found.message == "Night Dispatcher has pay twice for the same place, level and experience"
    )
    assert [(other.what, other.place.line) for other in found.where.related] == [
        ("the row before", 7)
    ]


def test_a_level_that_is_paid_twice_is_told_with_the_guides_role() -> None:
    rows = "| Senior | $48,000 |\n| Senior | $52,000 |\n"
    _, findings = compile_case(
        "nurse.md", f"# Nurse Guide\n\n## Salary\n\n| Level | Pay |\n|---|---|\n{rows}"
    )
    (found,) = (finding for finding in findings if finding.rule == "CD412")
    assert found.message.startswith("Nurse has pay")
