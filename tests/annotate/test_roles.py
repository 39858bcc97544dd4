"""Roles in a text: how far a name goes to the left, and what is no part of it."""

from __future__ import annotations

import pytest

from careerdata.annotate import entities_of
from careerdata.model.document import Text
from tests.extract.guide_text import knowledge


def named(text: str) -> list[str]:
    """The names of the roles of a text."""
    return [
        text[entity.start : entity.end]
        for entity in entities_of(Text.of(text, 0), knowledge())
        if entity.kind == "role"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurse", ["Nurse"]),
        ("Dental nurses earn more", ["Dental nurses"]),
        ("the pay of a charter flight attendant", ["charter flight attendant"]),
        ("Average Salary for Primary Teachers", ["Primary Teachers"]),
        ("How much does a marine biologist earn?", ["marine biologist"]),
        ("Software engineers in Berlin", ["Software engineers"]),
        ("In Berlin software engineers earn more", ["software engineers"]),
        ("A company's accountant", ["accountant"]),
        ("salary of pilots", ["pilots"]),
        ("tree surgeons", ["tree surgeons"]),
        ("Krankenpfleger verdienen mehr", ["Krankenpfleger"]),
        ("ein infirmier", ["infirmier"]),
        ("un enfermero", ["enfermero"]),
    ],
)
def test_a_name_has_all_its_words_and_no_more(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Settings",
        "Job Market",
        "Training",
        "Overview",
        "Number of jobs",
        "Best cities",
        "a matter of taste",
        "the weather in winter",
        "Gehalt",
        "Salaire",
        "Sueldo",
        "",
    ],
)
def test_words_that_name_nobody_are_no_role(text: str) -> None:
    assert named(text) == []
