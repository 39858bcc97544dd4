"""xlsx, as openpyxl reads it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from careerdata.publish.formats import FormatError, xlsx
from tests.publish.formats.conftest import json_rows
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.contract import Contract, Field, TableSchema

_CONTRACT = shipped_contract()
_FORMATS = ["parquet", "xlsx"]

_ESCAPED = re.compile("_x([0-9A-F]{4})_")
"""What XML cannot hold, and what looks like this (ISO/IEC 29500, ST_Xstring);
openpyxl leaves it as it is.
"""


def _rows(workbook: openpyxl.Workbook, table: TableSchema) -> list[dict[str, object]]:
    header, *rows = workbook[table.name].iter_rows(values_only=True)
    assert header == table.column_names
    return [
        {field.name: _value(value, field) for field, value in zip(table.fields, row, strict=True)}
        for row in rows
    ]


def _value(value: object, field: Field) -> object:
    if isinstance(value, str):
        value = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), value)
    return json.loads(str(value)) if field.type == "array" and value is not None else value


@pytest.fixture(scope="module")
def workbook(every_guide: Path) -> openpyxl.Workbook:
    """The workbook of all guides."""
    return openpyxl.load_workbook(every_guide / "careerdata.xlsx")


@pytest.mark.parametrize("name", _CONTRACT.table_names)
def test_the_rows_of_every_guide_are_equal_and_in_order(
    name: str, workbook: openpyxl.Workbook, every_guide: Path
) -> None:
    assert _rows(workbook, _CONTRACT.table(name)) == json_rows(every_guide, name)


def test_a_text_is_a_text_whatever_it_looks_like(texts: Path, texts_contract: Contract) -> None:
    workbook = openpyxl.load_workbook(texts / "careerdata.xlsx")
    assert _rows(workbook, texts_contract.table("texts")) == json_rows(texts, "texts")
    cells = [
        cell
        for row in workbook["texts"].iter_rows(min_row=2, min_col=2, max_col=3)
        for cell in row
        if cell.value
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_an_empty_text_is_not_null(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["roles"]["description"] = ["", None]
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, _FORMATS)
    rows = _rows(openpyxl.load_workbook(snapshot / "careerdata.xlsx"), _CONTRACT.table("roles"))
    assert [row["description"] for row in rows] == ["", None]


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("roles", "description", "x" * 32_768, "has a text of 32,768 characters, and a cell of"),
        ("roles", "description", "_x005F_x000D_", "has the text '_x005F_x000D_', which"),
        (
            "salary_bands",
            "amount_max",
            0.1 + 0.2,
            "has the number 0.30000000000000004, and a workbook holds 16",
        ),
    ],
)
def test_what_a_workbook_would_change_is_refused_and_named(
    table: str, column: str, value: object, told: str, tmp_path: Path
) -> None:
    tables = sample_tables()
    tables[table][column][0] = value
    with pytest.raises(FormatError) as caught:
        publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, _FORMATS)
    assert str(caught.value).startswith(f"{table}.{column} {told}")
    assert list((tmp_path / "snapshots").iterdir()) == []


def test_a_table_that_is_too_long_for_a_sheet_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    tables = sample_tables()
    tables["regions"] = {
        "region_id": list("abcde"),
        "name": list("ABCDE"),
        "kind": ["other"] * 5,
        "country_code": [None] * 5,
    }
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, _FORMATS)
    workbook = openpyxl.load_workbook(snapshot / "careerdata.xlsx")
    sheets = [sheet for sheet in workbook.worksheets if sheet.title.startswith("regions")]
    assert [sheet.title for sheet in sheets] == ["regions", "regions 2", "regions 3"]
    assert [[row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in sheets] == [
        ["a", "b"], ["c", "d"], ["e"],
    ]  # fmt: skip
    assert all(next(sheet.iter_rows(values_only=True))[0] == "region_id" for sheet in sheets)
