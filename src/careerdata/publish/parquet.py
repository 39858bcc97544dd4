"""A table as Arrow, with the types of the contract, as in its Parquet file; and its packed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from careerdata.contract import ArrowType, Field, TableSchema
    from careerdata.contract.tables import Columns

_ARROW_TYPES: dict[ArrowType, pa.DataType] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    # Parquet calls the entry of a list `element`: with that name, what is read back is equal.
    "list<string>": pa.list_(pa.field("element", pa.string())),
}


def arrow_schema(table: TableSchema) -> pa.Schema:
    """The table's pinned Arrow schema, with descriptions,
    units and the schema version in its metadata.
    """
    fields = [
        pa.field(
            field.name,
            _ARROW_TYPES[field.arrow],
            nullable=not field.required,
            metadata=_metadata(field),
        )
        for field in table.fields
    ]
    return pa.schema(
        fields, metadata={"description": table.description, "schema_version": table.version}
    )


def _metadata(field: Field) -> dict[str, str]:
    unit = {"unit": field.unit} if field.unit else {}
    return {"description": field.description, **unit}


def arrow_table(columns: Columns, table: TableSchema) -> pa.Table:
    """The table's columns as Arrow.

    Raises pyarrow.ArrowInvalid or ArrowTypeError for a value that its column cannot hold.
    """
    schema = arrow_schema(table)
    arrays = [
        pa.array(_values(columns[field.name], field), type=schema.field(field.name).type)
        for field in table.fields
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _values(values: list[object], field: Field) -> list[object]:
    if field.type != "number":
        return values
    # Adding zero makes the negative zero a zero, as in JSON.
    return [float(value) + 0.0 if isinstance(value, int | float) else value for value in values]


def one_chunk(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array."""
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks or [pa.array([], column.type)])


CODEC = pa.Codec("lz4_raw")
"""Twice as large as zstd, but three times as fast."""


class PackedRows(NamedTuple):
    """At least one row in a tenth of its bytes, without the schema, which is in the contract:
    for the cache, between processes, and until its row group is full.
    """

    num_rows: int
    data: bytes
    size: int
    """Of the data, unpacked."""

    def table(self, schema: pa.Schema) -> pa.Table:
        """The rows, with the schema that they had."""
        batch = pa.ipc.read_record_batch(
            CODEC.decompress(self.data, decompressed_size=self.size), schema
        )
        return pa.Table.from_batches([batch])


def pack_rows(rows: pa.Table) -> PackedRows:
    """Pack some rows."""
    [batch] = rows.combine_chunks().to_batches()
    message = batch.serialize()
    return PackedRows(rows.num_rows, CODEC.compress(message, asbytes=True), message.size)
