"""Pipe tables of plain-text extracts."""

from __future__ import annotations

import pytest

from careerdata.model.document import Table
from careerdata.parse.pipes import is_delimiter_row, is_pipe_row
from tests.parse import layout
from tests.parse.test_text import parse

TABLES = {
    "with dashes": ("| a | b |\n|---|:-:|\n| 1 | 2 |", ["a | b", "1 | 2"]),
    "without dashes": ("| a | b |\n| 1 | 2 |", ["a | b", "1 | 2"]),
    "pipes after cells only": ("a | b |\n--|--|\n1 | 2 |", ["a | b", "1 | 2"]),
    "pipes between two cells only": ("a | b\n--|--\n1 | 2", ["a | b", "1 | 2"]),
    "pipes between three cells": ("a | b | c\n1 | 2 | 3", ["a | b | c", "1 | 2 | 3"]),
    "long dashes": ("| a | b |\n|——|——|\n| 1 | 2 |", ["a | b", "1 | 2"]),
    "empty cells": ("| a | b | c |\n| | 2 | |", ["a | b | c", " | 2 | "]),
    "escaped pipe and line break": ("| a | b |\n| x \\| y | 1<br/>2 |", ["a | b", "x | y | 1\n2"]),
    "marks of Markdown": ("| **a** | b |\n| [1](https://c.example) | 2 |", ["a | b", "1 | 2"]),
    "a row that divides": (
        "| a | b | c |\n|-|-|-|\n| Senior | | |\n| 1 | 2 | 3 |",
        ["a | b | c", "Senior", "1 | 2 | 3"],
    ),
    "rows apart": ("| a | b |\n\n|---|---|\n\n| 1 | 2 |\n\n| 3 | 4 |", ["a | b", "1 | 2", "3 | 4"]),
    "another table after": (
        "| a | b |\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |",
        ["a | b", "1 | 2", "c | d", "3 | 4"],
    ),
    "another width after": (
        "| a | b |\n| 1 | 2 |\n\n| c | d | e |\n| 3 | 4 | 5 |",
        ["a | b", "1 | 2", "c | d | e", "3 | 4 | 5"],
    ),
    "text around": (
        "Pay\n| a | b |\n| 1 | 2 |\nNote: gross.",
        ["hNone Pay", "a | b", "1 | 2", "p Note: gross."],
    ),
    "header alone": ("| a | b |\n|---|---|", ["a | b"]),
    "no-break spaces": (
        "|\u00a0a\u00a0|\u00a0b\u00a0|\n|---|---|\n|\u00a01\u00a0|\u00a02\u00a0|",
        ["a | b", "1 | 2"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_a_table_has_the_cells_that_are_written(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


FAULTS = {
    "missing cell": ("| a | b | c |\n| 1 | 2 |", "missing-table-cell 2: | 1 | 2 |"),
    "extra cell": ("| a | b |\n| 1 | 2 | 3 |", "extra-table-cell 2: | 1 | 2 | 3 |"),
}


@pytest.mark.parametrize(("text", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_ragged_row_is_reported(text: str, fault: str) -> None:
    assert layout.faults(parse(text)[1]) == [fault]


@pytest.mark.parametrize(
    "text", ["| a | b |", "a | b\nc | d\nText.", "UK: £35,000 | US: $70,000", "|"]
)
def test_pipes_alone_make_no_table(text: str) -> None:
    document, findings = parse(text)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert findings == []


@pytest.mark.parametrize("line", ["| a | b |", "a | b |", "| a", "a | b | c", "|"])
def test_a_pipe_row_shows_its_pipes(line: str) -> None:
    assert is_pipe_row(line)


@pytest.mark.parametrize("line", ["", "a", "a | b", "a \\| b \\| c"])
def test_one_pipe_inside_makes_no_row(line: str) -> None:
    assert not is_pipe_row(line)


@pytest.mark.parametrize(
    ("line", "is_delimiter"),
    [("|---|:-:|", True), ("--|--", True), ("| a |", False), ("||", False)],
)
def test_a_delimiter_row_is_dashes(line: str, is_delimiter: bool) -> None:
    assert is_delimiter_row(line) == is_delimiter


def test_cells_know_their_places() -> None:
    document, _ = parse("| a | b |\r\n| **Ärztin** | x \\| y |\r\n")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [document.guide.source(cell.span) for cell in table.rows[0].cells] == [
        "Ärztin",
        "x \\| y",
    ]
    assert document.guide.source(table.rows[0].span) == "| **Ärztin** | x \\| y |"
