"""Blocks as short lines, and the promise that every character knows its place in the guide."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from careerdata.model.document import Boilerplate, Code, Heading, Item, Paragraph, Table
from careerdata.model.guide import Guide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.model.document import Block, Document, Text
    from careerdata.model.finding import Finding
    from careerdata.model.guide import GuideFormat


def guide_of(text: str, file_format: GuideFormat, body_start: int = 0) -> Guide:
    return Guide("guide", "guide", "guide", text, file_format, "0", body_start=body_start)


def lines_of_blocks(document: Document) -> list[str]:
    """`h2 Pay`, `p …`, `-1 nested item`, `3. numbered item`,
    `a | b` for rows, `code …`, `around …`.
    """
    return [line for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield " | ".join(cell.plain for cell in row.cells)
    elif isinstance(block, Heading):
        yield f"h{block.level} {block.text.plain}"
    elif isinstance(block, Item):
        yield f"{'-' if block.number is None else f'{block.number}.'}{block.depth or ''} {block.text.plain}"
    else:
        yield f"{_MARKS[type(block)]} {block.text.plain}"


_MARKS = {Paragraph: "p", Code: "code", Boilerplate: "around"}


def texts_of(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from row.cells
        else:
            yield block.text


def faults(findings: list[Finding]) -> list[str]:
    """`missing-table-cell 5: | Nurse |` – name, line and the source under the caret."""
    return [f"{found.name} {found.place.line}: {_under_caret(found)}" for found in findings]


def _under_caret(found: Finding) -> str:
    place = found.place
    end = place.end_column - 1 if place.end_line == place.line else None
    return place.source_line[place.column - 1 : end]


def misplaced(document: Document) -> list[str]:
    """The characters of a document that do not stand where their texts say."""
    return [
        f"{char!r} of {text!r} at {source!r}"
        for text in texts_of(document)
        for index, char in enumerate(text.plain)
        if not _stands_for(source := document.guide.source(text.span_of(index, index + 1)), char)
    ]


# What stands for something else: a reference, a line break with the marks (unseen ones too) of the
# next line, a tag.
_ATOM = re.compile(
    r"&[^;&\s]*;?\s*|<[^<]*>?|\s[\s>]*|[\s>\\\u200b\ufeff]*[\r\n][\s>\u200b\ufeff]*|"
)


# Japanese text has characters of full width: `＄８` is read as `$8`, by Unicode's own table but for
# the dash of a range, which has a shape of its own.
_NARROW = {"～": "〜"}


def _stands_for(source: str, char: str) -> bool:
    if (
        source == char
        or (char.isspace() and source.isspace())
        or (char == "\ufffd" and source == "\0")
        or char == _NARROW.get(source, unicodedata.normalize("NFKC", source))
    ):
        return True
    return _ATOM.fullmatch(source) is not None
