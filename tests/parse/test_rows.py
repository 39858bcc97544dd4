"""Rows with cells too many:
the pipe that made one, where it can be told from those between cells.
"""

from __future__ import annotations

import pytest

from careerdata.model.edits import apply_edits
from tests.guide_case import compile_case

_HEAD = (
    "# Nurse Career Guide\n\nNurses care.\n\n## Salary\n\n| Role | Ward | Salary |\n|---|---|---|\n"
)


@pytest.mark.parametrize("name", ["nurse.md", "nurse.txt"])
@pytest.mark.parametrize(
    ("row", "fixed"),
    [
        ("| Nurse | ICU|ER | $60,000 |", "| Nurse | ICU\\|ER | $60,000 |"),
        ("| Nurse | ICU|ER|OR | $60,000 |", "| Nurse | ICU\\|ER\\|OR | $60,000 |"),
        ("Nurse | ICU|ER | $60,000", "Nurse | ICU\\|ER | $60,000"),
    ],
)
def test_a_pipe_inside_a_cell_is_found_and_can_be_escaped(name: str, row: str, fixed: str) -> None:
    text = f"{_HEAD}{row}\n| Aide | ER | $40,000 |\n"
    tables, findings = compile_case(name, text)
    (found,) = (finding for finding in findings if finding.severity == "error")
    assert (found.name, found.place.line) == ("unescaped-pipe", 9)
    assert [band["role_id"] for band in tables["salary_bands"]] == ["aide"]
    assert found.fix is not None
    mended = apply_edits(text, found.fix.edits)
    assert fixed in mended
    tables, findings = compile_case(name, mended)
    assert [band["role_id"] for band in tables["salary_bands"]] == ["nurse", "aide"]
    assert not [finding for finding in findings if finding.severity == "error"]


@pytest.mark.parametrize(
    "row",
    [
        "| Nurse | ICU | ER | $60,000 |",
        "|Nurse|ICU|ER|$60,000|",
        "| Nurse | ICU|ER | OR | $60,000 |",
        "| Nurse | ICU |ER | $60,000 |",
    ],
)
def test_where_the_pipes_look_alike_the_row_has_a_cell_too_many(row: str) -> None:
    _, findings = compile_case("nurse.md", f"{_HEAD}{row}\n")
    assert [finding.name for finding in findings if finding.severity == "error"] == [
        "extra-table-cell"
    ]
