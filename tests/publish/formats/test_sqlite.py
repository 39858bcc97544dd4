"""SQLite: equal values, and keys that the database itself holds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.publish.formats.conftest import json_rows
from tests.sample_dataset import shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerdata.contract import Contract, Field, TableSchema

_CONTRACT = shipped_contract()


@pytest.fixture
def database(every_guide: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the database of all guides, which checks foreign keys."""
    with (
        closing(
            sqlite3.connect(f"file:{every_guide}/careerdata.sqlite?mode=ro", uri=True)
        ) as stored,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        stored.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        yield copy


def _rows(database: sqlite3.Connection, table: TableSchema) -> list[dict[str, object]]:
    cursor = database.execute(f'SELECT * FROM "{table.name}"')
    assert [column[0] for column in cursor.description] == list(table.column_names)
    return [
        {field.name: _value(value, field) for field, value in zip(table.fields, row, strict=True)}
        for row in cursor
    ]


def _value(value: object, field: Field) -> object:
    if value is None:
        return None
    if field.type == "array":
        return json.loads(str(value))
    return bool(value) if field.type == "boolean" else value


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_the_rows_of_every_guide_are_equal_and_in_order(
    name: str, database: sqlite3.Connection, every_guide: Path
) -> None:
    assert _rows(database, _CONTRACT.table(name)) == json_rows(every_guide, name)


def test_texts_and_numbers_are_exact(texts: Path, texts_contract: Contract) -> None:
    with closing(sqlite3.connect(texts / "careerdata.sqlite")) as database:
        assert _rows(database, texts_contract.table("texts")) == json_rows(texts, "texts")


def test_the_database_finds_its_keys_and_its_pages_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_keys_are_those_of_the_contract(database: sqlite3.Connection) -> None:
    for table in _CONTRACT.tables:
        columns = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        key = [column[1] for column in sorted(columns, key=lambda column: column[5]) if column[5]]
        assert tuple(key) == table.primary_key
        leads_to = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        wanted = [key.table for key in table.foreign_keys if key.fields[-1] != "resource_ids"]
        assert sorted({(row[0], row[2]) for row in leads_to}) == list(enumerate(reversed(wanted)))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE roles SET level = 'boss'", "CHECK constraint failed"),
        ("UPDATE roles SET name = NULL", "NOT NULL constraint failed"),
        ("UPDATE roles SET position = 0", "CHECK constraint failed"),
        ("UPDATE roles SET position = 'first'", "cannot store TEXT value in INTEGER column"),
        ("UPDATE roles SET aliases = 'x'", "malformed JSON|CHECK constraint failed"),
        ("UPDATE salary_bands SET approximate = 2", "CHECK constraint failed"),
        ("UPDATE roles SET base_role_id = 'nowhere'", "FOREIGN KEY constraint failed"),
        ("DELETE FROM regions", "FOREIGN KEY constraint failed"),
        ("INSERT INTO guides SELECT * FROM guides", "UNIQUE constraint failed"),
    ],
)
def test_the_database_refuses_what_breaks_the_contract(
    statement: str, told: str, database: sqlite3.Connection
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=told):
        database.execute(statement)


def test_the_version_of_the_schema_stands_in_the_file(database: sqlite3.Connection) -> None:
    major, minor, patch = map(int, _CONTRACT.version.split("."))
    assert database.execute("PRAGMA user_version").fetchone() == (
        major * 10_000 + minor * 100 + patch,
    )
