"""The words of a sentence about one of its amounts."""

from __future__ import annotations

import pytest

from careerdata.extract.pay.clause import Clause, read_clause
from careerdata.model.document import Text
from careerdata.notation.money import read_amounts
from tests.extract.guide_text import knowledge
from tests.extract.pay.test_place import place_of
from tests.outline.test_frame import read, rest, told


def clause_of(written: str, title: str = "Nurse") -> Clause:
    """What a clause says in a guide about a role."""
    place = place_of(read(title, "title"))
    text = Text.of(written, 0)
    amounts = [
        text.span_of(amount.start, amount.end)
        for amount in read_amounts(written, knowledge().money)
    ]
    return read_clause(text, amounts, place)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Entry-level nurses earn $50,000", {"level": "entry"}),
        ("nurses in London earn £39,000", {"region": "London"}),
        ("with 5-8 years of experience they earn $80,000", {"years": (5, 8)}),
        ("the median salary of nurses is $61,000", {"statistic": "median"}),
        ("dental nurses earn $45,000", {"role": "dental nurses"}),
        (
            "Krankenpfleger mit 5 Jahren Erfahrung verdienen 3.400 €",
            {"role": "Krankenpfleger", "years": (5, 5)},
        ),
        ("à Lille un infirmier gagne 27 000 €", {"role": "infirmier", "region": "Lille"}),
    ],
)
def test_a_clause_says_who_earns_and_where(written: str, expected: dict[str, object]) -> None:
    assert told(clause_of(written).frame.slots) == expected


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("According to the Labour Agency, nurses earn $61,000", "the Labour Agency"),
        ("nurses earn $61,000 (source: PayBook)", "PayBook"),
        ("Laut Tarifvertrag, der neu ist, sind es 3.600 €", "Tarifvertrag"),
        ("Nurses earn $61,000", None),
    ],
)
def test_who_says_so_is_the_source_and_no_part_of_the_words(
    written: str, source: str | None
) -> None:
    slots = clause_of(written).frame.slots
    assert (slots.source.plain if slots.source else None) == source
    assert slots.segment is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Veterans earn $90,000", ["Veterans"]),
        ("Nurses with a night license earn $75,000", ["night license"]),
        ("in the first year nurses earn $50,000", ["first year"]),
        ("at Band 6 it is £38,000", ["Band 6"]),
        # What does not narrow is no qualifier.
        ("Nurses typically earn $61,000", []),
        ("On average, nurses can expect to earn about $61,000", []),
        ("Luckily, the pay is good, and nurses earn $61,000", []),
        ("Krankenpfleger verdienen rund 2.900 €", []),
        ("Un infirmier gagne environ 2 000 €", []),
        ("Un enfermero gana unos 2.000 €", []),
    ],
)
def test_words_that_narrow_are_kept_and_others_are_not(written: str, kept: list[str]) -> None:
    assert rest(clause_of(written).frame) == kept


@pytest.mark.parametrize(
    ("written", "title", "other"),
    [
        ("managers earn $130,000", "Planner", "managers"),
        ("nurses earn $61,000", "Nurse", None),
        ("they earn $61,000", "Nurse", None),
    ],
)
def test_a_noun_of_somebody_else_is_said(written: str, title: str, other: str | None) -> None:
    found = clause_of(written, title).other_role
    assert (found.plain if found else None) == other
