"""Join columns of text with Arrow."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()
"""64-bit offsets, because the rows of a batch may have more than 2 GB."""

_NONE = pa.scalar("", TEXT)


def constant(text: str) -> pa.Scalar:
    """The same piece in every row."""
    return pa.scalar(text, TEXT)


def joined(*pieces: pa.Array | pa.Scalar) -> pa.Array:
    """Join the pieces of each row; null if one of them is null."""
    return pc.binary_join_element_wise(*pieces, _NONE)
