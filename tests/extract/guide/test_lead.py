"""What a guide says of itself: the role that its title is about."""

from __future__ import annotations

import pytest

from careerdata.extract import extract_records
from careerdata.extract.guide.lead import role_named_in
from careerdata.model.document import Text
from careerdata.parse import parse_guide
from tests.extract.guide_text import guide_of, knowledge


def role_in(title: str, language: str) -> str | None:
    """The name of the role that a title names."""
    role = role_named_in(Text.of(title, 0), knowledge().in_language(language))
    return role.name.plain if role else None


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        # A word before the noun makes it another occupation.
        ("en", "Company Secretary (CS) Salary in India", "Company Secretary"),
        ("en", "How to become a tree surgeon", "tree surgeon"),
        ("en", "Dental Nurse Pay", "Dental Nurse"),
        # Other words before it are of the title.
        ("en", "The Complete Electrician Career Guide", "Electrician"),
        ("en", "The Complete Tram Driver Guide", "Tram Driver"),
        ("en", "How Much Do Nurses Earn?", "Nurses"),
        ("en", "UK Teacher Salaries", "Teacher"),
        ("en", "Senior Accountant Guide", "Accountant"),
        ("en", "German Translator Salary", "Translator"),
        ("en", "Registered Nurse Career Guide 2026", "Registered Nurse"),
        # Other languages go on after the noun.
        (
            "es",
            "FP Técnico Superior en Prótesis Dentales: sueldo",
            "Técnico Superior en Prótesis Dentales",
        ),
        ("es", "Secretario de Ayuntamiento: guía", "Secretario de Ayuntamiento"),
        ("es", "Sueldo de un Fontanero en España 2026", "Fontanero"),
        ("es", "Electricista en 2026", "Electricista"),
        ("fr", "Infirmier de bloc opératoire : salaire", "Infirmier de bloc opératoire"),
        ("fr", "Cuisinier d'entreprise (H/F)", "Cuisinier d'entreprise"),
        ("fr", "Devenir Infirmier en France", "Infirmier"),
        ("fr", "Fiche métier : Ambulancier / Ambulancière", "Ambulancier"),
        ("de", "Gehalt Krankenschwester", "Krankenschwester"),
        ("de", "Ausbildung zum Straßenwärter (m/w/d)", "Straßenwärter"),
    ],
)
def test_a_title_names_its_role_whole(language: str, title: str, name: str) -> None:
    assert role_in(title, language) == name


def _edition(text: str, carrier: str = "text") -> int | None:
    guide = guide_of("markdown" if carrier == "markdown" else "text", text)
    known = knowledge()
    year = extract_records(
        parse_guide(guide, known, lambda _: None), known, lambda _: None
    ).about.edition_year
    return year.value if year else None


_PAY = "Salary\n- Nurse: $61,000 – $74,000\n"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"Nurse Career Guide\nRead also: The Best Nursing Schools (2022)\n{_PAY}", None),
        (f"Nurse Career Guide\nYou may also like: Doctors in 2021\n{_PAY}", None),
        (f"Krankenpflege als Beruf\nLesen Sie auch: Die besten Schulen (2022)\n{_PAY}", None),
        (f"Nurse Career Guide\n{_PAY}The Strike of 2019\nNurses went on strike.\n", None),
        (f"Nurse Career Guide 2026\n{_PAY}", 2026),
        ("Nurse Career Guide\nSalary (2026)\n- Nurse: $61,000 – $74,000\n", 2026),
    ],
)
def test_the_edition_is_the_year_of_the_title_or_of_the_data(text: str, year: int | None) -> None:
    assert _edition(text) == year
