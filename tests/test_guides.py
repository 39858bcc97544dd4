"""Guides that nobody has seen before:
each document of `tests/guides` gives the rows that it names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide_case import (
    ExpectedTable,
    GuideCase,
    compile_case,
    differences,
    finding_rows,
    read_case,
)

GUIDES = Path(__file__).parent / "guides"
DOCUMENTS = sorted(path for path in GUIDES.glob("*.md") if path.name != "README.md")


def _case(document: Path) -> GuideCase:
    return read_case(document.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_a_guide_gives_the_rows_that_its_document_expects(document: Path) -> None:
    case = _case(document)
    tables, findings = compile_case(case.file_name, case.content)
    built = tables | {"findings": finding_rows(findings)}
    found = [line for table in case.tables for line in differences(table, built[table.name])]
    assert not found, "\n".join([f"{document.name}: - expected, + built", *found])


def test_both_extracts_of_one_page_expect_the_same_rows() -> None:
    with_pipes, with_glued_tables = (
        {table.name: _without_lines(table) for table in _case(GUIDES / name).tables}
        for name in ("extract-b-with-pipes.md", "extract-b-with-glued-tables.md")
    )
    assert with_pipes == with_glued_tables


def _without_lines(table: ExpectedTable) -> list[dict[str, str]]:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [{column: cell for column, cell in row.items() if column != "line"} for row in rows]


def test_the_overview_names_every_document() -> None:
    overview = (GUIDES / "README.md").read_text(encoding="utf-8")
    assert [path.stem for path in DOCUMENTS if f"`{path.stem}`" not in overview] == []


def test_a_missing_and_an_unexpected_row_are_both_shown() -> None:
    expected = ExpectedTable("roles", ("role_id", "level"), (("welder", ""),))
    assert differences(expected, [{"role_id": "welder", "level": "senior", "line": 3}]) == [
        "roles - role_id=welder",
        "roles + role_id=welder, level=senior",
    ]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("# No guide\n", "six tildes"),
        ("~~~~~~text a.txt\nWelding\n~~~~~~\n", "no csv block"),
        ("~~~~~~text a.txt\nWelding\n~~~~~~\n```csv roles\nname,level\nWelder\n```\n", "1 cells"),
    ],
)
def test_a_malformed_document_is_refused(document: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_case(document)
