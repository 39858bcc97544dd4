"""Packed rows of a table, in a tenth of their bytes:
for the cache, between processes, and until their row group is full.
"""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

CODEC = pa.Codec("lz4_raw")
"""Twice as large as zstd, but three times as fast."""


class PackedRows(NamedTuple):
    """At least one row, without the schema, which is in the contract."""

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
