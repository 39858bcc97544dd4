"""A guide as received: its text, the starts of its lines, and its front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

GuideFormat = Literal["text", "markdown", "html"]

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range of characters (code points) of a guide's decoded file."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor counts it: line and column from 1, the column in characters."""

    line: int
    column: int


class LineIndex:
    r"""Where each line of a text begins; lines end with ``\n``, ``\r\n`` or a lone ``\r``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)
        # Editors do not show a byte order mark, so the columns of the first line count from behind
        # it.
        self._first_column_at = 1 if text.startswith("\ufeff") else 0

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The line and column of a character offset."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if line == 1:
            start = min(self._first_column_at, offset)
        return Position(line, offset - start + 1)

    def bounds(self, span: Span) -> tuple[int, int, int, int]:
        """The line and column of a span's start, then those of its end."""
        line, column = self.position(span.start)
        if line > 1 and (line == len(self._starts) or span.end < self._starts[line]):
            return line, column, line, column + span.end - span.start
        return line, column, *self.position(span.end)

    def offset(self, position: Position) -> int:
        """The character offset of a position: the inverse of `position`."""
        start = self._starts[position.line - 1]
        if position.line == 1:
            start = self._first_column_at
        return start + position.column - 1

    def line_of(self, offset: int) -> int:
        """The 1-based number of the line with a character offset."""
        return bisect_right(self._starts, offset)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its ending and without a byte order mark."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n").removeprefix("\ufeff")


def _line_starts(text: str) -> list[int]:
    # Not str.splitlines: it also breaks at form feeds and U+2028, where no editor starts a line.
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


@dataclass(frozen=True, slots=True)
class MetaValue:
    """An entry of the front matter: the value as written, and its place."""

    value: str
    span: Span


@dataclass(frozen=True)
class Guide:
    """A guide: everything that later stages know about the file."""

    guide_id: str
    """The slug of the file's name."""
    path: str
    """The path as the user gave it; shown in findings, never published."""
    source_path: str
    """The path below the folder that was given, with `/`:
    the same on every machine, so it is published.
    """
    text: str
    """The decoded file, whole: byte order mark, front matter and line endings included."""
    format: GuideFormat
    sha256: str
    """Of the file's bytes."""
    front_matter: Mapping[str, MetaValue] = field(default_factory=dict)
    """The scalar entries of a YAML front matter, keys in lower case."""
    body_start: int = 0
    """The offset of the first character after byte order mark and front matter."""

    @cached_property
    def lines(self) -> LineIndex:
        """The guide's lines; made when first asked for."""
        return LineIndex(self.text)

    def source(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]
