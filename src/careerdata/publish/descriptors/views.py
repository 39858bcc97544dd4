"""`views.sql`: the Parquet tables as views of DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.publish.sql import describe, name, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, TableSchema
    from careerdata.publish.written_tables import WrittenTables

VIEWS = "views.sql"

_HEAD = """\
-- The tables of this folder as views of DuckDB, which read the Parquet files where they are.
-- In this folder: duckdb -init views.sql
-- From elsewhere: SET file_search_path = 'path/of/this/folder'; before, and for as long as the views are used.
"""


def write_views(written: WrittenTables) -> None:
    """Write the statements that make a view of each table."""
    (written.folder / VIEWS).write_text(views(written.contract), encoding="utf-8", newline="")


def views(contract: Contract) -> str:
    """The statements: a view for each table, with comments for its description and keys."""
    version = f"-- Schema version {contract.version}.\n"
    statements = (statement for table in contract.tables for statement in _statements(table))
    return _HEAD + version + "".join(statements)


def _statements(table: TableSchema) -> Iterator[str]:
    yield f"\nCREATE OR REPLACE VIEW {name(table.name)} AS SELECT * FROM {text(f'parquet/{table.name}.parquet')};\n"
    yield from describe("VIEW", table)
