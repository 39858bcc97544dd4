"""Years of experience and career levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.experience import (
    ExperienceWords,
    LevelWords,
    find_experience,
    find_experiences,
    read_experience,
    read_level,
    read_level_only,
    split_level,
)
from careerdata.notation.extent import Extent

if TYPE_CHECKING:
    from pathlib import Path

EXPERIENCE = ExperienceWords.from_schemas(load_schemas())
LEVELS = LevelWords.from_schemas(load_schemas())

SPANS = [
    ("0-2 years", 0, 2),
    ("0–2 yrs", 0, 2),
    ("0 - 2 Years", 0, 2),
    ("3 to 5 years", 3, 5),
    ("3 years to 5 years", 3, 5),
    ("5+ years", 5, None),
    ("5 + years", 5, None),
    ("5 years+", 5, None),
    ("5 or more years", 5, None),
    ("3-5+ years", 3, None),
    ("<3 Jahre", None, 3),
    ("< 3 Jahre", None, 3),
    ("under 2 years", None, 2),
    ("up to 2 years", None, 2),
    ("more than 10 years", 10, None),
    (">10 years", 10, None),
    ("at least 3 yrs.", 3, None),
    ("between 2 and 4 years", 2, 4),
    ("zwischen 2 und 4 Jahren", 2, 4),
    ("entre 2 et 4 ans", 2, 4),
    ("entre 2 y 4 años", 2, 4),
    ("ab 5 Jahren", 5, None),
    ("3 bis 5 Jahre Berufserfahrung", 3, 5),
    ("5 ans et plus", 5, None),
    ("de 3 à 5 ans", 3, 5),
    ("moins de 2 ans d'expérience", None, 2),
    ("1 año", 1, 1),
    ("2 a 4 años", 2, 4),
    ("más de 5 años de experiencia", 5, None),
    ("5+ years of experience", 5, None),
    ("3〜5年", 3, 5),
    ("実務経験3年以上", 3, None),
    ("1年未満", None, 1),
    ("5+ years' experience", 5, None),
    ("Experience: 3-5 yrs", 3, 5),
    ("3-5 YOE", 3, 5),
    (" 8 years ", 8, 8),
    ("5 years or less", None, 5),
]


@pytest.mark.parametrize(("text", "minimum", "maximum"), SPANS)
def test_a_span_of_years_is_read(text: str, minimum: int | None, maximum: int | None) -> None:
    found = read_experience(text, EXPERIENCE)
    assert found is not None
    assert (found.minimum_years, found.maximum_years) == (minimum, maximum)
    assert text[found.start : found.end] == text.strip()


BARE = [
    ("0-1", 0, 1),
    ("10+", 10, None),
    ("<3", None, 3),
    ("3 to 5", 3, 5),
    ("7", 7, 7),
    ("0-2 years", 0, 2),
]


@pytest.mark.parametrize(("text", "minimum", "maximum"), BARE)
def test_an_experience_column_needs_no_unit(
    text: str, minimum: int | None, maximum: int | None
) -> None:
    found = read_experience(text, EXPERIENCE, bare=True)
    assert found is not None
    assert (found.minimum_years, found.maximum_years) == (minimum, maximum)


NO_SPANS = [
    "20 hours",
    "18 months",
    "6-12 months",
    "6 months - 2 years",
    "2-year degree",
    "2 year degree",
    "5 years ago",
    "vor 5 Jahren",
    "il y a 5 ans",
    "hace 5 años",
    "0.5-2 years",
    "1.5 years",
    "1,5 Jahre",
    "0-1",
    "10+",
    "2 and 4 years",
    "over the next 5 years",
    "about 5 years",
    "~5 years",
    "2020-2025 years",
    "100 years",
    "75 years",
    "years",
    "",
]


@pytest.mark.parametrize("text", NO_SPANS)
def test_other_times_are_no_experience(text: str) -> None:
    assert read_experience(text, EXPERIENCE) is None
    assert find_experience(text, EXPERIENCE) is None


@pytest.mark.parametrize("text", ["6 months", "2023", "Senior", "0.5", "1/2", "12-18 months"])
def test_a_column_of_experience_may_hold_other_things(text: str) -> None:
    assert read_experience(text, EXPERIENCE, bare=True) is None


INSIDE = [
    ("mid-level, 3-5 years", "3-5 years", 3, 5),
    ("Senior – 5+ years", "5+ years", 5, None),
    ("Junior 0-2 years: $80,000", "0-2 years", 0, 2),
    ("needs 3 years of experience in sales", "3 years of experience", 3, 3),
    ("Berufserfahrung: 2 bis 4 Jahre, remote", "Berufserfahrung: 2 bis 4 Jahre", 2, 4),
]


@pytest.mark.parametrize(("text", "written", "minimum", "maximum"), INSIDE)
def test_a_span_is_found_inside_a_text(
    text: str, written: str, minimum: int | None, maximum: int | None
) -> None:
    found = find_experience(text, EXPERIENCE)
    assert found is not None
    assert text[found.start : found.end] == written
    assert (found.minimum_years, found.maximum_years) == (minimum, maximum)


def test_of_two_spans_none_is_chosen() -> None:
    text = "0-2 years in support, 3-5 years in sales"
    assert find_experience(text, EXPERIENCE) is None
    assert len(find_experiences(text, EXPERIENCE)) == 2


def test_each_number_knows_its_place() -> None:
    found = read_experience("3–5 years", EXPERIENCE)
    assert found is not None
    assert found.minimum == (3, 0, 1)
    assert found.maximum == (5, 2, 3)
    assert not found.says_experience
    assert not found.is_reversed


def test_a_reversed_span_is_returned_as_written() -> None:
    found = read_experience("5-3 years", EXPERIENCE)
    assert found is not None
    assert found.is_reversed


LEVEL_TEXTS = [
    ("Intern", "intern"),
    ("fresher", "entry"),
    ("Entry-level", "entry"),
    ("entry level", "entry"),
    ("Berufseinsteiger", "entry"),
    ("Débutant", "entry"),
    ("Jr.", "junior"),
    ("mid-level, 3-5 years", "mid"),
    ("Middle", "mid"),
    ("intermediate", "mid"),
    ("semi senior", "mid"),
    ("Semi-Senior", "mid"),
    ("confirmé", "mid"),
    ("senior ML roles can reach", "senior"),
    ("Sr", "senior"),
    ("Staff", "staff"),
    ("Lead", "lead"),
    ("Principal", "principal"),
    ("Manager", "manager"),
    ("Director", "director"),
    ("Leiter", "head"),
    ("jefe", "head"),
    ("VP", "executive"),
    ("C-level", "executive"),
]


@pytest.mark.parametrize(("text", "level"), LEVEL_TEXTS)
def test_a_level_is_read(text: str, level: str) -> None:
    found = read_level(text, LEVELS)
    assert found is not None
    assert found.level_id == level


@pytest.mark.parametrize(
    "text",
    [
        "lead a team",
        "head office",
        "staff of 20",
        "junior or senior",
        "senior living",
        "principal dancer",
        "",
    ],
)
def test_a_sentence_without_one_clear_level_has_none(text: str) -> None:
    assert read_level(text, LEVELS) is None


LEVEL_KEYS = [
    ("Senior", "senior"),
    ("Senior Level", "senior"),
    ("Senior (5-8 years)", "senior"),
    ("Mid-level", "mid"),
    ("Entry Level / Graduate", "entry"),
    ("Senior-Level Professionals", "senior"),
    ("Nivel senior", "senior"),
    ("**Junior**", "junior"),
    ("JUNIOR", "junior"),
    ("jun\u0131or", "junior"),
    ("Lead (8+ years)", "lead"),
]


@pytest.mark.parametrize(("text", "level"), LEVEL_KEYS)
def test_a_row_key_may_be_a_level_alone(text: str, level: str) -> None:
    found = read_level_only(text, LEVELS)
    assert found is not None
    assert found.level_id == level


def test_years_that_were_read_do_not_hide_a_level() -> None:
    text = "Junior: 0-2 years"
    assert read_level_only(text, LEVELS) is None
    years = find_experience(text, EXPERIENCE)
    assert years is not None
    level = read_level_only(text, LEVELS, (Extent(years.start, years.end),))
    assert level == ("junior", 0, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Senior Engineer",
        "Head of AI",
        "Mid-Senior",
        "Senior / Lead",
        "Senior Manager",
        "5-8 years",
        "",
    ],
)
def test_other_row_keys_are_no_level(text: str) -> None:
    assert read_level_only(text, LEVELS) is None


TITLES = [
    ("Senior ML Engineer", "senior", "ML Engineer"),
    ("Junior ML Engineer", "junior", "ML Engineer"),
    ("Sr. Data Analyst", "senior", "Data Analyst"),
    ("Jr Developer", "junior", "Developer"),
    ("Entry-Level Nurse", "entry", "Nurse"),
    ("Graduate Nurse", "entry", "Nurse"),
    ("Mid-Level Designer", "mid", "Designer"),
    ("Middle Backend Developer", "mid", "Backend Developer"),
    ("Engineer, Senior", "senior", "Engineer"),
    ("Data Analyst – Junior", "junior", "Data Analyst"),
    ("Développeur senior", "senior", "Développeur"),
    ("Ingénieur débutant", "entry", "Ingénieur"),
    ("Analista senior", "senior", "Analista"),
    ("Analista semi senior", "mid", "Analista"),
    ("Staff Software Engineer", "staff", "Software Engineer"),
    ("Staff Engineer, Infrastructure", "staff", "Engineer, Infrastructure"),
    ("Principal Data Scientist", "principal", "Data Scientist"),
    ("Lead Data Scientist", "lead", "Data Scientist"),
    ("Senior Product Manager", "senior", "Product Manager"),
    ("Senior Graphic Designer", "senior", "Graphic Designer"),
]


@pytest.mark.parametrize(("title", "level", "rest"), TITLES)
def test_a_level_word_is_parted_from_the_role(title: str, level: str, rest: str) -> None:
    parted = split_level(title, LEVELS)
    assert parted.level is not None
    assert (parted.level.level_id, parted.rest.of(title), parted.keeps_title) == (
        level,
        rest,
        False,
    )


KEPT = [
    ("Head of AI", "head"),
    ("Director of Nursing", "director"),
    ("VP of Engineering", "executive"),
    ("Vice President, Sales", "executive"),
    ("Chief Technology Officer", "executive"),
    ("CTO", "executive"),
    ("Tech Lead", "lead"),
    ("Leiterin Marketing", "head"),
    ("Jefe de ventas", "head"),
    ("Marketing Intern", "intern"),
    ("Senior Director of Engineering", "director"),
]


@pytest.mark.parametrize(("title", "level"), KEPT)
def test_a_title_that_is_the_roles_name_stays_whole(title: str, level: str) -> None:
    parted = split_level(title, LEVELS)
    assert parted.level is not None
    assert (parted.level.level_id, parted.rest.of(title), parted.keeps_title) == (
        level,
        title,
        True,
    )


NO_LEVEL = [
    "ML Engineer",
    "Software Engineer II",
    "Lead Generation Specialist",
    "Product Manager",
    "Engineering Manager",
    "ML Director",
    "Staff Nurse",
    "Staff Accountant",
    "Principal Dancer",
    "Principal Investigator",
    "Chief of Staff",
    "Middle School Teacher",
    "Senior Living Director",
    "Executive Assistant",
    "Headhunter",
    "Seniority Analyst",
    "Internist",
    "Senior Staff Engineer",
    "Senior Manager",
    "Mid-Senior Engineer",
    "Junior High Teacher",
    "Director of Photography",
    "Senior",
    "",
]


@pytest.mark.parametrize("title", NO_LEVEL)
def test_a_title_without_one_clear_level_stays_whole(title: str) -> None:
    assert split_level(title, LEVELS) == (None, (0, len(title)), False)


def test_another_language_is_only_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "experience.yaml").write_text(
        "years: {it: [anni]}\n", encoding="utf-8"
    )
    (tmp_path / "vocabulary" / "levels.yaml").write_text(
        "levels: {entry: {words: {it: [neolaureato]}}}\n", encoding="utf-8"
    )
    schemas = load_schemas(tmp_path)
    years = read_experience("3-5 anni", ExperienceWords.from_schemas(schemas))
    assert years is not None
    assert (years.minimum_years, years.maximum_years) == (3, 5)
    level = split_level("Analista neolaureato", LevelWords.from_schemas(schemas)).level
    assert level is not None
    assert level.level_id == "entry"


_PARTS = st.sampled_from(
    [
        "0",
        "2",
        "5",
        "10",
        "-",
        "–",
        "+",
        "years",
        "ans",
        "años",
        "experience",
        "Senior",
        "Jr.",
        "mid-level",
        "Head",
        "of",
        ",",
        "(",
        ")",
        "/",
        "<",
        "more",
        "than",
        "de",
        "à",
        "'",
        ".",
    ]
)


@given(
    st.lists(st.one_of(_PARTS, st.sampled_from([" ", ""])), max_size=20).map("".join)
    | st.text(max_size=30)
)
def test_every_extent_lies_inside_any_text(text: str) -> None:
    for experience in (
        *find_experiences(text, EXPERIENCE),
        read_experience(text, EXPERIENCE, bare=True),
    ):
        if experience:
            assert 0 <= experience.start < experience.end <= len(text)
            for bound in (experience.minimum, experience.maximum):
                assert bound is None or int(text[bound.start : bound.end]) == bound.value
    for level in (
        read_level(text, LEVELS),
        read_level_only(text, LEVELS),
        split_level(text, LEVELS).level,
    ):
        assert level is None or 0 <= level.start < level.end <= len(text)
    rest = split_level(text, LEVELS).rest
    assert 0 <= rest.start <= rest.end <= len(text)


@pytest.mark.parametrize(
    "part", [" ", "1", "1 ", "senior ", "experience ", "(", "5 years - ", "head of ", ", "]
)
def test_long_texts_are_no_matter(part: str) -> None:
    text = "experience 5" + part * 2_000
    find_experiences(text, EXPERIENCE)
    read_experience(text, EXPERIENCE)
    read_level(text, LEVELS)
    split_level(text, LEVELS)
