"""Tables whose cells run together: read where header and rows agree, reported where they do not."""

from __future__ import annotations

import pytest

from careerdata.model.document import Code, Table
from tests.parse import layout
from tests.parse.test_text import parse

READ = {
    "two markets": (
        "RoleUnited StatesUnited Kingdom\nJunior$81,000 – $111,000£36,000 – £51,000\nSenior$140,000£70,000",
        [
            "Role | United States | United Kingdom",
            "Junior | $81,000 – $111,000 | £36,000 – £51,000",
            "Senior | $140,000 | £70,000",
        ],
    ),
    "rows apart": (
        "RoleParisLyon\n\nA55k€60k€\n\nB65k€70k€\n",
        ["Role | Paris | Lyon", "A | 55k€ | 60k€", "B | 65k€ | 70k€"],
    ),
    "one row": ("RoleUSUK\nNurse$81,000£36,000\n", ["Role | US | UK", "Nurse | $81,000 | £36,000"]),
    "short names of places": (
        "LevelUSUKRemote\nJunior$1,000£36,000$81,000\nSenior$2,000£70,000$90,000",
        [
            "Level | US | UK | Remote",
            "Junior | $1,000 | £36,000 | $81,000",
            "Senior | $2,000 | £70,000 | $90,000",
        ],
    ),
    "cells of words between": (
        "LevelExperienceSalary\nJunior0-2 years$60,000\nSenior5+ years$90,000",
        [
            "Level | Experience | Salary",
            "Junior | 0-2 years | $60,000",
            "Senior | 5+ years | $90,000",
        ],
    ),
    "cells of words after": (
        "RoleSalaryDemand\nNurse$60,000High\nDoctor$90,000Low",
        ["Role | Salary | Demand", "Nurse | $60,000 | High", "Doctor | $90,000 | Low"],
    ),
    "rows of words alone after": (
        "ProviderCoursePrice\nSparsholtZoo diploma£2,150\nCourseraAnimal welfareFree\n\nJobs are few.",
        [
            "Provider | Course | Price",
            "Sparsholt | Zoo diploma | £2,150",
            "Coursera | Animal welfare | Free",
            "p Jobs are few.",
        ],
    ),
    "a word with a capital inside, known from the text": (
        "DevOps grows.\nRoleDevOps EngineerSRE\nJunior$81,000£36,000\nSenior$140,000£70,000",
        [
            "p DevOps grows.",
            "Role | DevOps Engineer | SRE",
            "Junior | $81,000 | £36,000",
            "Senior | $140,000 | £70,000",
        ],
    ),
    "the same word, known from the rows": (
        "RoleDevOps Pay\nJunior DevOps$81,000\nSenior DevOps$140,000",
        ["Role | DevOps Pay", "Junior DevOps | $81,000", "Senior DevOps | $140,000"],
    ),
    "the same header twice": (
        "\n".join(
            [
                *("RoleUnited StatesUK", "Nurse$1,000£2,000", "Doctor$3,000£4,000", "Text."),
                *("RoleUnited StatesUK", "Porter$5,000£6,000", "Driver$7,000£8,000"),
            ]
        ),
        [
            *(
                "Role | United States | UK",
                "Nurse | $1,000 | £2,000",
                "Doctor | $3,000 | £4,000",
                "p Text.",
            ),
            *("Role | United States | UK", "Porter | $5,000 | £6,000", "Driver | $7,000 | £8,000"),
        ],
    ),
    "names and amounts without header": (
        "Pay of nurses\nJunior$60,000\nSenior$90,000\nText.",
        ["hNone Pay of nurses", "Junior | $60,000", "Senior | $90,000", "p Text."],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), READ.values(), ids=READ)
def test_cells_are_cut_where_header_and_rows_agree(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


UNREAD = {
    "an unknown word with a capital inside": (
        "RoleDevOps EngineerSRE\nJunior$81,000£36,000\nSenior$140,000£70,000",
        "glued-table-cells 1: RoleDevOps EngineerSRE",
    ),
    "more amounts than columns": (
        "RoleUnited States\nJunior$81,000£36,000\nSenior$140,000£70,000",
        "glued-table-cells 1: RoleUnited States",
    ),
    "two amounts without header": (
        "Text.\nNurse$81,000£36,000\nDoctor$140,000£70,000",
        "glued-table-cells 2: Nurse$81,000£36,000",
    ),
}


@pytest.mark.parametrize(("text", "fault"), UNREAD.values(), ids=UNREAD)
def test_cells_that_cannot_be_told_apart_are_no_data(text: str, fault: str) -> None:
    document, findings = parse(text)
    assert isinstance(document.blocks[-1], Code)
    assert layout.faults(findings) == [fault]


def test_a_row_without_a_cell_is_reported() -> None:
    document, findings = parse(
        "RoleUnited StatesUK\nNurse$1,000£2,000\nDoctor$3,000\nPorter$5,000£6,000\n"
    )
    assert layout.lines_of_blocks(document) == [
        "Role | United States | UK",
        "Nurse | $1,000 | £2,000",
        "Doctor | $3,000",
        "Porter | $5,000 | £6,000",
    ]
    assert layout.faults(findings) == ["missing-table-cell 3: Doctor$3,000"]


NO_TABLES = {
    "one line": "Text.\nJunior Dev$50k\nText.",
    "prose": "Nurses earn $50,000 or more.\nDoctors earn $90,000.\nText.",
    "bullets": "- Nurse: $50,000\n- Doctor: $90,000",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_amounts_alone_make_no_table(text: str) -> None:
    document, findings = parse(text)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert findings == []


def test_cells_know_their_places() -> None:
    document, _ = parse("RoleUSUK\r\nÄrztin$1,000£2,000\r\nDoctor$3,000£4,000\r\n")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [document.guide.source(cell.span) for cell in table.rows[0].cells] == [
        "Ärztin",
        "$1,000",
        "£2,000",
    ]
    assert document.guide.source(table.rows[0].span) == "Ärztin$1,000£2,000"
    assert document.guide.lines.position(table.rows[0].cells[2].span.start) == (2, 13)
