"""Whose an amount is: what a heading, a label, a column,
a key and the words beside an amount state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.model.document import Text
from careerdata.model.frame import Slots
from careerdata.outline.frame import Frame, frame_of
from tests.extract.guide_text import knowledge

if TYPE_CHECKING:
    from careerdata.outline.mixed import Position


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
        "years": (low.value if low else None, high.value if high else None)
        if low or high
        else None,
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
        (
            "bis 100 Mitarbeiter",
            "company_size",
            {"segment": ("company_size", "bis 100 Mitarbeiter")},
        ),
        ("90%", "statistic", {"statistic": "p90"}),
        ("50th", "statistic", {"statistic": "median"}),
        ("SCADA Wizard", "role", {"role": "SCADA Wizard"}),
    ],
)
def test_a_column_explains_its_cells(
    written: str, column: str, expected: dict[str, object]
) -> None:
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


@pytest.mark.parametrize(
    "written",
    ["Salary", "Overview", "Average salary", "Gehalt", "Salaire", "Sueldo", "Stipendio", "Salaris"],
)
def test_a_heading_of_filler_is_silent(written: str) -> None:
    frame = read(written, "heading")
    assert rest(frame) == []
    assert not frame.slots.names_someone or frame.slots.statistic


@pytest.mark.parametrize("position", ["label", "column", "key"])
@pytest.mark.parametrize(
    "written",
    ["Other", "City centre", "Elsewhere", "Year 1", "Grade 6", "45-50 m", "Without certificate"],
)
def test_what_stands_alone_in_a_narrowing_place_is_the_value(
    written: str, position: Position
) -> None:
    frame = read(written, position)
    assert (told(frame.slots), rest(frame)) == ({}, [written])


@pytest.mark.parametrize(
    ("written", "expected", "kept"),
    [
        # A role with words that nobody knows is that role, as written.
        (
            "Technical Writer, United States",
            {"role": "Technical Writer", "region": "United States"},
            [],
        ),
        (
            "Average Salary for Primary Teachers in Texas",
            {"role": "Primary Teachers", "region": "Texas", "statistic": "mean"},
            [],
        ),
        ("Career Path 7: Pilot", {"role": "Pilot"}, []),
        ("Executive Summary", {}, []),
        ("Nurse Salary in Germany", {"role": "Nurse", "region": "Germany"}, []),
        ("Gehalt in München", {"region": "München"}, []),
        ("Salaire à Paris", {"region": "Paris"}, []),
        ("Sueldo en Madrid", {"region": "Madrid"}, []),
    ],
)
def test_a_heading_is_read_whole(
    written: str, expected: dict[str, object], kept: list[str]
) -> None:
    frame = read(written, "heading")
    assert (told(frame.slots), rest(frame)) == (expected, kept)


@pytest.mark.parametrize(
    ("written", "dimension"),
    [
        ("Salary by city", "city"),
        ("Pay by hospital", "employer"),
        ("Top companies for nurses", "employer"),
        ("Salary by industry", "industry"),
        ("Gehalt nach Bundesländern", "region"),
        ("Gehalt nach Erfahrung", "experience"),
        ("Salaire par région", "region"),
        ("Salario por experiencia", "experience"),
        ("Stipendio per città", "city"),
        ("Salaris per stad", "city"),
        ("Salary in the city", None),
        ("Salary", None),
    ],
)
def test_a_heading_says_what_stands_under_it(written: str, dimension: str | None) -> None:
    assert read(written, "heading").dimension == dimension


@pytest.mark.parametrize(
    ("written", "is_remark"),
    [
        ("How much do nurses earn?", True),
        ("¿Cuánto gana un enfermero?", True),
        ("Here is what you should know before you sign a contract", True),
        ("Private clinics", False),
        ("Average salary in London", False),
    ],
)
def test_questions_and_sentences_are_remarks(written: str, *, is_remark: bool) -> None:
    assert read(written, "heading").is_remark is is_remark


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        ("Salary", "pay"),
        ("Tuition", "not_pay"),
        ("Starting salary", "pay"),
        ("Salaire de départ", "pay"),
        ("Private clinics", None),
        ("London", None),
    ],
)
def test_the_head_of_a_phrase_says_whether_it_is_about_pay(
    written: str, evidence: str | None
) -> None:
    assert read(written, "label").evidence == evidence


@pytest.mark.parametrize(
    ("written", "position", "expected"),
    [
        ("PM", "key", {}),
        ("MEAN Stack Developer", "key", {"role": "MEAN Stack Developer"}),
        ("PHP Developer", "key", {"role": "PHP Developer"}),
        ("Scrum Master", "key", {"role": "Scrum Master"}),
        ("Media salarial", "column", {"statistic": "mean"}),
        ("Mean salary", "column", {"statistic": "mean"}),
    ],
)
def test_a_homonym_counts_only_in_its_position(
    written: str, position: Position, expected: dict[str, object]
) -> None:
    frame = read(written, position)
    assert told(frame.slots) == expected
    assert frame.money.currency is None


@pytest.mark.parametrize(
    ("written", "column", "expected", "kept"),
    [
        ("Senior", "role", {"level": "senior"}, []),
        ("Data Analyst I", "role", {"role": "Data Analyst I"}, []),
        ("Texas", "role", {"region": "Texas"}, []),
        ("Level 3", "level", {}, ["Level 3"]),
        ("2", "experience", {"years": (2, 2)}, []),
    ],
)
def test_a_cell_is_what_its_header_says_unless_it_is_something_else(
    written: str, column: str, expected: dict[str, object], kept: list[str]
) -> None:
    frame = read(written, "key", column)
    assert (told(frame.slots), rest(frame)) == (expected, kept)


@pytest.mark.parametrize("title", ["Clerking for a Judge", "Life with a Nurse"])
def test_a_role_that_only_completes_another_noun_is_no_role(title: str) -> None:
    frame = read(title, "heading")
    assert frame.slots.role is None
    assert [run.plain for run in frame.rest] == [title]


@pytest.mark.parametrize("title", ["Director of Nursing", "Assistant to the Manager"])
def test_a_title_may_end_in_what_completes_it(title: str) -> None:
    assert told(read(title, "heading").slots)["role"] == title


def test_a_heading_that_names_other_sections_too_is_not_narrowed_by_them() -> None:
    assert read("Market Demand & Salary", "heading").rest == ()
    assert [run.plain for run in read("Night Shifts & Salary", "heading").rest] == ["Night Shifts"]
