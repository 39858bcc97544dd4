"""Facts about the market: their labels and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.section_text import records_of

if TYPE_CHECKING:
    from careerdata.model.record import Sourced


def facts(text: str, language: str = "en") -> list[tuple[str, float | None, float | None]]:
    """Label and bounds of each fact."""
    stats = records_of("Job market" if language == "en" else "Arbeitsmarkt", text, language).stats
    return [(stat.label.plain, _value(stat.value_min), _value(stat.value_max)) for stat in stats]


def _value(sourced: Sourced[float] | None) -> float | None:
    return sourced.value if sourced else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- Growth: 36% by 2033", "Growth"),
        ("- **Growth** – 36% by 2033", "Growth"),
        ("**Growth:** 36% by 2033", "Growth"),
        ("- **36%** – growth of the field by 2033 (BLS)", "growth of the field by 2033"),
        ("- 36% growth by 2033", "growth"),
        ("- 36% of welders are young", "welders"),
        ("The field will grow 36% by 2033.", "The field will grow"),
        ("According to the BLS, the field will grow 36% by 2033.", "the field will grow"),
    ],
)
def test_a_fact_is_labelled(text: str, label: str) -> None:
    assert facts(text) == [(label, 36, 36)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- Share: rose from 10% to 15%", "Share"),
        ("- Size: grew from $10 billion in 2019 to $84 billion in 2024", "Size"),
        ("- Ratio: 1 in 5 welders is a woman", "Ratio"),
        ("- Demand: strong everywhere", "Demand"),
    ],
)
def test_a_fact_without_one_value_keeps_its_words(text: str, label: str) -> None:
    assert facts(text) == [(label, None, None)]


def test_a_year_alone_makes_no_sentence_a_fact() -> None:
    assert facts("The trade was regulated in 1935 and again in 1980.") == []


def test_a_rate_is_told_from_a_year() -> None:
    (stat,) = records_of("Arbeitsmarkt", "- Stellen: 317 000 im Jahr 2024", "de").stats
    assert (stat.value_min and stat.value_min.value, stat.per) == (317_000, None)


def test_a_table_with_one_column_of_figures_gives_a_fact_a_row() -> None:
    table = "| Metric | Value | Source |\n|---|---|---|\n| Growth | 9% | BLS |\n| Openings | 42,500 | BLS |"
    assert facts(table) == [("Growth", 9, 9), ("Openings", 42_500, 42_500)]


def test_a_table_with_two_columns_of_figures_gives_none() -> None:
    assert (
        facts("| Metric | 2023 | 2033 |\n|---|---|---|\n| Jobs | 42,500 jobs | 51,000 jobs |") == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "Fresher-friendly: yes",
        "Portability: it works in every state",
        "Key insight: companies want people who ship",
        "Head welder: plans the work of six people",
        "Training: 4 years",
        "Many welders become inspectors (2-3 years of experience)",
        "Senior: up to $98,000 a year",
        "Average salary: $54,000 – $83,000",
        "Freelance: $480 – $760 day rate",
        "Mid-level welders earn $51k – $62k+ at large firms.",
        "Welding inspector: $71,000",
    ],
)
def test_slogans_descriptions_times_and_pay_are_no_facts(line: str) -> None:
    assert facts(f"- Growth: 9% by 2034\n- {line}") == [("Growth", 9, 9)]


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Demand: strong everywhere", ("Demand", None, None)),
        ("Competition: fierce in towns", ("Competition", None, None)),
        ("Hiring freeze: over (AWS)", ("Hiring freeze", None, None)),
        ("Robots: they weld more and more (IFR)", ("Robots", None, None)),
        ("Time to hire: 45 days", ("Time to hire", 45, 45)),
        ("Market size: $84 billion", ("Market size", 84e9, 84e9)),
        ("Spending on salaries: $3 billion", ("Spending on salaries", 3e9, 3e9)),
        ("Retirements: 1 in 5 within ten years", ("Retirements", None, None)),
    ],
)
def test_what_a_market_is_measured_by_is_a_fact(
    line: str, fact: tuple[str, float | None, float | None]
) -> None:
    assert facts(f"- {line}") == [fact]
