"""Rows of several tables, guide by guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.contract.tables import empty_tables
from careerdata.publish import written_tables
from careerdata.publish.formats.jsonld import guides
from careerdata.publish.written_tables import WrittenTables
from tests.sample_dataset import publish_dataset, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_CONTRACT = shipped_contract()


def test_a_guide_has_its_rows_and_no_other_however_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_tables, "_ROWS_A_BATCH", 2)
    tables = empty_tables(_CONTRACT)
    for guide_id, roles, skills in (("a", 3, 0), ("b", 0, 0), ("c", 1, 2), ("d", 0, 1)):
        _add(tables, "guides", guide_id, 1)
        _add(tables, "roles", guide_id, roles)
        _add(tables, "skills", guide_id, skills)
    snapshot = publish_dataset(tables, _CONTRACT, [], tmp_path)
    found = guides(WrittenTables(snapshot, _CONTRACT, {}), ["roles", "skills"])
    assert [
        {table: [(row["guide_id"], row["line"]) for row in rows] for table, rows in guide.items()}
        for guide in found
    ] == [
        {"roles": [("a", 1), ("a", 2), ("a", 3)], "skills": []},
        {"roles": [], "skills": []},
        {"roles": [("c", 1)], "skills": [("c", 1), ("c", 2)]},
        {"roles": [], "skills": [("d", 1)]},
    ]


def _add(tables: dict[str, dict[str, list[object]]], table: str, guide_id: str, count: int) -> None:
    samples = {"string": "x", "integer": 1, "number": 1.0, "boolean": False, "array": []}
    for number in range(1, count + 1):
        for field in _CONTRACT.table(table).fields:
            value = {"guide_id": guide_id, "line": number}.get(field.name, samples[field.type])
            tables[table][field.name].append(value)
