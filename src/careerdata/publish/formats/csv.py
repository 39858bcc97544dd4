"""CSV: UTF-8, comma-separated, lines end in CR LF (RFC 4180), with a header;
one file for each table.

A cell has the exact value, and no spreadsheet takes it for a formula:

- null is an empty cell;
- numbers, `true` and `false` are as in JSON, and a list is JSON;
- a text is as it is. It has an apostrophe in front if it is empty, begins with an apostrophe, or
  begins like a formula (with =, +, - or @, also in full width or after invisible characters, or
  with a tab or a line break).

To read the file, remove one apostrophe from the beginning of each text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

from careerdata.publish.files import naming
from careerdata.publish.json import TEXT, constant, joined, json_values, line_bytes

if TYPE_CHECKING:
    import pyarrow as pa

    from careerdata.contract import Field, TableSchema
    from careerdata.publish.written_tables import WrittenTables

CSV_FOLDER = "csv"

_GUARDED = r"^([\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n']|$)"
"""Texts that get an apostrophe; \\p{…} are spaces and invisible characters."""

_NEEDS_QUOTES = r'[",\r\n]'


def write_csv(written: WrittenTables) -> None:
    """Write each table to `csv/<table>.csv`."""
    folder = written.folder / CSV_FOLDER
    folder.mkdir()
    for table in written.contract.tables:
        path = folder / f"{table.name}.csv"
        with naming(path), path.open("wb") as file:
            file.write((",".join(table.column_names) + "\r\n").encode())
            for rows in written.batches(table.name):
                file.write(line_bytes(csv_lines(rows, table)))


def csv_lines(rows: pa.RecordBatch, table: TableSchema) -> pa.Array:
    """Each row as a line with its line end."""
    pieces = []
    for field in table.fields:
        pieces += [_cells(rows.column(field.name), field), constant(",")]
    return joined(*pieces[:-1], constant("\r\n"))


def _cells(column: pa.Array, field: Field) -> pa.Array:
    values = _guarded(column.cast(TEXT)) if field.type == "string" else json_values(column)
    if field.type in ("string", "array"):
        values = _quoted(values)
    return pc.if_else(column.is_null(), constant(""), values)


def _guarded(texts: pa.Array) -> pa.Array:
    return pc.if_else(
        pc.match_substring_regex(texts, _GUARDED), joined(constant("'"), texts), texts
    )


def _quoted(texts: pa.Array) -> pa.Array:
    quoted = joined(_QUOTE, pc.replace_substring(texts, '"', '""'), _QUOTE)
    return pc.if_else(pc.match_substring_regex(texts, _NEEDS_QUOTES), quoted, texts)


_QUOTE = constant('"')
