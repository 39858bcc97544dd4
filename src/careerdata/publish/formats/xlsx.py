"""An Excel workbook: a sheet for each table; texts are never formulas or links.

Null has no cell, and an empty text is a cell without text; lists are JSON.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from careerdata.lazy import LazyModule
from careerdata.publish.formats import FormatError
from careerdata.publish.json import plain_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from careerdata.contract import Field, FieldType, TableSchema
    from careerdata.publish.written_tables import WrittenTables
else:
    xlsxwriter = LazyModule("xlsxwriter")  # an extra

XLSX_FILE = "careerdata.xlsx"

MOST_ROWS = 1_048_576
"""Of a sheet, its header included."""

MOST_CHARACTERS = 32_767
"""Of a cell."""

_LONGEST_NAME = 31
"""Of a sheet."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(written: WrittenTables) -> None:
    """Write all tables to `careerdata.xlsx`;
    a table that is too long for a sheet continues on another.

    Raises FormatError for a text that is too long for a cell, or a number with too many digits.
    """
    with xlsxwriter.Workbook(str(written.folder / XLSX_FILE), _OPTIONS) as workbook:
        workbook.set_properties(
            {"created": datetime(2000, 1, 1, tzinfo=UTC)}
        )  # else it would be now
        for table in written.contract.tables:
            _write_table(workbook, table, written)


def _write_table(workbook: xlsxwriter.Workbook, table: TableSchema, written: WrittenTables) -> None:
    sheet, at, number = _new_sheet(workbook, table, table.name), 1, 1
    for row in (row for rows in written.batches(table.name) for row in plain_rows(rows, table)):
        if at == MOST_ROWS:
            number += 1
            name = f"{table.name[: _LONGEST_NAME - 4]} {number}"
            sheet, at = _new_sheet(workbook, table, name), 1
        for column, (field, value) in enumerate(zip(table.fields, row, strict=True)):
            if value is not None:
                _check(value, field, table)
                _WRITE[field.type](sheet, at, column, value)
        at += 1


def _new_sheet(workbook: xlsxwriter.Workbook, table: TableSchema, name: str) -> Worksheet:
    sheet = workbook.add_worksheet(name[:_LONGEST_NAME])
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.name)
    return sheet


def _check(value: object, field: Field, table: TableSchema) -> None:
    if problem := _problem(value):
        raise FormatError(f"{table.name}.{field.name} has {problem}; leave out the format xlsx")


def _problem(value: object) -> str | None:
    """What the library would change or leave out."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        return f"a text of {len(value):,} characters, and a cell of a workbook holds {MOST_CHARACTERS:,}"
    if isinstance(value, str) and _CHARACTER_NUMBERS.search(value):
        return f"the text {value!r}, which a workbook takes for the number of a character"
    if isinstance(value, float) and float(f"{value:.16G}") != value:
        return f"the number {value!r}, and a workbook holds 16 digits"
    return None


_CHARACTER_NUMBERS = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


_WRITE: dict[FieldType, Callable[[Worksheet, int, int, object], object]] = {
    "string": lambda sheet, row, column, value: sheet.write_string(row, column, str(value)),
    "integer": lambda sheet, row, column, value: sheet.write_number(row, column, value),
    "number": lambda sheet, row, column, value: sheet.write_number(row, column, value),
    "boolean": lambda sheet, row, column, value: sheet.write_boolean(row, column, value),
    "array": lambda sheet, row, column, value: sheet.write_string(row, column, str(value)),
}
