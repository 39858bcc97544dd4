"""Places in the code units of an editor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from careerdata.lsp.positions import Positions
from careerdata.model.guide import Span

UTF8, UTF16, UTF32 = (
    types.PositionEncodingKind.Utf8,
    types.PositionEncodingKind.Utf16,
    types.PositionEncodingKind.Utf32,
)

# The sign of money is one character: two units of UTF-16, four bytes of UTF-8. The letter ü has two
# bytes.
_TEXT = "Lohn\r\nfür 💰 60\n"


@pytest.mark.parametrize(("encoding", "character"), [(UTF32, 6), (UTF16, 7), (UTF8, 10)])
def test_columns_count_code_units(encoding: str, character: int) -> None:
    positions, offset = Positions(_TEXT, encoding), _TEXT.index("60")
    assert positions.at(offset) == types.Position(1, character)
    assert positions.offset(types.Position(1, character)) == offset


def test_a_range_may_reach_over_lines() -> None:
    positions = Positions(_TEXT)
    assert positions.range(Span(2, 9)) == types.Range(types.Position(0, 2), types.Position(1, 3))


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (types.Position(0, 99), 4),
        (types.Position(1, 99), 14),
        (types.Position(2, 0), 15),
        (types.Position(9, 0), 15),
    ],
)
def test_a_position_after_the_end_is_the_end(position: types.Position, offset: int) -> None:
    assert Positions(_TEXT).offset(position) == offset


def test_a_byte_order_mark_counts_for_editors_that_keep_it() -> None:
    positions = Positions("\ufeffNurse")
    assert positions.at(1) == types.Position(0, 1)
    assert positions.offset(types.Position(0, 1)) == 1
    assert positions.end_of_line(1) == 6


_LINES = st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\u2028💰ü"), max_size=30)


@given(_LINES, st.sampled_from([UTF8, UTF16, UTF32]), st.data())
def test_every_offset_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text, encoding)
    position = positions.at(offset)
    # Between the two characters of a line ending there is no position of an editor's.
    assert positions.offset(position) == offset or text[offset - 1 : offset + 1] == "\r\n"
