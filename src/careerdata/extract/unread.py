"""What stands among the data of a section and was not read."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.document import Item, Table
from careerdata.extract.announcement import ASIDE, SILENT
from careerdata.extract.resource_lines import leads_around_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Block, Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader

_PROSE = (None, SILENT, ASIDE, "roles")
"""Kinds of sections that are made of running text."""


def note_unread(reader: Reader) -> None:
    """Add the items and tables that were not read of sections of which something was; running text explains."""
    for section in reader.outline.sections:
        if section.kind not in _PROSE and reader.feeds(section):
            unread = list(_entries(section, reader))
            reader.records.unread.extend([unread] if unread else [])


def _entries(section: Section, reader: Reader) -> Iterator[Text]:
    """Items that head no others and are no links of the page, and the first headers of tables."""
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        if id(block) in reader.read:
            continue
        if isinstance(block, Item) and not _heads(block, following) and not leads_around_page(block.text, reader):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for cell in block.header.cells[:1] if cell)


def _heads(item: Item, following: Block | None) -> bool:
    return isinstance(following, Item) and following.depth > item.depth
