"""Thousands, decimals and malformed numbers."""

from __future__ import annotations

import pytest

from careerdata.notation.number import Reading, number_readings

NUMBERS = [
    ("120", [Reading(120)]),
    ("120000", [Reading(120000)]),
    ("45,000", [Reading(45000, ","), Reading(45, "", ",")]),
    ("45.000", [Reading(45000, "."), Reading(45, "", ".")]),
    ("1.250", [Reading(1250, "."), Reading(1.25, "", ".")]),
    ("38 000", [Reading(38000, " ")]),
    ("38\u00a0000", [Reading(38000, " ")]),
    ("38\u202f000", [Reading(38000, " ")]),
    ("85'000", [Reading(85000, "'")]),
    ("85’000", [Reading(85000, "'")]),
    ("1,234,567", [Reading(1234567, ",")]),
    ("1.234.567", [Reading(1234567, ".")]),
    ("12,00,000", [Reading(1200000, ",")]),
    ("1,20,00,000", [Reading(12000000, ",")]),
    ("27.30", [Reading(27.3, "", ".")]),
    ("17,95", [Reading(17.95, "", ",")]),
    ("3.5", [Reading(3.5, "", ".")]),
    ("0.125", [Reading(0.125, "", ".")]),
    ("1,234.56", [Reading(1234.56, ",", ".")]),
    ("1.234,56", [Reading(1234.56, ".", ",")]),
    ("12 345,6", [Reading(12345.6, " ", ",")]),
    ("45000.00", [Reading(45000, "", ".")]),
    ("1.234,567", []),
    ("1,234.567", []),
    ("45,0000", []),
    ("4500,000", []),
    ("45,000,60", []),
    ("1.2.3", []),
    ("1,2,3", []),
    ("38 000 00", []),
    ("0,000", [Reading(0, "", ",")]),
    ("9" * 16, []),
]


@pytest.mark.parametrize(("text", "readings"), NUMBERS)
def test_a_number_has_its_readings(text: str, readings: list[Reading]) -> None:
    assert list(number_readings(text)) == readings


AGREEMENTS = [
    (Reading(45000, "."), Reading(60000, "."), True),
    (Reading(45000, "."), Reading(60000, ","), False),
    (Reading(45000, "."), Reading(60.5, "", "."), False),
    (Reading(60.5, "", "."), Reading(45000, "."), False),
    (Reading(3.5, "", "."), Reading(3.5, "", ","), False),
    (Reading(3.5, "", "."), Reading(6), True),
    (Reading(3.5, "", "."), Reading(45000, ","), True),
]


@pytest.mark.parametrize(("first", "second", "agree"), AGREEMENTS)
def test_two_readings_agree_where_one_habit_explains_both(
    first: Reading, second: Reading, agree: bool
) -> None:
    assert first.agrees_with(second) is agree
