"""The compact protocol of Thrift, as far as Parquet footers use it:
values and the offsets of their bytes.

https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from __future__ import annotations

from typing import Any, NamedTuple

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _STRUCT = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    12,
)

_SHORT_LIST = 15
"""From this length on, the length of a list is after its first byte."""


class Node(NamedTuple):
    """A value: bool, int, bytes, a list of nodes,
    or a struct as nodes by the numbers of their fields.
    """

    value: Any
    start: int
    """The offset of its bytes, after those of its field and type."""
    end: int


def read_struct(data: bytes, start: int = 0) -> Node:
    """The struct whose bytes begin at a place.

    Raises ValueError for a type that
    no footer of Parquet has.
    """
    fields: dict[int, Node] = {}
    at, number = start, 0
    while (head := data[at]) != 0:
        kind, step = head & 0x0F, head >> 4
        at += 1
        if step:
            number += step
        else:
            number, at = _integer(data, at)
        fields[number] = (
            Node(kind == _TRUE, at, at) if kind in (_TRUE, _FALSE) else _read(data, at, kind)
        )
        at = fields[number].end
    return Node(fields, start, at + 1)


def _read(data: bytes, at: int, kind: int) -> Node:
    if kind in (_I16, _I32, _I64):
        return Node(*_spanned(data, at))
    if kind == _BINARY:
        length, start = _varint(data, at)
        return Node(data[start : start + length], at, start + length)
    if kind == _STRUCT:
        return read_struct(data, at)
    if kind == _LIST:
        return _read_list(data, at)
    if kind in (_TRUE, _FALSE, _BYTE):
        return Node(data[at], at, at + 1)
    if kind == _DOUBLE:
        return Node(data[at : at + 8], at, at + 8)
    raise ValueError(f"a value of the Thrift type {kind} is in an invalid place")


def _read_list(data: bytes, start: int) -> Node:
    length, kind, at = data[start] >> 4, data[start] & 0x0F, start + 1
    if length == _SHORT_LIST:
        length, at = _varint(data, at)
    nodes = []
    for _ in range(length):
        nodes.append(_read(data, at, kind))
        at = nodes[-1].end
    return Node(nodes, start, at)


def _spanned(data: bytes, start: int) -> tuple[int, int, int]:
    value, end = _integer(data, start)
    return value, start, end


def _integer(data: bytes, at: int) -> tuple[int, int]:
    raw, at = _varint(data, at)
    return (raw >> 1) ^ -(raw & 1), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def integer(value: int) -> bytes:
    """The bytes of an integer of 16, 32 or 64 bits."""
    return _varint_bytes(value << 1 if value >= 0 else ~(value << 1))


def list_of_structs(structs: list[bytes]) -> bytes:
    """The bytes of a list of structs, from theirs."""
    if len(structs) < _SHORT_LIST:
        head = bytes([len(structs) << 4 | _STRUCT])
    else:
        head = bytes([_SHORT_LIST << 4 | _STRUCT]) + _varint_bytes(len(structs))
    return b"".join([head, *structs])


def _varint_bytes(value: int) -> bytes:
    result = bytearray()
    while value >= 0x80:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    result.append(value)
    return bytes(result)
