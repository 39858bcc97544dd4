"""A cause is told once: what only follows from another finding is left out."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\nNurses care for patients.\n\n"


def _found(body: str) -> list[tuple[str, int]]:
    _, findings = compile_case("nurse.md", _HEAD + body)
    return [(finding.rule, finding.place.line) for finding in findings]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Salary\n\n- Senior: $90,000 – $60,000\n", [("CD312", 7)]),
        ("## Salary\n\n### Hospitals\n\n- Senior: $90,000 – $60,000\n", [("CD312", 9)]),
        (
            "## Salary\n\nIt depends.\n\n## Roadmap\n\n- Months 1-3: a\n- Months 3-4: b\n",
            [("CD302", 5), ("CD402", 12)],
        ),
        ("## Salary\n\nIt depends. \n\n## Skills\n\n- Patience\n", [("CD302", 5), ("CD220", 7)]),
    ],
    ids=["under the heading", "below a lower heading", "under the next heading", "only a note"],
)
def test_a_heading_is_unread_for_no_other_reason(
    body: str, expected: list[tuple[str, int]]
) -> None:
    assert _found(body) == expected


def test_a_value_of_several_rows_is_wrong_once() -> None:
    table = "## Salary\n\n| Role | US | UK |\n|---|---|---|\n| Nurse (8-5 years) | $60,000 | £35,000 |\n"
    assert _found(table) == [("CD510", 9)]


def test_an_experience_beyond_all_bounds_is_no_specialization() -> None:
    table = "## Salary\n\n| Role | US |\n|---|---|\n| Nurse (3-80 years) | $60,000 |\n"
    assert _found(table) == [("CD506", 9)]


def test_pay_under_a_misspelt_heading_is_unclear_because_of_it() -> None:
    body = (
        "## Saleries\n\n- Senior: $60,000\n\n## Skills\n\n- Patience\n\n"
        "## Other news\n\n- Junior nurse: $60,000\n"
    )
    assert _found(body) == [("CD332", 5), ("CD324", 15)]
