"""Forecasts for years that are over in the guide's edition."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case


def _found(
    fact: str, title: str = "Nurse Career Guide 2026", heading: str = "Job Market"
) -> list[str]:
    _, findings = compile_case(
        "nurse.md", f"# {title}\n\nNurses care, and they do so well.\n\n## {heading}\n\n- {fact}\n"
    )
    return [finding.place.text for finding in findings if finding.rule == "CD421"]


@pytest.mark.parametrize(
    "fact",
    [
        "Jobs: will reach 50,000 by 2024 (BLS)",
        "Jobs: projected to exceed 50,000 by 2024 (BLS)",
        "Growth: 12% by 2025 (BLS)",
        "Size: the market could be worth $5 billion by 2023, according to IDC",
    ],
)
def test_a_forecast_for_a_year_before_the_edition_is_found_at_the_year(fact: str) -> None:
    assert _found(fact) in (["2024"], ["2025"], ["2023"])


@pytest.mark.parametrize(
    "fact",
    [
        "Jobs: will reach 50,000 by 2026 (BLS)",
        "Jobs: will reach 50,000 by 2030 (BLS)",
        "Growth: 12% growth from 2019 to 2023 (BLS)",
        "Jobs: had reached 50,000 by 2024 (BLS)",
        "Jobs: grew to 50,000 by 2024 (BLS)",
        "Jobs: 50,000 in 2024 (BLS)",
        "Jobs: by 2024 there were more open positions than nurses in 12% of all towns (BLS)",
    ],
)
def test_what_is_to_come_and_what_is_told_as_past_is_silent(fact: str) -> None:
    assert _found(fact) == []


def test_a_guide_without_an_edition_has_no_past() -> None:
    assert _found("Jobs: will reach 50,000 by 2024 (BLS)", "Nurse Career Guide") == []
