"""Where an amount stands: whether it is pay there, and amounts in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.extract.pay.place import Place
from careerdata.extract.pay.stack import Structure
from careerdata.extract.source import GuideReport, Source
from careerdata.model.claim import Claims
from careerdata.model.document import Document
from careerdata.model.record import Records
from careerdata.outline.sections import outline_of
from tests.extract.guide_text import guide_of, knowledge
from tests.extract.pay.layouts import bands, cases
from tests.outline.test_frame import read, told

if TYPE_CHECKING:
    from careerdata.outline.frame import Frame


def place_of(*frames: Frame, is_pay: bool = False) -> Place:
    """A place under frames, innermost first."""
    guide = guide_of("markdown", "")
    outline = outline_of(Document(guide, ()), knowledge())
    report = GuideReport(guide, lambda _: None)
    structure = Structure(Source(outline, knowledge(), Records(guide, "en"), report, Claims()))
    return Place(
        section=outline.sections[0], frames=frames, opens=(), is_pay=is_pay, structure=structure
    )


@pytest.mark.parametrize(("guide", "expected"), cases("silent_cases.yaml"))
def test_what_is_no_pay_gives_no_band(guide: str, expected: list[str]) -> None:
    assert bands(guide) == expected


@pytest.mark.parametrize(
    ("keys", "is_pay_above", "is_pay"),
    [
        (["Salary"], False, True),
        (["Signing bonus"], True, False),
        (["Tuition"], True, False),
        (["Senior"], True, True),
        (["Senior"], False, False),
        # The key next to the amount decides, not the one before it.
        (["Bonus", "Salary"], True, False),
        (["Salary", "Cost of living"], False, True),
        # The last word of a phrase is what it is about in English and German, the first in Romance
        # languages.
        (["Salaire de départ"], False, True),
        (["Coste del curso"], True, False),
        ([], True, True),
        ([], False, False),
    ],
)
def test_the_nearest_word_that_decides_makes_an_amount_pay(
    keys: list[str], *, is_pay_above: bool, is_pay: bool
) -> None:
    assert place_of(is_pay=is_pay_above).is_about_pay([read(key) for key in keys]) is is_pay


@pytest.mark.parametrize(
    ("heading", "count", "expected"),
    [
        ("Salary (London / Leeds)", 2, [{"region": "London"}, {"region": "Leeds"}]),
        # What stands beside a place is one.
        ("Salaire (Paris / province)", 2, [{"region": "Paris"}, {"region": "province"}]),
        ("Junior / Senior", 2, [{"level": "junior"}, {"level": "senior"}]),
        ("Salary (London / Leeds)", 3, []),
        ("Salary", 2, []),
        ("Salary (London)", 1, []),
    ],
)
def test_a_heading_explains_amounts_in_pairs(
    heading: str, count: int, expected: list[dict[str, object]]
) -> None:
    assert [
        told(frame.slots) for frame in place_of(read(heading, "heading")).pairs(count)
    ] == expected


def test_the_role_that_a_sentence_spoke_of_is_the_one_that_is_spoken_of() -> None:
    here = place_of(read("Nurse", "title"))
    own = here.own_role()
    assert own is not None
    assert own.name.plain == "Nurse"
    assert not here.is_under_role
    assert place_of(read("Nurse", "heading")).is_under_role
