"""Personality: which traits are graded, and which are only spoken of."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def traits(text: str) -> dict[str, str]:
    """Trait → level."""
    return {
        found.trait.value: found.level.value for found in records_of("Personality", text).traits
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They score very high on Openness (ideas) and high on Conscientiousness.",
            "very_high high",
        ),
        ("Openness tends to be moderate and Conscientiousness is low.", "moderate low"),
        ("- **Openness:** high – ideas\n- **Conscientiousness** (very high)", "high very_high"),
        ("High Openness and above-average Conscientiousness", "high high"),
        ("Openness and high Conscientiousness matter.", " high"),
        ("Openness is not particularly high, but Conscientiousness is high.", " high"),
        ("Openness: low to moderate. Conscientiousness: low.", " low"),
        (
            "| Trait | Level |\n|---|---|\n| Openness | Moderate |\n| Conscientiousness | Very high |",
            "moderate very_high",
        ),
        ("You'll thrive if you are open to new things and have high energy.", " "),
    ],
)
def test_traits_are_graded(text: str, expected: str) -> None:
    openness, _, conscientiousness = expected.partition(" ")
    levels = {"openness": openness, "conscientiousness": conscientiousness}
    assert traits(text) == {trait: level for trait, level in levels.items() if level}


def test_types_are_graded_only_where_their_framework_is_named() -> None:
    assert traits("Social is the dominant theme.") == {}
    assert traits("RIASEC: Social is the dominant theme, paired with Artistic.") == {
        "social": "dominant",
        "artistic": "secondary",
    }


def test_a_letter_code_is_read_in_order() -> None:
    assert traits("Holland code: IRA") == {
        "investigative": "dominant",
        "realistic": "secondary",
        "artistic": "secondary",
    }


BIG_FIVE = "On the Big Five, good welders are high on Openness and low on Neuroticism."
THEMES = "RIASEC profiles of welders show Realistic as the dominant theme, often paired with Investigative."


@pytest.mark.parametrize(
    "heading",
    [
        "Does Welding Suit You?",
        "Who Enjoys This Work?",
        "What Kind of Person Becomes a Welder?",
        "The Human Side",
        "Job Market",
        "Working Conditions",
        "Conclusion",
    ],
)
@pytest.mark.parametrize(("text", "count"), [(BIG_FIVE, 2), (THEMES, 2)])
def test_a_framework_that_is_named_tells_fit_under_any_heading(
    heading: str, text: str, count: int
) -> None:
    assert len(records_of(heading, text).traits) == count


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("The Human Side", "Good welders are high on Openness."),
        ("The Human Side", "Take our Big Five test to learn about Openness."),
        ("Frequently Asked Questions", BIG_FIVE),
        ("Best Courses for You", "High demand, low cost, moderate pace."),
    ],
)
def test_without_a_framework_no_other_heading_tells_fit(heading: str, text: str) -> None:
    assert records_of(heading, text).traits == []
