"""Tables each of whose cells is a line of its own."""

from __future__ import annotations

import pytest

from careerdata.model.document import Table
from tests.parse import layout
from tests.parse.test_text import parse

TABLES = {
    "three columns": (
        "Pay\nRole\nUnited States\nUnited Kingdom\nNurse\n$60,000 – $70,000\n£30,000\nDoctor\n$90,000\nN/A\nText.",
        [
            *("hNone Pay", "Role | United States | United Kingdom"),
            *("Nurse | $60,000 – $70,000 | £30,000", "Doctor | $90,000 | N/A", "p Text."),
        ],
    ),
    "two columns": (
        "Level\nSalary\nJunior\n45.000 €\nSenior\n65.000 €",
        ["Level | Salary", "Junior | 45.000 €", "Senior | 65.000 €"],
    ),
    "two columns of words": (
        "Role\nExperience\nSalary\n\nNurse\n0-2 years\n$1\n\nNurse\n3-5 years\n$2",
        ["Role | Experience | Salary", "Nurse | 0-2 years | $1", "Nurse | 3-5 years | $2"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_lines_that_repeat_are_rows(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


NO_TABLES = {
    "one row": "Role\nSalary\nNurse\n$60,000\nText.",
    "no name of a column": "Nurses\nAll of them\nJunior\n$60,000\nSenior\n$90,000",
    "names under a heading": "Salary\nJunior\n$60,000\nSenior\n$90,000",
    "sentences": "Role\nSalary\nNurses earn well.\n$60,000\nDoctors earn more.\n$90,000",
    "no amounts": "Role\nSalary\nNurse\nhigh\nDoctor\nhigher",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_other_short_lines_are_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in parse(text)[0].blocks)
