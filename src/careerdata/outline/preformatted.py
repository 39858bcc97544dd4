"""Code blocks that are no programs: lists of pay that somebody set with spaces.

HIGH DEMAND:                           a label: the line over an entry
AI Engineer        $160K – $250K+      an entry: words, then amounts
Junior Pentester (€46k)
      ↓
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.model.document import Code, Item, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Document, Text

_LINE = re.compile(r"[^\n]+")
_MARKS = re.compile(r"[\W_]*")
# Of a program, or the row of a table that is shown as an example.
_NO_ENTRY = re.compile(r"[={};<]|//|^\s*[$#]\s|\|\s*\Z")
_MOST_WORDS = 8
"""Words before the amounts of an entry."""


def with_preformatted_read(document: Document, knowledge: Knowledge) -> Document:
    """A document with the entries and labels of its preformatted texts as items and paragraphs."""
    if not any(isinstance(block, Code) and not block.is_program for block in document.blocks):
        return document
    blocks = [part for block in document.blocks for part in _parts(block, knowledge)]
    return replace(document, blocks=tuple(blocks))


def _parts(block: Block, knowledge: Knowledge) -> Sequence[Block]:
    if not isinstance(block, Code) or block.is_program:
        return [block]
    lines = [block.text.cut(*match.span()) for match in _LINE.finditer(block.text.plain)]
    entries = [_is_entry(line, knowledge) for line in lines]
    return list(_read(lines, entries)) if any(entries) else [block]


def _is_entry(line: Text, knowledge: Knowledge) -> bool:
    """Whether a line is some words and the amounts that they are about."""
    amounts = () if _NO_ENTRY.search(line.plain) else amounts_of(line, knowledge)
    words = line.plain[: amounts[0].start] if amounts else ""
    return len(words.split()) <= _MOST_WORDS and any(map(str.isalpha, words))


def _read(lines: Sequence[Text], entries: Sequence[bool]) -> Iterator[Block]:
    for at, line in enumerate(lines):
        if entries[at]:
            marks = _MARKS.match(line.plain)
            yield Item(line.cut(marks.end() if marks else 0), 0)
        elif line.plain.endswith(":") and any(entries[at + 1 : at + 2]):
            yield Paragraph(line)
        else:
            yield Code(line)
