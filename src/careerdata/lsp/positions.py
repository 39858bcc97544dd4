"""Places of a text as an editor counts them:
lines and columns from 0, columns in code units (LSP 3.17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from careerdata.model.guide import LineIndex, Span
from careerdata.model.guide import Position as GuidePosition

if TYPE_CHECKING:
    from careerdata.model.finding import Place

_UNITS: dict[str, tuple[str, int]] = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
"""Of each position encoding: Python's name of it, and how many bytes a unit has."""


class Positions:
    """The places of one text, in the code units that editor and server agreed on."""

    def __init__(self, text: str, encoding: str = types.PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._codec, self._unit = _UNITS[encoding]

    def at(self, offset: int) -> types.Position:
        """The position of a character offset."""
        line = self._lines.line_of(offset)
        return types.Position(line - 1, self._units(self._text[self._start(line) : offset]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.at(span.start), self.at(span.end))

    def range_of(self, place: Place) -> types.Range:
        """The range of a finding's place in this text."""
        return self.range(self.span_of(place))

    def span_of(self, place: Place) -> Span:
        """The characters of a finding's place in this text."""
        start = self._lines.offset(GuidePosition(place.line, place.column))
        return Span(start, self._lines.offset(GuidePosition(place.end_line, place.end_column)))

    def offset(self, position: types.Position) -> int:
        """The character offset of a position;
        after the end of a line, that end (LSP 3.17, Position).
        """
        if position.line >= len(self._lines):
            return len(self._text)
        start, units = self._start(position.line + 1), 0
        line = self._text[start : self.end_of_line(position.line + 1)]
        for index, character in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(character)
        return start + len(line)

    def end_of_line(self, line: int) -> int:
        """The offset after the last character of a line, counted from 1."""
        return self._lines.offset(GuidePosition(line, 1)) + len(self._lines.line_text(line))

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._unit

    def _start(self, line: int) -> int:
        # Column 1 of the first line is after a byte order mark, which counts for editors that keep
        # it.
        return 0 if line == 1 else self._lines.offset(GuidePosition(line, 1))
