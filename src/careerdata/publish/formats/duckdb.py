"""A DuckDB database: tables with their keys and limits."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from careerdata.lazy import LazyModule
from careerdata.publish.sql import Dialect, create_table, describe, name, text

if TYPE_CHECKING:
    import duckdb

    from careerdata.publish.written_tables import WrittenTables
else:
    duckdb = LazyModule("duckdb")  # an extra

DUCKDB_FILE = "careerdata.duckdb"

_ROWS_AT_ONCE = 100_000

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


def write_duckdb(written: WrittenTables) -> None:
    """Write all tables to `careerdata.duckdb`;
    its bytes differ each time, because DuckDB gives each file an id.
    """
    with closing(duckdb.connect(str(written.folder / DUCKDB_FILE))) as database:
        for table in written.contract.tables:
            database.execute(create_table(table, written.contract, DUCKDB))
            database.execute("".join(describe("TABLE", table)))
            rows = f"read_parquet({text(str(written.path(table.name)))}, file_row_number = true)"
            # What one statement inserts is kept in memory with its keys: 2 million rows at once
            # would take 1 GB.
            for start in range(0, written.manifest["tables"][table.name]["rows"], _ROWS_AT_ONCE):
                database.execute(
                    f"INSERT INTO {name(table.name)} SELECT * EXCLUDE (file_row_number) FROM {rows} "
                    f"WHERE file_row_number BETWEEN {start} AND {start + _ROWS_AT_ONCE - 1}"
                )
