"""Whom and where a guide is about, where its title does not say it."""

from __future__ import annotations

import pytest

from careerdata.extract.guide.subject import same_root
from tests.guide_case import compile_case


def about(guide: str) -> tuple[str | None, str | None]:
    """Role and region of the one band of a guide."""
    tables, _ = compile_case("guide.md", guide + "\n\n## Salary\n\n- Junior: EUR 60,000 a year\n")
    (band,) = tables["salary_bands"]
    role, region = band["role_id"], band["region_id"]
    return (str(role) if role else None, str(region) if region else None)


@pytest.mark.parametrize(
    ("guide", "role"),
    [
        # The title names the role.
        (
            "# Marine Biologist Career Guide\n\nThey study life in the sea, and they travel a lot.",
            "marine-biologist",
        ),
        ("# How to Become a Pilot\n\nYou fly planes, and you see the world from above.", "pilot"),
    ],
)
def test_a_guide_is_about_the_role_that_it_speaks_of(guide: str, role: str) -> None:
    found, *_ = about(guide)
    assert found is not None
    assert found.removesuffix("s") == role


@pytest.mark.parametrize(
    "guide",
    [
        # Three roles are named alike often.
        "# Working at Sea\n\nDeckhands, pilots and cooks work at sea.\n\n## Crew\n\nDeckhands paint, pilots steer.",
        # One mention alone.
        "# Working at Sea\n\nLife at sea is hard, and not for all. A deckhand said so.",
    ],
)
def test_a_guide_about_several_roles_or_none_has_none(guide: str) -> None:
    assert about(guide)[0] is None


@pytest.mark.parametrize(
    ("guide", "region"),
    [
        ("# Nurse Career Guide: Australia\n\nNurses care for patients, day and night.", "au"),
        ("# Nurse Salary in Singapore\n\nNurses care for patients, day and night.", "sg"),
        (
            "# Nurse Career Guide\n\nIn Canada, nurses care for patients.\n\n## Training\n\nCanada trains them.",
            "ca",
        ),
    ],
)
def test_the_pay_of_a_guide_about_one_country_is_of_that_country(guide: str, region: str) -> None:
    assert about(guide)[1] == region


@pytest.mark.parametrize(
    "guide",
    [
        "# Nurse Career Guide\n\nNurses care for patients, in Canada and in Australia alike.",
        "# Nurse Career Guide\n\nNurses care for patients. One went to Canada.",
    ],
)
def test_a_guide_that_speaks_of_several_countries_or_of_one_in_passing_is_of_none(
    guide: str,
) -> None:
    assert about(guide)[1] is None


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("science", "scientist", True),
        ("nursing", "nurses", False),
        ("marine", "marketing", False),
        ("pilot", "pilots", True),
    ],
)
def test_words_of_one_root_begin_alike(one: str, other: str, *, are_one: bool) -> None:
    assert same_root(one, other) is are_one
