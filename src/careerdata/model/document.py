"""The parts of the text of a guide, in any format: headings, paragraphs, items, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.guide import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from careerdata.model.guide import Guide


_PAST_ANY = float("inf")
_WIDE = {
    chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5E) if chr(wide) not in "！？：；"
}
_SAME_TO_A_READER = str.maketrans(
    {**dict.fromkeys("\u00a0\u202f\u2007\u3000", " "), **_WIDE, "～": "〜", "￥": "¥"}
)
"""Spaces that only forbid a line break, digits and signs of full width;
not stops, which hold a space.
"""
_DIFFERENT = re.compile(f"[{''.join(map(chr, _SAME_TO_A_READER))}]")


def _as_read(plain: str) -> str:
    """Text with the plain character for those between which a
    reader sees no difference, each for one.
    """
    if plain.isascii() or not _DIFFERENT.search(plain):
        return plain
    return plain.translate(_SAME_TO_A_READER)


class Piece(NamedTuple):
    """A piece of plain text and the part of the source it came from.

    If both have the same length, they correspond character by character. Otherwise (an HTML entity,
    a line break that became a space), every character of the piece stands for the whole part of the
    source.
    """

    plain_start: int
    source_start: int
    source_end: int


class Link(NamedTuple):
    """A link: the plain characters it covers, and its address."""

    start: int
    end: int
    url: str
    url_span: Span


def _end_of_link(link: Link) -> int:
    return link.end


def _end_of_range(bounds: tuple[int, int]) -> int:
    return bounds[1]


class Text:
    """Plain text without markup; each character has its place in the guide.

    Offsets into `plain` are taken by patterns; `cut` gives the part between two of them, `span` its
    source.
    """

    __slots__ = ("_at", "_pieces", "_seen", "_shift", "_whole", "links", "plain", "strong")

    def __init__(
        self,
        plain: str,
        pieces: Sequence[Piece],
        links: tuple[Link, ...] = (),
        strong: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.plain = plain
        """The text as a reader sees it;
        line breaks inside a paragraph are spaces, `<br>` is a newline.
        """
        self._pieces: Sequence[Piece] | None = pieces
        """None if the text is the same in the source and they were not needed yet."""
        _, source_start, source_end = pieces[0]
        is_exact = len(pieces) == 1 and source_end - source_start == len(plain)
        self._shift = source_start if is_exact else None
        """Its start in the source, if it is the same there, as most texts are."""
        self.links = links
        """The links inside, in order, with plain offsets."""
        self.strong = strong
        """The plain ranges that are set in bold, in order."""
        self._whole: Text = self
        """The text that it was cut from, in which it begins at `_at`."""
        self._at = 0
        self._seen: dict[Hashable, object] | None = None

    @classmethod
    def of(cls, plain: str, source_start: int) -> Text:
        """Text that stands in the source just as it is."""
        if _WIDE_COLON.search(plain):
            builder = TextBuilder()
            builder.add(plain, source_start, source_start + len(plain))
            return builder.text(source_start)
        return cls(_as_read(plain), (Piece(0, source_start, source_start + len(plain)),))

    def __repr__(self) -> str:
        return f"Text({self.plain!r} at {self.span.start}-{self.span.end})"

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    @property
    def pieces(self) -> Sequence[Piece]:
        """Its pieces, in order."""
        if self._pieces is None:
            self._pieces = (Piece(0, *self.span),)
        return self._pieces

    @property
    def whole(self) -> tuple[Text, int]:
        """The text that it was cut from, and where it begins in it."""
        return self._whole, self._at

    @property
    def seen(self) -> dict[Hashable, object]:
        """The entities that annotators found in it and in its parts."""
        if self._seen is None:
            self._seen = {}
        return self._seen

    @property
    def span(self) -> Span:
        """From the place of the first to that of the last character in the guide,
        with the markup between them.
        """
        if self._shift is not None:
            return Span(self._shift, self._shift + len(self.plain))
        return self.span_of(0, len(self.plain))

    def span_of(self, start: int, end: int) -> Span:
        """The source span of the plain characters from `start` to `end`."""
        if self._shift is not None:
            return Span(self._shift + start, self._shift + end)
        first = self._source_of(start)
        last = self._source_of(end - 1) if end > start else Span(first.start, first.start)
        return Span(first.start, last.end)

    def _source_of(self, offset: int) -> Span:
        pieces = self.pieces
        index = bisect_right(pieces, (offset, _PAST_ANY)) - 1
        piece = pieces[index]
        plain_end = len(self.plain) if index + 1 == len(pieces) else pieces[index + 1].plain_start
        if piece.source_end - piece.source_start == plain_end - piece.plain_start:
            at = piece.source_start + offset - piece.plain_start
            return Span(at, at + 1)
        return Span(piece.source_start, piece.source_end)

    def cut(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end` (plain offsets), without white space at its ends."""
        whole = self.plain[start:end]
        part = whole.strip()
        if len(part) < len(whole):
            start += len(whole) - len(whole.lstrip())
        if len(part) == len(self.plain):
            return self
        if not part:
            at = self.span_of(start, start).start if self.plain else self.pieces[0].source_start
            return _as_it_stands("", at)
        return self._part(part, start)

    def _part(self, part: str, start: int) -> Text:
        """The part that begins at `start`; `part` are its characters."""
        if self._shift is not None and not self.links and not self.strong:
            text = _as_it_stands(part, self._shift + start)
        else:
            end = start + len(part)
            text = Text(
                part, tuple(self._pieces_between(start, end)), *self._marks_between(start, end)
            )
        text._whole, text._at = self._whole, self._at + start
        return text

    def without(self, gaps: Sequence[tuple[int, int]]) -> Text:
        """The text without some plain ranges, which are in order and do not overlap."""
        builder = TextBuilder()
        edges = [0, *(edge for gap in gaps for edge in gap), len(self.plain)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if start < end:
                builder.append(self._part(self.plain[start:end], start))
        return builder.text(self.span.start)

    def _pieces_between(self, start: int, end: int) -> Iterator[Piece]:
        pieces = self.pieces
        first = bisect_right(pieces, (start, _PAST_ANY)) - 1
        for index in range(first, len(pieces)):
            piece = pieces[index]
            if piece.plain_start >= end:
                return
            piece_end = (
                len(self.plain) if index + 1 == len(pieces) else pieces[index + 1].plain_start
            )
            low, high = max(start, piece.plain_start), min(end, piece_end)
            if piece.source_end - piece.source_start == piece_end - piece.plain_start:
                shift = piece.source_start - piece.plain_start
                yield Piece(low - start, low + shift, high + shift)
            else:
                yield Piece(low - start, piece.source_start, piece.source_end)

    def _marks_between(
        self, start: int, end: int
    ) -> tuple[tuple[Link, ...], tuple[tuple[int, int], ...]]:
        # Neither links nor bold ranges overlap, so those before `start` are skipped at once.
        links, strong = [], []
        for index in range(bisect_right(self.links, start, key=_end_of_link), len(self.links)):
            link = self.links[index]
            if link.start >= end:
                break
            links.append(
                Link(
                    max(link.start, start) - start,
                    min(link.end, end) - start,
                    link.url,
                    link.url_span,
                )
            )
        for index in range(bisect_right(self.strong, start, key=_end_of_range), len(self.strong)):
            low, high = self.strong[index]
            if low >= end:
                break
            strong.append((max(low, start) - start, min(high, end) - start))
        return tuple(links), tuple(strong)

    def slice(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end` (plain offsets) with the white space at its ends."""
        part = self.plain[start:end]
        return self._part(part, start) if part else self.cut(start, start)

    def strip(self) -> Text:
        """The text without white space at its ends."""
        return self.cut(0)

    def split(self, pattern: re.Pattern[str]) -> list[Text]:
        """The parts between the matches of a pattern; empty parts are left out."""
        parts, at = [], 0
        for match in pattern.finditer(self.plain):
            parts.append(self.cut(at, match.start()))
            at = match.end()
        parts.append(self.cut(at))
        return [part for part in parts if part]


def _as_it_stands(plain: str, source_start: int) -> Text:
    """Text that is the same in the source, without links and bold ranges, as most texts are."""
    text = Text.__new__(Text)
    text.plain, text._shift, text._pieces = plain, source_start, None
    text.links, text.strong = (), ()
    text._whole, text._at, text._seen = text, 0, None
    return text


# A colon of full width is one with the space after it.
_WIDE_COLON = re.compile("：[ \u3000]?")
# Soft hyphens, zero-width spaces, word joiners, byte order marks; joiners that make an emoji or a
# letter stay.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|：")
_SEEN = re.compile(f"[^\u00ad\u200b\u2060\ufeff：]+|{_WIDE_COLON.pattern}")


class TextBuilder:
    """Collects the pieces of a text while a parser reads its source."""

    __slots__ = ("_length", "_parts", "_pieces", "links", "strong")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self.links: list[Link] = []
        self.strong: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self._length

    def add(self, plain: str, source_start: int, source_end: int) -> None:
        """Append plain text for a part of the source, without invisible characters."""
        if not plain.isascii() and _UNSEEN.search(plain):
            self._add_seen(plain, source_start, source_end)
        elif plain:
            if not self._continues_last_piece(len(plain), source_start, source_end):
                self._pieces.append(Piece(self._length, source_start, source_end))
            self._parts.append(plain)
            self._length += len(plain)

    def _add_seen(self, plain: str, source_start: int, source_end: int) -> None:
        is_exact = source_end - source_start == len(plain)
        for match in _SEEN.finditer(plain):
            start, end = match.span() if is_exact else (0, source_end - source_start)
            self.add(_WIDE_COLON.sub(": ", match.group()), source_start + start, source_start + end)

    def _continues_last_piece(self, length: int, source_start: int, source_end: int) -> bool:
        if not self._pieces or source_end - source_start != length:
            return False
        last = self._pieces[-1]
        is_exact = last.source_end - last.source_start == self._length - last.plain_start
        if last.source_end != source_start or not is_exact:
            return False
        self._pieces[-1] = Piece(last.plain_start, last.source_start, source_end)
        return True

    def append(self, text: Text) -> None:
        """Append a finished text with its places, links and bold ranges."""
        if not text:
            return
        shift = self._length
        self._parts.append(text.plain)
        self._pieces.extend(Piece(start + shift, low, high) for start, low, high in text.pieces)
        self.links.extend(
            Link(low + shift, high + shift, url, span) for low, high, url, span in text.links
        )
        self.strong.extend((low + shift, high + shift) for low, high in text.strong)
        self._length += len(text)

    def text(self, source_start: int) -> Text:
        """The collected text, without white space at its ends;
        `source_start` is its place if it is empty.
        """
        pieces = self._pieces or [Piece(0, source_start, source_start)]
        return Text(
            _as_read("".join(self._parts)), pieces, tuple(self.links), tuple(self.strong)
        ).strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows it."""

    text: Text
    level: int | None
    """1 to 6 as in the source, 7 for a whole bold line, None if the format has no levels."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """The text of one list item,
    without the lists nested in it (they follow as items of greater depth).
    """

    text: Text
    depth: int
    """0 for the outermost list."""
    number: int | None = None
    """Its number in a numbered list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `span` covers its cells and the separators."""

    cells: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header row; rows may be ragged, as written."""

    header: Row
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """A code block: never data, unless it is text that somebody set with spaces."""

    text: Text
    is_program: bool = True
    """Whether it is, or may be, a program: its language is named, or it was no code block."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text of the page around a guide (navigation, cookie lines,
    share buttons), which is not data.
    """

    text: Text


Block = Heading | Paragraph | Item | Table | Code | Boilerplate


@dataclass(frozen=True, slots=True)
class Document:
    """A guide and its blocks in the order of the text."""

    guide: Guide
    blocks: tuple[Block, ...]
