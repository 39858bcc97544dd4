"""A table as Parquet, against the Arrow schema that the contract pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.contract import ArrowType, Field, TableSchema
    from careerdata.tables import Columns

_ARROW_TYPES: dict[ArrowType, pa.DataType] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    # Parquet calls the entry of a list `element`: with that name, what is read back is equal.
    "list<string>": pa.list_(pa.field("element", pa.string())),
}

_ROWS_A_GROUP = 131_072


def arrow_schema(table: TableSchema) -> pa.Schema:
    """The table's pinned Arrow schema, with description and unit of each column in its metadata."""
    fields = [
        pa.field(field.name, _ARROW_TYPES[field.arrow], nullable=not field.required, metadata=_metadata(field))
        for field in table.fields
    ]
    return pa.schema(fields, metadata={"description": table.description})


def _metadata(field: Field) -> dict[str, str]:
    unit = {"unit": field.unit} if field.unit else {}
    return {"description": field.description, **unit}


def arrow_table(columns: Columns, table: TableSchema) -> pa.Table:
    """The table's columns as Arrow.

    Raises pyarrow.ArrowInvalid or ArrowTypeError for a value that its column cannot hold.
    """
    schema = arrow_schema(table)
    arrays = [
        pa.array(_values(columns[field.name], field), type=schema.field(field.name).type) for field in table.fields
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _values(values: list[object], field: Field) -> list[object]:
    if field.type != "number":
        return values
    # Adding zero makes the negative zero a zero, as in JSON.
    return [float(value) + 0.0 if isinstance(value, int | float) else value for value in values]


def write_parquet(columns: Columns, table: TableSchema, path: Path) -> None:
    """Write the table's columns to a Parquet file: zstd, row groups of 131,072 rows.

    The bytes are the same for the same values and the same version of pyarrow.
    """
    written = arrow_table(columns, table)
    pq.write_table(written, path, compression="zstd", row_group_size=_ROWS_A_GROUP)
