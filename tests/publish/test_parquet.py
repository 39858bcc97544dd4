"""Parquet: pinned types, and that others read the values that were written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careerdata.publish.parquet import RowGroups, arrow_schema, arrow_table
from careerdata.tables import empty_tables
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from careerdata.tables import Columns
    from tests.javascript import JavaScript

_CONTRACT = shipped_contract()


def _written(name: str, folder: Path, columns: Columns | None = None) -> Path:
    path = folder / f"{name}.parquet"
    _write(path, name, [arrow_table(columns or sample_tables()[name], _CONTRACT.table(name))])
    return path


def _write(path: Path, name: str, parts: Iterable[pa.Table]) -> None:
    with path.open("wb") as file:
        row_groups = RowGroups(file, _CONTRACT.table(name))
        for part in parts:
            row_groups.add(part)
        row_groups.finish()


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_what_is_read_back_is_equal_in_values_and_schema(name: str, tmp_path: Path) -> None:
    read = pq.ParquetFile(_written(name, tmp_path)).read()
    assert read.schema.equals(arrow_schema(_CONTRACT.table(name)), check_metadata=True)
    assert read.to_pydict() == sample_tables()[name]


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_duckdb_reads_equal_values(name: str, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [str(_written(name, tmp_path))]).fetchall()
    assert found == list(zip(*sample_tables()[name].values(), strict=True))


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_polars_reads_equal_values(name: str, tmp_path: Path) -> None:
    assert pl.read_parquet(_written(name, tmp_path)).to_dict(as_series=False) == sample_tables()[name]


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_plain_pandas_reads_equal_values(name: str, tmp_path: Path) -> None:
    frame = pd.read_parquet(_written(name, tmp_path))
    assert list(frame.columns) == list(sample_tables()[name])
    for column, values in sample_tables()[name].items():
        read = [list(v) if not isinstance(v, str) and pd.api.types.is_list_like(v) else v for v in frame[column]]
        assert [None if not isinstance(v, list) and pd.isna(v) else v for v in read] == values


def _json_rows(snapshot: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((snapshot / f"json/{name}.json").read_text(encoding="utf-8"))
    return rows


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_all_readers_give_the_rows_of_every_guide(name: str, every_guide: Path) -> None:
    path, wanted = every_guide / f"parquet/{name}.parquet", _json_rows(every_guide, name)
    assert wanted
    assert pl.read_parquet(path).to_dicts() == wanted
    with duckdb.connect() as connection:
        rows = connection.execute("select * from read_parquet(?)", [str(path)]).fetchall()
    assert rows == [tuple(row.values()) for row in wanted]
    frame = pd.read_parquet(path)
    assert pa.Table.from_pandas(frame, schema=pq.read_schema(path), preserve_index=False).to_pylist() == wanted


def test_javascript_reads_the_rows_of_every_guide(javascript: JavaScript, every_guide: Path) -> None:
    read = json.loads(javascript.run("read_parquet.mjs", every_guide / "parquet"))
    assert read == {name: _json_rows(every_guide, name) for name in _CONTRACT.table_names}


def test_the_files_that_they_read_have_dictionaries_and_are_compressed(every_guide: Path) -> None:
    column = pq.ParquetFile(every_guide / "parquet/skills.parquet").metadata.row_group(0).column
    columns = {column(index).path_in_schema: column(index) for index in range(8)}
    for name in ("origin", "aliases.list.element"):
        assert "RLE_DICTIONARY" in columns[name].encodings
        assert columns[name].compression == "ZSTD"


def test_types_descriptions_and_units_stand_in_the_file(tmp_path: Path) -> None:
    schema = pq.read_schema(_written("salary_bands", tmp_path))
    assert schema.field("amount_min").type == pa.float64()
    assert schema.field("as_of_year").type == pa.int32()
    assert schema.field("amount_min").metadata[b"unit"] == b"currency per pay_period"
    assert schema.field("currency").metadata[b"description"].startswith(b"The currency of both amounts")
    assert not schema.field("currency").nullable
    assert b"pandas" not in schema.metadata
    assert schema.metadata[b"schema_version"].decode() == _CONTRACT.version


def test_a_table_without_rows_keeps_its_types(tmp_path: Path) -> None:
    path = _written("roles", tmp_path, empty_tables(_CONTRACT)["roles"])
    assert pq.ParquetFile(path).read().schema.equals(arrow_schema(_CONTRACT.table("roles")))


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert _written("roles", tmp_path / "a").read_bytes() == _written("roles", tmp_path / "b").read_bytes()


@pytest.mark.parametrize("sizes", [[7, 25_000, 7_761, 1], [32_768, 32_768], [16_384] * 4, [100] * 700])
def test_the_bytes_do_not_tell_how_the_rows_came(tmp_path: Path, sizes: list[int]) -> None:
    rows = arrow_table(_many_roles(75_000), _CONTRACT.table("roles"))
    _write(tmp_path / "whole.parquet", "roles", [rows.combine_chunks()])
    _write(tmp_path / "parts.parquet", "roles", _cut(rows, sizes))
    assert (tmp_path / "parts.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
    metadata = pq.read_metadata(tmp_path / "parts.parquet")
    groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert groups == [32_768, 32_768, 9_464]


def _many_roles(count: int) -> Columns:
    roles = sample_tables()["roles"]
    numbers = [*range(1, count + 1)]
    return {name: (values * count)[:count] for name, values in roles.items()} | {
        "role_id": [f"role-{number % 50_000}" for number in numbers],
        "position": [*numbers],
    }


def _cut(rows: pa.Table, sizes: Iterable[int]) -> Iterator[pa.Table]:
    start = 0
    for size in sizes:
        yield rows.slice(start, size)
        start += size
    yield rows.slice(start)


def test_a_null_in_a_required_column_is_refused(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["roles"]["name"][0] = None
    with pytest.raises(pa.ArrowInvalid):
        _written("roles", tmp_path, tables["roles"])
