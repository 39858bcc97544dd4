"""What stands among the data of a section and was not read."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.extract.announcement import ASIDE, SILENT
from careerdata.extract.resource_lines import leads_around_page
from careerdata.model.document import Item, Paragraph, Table
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.model.document import Block, Text
    from careerdata.notation.money import Refusal

_PROSE = (None, SILENT, ASIDE, "roles")
"""Kinds of sections that are made of running text."""


def note_unread(reader: Reader) -> None:
    """Add the items and tables that were not read of sections of which something was; running text explains."""
    for section in reader.outline.sections:
        unread = list(_entries(section, reader)) if section.kind not in _PROSE and reader.feeds(section) else []
        unread += _amounts(section, reader)
        if unread:
            reader.records.unread.append(sorted(unread, key=lambda text: text.span))


def _entries(section: Section, reader: Reader) -> Iterator[Text]:
    """Items that head no others and are no links of the page, and the first headers of tables."""
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        if id(block) in reader.read:
            continue
        if isinstance(block, Item) and not _heads(block, following) and not leads_around_page(block.text, reader):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for cell in block.header.cells[:1] if cell)


def _amounts(section: Section, reader: Reader) -> Iterator[Text]:
    """The amounts in the running text of a section about pay, but for those in sentences that speak of other money.

    A section of no kind is about pay where one of its texts gave some.
    """
    if section.kind != "salary" and not (section.kind is None and _gave_pay(section, reader)):
        return
    for block in section.blocks:
        is_listed = isinstance(block, Item) and section.kind == "salary" and id(block) not in reader.read
        if is_listed or not isinstance(block, Item | Paragraph):
            continue
        for start, end in split_sentences(block.text.plain, reader.knowledge.listing):
            sentence = block.text.cut(start, end)
            if "not_pay" not in reader.knowledge.reading.sentences.found_in(sentence.plain):
                yield from (sentence.cut(a.start, a.end) for a in reader.amounts(sentence.plain) if _is_money(a))


def _gave_pay(section: Section, reader: Reader) -> bool:
    spans = [record.source.span for record in reader.records.pay]
    texts = [block.text.span for block in section.blocks if isinstance(block, Item | Paragraph)]
    return any(text.start <= span.start < text.end for span in spans for text in texts)


def _is_money(amount: Amount | Refusal) -> bool:
    return isinstance(amount, Amount) and amount.currency is not None


def _heads(item: Item, following: Block | None) -> bool:
    return isinstance(following, Item) and following.depth > item.depth
