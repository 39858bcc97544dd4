"""The frames over an amount: headings, labels, notes and the title, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.extract.pay.stack import whose
from tests.extract.pay.layouts import bands, cases
from tests.outline.test_frame import read, rest, told

if TYPE_CHECKING:
    from careerdata.outline.frame import Frame


@pytest.mark.parametrize(("guide", "expected"), cases("stack_cases.yaml"))
def test_headings_labels_and_notes_say_whose_an_amount_is(guide: str, expected: list[str]) -> None:
    assert bands(guide) == expected


@pytest.mark.parametrize(
    ("inner_to_outer", "expected"),
    [
        # What is nearer wins, and what it leaves open comes from further out.
        (
            [read("Senior"), read("Salary in London", "heading")],
            {"level": "senior", "region": "London"},
        ),
        ([read("Leeds"), read("Salary in London", "heading")], {"region": "Leeds"}),
        # The level and the years of an outer frame end where an inner one names another role.
        (
            [
                read("Midwife"),
                read("Senior (5-8 years)", "heading")._replace(
                    slots=read("Senior Nurse (5-8 years)").slots
                ),
            ],
            {"role": "Midwife"},
        ),
        ([read("Midwife"), read("London", "heading")], {"role": "Midwife", "region": "London"}),
        # The same role again takes nothing away.
        (
            [read("Nurse"), read("Senior Nurse", "heading")],
            {"role": "Nurse", "level": "senior"},
        ),
        # Silent frames inherit everything.
        (
            [read("Salary", "heading"), read("Overview", "heading"), read("Junior", "heading")],
            {"level": "junior"},
        ),
    ],
)
def test_frames_are_folded_from_the_inside_out(
    inner_to_outer: list[Frame], expected: dict[str, object]
) -> None:
    assert told(whose(inner_to_outer).slots) == expected


def test_qualifiers_stand_outermost_first() -> None:
    frames = [read("Night shift"), read("Private clinics", "label")]
    assert [one.plain for one in whose(frames).qualifiers] == ["Private clinics", "Night shift"]


def test_words_where_a_role_is_named_leave_the_role_open() -> None:
    opaque, title = read("Cloud computing", "heading"), read("Programmer", "title")
    assert rest(opaque) == ["Cloud computing"]
    said = whose([opaque, title], opens=[opaque])
    assert (said.is_open, said.slots.role) == (True, None)


def test_a_role_inside_closes_what_is_open_outside() -> None:
    role, opaque = read("Midwife"), read("Cloud computing", "heading")
    said = whose([role, opaque], opens=[opaque])
    assert (said.is_open, told(said.slots)) == (False, {"role": "Midwife"})


def test_currency_and_period_of_the_nearest_frame_win() -> None:
    said = whose(
        [read("Salary (EUR per month)", "column"), read("Salary (USD per year)", "heading")]
    )
    assert (said.money.currency, said.money.period) == ("EUR", "month")
