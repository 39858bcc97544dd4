"""Facts about the market: `Label: statement (Source)`, and sentences with a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph
from careerdata.notation.listing import read_definition, split_sentences
from careerdata.notation.quantity import read_quantity, read_source
from careerdata.record import Sourced, StatRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Text
    from careerdata.extract.reader import Reader
    from careerdata.guide import Span
    from careerdata.notation.extent import Number
    from careerdata.notation.quantity import Quantity, Stated

_MOST_LABEL_WORDS = 8


def read_market(reader: Reader) -> None:
    """Add the facts of all sections about the market."""
    for section in reader.outline.of_kind("market"):
        for block in section.blocks:
            if id(block) in reader.read or not isinstance(block, Item | Paragraph):
                continue
            found = list(_facts(block, reader))
            reader.records.stats.extend(found)
            if found:
                reader.read.add(id(block))


def _facts(block: Item | Paragraph, reader: Reader) -> Iterator[StatRecord]:
    text = block.text
    definition = read_definition(text.plain)
    if isinstance(block, Item):
        label = text.cut(*definition.name) if definition else None
        if label is not None and definition and len(label.plain.split()) <= _MOST_LABEL_WORDS:
            yield _fact(label, text.cut(definition.body.start), reader)
            return
    for start, end in split_sentences(text.plain, reader.knowledge.listing):
        sentence = text.cut(start, end)
        if read_quantity(sentence.plain, reader.knowledge.quantities):
            yield _fact(sentence, sentence, reader)


def _fact(label: Text, statement: Text, reader: Reader) -> StatRecord:
    """A labelled statement; of several figures, the first with a known unit is the fact's value."""
    quantities = [q for q in read_quantity(statement.plain, reader.knowledge.quantities) if not q.readings and q.unit]
    source = read_source(statement.plain, reader.knowledge.quantities)
    named = statement.cut(source.start, source.end) if source else None
    return _valued(label, statement, quantities[0], named) if quantities else StatRecord(label, statement, source=named)


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
