"""Rows for formats without lists: a list is JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from careerdata.publish.json import TEXT, json_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Field, TableSchema


def plain_rows(rows: pa.RecordBatch, table: TableSchema) -> Iterator[tuple[object, ...]]:
    """The rows of a batch, each value a str, int, float, bool or None."""
    return zip(*(_values(rows.column(field.name), field) for field in table.fields), strict=True)


def _values(column: pa.Array, field: Field) -> list[object]:
    if field.type == "array":
        column = pc.if_else(column.is_null(), pa.scalar(None, TEXT), json_values(column))
    values: list[object] = column.to_pylist()
    return values
