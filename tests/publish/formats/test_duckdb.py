"""DuckDB: equal values, and keys that the database itself holds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
import pytest

from careerdata.publish.formats import duckdb as writer
from tests.publish.formats.conftest import json_rows
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerdata.contract import Contract

_CONTRACT = shipped_contract()


def _rows(database: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, object]]:
    relation = database.table(table)
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


@pytest.fixture(scope="module")
def database(every_guide: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of all guides, as it was written."""
    with duckdb.connect(str(every_guide / "careerdata.duckdb"), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_the_rows_of_every_guide_are_equal_and_in_order(
    name: str, database: duckdb.DuckDBPyConnection, every_guide: Path
) -> None:
    assert _rows(database, name) == json_rows(every_guide, name)


def test_texts_and_numbers_are_exact(texts: Path, texts_contract: Contract) -> None:
    with duckdb.connect(str(texts / "careerdata.duckdb"), read_only=True) as database:
        assert _rows(database, texts_contract.table("texts").name) == json_rows(texts, "texts")


def test_the_keys_are_those_of_the_contract_but_for_lists_and_tables_that_name_themselves(
    database: duckdb.DuckDBPyConnection,
) -> None:
    found = database.execute(
        "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints() "
        "WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')"
    ).fetchall()
    wanted = [
        (table.name, "PRIMARY KEY", list(table.primary_key)) for table in _CONTRACT.tables
    ] + [
        (table.name, "FOREIGN KEY", list(key.fields))
        for table in _CONTRACT.tables
        for key in table.foreign_keys
        if key.table != table.name and key.fields[-1] != "resource_ids"
    ]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("INSERT INTO guides SELECT * FROM guides", "[Dd]uplicate key"),
        ("INSERT INTO regions VALUES ('x', 'X', 'galaxy', NULL)", "CHECK constraint failed"),
        ("INSERT INTO regions VALUES ('x', NULL, 'other', NULL)", "NOT NULL constraint failed"),
        (
            "INSERT INTO roadmap_actions (guide_id, step_id, position, text, line) VALUES ('x', 'y', 1, 't', 1)",
            "Violates foreign key",
        ),
    ],
)
def test_the_database_refuses_what_breaks_the_contract(
    statement: str, told: str, every_guide: Path, tmp_path: Path
) -> None:
    copy = shutil.copy(every_guide / "careerdata.duckdb", tmp_path)
    with (
        duckdb.connect(str(copy)) as connection,
        pytest.raises(duckdb.ConstraintException, match=told),
    ):
        connection.execute(statement)


def test_tables_of_many_pieces_are_whole_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_ROWS_AT_ONCE", 2)
    tables = sample_tables()
    tables["regions"] = {
        "region_id": list("edcba"),
        "name": list("EDCBA"),
        "kind": ["other"] * 5,
        "country_code": [None] * 5,
    }
    tables["salary_bands"]["region_id"] = ["e", "a"]
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, ["parquet", "json", "duckdb"])
    with duckdb.connect(str(snapshot / "careerdata.duckdb"), read_only=True) as database:
        for name in _CONTRACT.table_names:
            assert _rows(database, name) == json_rows(snapshot, name)


def test_nothing_but_the_database_is_left(every_guide: Path) -> None:
    assert [path.name for path in every_guide.glob("*.duckdb*")] == ["careerdata.duckdb"]


def test_tables_and_columns_tell_what_they_hold(database: duckdb.DuckDBPyConnection) -> None:
    told = database.execute(
        "SELECT comment FROM duckdb_tables() WHERE table_name = 'roles'"
    ).fetchone()
    assert told is not None
    assert "Foreign key: (guide_id, base_role_id) to roles (guide_id, role_id)." in told[0]
