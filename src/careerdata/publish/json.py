"""A table as JSON: an array of row objects, one row on each line without spaces,
keys in the order of the contract.

Arrow makes the rows, one column at a time, five times as fast as encoding each row. They are
canonical: equal values give equal bytes on every system, so the digest is computed from them.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from careerdata.publish.parquet import one_chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Field, TableSchema

TEXT = pa.large_string()
"""64-bit offsets, because the rows of a batch may have more than 2 GB."""

_NONE = pa.scalar("", TEXT)


def constant(text: str) -> pa.Scalar:
    """The same piece in every row."""
    return pa.scalar(text, TEXT)


def joined(*pieces: pa.Array | pa.Scalar) -> pa.Array:
    """Join the pieces of each row; null if one of them is null."""
    return pc.binary_join_element_wise(*pieces, _NONE)


BEGIN, BETWEEN, END = b"[\n", b",\n", b"\n]\n"
"""The text around the rows of a file and between them."""

EMPTY = b"[]\n"
"""The file of a table without rows."""

EXACT = 2**53
"""From here on a float is not exact to 1, so its shortest form is used."""

_ESCAPED = bytes([*b'\\"', *range(0x20)])
"""What must be escaped in JSON; the backslash first, because the other escapes contain one."""


def json_lines(rows: pa.Table) -> pa.Array:
    """Each row as a JSON object with a comma and a line end, as in the file.

    Raises ValueError for a number that JSON does not have (NaN, infinity).
    """
    pieces, before = [], "{"
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        encoded = _encoded(one_chunk(column))
        pieces += [constant(f"{before}{json.dumps(name)}:{encoded.before}"), encoded.values]
        before = f"{encoded.after},"
    return joined(*pieces, constant(before.removesuffix(",") + "},\n"))


def json_values(column: pa.Array) -> pa.Array:
    """Each value of a column as JSON."""
    return _encoded(column).whole()


def line_bytes(lines: pa.Array) -> memoryview:
    """All lines together, without a copy."""
    _, offsets, data = lines.buffers()
    if not len(lines) or data is None:
        return memoryview(b"")
    places = memoryview(offsets).cast("q")
    return memoryview(data)[places[lines.offset] : places[lines.offset + len(lines)]]


def runs_of_lines(lines: pa.Array, keys: pa.Array) -> Iterator[tuple[str, memoryview]]:
    """The lines of each run of rows with the same key, without a copy."""
    runs = pc.run_end_encode(keys)
    ends = [0, *runs.run_ends.to_pylist()]
    for key, (start, end) in zip(runs.values.to_pylist(), pairwise(ends), strict=True):
        yield key, line_bytes(lines[start:end])


def _or_null(encoded: pa.Array) -> pa.Array:
    return pc.fill_null(encoded, constant("null")) if encoded.null_count else encoded


class _Encoded(NamedTuple):
    """The values of a column as JSON, and the text around each of them."""

    values: pa.Array
    before: str = ""
    after: str = ""

    def whole(self) -> pa.Array:
        """The values with the text around them; null for null."""
        return joined(constant(self.before), self.values, constant(self.after))


def _encoded(column: pa.Array) -> _Encoded:
    if pa.types.is_list(column.type):
        return _lists(column)
    if pa.types.is_floating(column.type):
        return _Encoded(_or_null(_numbers(column)))
    if pa.types.is_integer(column.type) or pa.types.is_boolean(column.type):
        return _Encoded(_or_null(column.cast(TEXT)))  # Arrow writes them as JSON does
    return _texts(column)


def _texts(column: pa.Array) -> _Encoded:
    quoted = _Encoded(_escaped(column.cast(TEXT)), '"', '"')
    return _Encoded(_or_null(quoted.whole())) if column.null_count else quoted


def _escaped(column: pa.Array) -> pa.Array:
    data = bytes(line_bytes(column))
    if len(data.translate(None, _ESCAPED)) == len(data):
        return column
    for sign in _ESCAPED:
        if sign in data:
            column = pc.replace_substring(column, chr(sign), _plain(chr(sign))[1:-1])
    return column


def _numbers(column: pa.Array) -> pa.Array:
    """Encode in Python, each distinct value once."""
    distinct = column.dictionary_encode()
    encoded = pa.array([_number(value) for value in distinct.dictionary.to_pylist()], TEXT)
    return encoded.take(distinct.indices)


# `json.dumps` with these settings would make an encoder for each value.
_plain = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _number(value: float) -> str:
    """A whole amount is written without a fraction."""
    return str(int(value)) if value.is_integer() and abs(value) < EXACT else _plain(value)


def _lists(column: pa.Array) -> _Encoded:
    entries = _texts(column.flatten()).whole()
    ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(column), 0)).cast(pa.int64())
    starts = pa.concat_arrays([pa.array([0], pa.int64()), ends])
    listed = pc.binary_join(pa.LargeListArray.from_arrays(starts, entries), constant(","))
    encoded = _Encoded(listed, "[", "]")
    if not column.null_count:
        return encoded
    return _Encoded(pc.if_else(column.is_null(), constant("null"), encoded.whole()))


def plain_rows(rows: pa.RecordBatch, table: TableSchema) -> Iterator[tuple[object, ...]]:
    """The rows of a batch, each value a str, int, float, bool or None."""
    return zip(
        *(_plain_column(rows.column(field.name), field) for field in table.fields), strict=True
    )


def _plain_column(column: pa.Array, field: Field) -> list[object]:
    if field.type == "array":
        column = pc.if_else(column.is_null(), pa.scalar(None, TEXT), json_values(column))
    values: list[object] = column.to_pylist()
    return values
