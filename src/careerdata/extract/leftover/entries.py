"""What stands among the data of a section and was not read."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.extract.pay.evidence import is_denied, is_difference, is_rise
from careerdata.extract.pay.stack import is_silenced
from careerdata.extract.resources.lines import leads_around_page
from careerdata.model.document import Heading, Item, Paragraph, Table
from careerdata.model.outline import ASIDE, SILENT
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Amount
from careerdata.outline.frame import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.notation.money import Refusal

_PROSE = (None, SILENT, ASIDE, "roles")
"""Kinds of sections that are made of running text."""


def note_unread(source: Source) -> None:
    """Add the items and tables that were not read of sections of
    which something was; running text explains.
    """
    for section in source.outline.sections:
        unread = (
            list(_entries(section, source))
            if section.kind not in _PROSE and source.feeds(section)
            else []
        )
        if unread:
            source.records.unread.append(unread)
        source.records.unread_pay.append(list(_amounts(section, source)))


def _entries(section: Section, source: Source) -> Iterator[Text]:
    """Items that head no others and are no links of the page, and the first headers of tables."""
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        if source.claims.has(block):
            continue
        if (
            isinstance(block, Item)
            and not _heads(block, following)
            and not leads_around_page(block.text, source.knowledge)
        ):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for cell in block.header.cells[:1] if cell)


def _amounts(section: Section, source: Source) -> Iterator[Text]:
    """The amounts of a section that look like pay:
    its heading or their own words say so, and nothing denies it.
    """
    if is_silenced(section, source.knowledge):
        return
    heading = [section.heading] if section.heading is not None else []
    for block in (*heading, *section.blocks):
        for text in _lines(block):
            amounts = amounts_of(text, source.knowledge)
            is_item = isinstance(block, Item)
            is_among_pay = section.kind == "salary"
            yield from (
                text.cut(a.start, a.end)
                for a in amounts
                if _looks_like_pay(
                    text, a, source.knowledge, is_item=is_item, is_among_pay=is_among_pay
                )
            )
            if not amounts and is_item and is_among_pay:
                yield from _figures(text, source.knowledge)


# 9,500   45.000   38 000   85000, but no year and no share
_FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,]))(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+|\d{4,})(?![\d%])"
)


def _figures(line: Text, knowledge: Knowledge) -> Iterator[Text]:
    """Large numbers of an item of pay that are no amounts:
    their currency is not known, or a sign is broken.
    """
    if evidence_of(entities_of(line, knowledge), line.plain, knowledge) != "not_pay":
        yield from (line.cut(*match.span()) for match in _FIGURE.finditer(line.plain))


def _lines(block: Block) -> Iterator[Text]:
    if isinstance(block, Item | Paragraph | Heading):
        yield from block.text.split(_LINE_BREAK)


_LINE_BREAK = re.compile(r"\n")


def _looks_like_pay(
    line: Text, amount: Amount | Refusal, knowledge: Knowledge, *, is_item: bool, is_among_pay: bool
) -> bool:
    """A word of pay in its sentence, a section of pay,
    or somebody named with a time for which they are paid.
    """
    start, end = _sentence_around(line, amount, knowledge)
    sentence = line.cut(start, end)
    entities = entities_of(sentence, knowledge)
    evidence = evidence_of(entities, sentence.plain, knowledge)
    if any(entity.kind == "not_pay" for entity in entities):
        amounts = amounts_of(sentence, knowledge)
        own = next((a for a in amounts if a.start == amount.start - start), None)
        if own is None or is_denied(sentence, amounts, own, knowledge):
            return False
        evidence = (
            "pay" if any(entity.kind in ("pay", "level_pay") for entity in entities) else None
        )
    if (
        knowledge.frames.totals.found_in(sentence.plain)
        or is_difference(line.cut(amount.end), knowledge)
        or is_rise(line.plain, amount, knowledge)
    ):
        return False
    names_somebody = any(entity.kind in ("role", "level") for entity in entities)
    return (
        evidence == "pay"
        or is_among_pay
        or (is_item and names_somebody and isinstance(amount, Amount) and amount.period is not None)
    )


def _sentence_around(line: Text, amount: Amount | Refusal, knowledge: Knowledge) -> tuple[int, int]:
    for sentence in split_sentences(line.plain, knowledge.listing):
        if sentence.start <= amount.start < sentence.end:
            return max(0, sentence.start), max(sentence.end, amount.end)
    return 0, len(line.plain)


def _heads(item: Item, following: Block | None) -> bool:
    return isinstance(following, Item) and following.depth > item.depth
