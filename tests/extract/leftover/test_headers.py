"""Headers of tables: misspelt ones, and one over two columns."""

from __future__ import annotations

import pytest

from careerdata.model.edits import apply_edits
from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\nNurses care for patients, and they do so day and night.\n\n"


def _found(text: str, name: str = "nurse.md") -> list[tuple[str, str]]:
    """The names of the findings, and the source under their carets."""
    _, findings = compile_case(name, _HEAD + text)
    return [
        (finding.name, finding.place.text) for finding in findings if finding.severity != "info"
    ]


def _table(header: str, row: str) -> str:
    return f"{header}\n{'|---' * (header.count('|') - 1)}|\n{row}\n"


@pytest.mark.parametrize(
    ("heading", "header", "row", "misspelt"),
    [
        ("Salary", "| Role | Salry |", "| Nurse | $60,000 |", "Salry"),
        ("Salary", "| Role | Entyr Level |", "| Nurse | $60,000 |", "Entyr Level"),
        ("Salary", "| Role | Untied Kingdom |", "| Nurse | £40,000 |", "Untied Kingdom"),
        ("Salary", "| Rloe | Salary |", "| Nurse | $60,000 |", "Rloe"),
        (
            "Salary",
            "| Role | Salary | Expereince |",
            "| Nurse | $60,000 | 2-4 years |",
            "Expereince",
        ),
        ("Roadmap", "| Mnoth | Focus |", "| 1-2 | Study |", "Mnoth"),
        ("Skills", "| Category | Sklils |", "| Care | Wound care |", "Sklils"),
        ("Resources", "| Cuorse | Link |", "| Wounds | https://example.org/wounds |", "Cuorse"),
    ],
)
def test_a_misspelt_header_is_the_only_finding(
    heading: str, header: str, row: str, misspelt: str
) -> None:
    assert _found(f"## {heading}\n\n{_table(header, row)}") == [("misspelled-header", misspelt)]


def test_the_fix_writes_the_word_that_was_meant() -> None:
    text = _HEAD + "## Salary\n\n" + _table("| Role | Entyr Level |", "| Nurse | $60,000 |")
    _, findings = compile_case("nurse.md", text)
    (found,) = (finding for finding in findings if finding.name == "misspelled-header")
    assert found.hint == "did you mean “Entry Level”?"
    assert found.fix is not None
    assert not found.fix.is_safe
    assert "| Role | Entry Level |" in apply_edits(text, found.fix.edits)


@pytest.mark.parametrize(
    ("heading", "header", "row"),
    [
        ("Salary", "| Trade | Salary |", "| Electrician | $60,000 |"),
        ("Salary", "| Function | Salary |", "| Electrician | $60,000 |"),
        ("Salary", "| Role | Salary | Salaries |", "| Nurse | $60,000 | rising |"),
        ("Skills", "| Skill | Phrase |", "| Wound care | Clean first |"),
        ("Conclusion", "| Salry | Rloe |", "| much | nurse |"),
        ("More", "| Salry | Rloe |", "| much | nurse |"),
    ],
)
def test_other_headers_are_silent(heading: str, header: str, row: str) -> None:
    text = f"## {heading}\n\n{_table(header, row)}"
    assert "misspelled-header" not in [name for name, _ in _found(text)]


def test_a_header_of_another_language_is_no_slip_of_the_guides_own() -> None:
    german = (
        "# Pflege\n\nDie Pflege ist ein Beruf, der auch am Wochenende und in der Nacht da ist.\n\n"
    )
    table = _table("| Rolle | Gehalt | Erfahrugn |", "| Pflegefachkraft | 40.000 € | 2 Jahre |")
    _, findings = compile_case("pflege.md", f"{german}## Gehalt\n\n{table}")
    assert [(f.name, f.hint) for f in findings if f.rule == "CD303"] == [
        ("misspelled-header", "did you mean “Erfahrung”?")
    ]


@pytest.mark.parametrize(
    ("heading", "header", "row", "doubled", "table"),
    [
        ("Salary", "| Role | US | US |", "| Nurse | $60,000 | $70,000 |", "US", "salary_bands"),
        (
            "Salary",
            "| Role | Salary | Role | Salary |",
            "| Nurse | $6,000 | Aide | $4,000 |",
            "",
            "salary_bands",
        ),
        ("Skills", "| Skill | Skill |", "| Wound care | Charting |", "Skill", "skills"),
    ],
)
def test_nothing_is_read_from_columns_that_share_a_header(
    heading: str, header: str, row: str, doubled: str, table: str
) -> None:
    text = f"## {heading}\n\n{_table(header, row)}"
    found = _found(text)
    assert {name for name, _ in found} == {"duplicate-header"}
    assert not doubled or [place for _, place in found] == [doubled]
    tables, _ = compile_case("nurse.md", _HEAD + text)
    assert tables[table] == []


def test_the_column_beside_those_that_share_a_header_is_read() -> None:
    table = _table("| Role | US | UK | US |", "| Nurse | $60,000 | £40,000 | $70,000 |")
    tables, findings = compile_case("nurse.md", f"{_HEAD}## Salary\n\n{table}")
    assert [(row["region_id"], row["amount_min"]) for row in tables["salary_bands"]] == [
        ("gb", 40_000)
    ]
    (found,) = (finding for finding in findings if finding.name == "duplicate-header")
    assert [(other.what, other.place.column) for other in found.where.related] == [
        ("the other column", 10)
    ]


@pytest.mark.parametrize(
    "heading", ["Salary", "Skills", "Resources", "Roadmap", "Job Market", "Personality", "Roles"]
)
@pytest.mark.parametrize("header", ["| A | A |", "| A | B | A |", "| A | A | B | B |"])
def test_what_divides_a_table_becomes_no_row_when_columns_are_taken_out(
    heading: str, header: str
) -> None:
    cells = header.count("|") - 1
    rows = f"| Senior Nurse {'| ' * cells}|\n| {' | '.join(['$60,000'] * cells)} |"
    tables, findings = compile_case("nurse.md", f"{_HEAD}## {heading}\n\n{_table(header, rows)}")
    assert "duplicate-header" in [finding.name for finding in findings]
    assert not any(
        tables[table] for table in ("salary_bands", "skills", "resources", "market_stats")
    )


def test_a_ragged_row_is_not_whole_when_columns_are_taken_out() -> None:
    table = _table("| Role | US | UK | US |", "| Nurse | $60,000 |")
    tables, _ = compile_case("nurse.md", f"{_HEAD}## Salary\n\n{table}")
    assert tables["salary_bands"] == []


@pytest.mark.parametrize(
    "text",
    [
        _table("| Role | US | UK |", "| Nurse | $60,000 | £40,000 |"),
        _table("| Role | Salary | | |", "| Nurse | $60,000 | | |"),
        "| Role | Salary |\n|---|---|\n| Nurse | $60,000 |\n\n| Role | Salary |\n|---|---|\n| Aide | $40,000 |\n",
    ],
)
def test_distinct_and_empty_headers_are_silent(text: str) -> None:
    assert "duplicate-header" not in [name for name, _ in _found(f"## Salary\n\n{text}")]


def test_a_header_cell_over_two_columns_of_amounts_says_nothing_of_either() -> None:
    page = (
        "<html><body><h1>Nurse Career Guide</h1><h2>Salary</h2><table>"
        "<tr><th>Role</th><th colspan=2>United States</th><th>United Kingdom</th></tr>"
        "<tr><td>Nurse</td><td>$60,000</td><td>$70,000</td><td>£40,000</td></tr></table></body></html>"
    )
    tables, findings = compile_case("nurse.html", page)
    assert [row["region_id"] for row in tables["salary_bands"]] == ["gb"]
    assert [finding.name for finding in findings if finding.severity != "info"] == [
        "unread-pay-column"
    ]
