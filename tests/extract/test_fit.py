"""Personality: which traits are graded, and which are only spoken of."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def traits(text: str) -> dict[str, str]:
    """Trait → level."""
    return {found.trait.value: found.level.value for found in records_of("Personality", text).traits}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They score very high on Openness (ideas) and high on Conscientiousness.", "very_high high"),
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
