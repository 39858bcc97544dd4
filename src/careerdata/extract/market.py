"""Facts about the market.

Label: statement (Source)     **figure** — label (Source)     | Label | value | source |     a sentence with a figure

A fact has a number or a source, or its label names what a market is measured by (`Demand: strong`):
slogans, descriptions of jobs and how long something takes are none. Pay is none either, whatever
heading it stands under.

A fact is labelled by what stands in front of its dash or colon. A sentence without one is labelled
by what its figure counts or is a share of (`annual openings`, `roles` of `65% of roles`), else by
its words before the figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role
from careerdata.extract.columns import column_kinds, first_of, whole_rows
from careerdata.extract.lines import bracketed, opens_bold, sentences_of
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import Sourced, StatRecord, sourced
from careerdata.notation.listing import read_definition
from careerdata.notation.phrases import folded
from careerdata.notation.quantity import (
    counted_noun,
    find_malformed_number,
    is_change,
    read_quantity,
    read_source,
)
from careerdata.rules import content as rules
from careerdata.rules import extract as extract_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.source import GuideReport, Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.notation.quantity import Quantity

_MOST_LABEL_WORDS = 10


def read_market(source: Source) -> Iterator[StatRecord]:
    """The facts of all sections about the market."""
    knowledge, report = source.knowledge, source.report
    for section in source.outline.of_kind("market"):
        for block in section.blocks:
            if source.claims.has(block):
                continue
            said = list(_in_block(block, knowledge, report))
            if found := [fact for fact in said if _is_fact(fact, knowledge, report)]:
                yield from found
                source.claims.add(block)


def _in_block(block: Block, knowledge: Knowledge, report: GuideReport) -> Iterator[StatRecord]:
    """The facts of a table; the labelled fact of a line; else the sentences with a figure."""
    if isinstance(block, Table):
        yield from _in_table(block, knowledge)
    elif isinstance(block, Item | Paragraph):
        if labelled := _labelled(block, knowledge):
            yield _fact(*labelled, knowledge, report)
        else:
            for sentence in sentences_of(block.text, knowledge):
                yield from _in_sentence(sentence, knowledge, report)


def _labelled(block: Item | Paragraph, knowledge: Knowledge) -> tuple[Text, Text] | None:
    """The label and the statement of an item or of a paragraph that opens in bold,
    where it has a label.
    """
    text, definition = block.text, read_definition(block.text.plain)
    if not definition or not (isinstance(block, Item) or opens_bold(text)):
        return None
    label, statement = clean_title(text.cut(*definition.name)), text.cut(definition.body.start)
    if read_quantity(label.plain, knowledge.quantities):
        label, statement = clean_title(bracketed(text.cut(*definition.body))[0]), text
    return (label, statement) if 0 < len(label.plain.split()) <= _MOST_LABEL_WORDS else None


def _in_sentence(sentence: Text, knowledge: Knowledge, report: GuideReport) -> Iterator[StatRecord]:
    if quantities := read_quantity(sentence.plain, knowledge.quantities):
        yield _fact(_label(sentence, quantities[0], knowledge), sentence, knowledge, report)
    else:
        _report_unreadable(sentence, sentence, (), knowledge, report)


def _is_fact(fact: StatRecord, knowledge: Knowledge, report: GuideReport) -> bool:
    """Whether a statement is one about a market; pay is reported."""
    found_in = knowledge.reading.market_words.found_in
    is_of_market = bool(found_in(fact.label.plain))
    if fact.unit is None:
        has_digits = any(map(str.isdigit, fact.statement.plain))
        return is_of_market or has_digits or fact.source is not None
    is_of_market = is_of_market or bool(found_in(fact.statement.plain))
    is_sum = fact.unit.value == "currency" and not _is_large(fact)
    if is_sum and (not is_of_market or _is_pay(fact, knowledge)):
        report.at(fact.statement, extract_rules.pay_among_facts, fact.statement.plain)
        return False
    return is_of_market or folded(fact.unit.value) not in knowledge.periods.unit_of


_LEAST_OF_MARKET = 1_000_000
"""Sums of money from here on are no person's pay."""


def _is_large(fact: StatRecord) -> bool:
    value = fact.value_max or fact.value_min
    return value is None or value.value >= _LEAST_OF_MARKET


def _is_pay(fact: StatRecord, knowledge: Knowledge) -> bool:
    """Whether a sum is what somebody earns: its words speak of pay, or name a level or a role."""
    texts = (fact.label.plain, fact.statement.plain)
    if any("pay" in knowledge.reading.sentences.found_in(text) for text in texts):
        return True
    names_level = any(knowledge.levels.anywhere.search(text) for text in texts)
    return names_level or looks_like_role(fact.label.plain, knowledge)


def _label(sentence: Text, quantity: Quantity, knowledge: Knowledge) -> Text:
    """A short label for a sentence that has none of its own."""
    if noun := counted_noun(sentence.plain, quantity, knowledge.quantities):
        return sentence.cut(*noun)
    end = min(place.start for place in (quantity.value, quantity.comparator_words) if place)
    clauses = sentence.cut(0, end).split(_CLAUSE_END)
    lead = clean_title(clauses[-1]) if clauses else sentence
    words = list(_WORD.finditer(lead.plain))[:_MOST_LABEL_WORDS]
    return lead.cut(0, words[-1].end()) if words else sentence


_CLAUSE_END = re.compile(r"[,;:]\s+")
_WORD = re.compile(r"\S+")


def _fact(label: Text, statement: Text, knowledge: Knowledge, report: GuideReport) -> StatRecord:
    """A statement; of several figures the first with a unit is its value, of a change none."""
    words = knowledge.quantities
    found = read_quantity(statement.plain, words)
    stated = [q for q in found if not q.readings]
    quantities = [q for q in stated if q.unit] or stated
    source = read_source(statement.plain, words)
    named = statement.cut(source.start, source.end) if source else None
    if not quantities:
        _report_unreadable(label, statement, found, knowledge, report)
    if not quantities or is_change(statement.plain, quantities, words):
        return StatRecord(label, statement, source=named)
    return _valued(label, statement, quantities[0], named)


def _report_unreadable(
    label: Text,
    statement: Text,
    found: Sequence[Quantity],
    knowledge: Knowledge,
    report: GuideReport,
) -> None:
    """Report the figure that a statement without a value has:
    one with several readings, or with none.
    """
    place = (
        found[0].value if found else find_malformed_number(statement.plain, knowledge.quantities)
    )
    if place is not None:
        figure = statement.cut(*place)
        readings = tuple(f"{reading:,.10g}" for reading in found[0].readings) if found else ()
        report.at(figure, rules.unreadable_figure, label.plain, figure.plain, readings)


def _in_table(table: Table, knowledge: Knowledge) -> Iterator[StatRecord]:
    """`| Metric | Value | Source |`: a fact a row, where one column has the figures."""
    source_at = first_of("provider", column_kinds(table, knowledge))
    rows = whole_rows(table)
    figures = [[read_quantity(cell.plain, knowledge.quantities) for cell in row] for row in rows]
    valued = {at for row in figures for at, found in enumerate(row) if found} - {0, source_at}
    for row, found in zip(rows, figures, strict=True) if len(valued) == 1 else ():
        (at,) = valued
        if row[0] and len(found[at]) == 1 and not found[at][0].readings:
            source = row[source_at] if source_at else None
            yield _valued(row[0], row[at], found[at][0], source or None)


def _valued(label: Text, statement: Text, quantity: Quantity, source: Text | None) -> StatRecord:
    value, words = statement.span_of(*quantity.value), quantity.comparator_words
    low, high = (
        None if bound is None else Sourced(bound, value)
        for bound in (quantity.value_min, quantity.value_max)
    )
    return StatRecord(
        label,
        statement,
        value_min=low,
        value_max=high,
        comparator=Sourced(quantity.comparator, statement.span_of(*words) if words else value),
        unit=sourced(statement, quantity.unit),
        currency=sourced(statement, quantity.currency),
        per=sourced(statement, quantity.per),
        since_year=sourced(statement, quantity.since_year),
        by_year=sourced(statement, quantity.by_year),
        source=source,
    )
