"""A SQLite database: strict tables with their keys and limits; lists are JSON."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from careerdata.publish.json import plain_rows
from careerdata.publish.sql import Dialect, create_table, name

if TYPE_CHECKING:
    from careerdata.contract import TableSchema
    from careerdata.publish.written_tables import WrittenTables

SQLITE_FILE = "careerdata.sqlite"

SQLITE = Dialect(
    types={
        "string": "TEXT",
        "int32": "INTEGER",
        "int64": "INTEGER",
        "float64": "REAL",
        "bool": "INTEGER",
        "list<string>": "TEXT",
    },
    checks={
        "bool": "{0} IN (0, 1)",
        # Older versions say that null is no valid JSON.
        "list<string>": "{0} IS NULL OR (json_valid({0}) AND json_type({0}) = 'array')",
    },
    only_to_earlier_tables=False,
    options=" STRICT",
)


def write_sqlite(written: WrittenTables) -> None:
    """Write all tables to `careerdata.sqlite`.

    `PRAGMA user_version` is the schema version: 10203 for 1.2.3.
    """
    major, minor, patch = map(int, written.contract.version.split("."))
    path = written.folder / SQLITE_FILE
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # The file is thrown away unless it becomes whole, so there is nothing to roll back to.
        # Python's library does not check foreign keys by default: the tables are known to be valid.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA user_version = {major * 10_000 + minor * 100 + patch}")
        database.execute("BEGIN")
        for table in written.contract.tables:
            database.execute(create_table(table, written.contract, SQLITE))
            _insert(database, table, written)
        database.execute("COMMIT")


def _insert(database: sqlite3.Connection, table: TableSchema, written: WrittenTables) -> None:
    places = ", ".join("?" * len(table.fields))
    for rows in written.batches(table.name):
        database.executemany(
            f"INSERT INTO {name(table.name)} VALUES ({places})", plain_rows(rows, table)
        )
