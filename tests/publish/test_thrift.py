"""Thrift's compact protocol: values as its specification writes them."""

from __future__ import annotations

import pytest

from careerdata.publish.thrift import integer, list_of_structs, read_struct

_NUMBERS = [
    (0, "00"),
    (-1, "01"),
    (1, "02"),
    (63, "7e"),
    (64, "8001"),
    (-65, "8101"),
    (150, "ac02"),
    (2**31 - 1, "feffffff0f"),
    (-(2**63), "ffffffffffffffffff01"),
]


@pytest.mark.parametrize(("value", "digits"), _NUMBERS)
def test_integers(value: int, digits: str) -> None:
    assert integer(value).hex() == digits
    field = read_struct(bytes([0x16]) + integer(value) + b"\0").value[1]
    assert (field.value, field.start, field.end) == (value, 1, 1 + len(digits) // 2)


def test_a_struct_of_all_kinds_of_fields() -> None:
    data = bytes.fromhex(
        "11"  # field 1: true
        "12"  # field 2: false
        "13ff"  # field 3: a byte
        "470200000000000000"  # field 7: a double
        "18026869"  # field 8: the two bytes "hi"
        "0ce807"  # field 500, its number written out: a struct
        "150200"  # … whose field 1 is 1
        "19250204"  # field 501: a list of two integers
        "00"
    )
    value = {number: node.value for number, node in read_struct(data).value.items()}
    inner, numbers = value.pop(500), value.pop(501)
    assert value == {1: True, 2: False, 3: 0xFF, 7: bytes([2, 0, 0, 0, 0, 0, 0, 0]), 8: b"hi"}
    assert inner[1].value == 1
    assert [node.value for node in numbers] == [1, 2]
    assert read_struct(data).end == len(data)


@pytest.mark.parametrize("count", [0, 1, 14, 15, 16, 127, 128, 300])
def test_lists_of_structs(count: int) -> None:
    structs = [b"\x16" + integer(number) + b"\0" for number in range(count)]
    data = b"\x19" + list_of_structs(structs) + b"\0"
    listed = read_struct(data).value[1]
    assert [node.value[1].value for node in listed.value] == [*range(count)]
    assert (listed.start, listed.end) == (1, len(data) - 1)


def test_a_type_that_no_footer_has_is_refused() -> None:
    with pytest.raises(ValueError, match="type 11"):
        read_struct(b"\x1b\0\0")
