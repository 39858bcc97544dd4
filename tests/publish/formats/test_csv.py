"""CSV: exact for whoever knows its rule, plain for every reader,
and nothing for a spreadsheet to run.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.publish.formats.conftest import EASILY_MISREAD, json_rows
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from careerdata.contract import Contract, TableSchema

_CONTRACT = shipped_contract()
_UNSEEN = " \t\r\n\x0b\x0c\x01\u00a0\u200b\ufeff"
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_RECIPE = Path(__file__).parents[3] / "docs/formats.md"


def _documented_reader() -> dict[str, Any]:
    """What the recipe of the docs defines."""
    names: dict[str, Any] = {}
    for block in re.findall(
        r"^```python\n(.*?)^```$", _RECIPE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        exec(block, names)
    return names


def _read(snapshot: Path, table: TableSchema) -> list[dict[str, object]]:
    types = {field.name: field.type for field in table.fields}
    return list(_documented_reader()["read_rows"](snapshot / f"csv/{table.name}.csv", types))


def _cells(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_the_documented_reader_gives_the_rows_of_every_guide(name: str, every_guide: Path) -> None:
    assert _read(every_guide, _CONTRACT.table(name)) == json_rows(every_guide, name)


def test_the_documented_reader_gives_every_text(texts: Path, texts_contract: Contract) -> None:
    rows = _read(texts, texts_contract.table("texts"))
    assert [row["text"] for row in rows] == EASILY_MISREAD
    assert rows == json_rows(texts, "texts")


def test_an_empty_text_is_not_null(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["roles"]["description"] = ["", None]
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, ["parquet", "csv"])
    assert [row["description"] for row in _read(snapshot, _CONTRACT.table("roles"))] == ["", None]


def test_no_text_looks_like_a_formula_to_a_spreadsheet(texts: Path, every_guide: Path) -> None:
    cells = [cell for row in _cells(texts / "csv/texts.csv")[1:] for cell in row[1:3]]
    cells += [
        cell for path in (every_guide / "csv").iterdir() for row in _cells(path) for cell in row
    ]
    assert "'=1+1" in cells
    assert [
        cell
        for cell in cells
        if cell.lstrip(_UNSEEN).startswith(_SIGNS) or cell.startswith(("\t", "\r", "\n"))
    ] == []


def test_a_negative_number_stays_a_number(texts: Path) -> None:
    assert "-5" in {row[3] for row in _cells(texts / "csv/texts.csv")}


def test_a_file_is_as_rfc_4180_says(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["regions"]["name"] = ['The "Länder", all', "Remote\nwork"]
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, ["parquet", "csv"])
    assert (snapshot / "csv/regions.csv").read_bytes() == (
        b'region_id,name,kind,country_code\r\nde,"The ""L\xc3\xa4nder"", all",country,DE\r\n'
        b'remote,"Remote\nwork",remote,\r\n'
    )


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_other_readers_see_the_same_cells(name: str, every_guide: Path) -> None:
    path = every_guide / f"csv/{name}.csv"
    header, *cells = _cells(path)
    columns = dict.fromkeys(header, "VARCHAR")
    assert pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().tolist() == cells
    read = pl.read_csv(path, infer_schema=False).rows()
    assert [[cell or "" for cell in row] for row in read] == cells
    with duckdb.connect() as connection:
        read = connection.execute(
            "SELECT * FROM read_csv(?, header = true, columns = ?, strict_mode = true, quote = '\"', escape = '\"')",
            [str(path), columns],
        ).fetchall()
    assert [[cell or "" for cell in row] for row in read] == cells
