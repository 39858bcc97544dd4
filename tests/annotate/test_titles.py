"""Role titles: what is name, level, experience, specialization; what is no part of a name."""

from __future__ import annotations

import pytest

from careerdata.annotate.titles import (
    clean_title,
    is_levels_only,
    looks_like_role,
    read_title,
    without_gender_marks,
)
from careerdata.model.document import Text
from tests.extract.guide_text import knowledge


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Softwareentwickler (m/w/d)", "Softwareentwickler"),
        ("Data Scientist (W/M/D)", "Data Scientist"),
        ("Systemadministrator/in", "Systemadministrator"),
        ("Projektleiter:in", "Projektleiter"),
        ("Projektleiter*innen", "Projektleiter"),
        ("Data analyst H/F", "Data analyst"),
        ("Développeur·se Python", "Développeur Python"),
        ("Infirmier(ère)", "Infirmier"),
        ("Enfermero/a de urgencias", "Enfermero de urgencias"),
        ("Ingénieur (H/F) data", "Ingénieur data"),
        ("I/O Psychologist", "I/O Psychologist"),
    ],
)
def test_marks_for_all_genders_are_no_part_of_a_name(written: str, name: str) -> None:
    assert read_title(Text.of(written, 0), knowledge()).name.plain == name


def test_a_title_without_marks_is_not_built_anew() -> None:
    title = Text.of("Senior Data Analyst", 0)
    assert without_gender_marks(title, knowledge()) is title


@pytest.mark.parametrize(
    ("written", "name", "level", "years"),
    [
        ("Senior Data Analyst (5-8 years)", "Senior Data Analyst", "senior", (5, 8)),
        ("Head of Data / Chief Data Officer", "Head of Data", "head", (None, None)),
        ("VP of Analytics (enterprise)", "VP of Analytics", "executive", (None, None)),
        ("Director, Data Engineering", "Director, Data Engineering", "director", (None, None)),
        ("Software engineers with 5+ years of experience", "Software engineers", None, (5, None)),
        ("Abogado con más de 5 años de experiencia", "Abogado", None, (5, None)),
        ("Nurse, 0-2 years", "Nurse", None, (0, 2)),
    ],
)
def test_a_title_is_taken_apart(
    written: str, name: str, level: str | None, years: tuple[int | None, int | None]
) -> None:
    title = read_title(Text.of(written, 0), knowledge())
    low, high = title.experience.minimum, title.experience.maximum
    assert title.name.plain == name
    assert (title.level.value if title.level else None) == level
    assert (low.value if low else None, high.value if high else None) == years


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("1. Data Analyst:", "Data Analyst"),
        ("💰 2) Nurse –", "Nurse"),
        ("> 10 years", "> 10 years"),
        ("<3 Jahre", "<3 Jahre"),
        (".NET Developer", ".NET Developer"),
    ],
)
def test_numbers_and_emoji_are_cleaned_away(written: str, cleaned: str) -> None:
    assert clean_title(Text.of(written, 0)).plain == cleaned


@pytest.mark.parametrize("written", ["Lead / Principal", "Senior & Staff", "Junior or Mid-level"])
def test_two_levels_are_no_role(written: str) -> None:
    assert is_levels_only(written, knowledge())
    assert not looks_like_role(written, knowledge())


@pytest.mark.parametrize(
    "written", ["Head of Design", "Projektleiter:in", "Tower Crane Operator", "SRE"]
)
def test_a_title_looks_like_a_role(written: str) -> None:
    assert looks_like_role(written, knowledge())


def test_a_level_before_a_slash_is_that_of_the_role_after_it() -> None:
    title = read_title(Text.of("Principal / Senior Staff Engineer", 0), knowledge())
    assert title.level is not None
    assert (title.name.plain, title.level.value) == ("Senior Staff Engineer", "principal")
    assert title.aliases == ()
