"""What is seen in a text:
each kind of entity, two on the same characters, and words that mean another thing.
"""

from __future__ import annotations

import pytest

from careerdata.annotate import entities_of, has_money
from careerdata.model.document import Text
from tests.extract.guide_text import knowledge


def seen(text: str) -> list[tuple[str, str]]:
    """The kinds of the entities of a text, each with its characters."""
    return [
        (entity.kind, text[entity.start : entity.end])
        for entity in entities_of(Text.of(text, 0), knowledge())
    ]


def kinds(text: str) -> set[str]:
    """The kinds alone."""
    return {kind for kind, _ in seen(text)}


@pytest.mark.parametrize(
    ("text", "kind", "characters"),
    [
        # roles
        ("Nurses earn well", "role", "Nurses"),
        ("the pay of a charter flight attendant", "role", "charter flight attendant"),
        # levels
        ("Senior (5-8 years)", "level", "Senior"),
        ("Entry-level people", "level", "Entry-level"),
        ("für Berufseinsteiger", "level", "Berufseinsteiger"),
        ("un débutant", "level", "débutant"),
        # experience
        ("Senior (5-8 years)", "experience", "5-8 years"),
        ("mit 3 Jahren Erfahrung", "experience", "3 Jahren Erfahrung"),
        # places
        ("in New York", "place", "New York"),
        ("Kansas City", "place", "Kansas City"),
        # years
        ("Salary 2025", "year", "2025"),
        ("in May 2024.", "year", "2024"),
        # words about the amount
        ("median pay", "statistic", "median"),
        ("Gehalt brutto", "tax", "brutto"),
        ("salaire net", "tax", "net"),
        ("pay per month", "period", "per month"),
        ("Gehalt im Monat", "period", "im Monat"),
        # words of pay and of other money
        ("what nurses earn", "pay", "earn"),
        ("the tuition", "not_pay", "tuition"),
        ("Starting salary", "level_pay", "Starting salary"),
        ("Einstiegsgehalt", "level_pay", "Einstiegsgehalt"),
        ("Salaire de départ", "level_pay", "Salaire de départ"),
        ("Salario inicial", "level_pay", "Salario inicial"),
        ("Startsalaris", "level_pay", "Startsalaris"),
        # what the parts of a section are
        ("Top companies", "dimension", "companies"),
        ("Pay by airline", "dimension", "by airline"),
        ("Gehalt nach Arbeitgeber", "dimension", "nach Arbeitgeber"),
        ("Salaire par ville", "dimension", "par ville"),
        ("Salario por ciudad", "dimension", "por ciudad"),
        # stages
        ("Band 6", "stage", "Band 6"),
        ("Year 1", "stage", "Year 1"),
        ("in the first year", "stage", "first year"),
        ("Besoldungsgruppe 9", "stage", "Besoldungsgruppe 9"),
        ("Échelon 4", "stage", "Échelon 4"),
        # names of parts of a guide
        ("Executive Summary", "phrase", "Executive Summary"),
    ],
)
def test_an_annotator_sees_its_words(text: str, kind: str, characters: str) -> None:
    assert (kind, characters) in seen(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # `PM` is a period only after a number, `Media` and `MEAN` statistics only beside an amount
        # word.
        ("Senior PM", "period"),
        ("MEAN Stack Developer", "statistic"),
        # Places that are parts of other names.
        ("US$ 5", "place"),
        # Levels that are parts of other names.
        ("Executive Summary", "level"),
        ("a Scrum Master", "segment"),
        # Numbers that are no years.
        ("$2,024", "year"),
        ("1,2024", "year"),
        ("2024%", "year"),
        ("12024", "year"),
        # Words of a time that count something else.
        ("40 hours per week", "period"),
        # Words of stages without a number.
        ("a jazz band", "stage"),
        ("this year", "stage"),
        ("Year-end bonus", "stage"),
        ("the grade of steel", "stage"),
        ("Year 2030", "stage"),
        # What is no dimension.
        ("a company", "dimension"),
        # Nouns that only look like one of a role.
        ("a letter", "role"),
        ("the computer", "role"),
        ("Number of jobs", "role"),
        ("Career Path", "role"),
        ("Job Market", "role"),
        ("other things", "role"),
    ],
)
def test_an_annotator_stays_silent(text: str, kind: str) -> None:
    assert kind not in kinds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kansas City", [("place", "Kansas City")]),
        ("Starting salary", [("level_pay", "Starting salary")]),
        ("Executive Summary", [("phrase", "Executive Summary")]),
        ("Vereinigtes Königreich", [("place", "Vereinigtes Königreich")]),
        ("first year", [("stage", "first year")]),
        ("Level 3", [("stage", "Level 3")]),
    ],
)
def test_of_two_entities_on_the_same_characters_the_longer_counts(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Senior nurses with 5+ years of experience earn a median gross salary of $80,000 per month in New York.",
        "Gehalt nach Erfahrung: Berufseinsteiger verdienen im Monat 2.900 € brutto in München.",
        "Salaire de départ d'un infirmier de bloc débutant à Paris, selon l'Insee, en 2024",
        "Executive Summary: First year, Band 6, Year 1, top companies by airline in Kansas City",
        "",
        "–",
    ],
)
def test_entities_stand_in_order_and_none_lies_across_another(text: str) -> None:
    found = entities_of(Text.of(text, 0), knowledge())
    ends = [0, *(entity.end for entity in found)]
    assert all(entity.start >= before for entity, before in zip(found, ends, strict=False))
    assert all(0 <= entity.start < entity.end <= len(text) for entity in found)


@pytest.mark.parametrize(
    "text",
    [
        "$50,000",
        "salary: 45.000 € brutto",
        "CHF 80'000",
        "₹8-12 LPA",
        "R$ 3.500",
        "50.000 kr",
        "€45.000 - €60,000",
    ],
)
def test_money_is_seen(text: str) -> None:
    assert has_money(text, knowledge())


@pytest.mark.parametrize(
    "text", ["Months 1-2", "50", "5-8 years", "€", "10%", "Band 6", "2024", "Python 3.12", ""]
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert not has_money(text, knowledge())
