"""Amounts that cannot be pay for the time that is said."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\n## Salary\n\n"


def _told(amount: str) -> tuple[int, list[str]]:
    """How many bands an amount gives, and the names of the warnings."""
    tables, findings = compile_case("nurse.md", f"{_HEAD}- Senior: {amount}\n")
    return len(tables["salary_bands"]), [
        finding.name for finding in findings if finding.severity != "info"
    ]


@pytest.mark.parametrize(
    "amount",
    [
        "$25 per year",
        "$25 – $35 a year",
        "$400 – $30,000 a year",
        "$90000 per hour",
        "€2 million per hour",
        "£20 per month",
        "$1 per day",
        "$20 million",
        "JPY 9000 per year",
        "₹12,00,000 per hour",
    ],
)
def test_an_amount_that_nobody_is_paid_gives_no_row(amount: str) -> None:
    assert _told(amount) == (0, ["implausible-amount"])


@pytest.mark.parametrize(
    "amount",
    ["$25 per hour", "$0 per hour", "$0 – $20 per hour", "$900 per year", "$4,000,000 per year", "$20,000 per month",
     "$3,000 per day", "JPY 900 per hour", "₹12,00,000 per year"],
)  # fmt: skip
def test_little_and_much_pay_is_published(amount: str) -> None:
    assert _told(amount) == (1, [])
