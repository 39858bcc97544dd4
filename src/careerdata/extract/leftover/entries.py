"""What stands among the data of a section and was not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.extract.lines import nested_items
from careerdata.extract.pay.evidence import is_denied, is_difference, is_rise
from careerdata.extract.pay.stack import is_silenced
from careerdata.extract.resources.lines import leads_around_page
from careerdata.model.document import Heading, Item, Paragraph, Table
from careerdata.model.outline import ASIDE, SILENT
from careerdata.model.record import UnreadPay
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Amount
from careerdata.outline.frame import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.outline import Section
    from careerdata.notation.money import Refusal

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
        source.records.unread_pay += _amounts(section, source.knowledge)


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


def _amounts(section: Section, knowledge: Knowledge) -> Iterator[UnreadPay]:
    """The amounts of a section that look like pay:
    its heading or their own words say so, and nothing denies it.
    """
    if is_silenced(section, knowledge):
        return
    is_pay = section.kind == "salary"
    heading = [section.heading] if section.heading is not None else []
    for block in (*heading, *section.blocks):
        if isinstance(block, Item | Paragraph | Heading):
            for line in block.text.split(_LINE_BREAK):
                is_item = isinstance(block, Item)
                yield from _amounts_in(line, knowledge, is_item=is_item, is_among_pay=is_pay)


_LINE_BREAK = re.compile(r"\n")


def _amounts_in(
    line: Text, knowledge: Knowledge, *, is_item: bool, is_among_pay: bool
) -> Iterator[UnreadPay]:
    amounts = amounts_of(line, knowledge)
    for amount in amounts:
        start, sentence = _sentence_around(line, amount, knowledge)
        here = amount.moved(-start)
        if _looks_like_pay(sentence, here, knowledge, is_item=is_item, is_among_pay=is_among_pay):
            yield UnreadPay(line.cut(amount.start, amount.end), sentence)
    if not amounts and is_item and is_among_pay:
        yield from (UnreadPay(figure, line) for figure in _figures(line, knowledge))


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


def _looks_like_pay(
    sentence: Text,
    amount: Amount | Refusal,
    knowledge: Knowledge,
    *,
    is_item: bool,
    is_among_pay: bool,
) -> bool:
    """A word of pay in its sentence, a section of pay, gross or net,
    or somebody named with a time for which they are paid.
    """
    kinds = {entity.kind for entity in entities_of(sentence, knowledge)}
    if "not_pay" in kinds and _is_denied(sentence, amount.start, knowledge):
        return False
    if (
        knowledge.frames.totals.found_in(sentence.plain)
        or is_difference(sentence.cut(amount.end), knowledge)
        or is_rise(sentence.plain, amount, knowledge)
    ):
        return False
    is_taxed = isinstance(amount, Amount) and amount.tax is not None
    if is_among_pay or is_taxed or not kinds.isdisjoint(("pay", "level_pay")):
        return True
    has_time = isinstance(amount, Amount) and amount.period is not None
    return is_item and has_time and not kinds.isdisjoint(("role", "level"))


def _is_denied(sentence: Text, start: int, knowledge: Knowledge) -> bool:
    """Whether words make the amount that starts somewhere no pay,
    or no such amount stands in the sentence.
    """
    amounts = amounts_of(sentence, knowledge)
    own = next((amount for amount in amounts if amount.start == start), None)
    return own is None or is_denied(sentence, amounts, own, knowledge)


def _sentence_around(
    line: Text, amount: Amount | Refusal, knowledge: Knowledge
) -> tuple[int, Text]:
    for start, end in split_sentences(line.plain, knowledge.listing):
        if start <= amount.start < end:
            return start, line.cut(start, max(end, amount.end))
    return 0, line
