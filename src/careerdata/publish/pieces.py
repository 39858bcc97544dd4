"""Columns of text put together from pieces, by Arrow."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()
"""Offsets of 64 bits: the rows of a batch may be longer than 2 GB."""

_NONE = pa.scalar("", TEXT)


def constant(text: str) -> pa.Scalar:
    """The same piece in every row."""
    return pa.scalar(text, TEXT)


def joined(*pieces: pa.Array | pa.Scalar) -> pa.Array:
    """Pieces of each row side by side; null where one of them is."""
    return pc.binary_join_element_wise(*pieces, _NONE)
