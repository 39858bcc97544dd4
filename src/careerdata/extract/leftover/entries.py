"""What stands among the data of a section and was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.extract.leftover.amounts import amounts_of_lines
from careerdata.extract.lines import nested_items
from careerdata.extract.resources.lines import leads_around_page
from careerdata.model.document import Item, Table
from careerdata.model.outline import ASIDE, SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.model.document import Text
    from careerdata.model.outline import Section

_PROSE = (None, SILENT, ASIDE, "roles")
"""Kinds of sections that are made of running text."""


def note_unread(source: Source) -> None:
    """Note the items and tables that were not read of sections of which something was;
    running text explains.
    """
    for section in source.outline.sections:
        is_read = section.kind not in _PROSE and source.feeds(section)
        if is_read and (unread := list(_entries(section, source))):
            source.records.unread.append(unread)
        source.records.unread_pay += [
            amount
            for amount in amounts_of_lines(section, source.knowledge)
            if amount.instead is None
        ]


def _entries(section: Section, source: Source) -> Iterator[Text]:
    """Items that head no others and are no links of the page, and the first headers of tables."""
    for at, block in enumerate(section.blocks):
        if source.claims.has(block):
            continue
        if isinstance(block, Table):
            yield from filter(None, block.header.cells[:1])
        elif (
            isinstance(block, Item)
            and not nested_items(section.blocks, at)
            and not leads_around_page(block.text, source.knowledge)
        ):
            yield block.text
