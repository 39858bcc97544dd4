"""Amounts without a `+` among others that have one."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\n## Salary\n\n"


def _found(*rows: str) -> list[tuple[str, str]]:
    header = "| Role | US | UK | Germany |\n|---|---|---|---|\n"
    _, findings = compile_case("nurse.md", _HEAD + header + "".join(f"{row}\n" for row in rows))
    return [
        (f.place.text, f.message.rpartition(" of its ")[2]) for f in findings if f.rule == "CD431"
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["| Nurse | $90,000+ | £50,000+ | €60,000 |"], [("€60,000", "row do")]),
        (["| Nurse | $90,000+ | £40,000 – £50,000 | €60,000+ |"], [("£40,000 – £50,000", "row do")]),
        (["| Nurse | $90,000+ | £50,000 | €60,000 |"], []),
        (["| Nurse | $90,000+ | – | €60,000 |"], []),
        (["| Nurse | $90,000+ | £50,000+ | €60,000+ |"], []),
        (
            ["| Nurse | $90,000+ | – | – |", "| Aide | $50,000+ | – | – |", "| Midwife | $70,000+ | – | – |",
             "| Matron | $99,000 | – | – |"],
            [("$99,000", "column do")],
        ),
        (["| Nurse | $90,000+ | – | – |", "| Aide | $50,000+ | – | – |", "| Matron | $99,000 | – | – |"], []),
    ],
)  # fmt: skip
def test_the_one_amount_that_is_not_open_is_told(
    rows: list[str], told: list[tuple[str, str]]
) -> None:
    assert _found(*rows) == told
