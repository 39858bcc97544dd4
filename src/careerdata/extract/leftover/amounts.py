"""Every amount of money of a section, and what it is unless a table has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.extract.pay.evidence import (
    is_denied,
    is_difference,
    is_of_the_size_of_pay,
    is_rise,
)
from careerdata.extract.pay.stack import OTHER_SUBJECTS, is_silenced
from careerdata.model.document import Heading, Item, Paragraph, Table
from careerdata.model.record import StatedAmount
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import NO_CONTEXT, Amount, MoneyContext, header_context
from careerdata.outline.frame import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.guide import Span
    from careerdata.model.outline import Section
    from careerdata.notation.money import Refusal


def stated_amounts(section: Section, knowledge: Knowledge) -> Iterator[StatedAmount]:
    """The amounts of a section: those of its lines, then those of its tables."""
    yield from amounts_of_lines(section, knowledge)
    for table in (block for block in section.blocks if isinstance(block, Table)):
        for cell, labels, row in _cells(table):
            places = (row,) if row else tuple(label.span for label in labels)
            for amount in _amounts_of_cell(cell, labels, section, knowledge):
                yield amount._replace(places=places)


def amounts_of_lines(section: Section, knowledge: Knowledge) -> Iterator[StatedAmount]:
    """The amounts of a section's heading, paragraphs and items."""
    heading = [section.heading] if section.heading is not None else []
    for block in (*heading, *section.blocks):
        if isinstance(block, Item | Paragraph | Heading):
            is_item = isinstance(block, Item)
            for line in block.text.split(_LINE_BREAK):
                yield from _amounts_of_line(line, section, knowledge, is_item=is_item)


_LINE_BREAK = re.compile(r"\n")


def _amounts_of_line(
    line: Text, section: Section, knowledge: Knowledge, *, is_item: bool
) -> Iterator[StatedAmount]:
    amounts = amounts_of(line, knowledge)
    for amount in amounts:
        start, sentence = _sentence_around(line, amount, knowledge)
        here = amount.moved(-start)
        instead = _other_than_pay(section, sentence, here, knowledge)
        if instead is None and section.kind != "salary":
            is_pay = _says_pay(sentence, here, knowledge) or (
                is_of_the_size_of_pay(amount, knowledge)
                and (_is_about_pay(line, knowledge) or (is_item and _is_of_a_year(amount, section)))
            )
            instead = None if is_pay else _UNSAID
        yield StatedAmount(line.cut(amount.start, amount.end), sentence, instead)
    if not amounts and is_item and section.kind == "salary":
        yield from (StatedAmount(figure, line, None) for figure in _figures(line, knowledge))


_UNSAID = "nothing says pay"


def _sentence_around(
    line: Text, amount: Amount | Refusal, knowledge: Knowledge
) -> tuple[int, Text]:
    for start, end in split_sentences(line.plain, knowledge.listing):
        if start <= amount.start < end:
            return start, line.cut(start, max(end, amount.end))
    return 0, line


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


def _cells(table: Table) -> Iterator[tuple[Text, tuple[Text, ...], Span | None]]:
    """The cells of a table, each once, however many columns and rows it spans, with its labels:
    the header of its column and the first cell of its row; in a ragged row, which is given, none.
    """
    header = table.header.cells
    seen = set(header)
    yield from ((cell, (), None) for cell in header)
    for row in table.rows:
        is_ragged = len(row.cells) != len(header)
        for at, cell in enumerate(row.cells):
            labels = () if is_ragged else (header[at], *row.cells[: min(at, 1)])
            if cell not in seen:
                yield cell, labels, row.span if is_ragged else None
            seen.add(cell)


def _amounts_of_cell(
    cell: Text, labels: tuple[Text, ...], section: Section, knowledge: Knowledge
) -> Iterator[StatedAmount]:
    context = _context_of(labels[0], knowledge) if labels else NO_CONTEXT
    for amount in amounts_of(cell, knowledge, context):
        instead = _other_than_pay(section, cell, amount, knowledge)
        instead = instead or _denied_by_label(labels, knowledge)
        is_pay = section.kind == "salary" or _says_pay(cell, amount, knowledge, labels)
        instead = instead or ("not read in its table" if is_pay else _UNSAID)
        yield StatedAmount(cell.cut(amount.start, amount.end), cell, instead)


def _context_of(header: Text, knowledge: Knowledge) -> MoneyContext:
    """What a header says of the amounts below it; under one of pay or money all numbers are."""
    context = header_context(header.plain, knowledge.money)
    is_pay = evidence_of(entities_of(header, knowledge), header.plain, knowledge) == "pay"
    return context._replace(bare_numbers=is_pay or bool(context.currency or context.multiplier))


# --- What an amount is ----------------------------------------------------------------------------


def _other_than_pay(
    section: Section, sentence: Text, amount: Amount | Refusal, knowledge: Knowledge
) -> str | None:
    """What its section or the words of its sentence make of an amount."""
    if is_silenced(section, knowledge):
        title = section.top_of_kind().title
        return f"section about something else: {title.plain if title is not None else ''}"
    if is_rise(sentence.plain, amount, knowledge):
        return "rise"
    if is_difference(sentence.cut(amount.end), knowledge):
        return "difference"
    if knowledge.frames.totals.found_in(sentence.plain):
        return "total"
    words = [e for e in entities_of(sentence, knowledge) if e.kind == "not_pay"]
    if not words or not _is_denied(sentence, amount.start, knowledge):
        return None
    near = min(words, key=lambda e: max(amount.start - e.end, e.start - amount.end))
    return f"no pay: {sentence.plain[near.start : near.end]}"


def _is_denied(sentence: Text, start: int, knowledge: Knowledge) -> bool:
    """Whether words make the amount that starts somewhere no pay,
    or no such amount stands in the sentence.
    """
    amounts = amounts_of(sentence, knowledge)
    own = next((amount for amount in amounts if amount.start == start), None)
    return own is None or is_denied(sentence, amounts, own, knowledge)


def _denied_by_label(labels: Iterable[Text], knowledge: Knowledge) -> str | None:
    """What the header of its column or the first cell of its row makes of an amount."""
    for label in labels:
        is_column = knowledge.reading.columns.found_in(label.plain)[:1] == ("not_pay",)
        if is_column or evidence_of(entities_of(label, knowledge), label.plain, knowledge) == (
            "not_pay"
        ):
            return f"no pay: {label.plain}"
    return None


def _says_pay(
    sentence: Text, amount: Amount | Refusal, knowledge: Knowledge, labels: Iterable[Text] = ()
) -> bool:
    """A word of pay in its sentence or over its cell, or gross or net."""
    texts = (sentence, *labels)
    kinds = {entity.kind for text in texts for entity in entities_of(text, knowledge)}
    is_taxed = isinstance(amount, Amount) and amount.tax is not None
    return is_taxed or not kinds.isdisjoint(("pay", "level_pay"))


def _is_about_pay(line: Text, knowledge: Knowledge) -> bool:
    """Whether another sentence of a line has a word of pay, or a title in the line names somebody:
    `- Senior nurse: 12 places, $70,000`.
    """
    kinds = {entity.kind for entity in entities_of(line, knowledge)}
    is_titled = any(low == 0 for low, _ in line.strong) or ":" in line.plain
    return "pay" in kinds or (is_titled and not kinds.isdisjoint(("role", "level")))


def _is_of_a_year(amount: Amount | Refusal, section: Section) -> bool:
    """Whether an amount is a year's or an hour's, where nothing says that it is of something else:
    `- Deloitte: ₹7-14 LPA`.
    """
    is_timed = isinstance(amount, Amount) and amount.period in ("year", "hour")
    return is_timed and section.kind not in OTHER_SUBJECTS
