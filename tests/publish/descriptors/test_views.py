"""`views.sql`, as DuckDB runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest

from careerdata.publish.descriptors.views import views
from tests.sample_dataset import own_contract, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONTRACT = shipped_contract()


@pytest.fixture(scope="module")
def database(every_guide: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views over the dataset of all test guides, from another folder."""
    with duckdb.connect() as connection:
        connection.execute("SET file_search_path = ?", [str(every_guide)])
        connection.execute((every_guide / "views.sql").read_text(encoding="utf-8"))
        yield connection


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_a_view_gives_the_rows_of_its_table(
    name: str, database: duckdb.DuckDBPyConnection, every_guide: Path
) -> None:
    rows = json.loads((every_guide / f"json/{name}.json").read_text(encoding="utf-8"))
    view = database.table(name)
    assert view.columns == list(_CONTRACT.table(name).column_names)
    assert view.fetchall() == [tuple(row.values()) for row in rows]


def test_a_view_tells_its_keys_and_its_columns(database: duckdb.DuckDBPyConnection) -> None:
    told = database.execute(
        "SELECT comment FROM duckdb_views() WHERE view_name = 'salary_bands'"
    ).fetchone()
    assert told is not None
    assert told[0].endswith(
        "Primary key: (guide_id, band_id). Foreign key: (guide_id) to guides (guide_id). "
        "Foreign key: (guide_id, role_id) to roles (guide_id, role_id). "
        "Foreign key: (region_id) to regions (region_id)."
    )
    column = "SELECT comment FROM duckdb_columns() WHERE table_name = 'roles' AND column_name = 'experience_min_years'"
    assert database.execute(column).fetchone() == (
        "The experience from which the role is reached. Unit: year.",
    )


def test_the_views_join(database: duckdb.DuckDBPyConnection) -> None:
    joined = database.execute(
        "SELECT count(*) FROM salary_bands JOIN roles USING (guide_id, role_id)"
    ).fetchone()
    linked = database.execute(
        "SELECT count(*) FROM salary_bands WHERE role_id IS NOT NULL"
    ).fetchone()
    assert joined == linked != (0,)


def test_words_of_the_contract_stay_in_their_text(tmp_path: Path) -> None:
    trap = 'description: "It\'s; DROP VIEW guides; --"\nfields: [{name: name, description: "\'\\n; SELECT 1/0; --"}]'
    own = own_contract(tmp_path, "roles", trap)
    statements = duckdb.extract_statements(views(own))
    assert len(statements) == sum(2 + len(table.fields) for table in own.tables)
