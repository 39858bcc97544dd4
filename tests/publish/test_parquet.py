"""Parquet: pinned types, and that others read the values that were written."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careerdata.contract.tables import empty_tables
from careerdata.publish.encode import encode_columns
from careerdata.publish.parquet import arrow_schema
from careerdata.publish.parquet_file import ParquetFile
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from careerdata.contract.tables import Columns
    from careerdata.publish.parquet_file import Kept
    from tests.javascript import JavaScript

_CONTRACT = shipped_contract()


def _written(name: str, folder: Path, columns: Columns | None = None) -> Path:
    path = folder / f"{name}.parquet"
    _write(path, name, [columns or sample_tables()[name]])
    return path


def _write(path: Path, name: str, parts: Iterable[Columns], kept: Kept | None = None) -> None:
    table = _CONTRACT.table(name)
    with path.open("wb") as file:
        parquet = ParquetFile(file, table, kept)
        for columns in parts:
            for part in encode_columns(columns, table):
                parquet.add(part.rows, part.digests)
        parquet.finish()


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_what_is_read_back_is_equal_in_values_and_schema(name: str, tmp_path: Path) -> None:
    read = pq.ParquetFile(_written(name, tmp_path)).read()
    assert read.schema.equals(arrow_schema(_CONTRACT.table(name)), check_metadata=True)
    assert read.to_pydict() == sample_tables()[name]


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_duckdb_reads_equal_values(name: str, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        found = connection.execute(
            "select * from read_parquet(?)", [str(_written(name, tmp_path))]
        ).fetchall()
    assert found == list(zip(*sample_tables()[name].values(), strict=True))


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_polars_reads_equal_values(name: str, tmp_path: Path) -> None:
    assert (
        pl.read_parquet(_written(name, tmp_path)).to_dict(as_series=False) == sample_tables()[name]
    )


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_plain_pandas_reads_equal_values(name: str, tmp_path: Path) -> None:
    frame = pd.read_parquet(_written(name, tmp_path))
    assert list(frame.columns) == list(sample_tables()[name])
    for column, values in sample_tables()[name].items():
        read = [
            list(v) if not isinstance(v, str) and pd.api.types.is_list_like(v) else v
            for v in frame[column]
        ]
        assert [None if not isinstance(v, list) and pd.isna(v) else v for v in read] == values


def _json_rows(snapshot: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(
        (snapshot / f"json/{name}.json").read_text(encoding="utf-8")
    )
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
    assert (
        pa.Table.from_pandas(frame, schema=pq.read_schema(path), preserve_index=False).to_pylist()
        == wanted
    )


def test_javascript_reads_the_rows_of_every_guide(
    javascript: JavaScript, every_guide: Path
) -> None:
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
    assert (
        schema.field("currency")
        .metadata[b"description"]
        .startswith(b"The currency of both amounts")
    )
    assert not schema.field("currency").nullable
    assert b"pandas" not in schema.metadata
    assert schema.metadata[b"schema_version"].decode() == _CONTRACT.version


def test_a_table_without_rows_keeps_its_types(tmp_path: Path) -> None:
    path = _written("roles", tmp_path, empty_tables(_CONTRACT)["roles"])
    assert pq.ParquetFile(path).read().schema.equals(arrow_schema(_CONTRACT.table("roles")))


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert (
        _written("roles", tmp_path / "a").read_bytes()
        == _written("roles", tmp_path / "b").read_bytes()
    )


class _Kept:
    """What was stored, and how often something was asked for in vain."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}
        self.missed = 0

    def load(self, key: str) -> memoryview | None:
        data = self.stored.get(key)
        self.missed += data is None
        return None if data is None else memoryview(data)

    def store(self, key: str, body: bytes) -> None:
        self.stored[key] = body


def _roles(guide: str, count: int) -> Columns:
    """Rows of one guide."""
    columns = {name: (values * count)[:count] for name, values in sample_tables()["roles"].items()}
    return columns | {"guide_id": [guide] * count, "position": [*range(1, count + 1)]}


def _guides(count: int, rows: int) -> list[Columns]:
    return [_roles(f"guide-{number:04}", rows + number % 7) for number in range(count)]


def _group_sizes(path: Path) -> list[int]:
    metadata = pq.read_metadata(path)
    return [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]


@pytest.mark.parametrize(("count", "rows"), [(300, 3), (20, 9_000), (1, 40_000), (70, 600)])
def test_all_readers_read_many_row_groups(tmp_path: Path, count: int, rows: int) -> None:
    parts, path = _guides(count, rows), tmp_path / "roles.parquet"
    _write(path, "roles", parts)
    wanted = {name: [value for part in parts for value in part[name]] for name in parts[0]}
    assert (len(_group_sizes(path)) > 1) == (count > 1)
    assert pq.ParquetFile(path).read().to_pydict() == wanted
    assert pl.read_parquet(path).to_dict(as_series=False) == wanted
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [str(path)]).fetchall()
        assert found == list(zip(*wanted.values(), strict=True))
        [first] = connection.execute(
            "select count(*) from read_parquet(?) where guide_id = 'guide-0000'", [str(path)]
        ).fetchall()
    assert first == (rows,)


def test_statistics_of_each_row_group_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "roles.parquet"
    _write(path, "roles", _guides(20, 9_000))
    metadata = pq.read_metadata(path)
    found = [
        metadata.row_group(number).column(0).statistics for number in range(metadata.num_row_groups)
    ]
    assert found[0].min == "guide-0000"
    assert found[-1].max == "guide-0019"
    assert all(before.max < after.min for before, after in pairwise(found))


def test_row_groups_are_neither_small_nor_without_end(tmp_path: Path) -> None:
    path = tmp_path / "roles.parquet"
    _write(path, "roles", _guides(40, 9_000))
    assert all(size >= 9_000 for size in _group_sizes(path))
    assert max(_group_sizes(path)) < 32_768 + 9_100
    _write(path, "roles", _guides(500, 1))
    assert sum(_group_sizes(path)) / len(_group_sizes(path)) > 16
    assert max(_group_sizes(path)) <= 128 * 7


def test_what_is_kept_changes_no_byte_and_is_used(tmp_path: Path) -> None:
    parts, kept = _guides(600, 3), _Kept()
    for name, memory in (("plain", None), ("first", kept), ("second", kept)):
        _write(tmp_path / name, "roles", parts, memory)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "plain").read_bytes()
    assert (tmp_path / "second").read_bytes() == (tmp_path / "plain").read_bytes()
    assert kept.missed == len(kept.stored) == len(_group_sizes(tmp_path / "plain")) > 4


@pytest.mark.parametrize("at", [0, 150, 299])
def test_a_changed_guide_costs_its_own_row_group(tmp_path: Path, at: int) -> None:
    parts, kept = _guides(600, 3), _Kept()
    _write(tmp_path / "before", "roles", parts, kept)
    kept.missed = 0
    parts[at] = _roles(f"guide-{at:04}", 5)
    _write(tmp_path / "kept", "roles", parts, kept)
    _write(tmp_path / "plain", "roles", parts)
    assert (tmp_path / "kept").read_bytes() == (tmp_path / "plain").read_bytes()
    assert 1 <= kept.missed <= 2


def test_tables_of_equal_rows_share_nothing_that_is_kept(tmp_path: Path) -> None:
    kept = _Kept()
    columns = sample_tables()["roles"]
    _write(tmp_path / "a", "roles", [columns], kept)
    other = replace(_CONTRACT.table("roles"), description="Other words.")
    with (tmp_path / "b").open("wb") as file:
        parquet = ParquetFile(file, other, kept)
        for part in encode_columns(columns, other):
            parquet.add(part.rows, part.digests)
        parquet.finish()
    assert kept.missed == 2
    assert pq.read_schema(tmp_path / "b").metadata[b"description"] == b"Other words."


def test_a_null_in_a_required_column_is_refused(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["roles"]["name"][0] = None
    with pytest.raises(pa.ArrowInvalid):
        _written("roles", tmp_path, tables["roles"])
