"""A test guide as a document:
the guide in a fence of tildes, and the rows expected of it in CSV blocks.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.pipeline import compile_guides, load_knowledge
from careerdata.read import find_guides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Finding

Row = dict[str, object]
Cells = tuple[str, ...]
"""One row's compared columns as they stand in a CSV block."""

_GUIDE = re.compile(
    r"""
    ^~~~~~~(?P<carrier>text|markdown|html)[ ](?P<file_name>\S+)\n
    (?P<content>.*?\n)
    ^~~~~~~$
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BLOCK = re.compile(
    r"""
    ^```csv[ ](?P<table>\w+)\n
    (?P<rows>.*?\n)
    ^```$
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ExpectedTable:
    """The rows of one table that a document expects, all of them."""

    name: str
    columns: Cells
    """The compared columns; a table may have others."""
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class GuideCase:
    """One document: a guide and the tables that are compared."""

    file_name: str
    content: str
    """The guide, line 1 being the first line after the opening tildes."""
    tables: tuple[ExpectedTable, ...]


def read_case(document: str) -> GuideCase:
    """The guide and the expected tables of a document's text;
    a malformed document is a ValueError.
    """
    guide = _GUIDE.search(document)
    if guide is None:
        raise ValueError("no guide between lines of six tildes with a carrier and a file name")
    tables = tuple(_expected_tables(document[guide.end() :]))
    if not tables:
        raise ValueError("no csv block names an expected table")
    return GuideCase(guide["file_name"], guide["content"], tables)


def _expected_tables(document: str) -> Iterator[ExpectedTable]:
    for block in _BLOCK.finditer(document):
        columns, *rows = (tuple(row) for row in csv.reader(block["rows"].splitlines()))
        for row in rows:
            if len(row) != len(columns):
                raise ValueError(
                    f"{block['table']}: {len(columns)} columns, but {len(row)} cells in {row}"
                )
        yield ExpectedTable(block["table"], columns, tuple(rows))


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def compile_case(name: str, content: str) -> tuple[dict[str, list[Row]], list[Finding]]:
    """Compile one guide; gives the rows of every table, and the findings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(content, encoding="utf-8", newline="")
        outcome = compile_guides(find_guides([path]), _knowledge())
    tables = {table: list(_rows_of(columns)) for table, columns in outcome.tables.items()}
    return tables, list(outcome.findings)


def _rows_of(columns: Mapping[str, Sequence[object]]) -> Iterator[Row]:
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def finding_rows(findings: Sequence[Finding]) -> list[Row]:
    """The findings that someone must look at, as rows; what is only information is left out."""
    return [
        {"rule": finding.rule, "name": finding.name, "line": finding.place.line}
        for finding in findings
        if finding.severity != "info"
    ]


def differences(expected: ExpectedTable, built: Sequence[Row]) -> list[str]:
    """One line for each row that is missing (-) or was not expected (+),
    ending in the columns' values.
    """
    want = Counter(expected.rows)
    have = Counter(tuple(cell_text(row[column]) for column in expected.columns) for row in built)
    missing, extra = (want - have).elements(), (have - want).elements()
    signed = [("-", cells) for cells in missing] + [("+", cells) for cells in extra]
    return [f"{expected.name} {sign} {_shown(expected.columns, cells)}" for sign, cells in signed]


def _shown(columns: Cells, cells: Cells) -> str:
    return ", ".join(
        f"{column}={cell}" for column, cell in zip(columns, cells, strict=True) if cell
    )


def cell_text(value: object) -> str:
    """A value as a CSV block writes it:
    null is empty, lists are joined, whole numbers have no fraction.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case list() | tuple():
            return " | ".join(cell_text(part) for part in value)
        case _:
            return str(value)
