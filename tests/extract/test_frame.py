"""Whose an amount is: what a heading, a label, a column, a key and the words beside an amount state."""

from __future__ import annotations

import pytest

from careerdata.extract.frame import Frame, Position, frame_of
from careerdata.model.document import Text
from careerdata.model.frame import Slots
from tests.extract.guide_text import knowledge


def read(written: str, position: Position = "key", *expected: str) -> Frame:
    """The frame of a text."""
    return frame_of(Text.of(written, 0), position, knowledge(), expected)


def told(slots: Slots) -> dict[str, object]:
    """What slots say, without the places."""
    low, high = slots.experience.minimum, slots.experience.maximum
    said = {
        "role": slots.role.name.plain if slots.role else None,
        "region": slots.region.plain if slots.region else None,
        "segment": (slots.segment.kind, slots.segment.name.plain) if slots.segment else None,
        "level": slots.level.value if slots.level else None,
        "years": (low.value if low else None, high.value if high else None) if low or high else None,
        "statistic": slots.statistic.value if slots.statistic else None,
        "pay_period": slots.pay_period.value if slots.pay_period else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def rest(frame: Frame) -> list[str]:
    """The words that nobody understood."""
    return [part.plain for part in frame.rest]


@pytest.mark.parametrize(
    ("written", "position", "expected"),
    [
        ("Senior (5-8 years)", "key", {"level": "senior", "years": (5, 8)}),
        ("Experienced (20+ years)", "key", {"years": (20, None)}),
        ("Mit Erfahrung (3-5 Jahre)", "key", {"years": (3, 5)}),
        ("Average salary in London", "heading", {"region": "London", "statistic": "mean"}),
        ("Product companies (A, B)", "label", {"segment": ("employer", "Product companies")}),
        ("Monthly pay", "column", {"pay_period": "month"}),
        ("25th percentile", "column", {"statistic": "p25"}),
        ("Enfermera con 5 años de experiencia", "key", {"role": "Enfermera", "years": (5, 5)}),
        ("Lead / Principal", "key", {"level": "lead"}),
    ],
)
def test_words_fill_slots(written: str, position: Position, expected: dict[str, object]) -> None:
    assert told(read(written, position).slots) == expected


def test_of_two_levels_the_first_counts_and_the_words_are_kept() -> None:
    assert rest(read("Lead / Principal")) == ["Lead / Principal"]


@pytest.mark.parametrize(
    ("written", "column", "expected"),
    [
        ("10+", "experience", {"years": (10, None)}),
        ("Team Lead", "level", {"level": "lead"}),
        ("Oberursel", "city", {"region": "Oberursel"}),
        ("Government", "industry", {"segment": ("industry", "Government")}),
        ("bis 100 Mitarbeiter", "company_size", {"segment": ("company_size", "bis 100 Mitarbeiter")}),
        ("90%", "statistic", {"statistic": "p90"}),
        ("50th", "statistic", {"statistic": "median"}),
        ("SCADA Wizard", "role", {"role": "SCADA Wizard"}),
    ],
)
def test_a_column_explains_its_cells(written: str, column: str, expected: dict[str, object]) -> None:
    assert told(read(written, "key", column).slots) == expected


@pytest.mark.parametrize(
    ("written", "position", "kept"),
    [
        ("The lucky ones", "key", ["lucky ones"]),
        ("Column 2", "column", ["Column 2"]),
    ],
)
def test_words_that_name_nobody_are_kept(written: str, position: Position, kept: list[str]) -> None:
    frame = read(written, position)
    assert (told(frame.slots), rest(frame)) == ({}, kept)


@pytest.mark.parametrize("written", ["Housing stipend", "Signing bonus"])
def test_words_of_other_money_make_amounts_something_else(written: str) -> None:
    frame = read(written)
    assert (told(frame.slots), frame.evidence) == ({}, "not_pay")


def test_what_is_nearer_wins() -> None:
    inner = Slots(region=Text.of("Dubai", 0))
    outer = Slots(region=Text.of("UAE", 9), level=None)
    assert told(inner.over(outer)) == {"region": "Dubai"}
