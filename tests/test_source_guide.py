"""The guide that ships in `raw/` against rows labelled by hand in `tests/expected/`.

The expected rows leave out running prose (notes, the actions' texts), which is in the guide's own
words.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.pipeline import compile_guides, load_knowledge
from careerdata.read import find_guides

if TYPE_CHECKING:
    from careerdata.pipeline import Outcome

EXPECTED = Path(__file__).parent / "expected"
TABLES = sorted(path.stem for path in EXPECTED.glob("*.json"))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    raw = Path(__file__).parents[1] / "raw" / "ai-ml-career-guide-2026.md"
    return compile_guides(find_guides([raw]), load_knowledge())


def _comparable(row: dict[str, object], columns: list[str]) -> str:
    values = {column: row.get(column) for column in columns}
    return json.dumps({column: _value(value) for column, value in values.items()})


def _value(value: object) -> object:
    """Lists in any order; a whole float as JSON writes it in the dataset."""
    if isinstance(value, list):
        return sorted(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def test_sixteen_tables_are_expected() -> None:
    assert len(TABLES) == 16


@pytest.mark.parametrize("table", TABLES)
def test_the_guide_gives_the_labelled_rows(table: str, outcome: Outcome) -> None:
    expected = json.loads((EXPECTED / f"{table}.json").read_text(encoding="utf-8"))
    columns = sorted({column for row in expected for column in row})
    built = outcome.tables[table]
    rows = [dict(zip(built, values, strict=True)) for values in zip(*built.values(), strict=True)]
    found = Counter(_comparable(row, columns) for row in rows)
    assert found == Counter(_comparable(row, columns) for row in expected)


def test_the_findings_are_those_that_an_editor_would_make(outcome: Outcome) -> None:
    found = [(finding.rule, finding.place.source_line[:20]) for finding in outcome.findings]
    assert found == [
        ("CD420", "- Workforce gap: AI "),
        ("CD420", "- Industry breadth: "),
        ("CD420", "- Remote work: Remot"),
        ("CD411", "| Head of AI / ML Di"),
        ("CD410", "### Data Scientist ("),
        ("CD410", "### MLOps Engineer"),
        ("CD402", "- Months 10-12: Port"),
        ("CD460", "- Andrew Ng's Course"),
    ]
