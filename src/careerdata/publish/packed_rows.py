"""Rows of a table as bytes, a tenth as long: as they wait for their row group, are sent between processes, and kept."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

CODEC = pa.Codec("lz4_raw")
"""Twice as long as with zstd, and packed and unpacked in a third of the time."""


class PackedRows(NamedTuple):
    """At least one row, without the schema, which the contract knows."""

    num_rows: int
    data: bytes
    size: int
    """Of the data, unpacked."""

    def table(self, schema: pa.Schema) -> pa.Table:
        """The rows, with the schema that they had."""
        batch = pa.ipc.read_record_batch(CODEC.decompress(self.data, decompressed_size=self.size), schema)
        return pa.Table.from_batches([batch])


def pack_rows(rows: pa.Table) -> PackedRows:
    """Some rows, packed."""
    [batch] = rows.combine_chunks().to_batches()
    message = batch.serialize()
    return PackedRows(rows.num_rows, CODEC.compress(message, asbytes=True), message.size)
