"""Lines of a guide, and what they are made of.

line       = name (" — " | ": ") body          what is said of a name, or stands after a label
paragraph  = line { newline line }             where the source breaks what a carrier joins
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from careerdata.model.document import Boilerplate, Code, Item, Table
from careerdata.notation.bracket import split_bracket
from careerdata.notation.listing import read_definition, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Document, Text
    from careerdata.model.guide import Guide

_SPACE = re.compile(r"\s")


def texts_of(document: Document) -> Iterator[tuple[Block, Text]]:
    """All texts that are read, each cell of a table by itself,
    with the blocks that they stand in.
    """
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((block, cell) for row in (block.header, *block.rows) for cell in row.cells)
        elif not isinstance(block, Boilerplate | Code):
            yield block, block.text


def source_lines(text: Text, guide: Guide) -> list[Text]:
    """The parts of a text between the line breaks of its source;
    the whole text where it stands in one line.
    """
    lines, at = [], 0
    for match in _SPACE.finditer(text.plain) if "\n" in guide.text[slice(*text.span)] else ():
        if "\n" in guide.text[slice(*text.span_of(*match.span()))]:
            lines.append(text.cut(at, match.start()))
            at = match.end()
    return [line for line in (*lines, text.cut(at)) if line]


def sentences_of(text: Text, knowledge: Knowledge) -> list[Text]:
    """The sentences of a text."""
    return [text.cut(*extent) for extent in split_sentences(text.plain, knowledge.listing)]


def parted(text: Text) -> tuple[Text, Text | None]:
    """The name or label that a line opens with, and all that stands after it;
    the whole line where it has none.
    """
    definition = read_definition(text.plain)
    if definition is None:
        return text, None
    return text.cut(*definition.name), text.cut(definition.body.start)


def opens_bold(text: Text) -> bool:
    """Whether a text begins in bold."""
    return bool(text.strong) and text.strong[0][0] == 0


def nested_items(blocks: Sequence[Block], at: int) -> list[Item]:
    """The items directly below the block at an index, if it is an item."""
    item = blocks[at]
    if not isinstance(item, Item):
        return []
    nested = []
    for block in islice(blocks, at + 1, None):
        if not isinstance(block, Item) or block.depth <= item.depth:
            break
        nested.append(block)
    return nested


def bracketed(text: Text) -> tuple[Text, Text | None]:
    """The name before the bracket that ends a text, and what the bracket says;
    all of it where there is none.
    """
    split = split_bracket(text.plain)
    return text.cut(*split.name), text.cut(*split.content) if split.content else None
