"""Levels that are paid less than those below them."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\n## Salary\n\n"


def _found(text: str) -> list[tuple[str, str, list[int]]]:
    """Message and source of each finding, and the lines that it points to,
    counted from the text's first.
    """
    _, findings = compile_case("nurse.md", _HEAD + text)
    return [
        (
            f.message,
            f.place.text,
            [other.place.line - _HEAD.count("\n") for other in f.where.related],
        )
        for f in findings
        if f.rule == "CD430"
    ]


def test_a_level_is_told_with_its_amount_and_the_one_below() -> None:
    assert _found("| Level | Pay |\n|---|---|\n| Junior | $90,000 |\n| Senior | $60,000 |\n") == [
        ("senior ($60,000) is paid less than junior ($90,000)", "$60,000", [3])
    ]


def test_a_role_is_told_by_its_name_though_the_guide_has_none_without_its_level() -> None:
    table = "| Role | Pay |\n|---|---|\n| Junior Welder | $80,000 – $90,000 |\n| Senior Welder | $60,000 – $70,000 |\n"
    (found,) = _found(table)
    assert (
        found[0]
        == "Senior Welder ($60,000 – $70,000) is paid less than Junior Welder ($80,000 – $90,000)"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Intern: $50,000\n- Junior: $45,000\n- Senior: $40,000\n", 2),
        ("- Junior: $50,000\n- Senior: $40,000+\n", 0),
        ("- Junior: $50,000 – $60,000\n- Senior: $45,000 – $70,000\n", 0),
        ("- Entry-level: $50,000\n- Junior: $45,000\n", 0),
        ("- Senior: $90,000\n- Staff: $80,000\n- Director: $70,000\n", 0),
        ("- Junior (0-2 years): $50,000\n- Junior (2-4 years): $70,000\n- Senior: $60,000\n", 0),
        ("- Junior: $70,000\n- Senior: $90,000\n\n### In the country\n\n- Senior: $60,000\n", 0),
        ("- Junior: $90,000 gross\n- Senior: $70,000 net\n", 0),
        ("| Role | Pay |\n|---|---|\n| Junior Welder | $90,000 |\n| Senior Nurse | $60,000 |\n", 0),
    ],
)
def test_only_what_can_be_compared_is(text: str, count: int) -> None:
    assert len(_found(text)) == count
