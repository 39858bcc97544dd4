"""Pay in a line: which words belong to which amount, and which amounts are no pay."""

from __future__ import annotations

import pytest

from tests.extract.pay import layouts
from tests.guide_case import compile_case

_GUIDE = """# Web Developer Career Guide

Browsers differ, and web developers make it look as if they did not.

## Salary

{sentence}
"""


def bands(sentence: str) -> list[str]:
    """The bands of a sentence in a section about pay, each in one line."""
    tables, _ = compile_case("web.md", _GUIDE.format(sentence=sentence))
    columns = (
        "region_id",
        "level",
        "experience_min_years",
        "amount_min",
        "amount_max",
        "pay_period",
        "as_of_year",
    )
    rows = tables["salary_bands"]
    return [
        " ".join(_told(row[column]) for column in columns if row[column] is not None)
        for row in rows
    ]


def _told(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Juniors earn $55,000, while seniors earn $110,000.",
            ["junior 55000 55000 year", "senior 110000 110000 year"],
        ),
        (
            "Web developers earn $60,000 in Atlanta and $95,000 in Seattle.",
            ["atlanta 60000 60000 year", "seattle 95000 95000 year"],
        ),
        (
            "In London, they earn £40,000; in Manchester, they earn £33,000.",
            ["london 40000 40000 year", "manchester 33000 33000 year"],
        ),
        (
            "Salaries reach $70K-$90K (mid), $95K-$120K (senior).",
            ["mid 70000 90000 year", "senior 95000 120000 year"],
        ),
        ("Developers with 5+ years of experience make $90,000.", ["5 90000 90000 year"]),
        ("The median wage was $59,810 in May 2024.", ["59810 59810 year 2024"]),
        ("Salaries will reach $90,000 by 2030.", ["90000 year"]),
    ],
)
def test_words_belong_to_their_amount(sentence: str, expected: list[str]) -> None:
    assert bands(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Salaries range from $65,000 for juniors to $150,000 for seniors.",
        "Pay rose from $113,990 in 2022 to $120,000 in 2023.",
        "Union members earn $10,000 more than others.",
        "On a $400,000 home, that is $12,000.",
        "Managers earn $130,000.",
        "Managers earn $130,000 in Leeds and in London it is £90,000.",
        "Web developers earn $25 to $35.",
        "Web developers earn $20 million.",
        "A bootcamp costs $12,000.",
        "A 12 LPA package means about ₹82,000 in hand each month.",
    ],
)
def test_an_amount_that_is_no_band_gives_none(sentence: str) -> None:
    assert bands(sentence) == []


@pytest.mark.parametrize(
    ("title", "sentence", "roles"),
    [
        (
            "Company Secretary Salary in India",
            "Company secretaries earn ₹6 LPA.",
            ["company-secretary"],
        ),
        (
            "Company Secretary Salary in India",
            "Experienced company secretaries earn ₹16 LPA.",
            ["company-secretary"],
        ),
        (
            "Company Secretary Salary in India",
            "Legal secretaries earn ₹3 LPA.",
            ["legal-secretaries"],
        ),
        ("Nurse Career Guide", "Dental nurses earn £25,000 a year.", ["dental-nurses"]),
        ("Nurse Career Guide", "Most nurses earn £33,000 a year.", ["nurse"]),
        ("Nurse Career Guide", "Trainees earn £25,000 in Leeds; in London it is £27,000.", []),
    ],
)
def test_a_longer_name_is_another_role(title: str, sentence: str, roles: list[str]) -> None:
    guide = _GUIDE.replace("Web Developer Career Guide", title).format(sentence=sentence)
    tables, _ = compile_case("guide.md", guide)
    assert [row["role_id"] for row in tables["salary_bands"]] == roles


@pytest.mark.parametrize(("guide", "expected"), layouts.cases("line_cases.yaml"))
def test_a_line_says_whose_its_amounts_are(guide: str, expected: list[str]) -> None:
    assert layouts.bands(guide) == expected
