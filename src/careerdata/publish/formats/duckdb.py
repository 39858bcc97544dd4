"""A database of DuckDB: tables with their keys and limits."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from careerdata.publish.sql import Dialect, create_table, describe, name, text

if TYPE_CHECKING:
    from careerdata.publish.finished import FinishedTables

DUCKDB_FILE = "careerdata.duckdb"

DUCKDB = Dialect(
    types={
        "string": "VARCHAR",
        "int32": "INTEGER",
        "int64": "BIGINT",
        "float64": "DOUBLE",
        "bool": "BOOLEAN",
        "list<string>": "VARCHAR[]",
    },
    checks={},
    # A row that names a row of the same statement is refused, whether that one is there or not.
    only_to_earlier_tables=True,
)


def write_duckdb(finished: FinishedTables) -> None:
    """Write all tables to `careerdata.duckdb`; its bytes differ each time, as DuckDB gives each file an id."""
    import duckdb  # an extra

    with closing(duckdb.connect(str(finished.folder / DUCKDB_FILE))) as database:
        for table in finished.contract.tables:
            database.execute(create_table(table, finished.contract, DUCKDB))
            database.execute("".join(describe("TABLE", table)))
            rows = f"read_parquet({text(str(finished.path(table.name)))})"
            database.execute(f"INSERT INTO {name(table.name)} SELECT * FROM {rows}")
