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
from careerdata.extract.columns import column_kinds, first_of
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import Sourced, StatRecord
from careerdata.notation.bracket import split_bracket
from careerdata.notation.listing import read_definition, split_sentences
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
    from careerdata.model.document import Text
    from careerdata.model.guide import Span
    from careerdata.notation.extent import Number
    from careerdata.notation.quantity import Quantity, Stated

_MOST_LABEL_WORDS = 10


def read_market(source: Source) -> Iterator[StatRecord]:
    """Add the facts of all sections about the market."""
    for section in source.outline.of_kind("market"):
        for block in section.blocks:
            if source.claims.has(block) or not isinstance(block, Item | Paragraph | Table):
                continue
            said = list(
                _in_table(block, source.knowledge)
                if isinstance(block, Table)
                else _facts(block, source.knowledge, source.report)
            )
            found = [fact for fact in said if _is_fact(fact, source.knowledge, source.report)]
            yield from found
            if found:
                source.claims.add(block)


def _facts(
    block: Item | Paragraph, knowledge: Knowledge, report: GuideReport
) -> Iterator[StatRecord]:
    """The labelled fact of an item or of a paragraph that opens in bold;
    else the sentences with a figure.
    """
    text = block.text
    definition = read_definition(text.plain)
    if definition and (isinstance(block, Item) or (text.strong and text.strong[0][0] == 0)):
        label, statement = clean_title(text.cut(*definition.name)), text.cut(definition.body.start)
        if _has_figure(label, knowledge):
            label, statement = _without_bracket(text.cut(*definition.body)), text
        if 0 < len(label.plain.split()) <= _MOST_LABEL_WORDS:
            yield _fact(label, statement, knowledge, report)
            return
    for start, end in split_sentences(text.plain, knowledge.listing):
        sentence = text.cut(start, end)
        quantities = read_quantity(sentence.plain, knowledge.quantities)
        if quantities:
            yield _fact(_label(sentence, quantities[0], knowledge), sentence, knowledge, report)
        else:
            _report_unreadable(sentence, sentence, (), knowledge, report)


def _is_fact(fact: StatRecord, knowledge: Knowledge, report: GuideReport) -> bool:
    """Whether a statement is one about a market; pay is reported."""
    found_in = knowledge.reading.market_words.found_in
    is_of_market = bool(found_in(fact.label.plain))
    if fact.unit is None:
        has_digits = any(character.isdigit() for character in fact.statement.plain)
        return is_of_market or has_digits or fact.source is not None
    is_said_of_market = is_of_market or bool(found_in(fact.statement.plain))
    if fact.unit.value == "currency" and (
        _is_pay(fact, knowledge) or not (is_said_of_market or _is_large(fact))
    ):
        report.at(fact.statement, extract_rules.pay_among_facts, fact.statement.plain)
        return False
    is_time = folded(fact.unit.value) in knowledge.periods.unit_of
    return not is_time or is_said_of_market


_LEAST_OF_MARKET = 1_000_000
"""Sums of money from here on are no person's pay."""


def _is_pay(fact: StatRecord, knowledge: Knowledge) -> bool:
    """Whether a sum is what somebody earns: its words speak of pay, or name a level or a role."""
    if _is_large(fact):
        return False
    knowledge, texts = knowledge, (fact.label.plain, fact.statement.plain)
    if any("pay" in knowledge.reading.sentences.found_in(text) for text in texts):
        return True
    return any(knowledge.levels.anywhere.search(text) for text in texts) or looks_like_role(
        texts[0], knowledge
    )


def _is_large(fact: StatRecord) -> bool:
    value = fact.value_max or fact.value_min
    return value is None or value.value >= _LEAST_OF_MARKET


def _has_figure(label: Text, knowledge: Knowledge) -> bool:
    return bool(read_quantity(label.plain, knowledge.quantities))


def _without_bracket(text: Text) -> Text:
    return clean_title(text.cut(*split_bracket(text.plain).name))


def _label(sentence: Text, quantity: Quantity, knowledge: Knowledge) -> Text:
    """A short label for a sentence that has none of its own."""
    if noun := counted_noun(sentence.plain, quantity, knowledge.quantities):
        return sentence.cut(*noun)
    end = min(
        quantity.value.start,
        quantity.comparator_words.start if quantity.comparator_words else len(sentence),
    )
    clauses = [clean_title(clause) for clause in sentence.cut(0, end).split(_CLAUSE_END)]
    lead = clauses[-1] if clauses else sentence
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
    source_at = first_of("provider", column_kinds(table.header.cells, knowledge))
    rows = [row.cells for row in table.rows if len(row.cells) == len(table.header.cells)]
    valued = [
        at
        for at in range(1, len(table.header.cells))
        if at != source_at and _are_figures(rows, at, knowledge)
    ]
    for cells in rows if len(valued) == 1 else ():
        label, value = cells[0], cells[valued[0]]
        quantities = read_quantity(value.plain, knowledge.quantities)
        source = cells[source_at] if source_at else None
        if label and len(quantities) == 1 and not quantities[0].readings:
            yield _valued(label, value, quantities[0], source or None)


def _are_figures(rows: list[tuple[Text, ...]], at: int, knowledge: Knowledge) -> bool:
    return any(read_quantity(cells[at].plain, knowledge.quantities) for cells in rows)


def _valued(label: Text, statement: Text, quantity: Quantity, source: Text | None) -> StatRecord:
    value = statement.span_of(*quantity.value)
    words = quantity.comparator_words
    return StatRecord(
        label,
        statement,
        value_min=_value(quantity.value_min, value),
        value_max=_value(quantity.value_max, value),
        comparator=Sourced(quantity.comparator, statement.span_of(*words) if words else value),
        unit=_stated(statement, quantity.unit),
        currency=_stated(statement, quantity.currency),
        per=_stated(statement, quantity.per),
        since_year=_number(statement, quantity.since_year),
        by_year=_number(statement, quantity.by_year),
        source=source,
    )


def _value(value: float | None, span: Span) -> Sourced[float] | None:
    return None if value is None else Sourced(value, span)


def _stated(text: Text, stated: Stated | None) -> Sourced[str] | None:
    return Sourced(stated.value, text.span_of(stated.start, stated.end)) if stated else None


def _number(text: Text, number: Number | None) -> Sourced[int] | None:
    return Sourced(number.value, text.span_of(number.start, number.end)) if number else None
