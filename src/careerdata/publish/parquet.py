"""A table as Parquet, against the Arrow schema that the contract pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from typing import IO

    from careerdata.contract import ArrowType, Field, TableSchema
    from careerdata.publish.files import HashedFile
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

_ROWS_A_GROUP = 32_768
"""As many rows of each table wait in memory; with four times as many, files are a tenth smaller."""

_MOST_WAITING = 32
"""Tables that wait for their row group."""


def arrow_schema(table: TableSchema) -> pa.Schema:
    """The table's pinned Arrow schema, with descriptions, units and the schema version in its metadata."""
    fields = [
        pa.field(field.name, _ARROW_TYPES[field.arrow], nullable=not field.required, metadata=_metadata(field))
        for field in table.fields
    ]
    return pa.schema(fields, metadata={"description": table.description, "schema_version": table.version})


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


def one_chunk(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array."""
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks or [pa.array([], column.type)])


class RowGroups:
    """A Parquet file to which rows are appended: zstd, row groups of 32,768 rows.

    The bytes are the same for the same values and the same version of pyarrow, however the rows come in.
    """

    def __init__(self, sink: IO[bytes] | HashedFile, table: TableSchema) -> None:
        self._schema = arrow_schema(table)
        self._writer = pq.ParquetWriter(sink, self._schema, compression="zstd", compression_level=1)
        self._waiting = [self._schema.empty_table()]
        self._waiting_rows = 0
        self._has_rows = False

    def add(self, rows: pa.Table) -> None:
        """Append some rows; what does not fill a row group waits for more."""
        self._waiting.append(rows)
        self._waiting_rows += rows.num_rows
        if len(self._waiting) > _MOST_WAITING:
            # A table of few rows takes many times the memory of its values.
            self._waiting = [pa.concat_tables(self._waiting).combine_chunks()]
        while self._waiting_rows >= _ROWS_A_GROUP:
            self._write(_ROWS_A_GROUP)

    def finish(self) -> None:
        """Write what waits, and the file's end."""
        if self._waiting_rows or not self._has_rows:
            self._write(self._waiting_rows)
        self._writer.close()

    def _write(self, count: int) -> None:
        waiting = pa.concat_tables(self._waiting)
        # The pages of a column end where its chunks do: without chunks, the bytes do not tell how the rows came.
        self._writer.write_table(waiting.slice(0, count).combine_chunks(), row_group_size=_ROWS_A_GROUP)
        self._waiting, self._waiting_rows = [waiting.slice(count)], waiting.num_rows - count
        self._has_rows = True
