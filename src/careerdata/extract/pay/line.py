"""Pay in running text, in items and after labels, amount by amount.

line      = { sentence }
sentence  = key ":" … amounts        **Product companies** (A, B): ₹9-16 LPA | Pay: $95K (mid)
          | key amounts              Junior nurse CHF 59,000
          | words amounts words …    Entry-level nurses earn $50,000 to $60,000 a year in London.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.annotate.role_names import are_words_of
from careerdata.extract.pay.key import is_pay_after, keyed
from careerdata.extract.pay.run import pay_in_run
from careerdata.extract.pay.sentence import pay_in_sentence
from careerdata.notation.listing import split_sentences
from careerdata.outline.frame import frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.pay.place import Place
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.record import PayRecord
    from careerdata.outline.frame import Frame


def pay_in_line(line: Text, place: Place) -> Iterator[PayRecord]:
    """The pay records of a line: an item, a paragraph or a part of one."""
    keys: tuple[Frame, ...] = ()
    place = place.under(_run_in_heading(line, place.knowledge))
    for sentence in _sentences(line, place):
        if _asks(sentence, place):
            # `What does an electrician earn in Texas? About $27 an hour.`
            asked = frame_of(sentence, "clause", place.knowledge)
            place = place.under((asked._replace(rest=()),))
            continue
        opening = keyed(sentence, place)
        keys = opening.frames if opening else keys
        here = place.under(keys)
        if opening is not None and not opening.is_sentence:
            if is_pay_after(opening, here):
                yield from pay_in_run(opening.body, here)
            continue
        for record in pay_in_sentence(opening.body if opening else sentence, here):
            place = replace(place, spoken=record.role or place.spoken)
            yield record
        place = replace(place, others=_others(sentence, place) or place.others)


_RUN_IN = re.compile(r"[^:.!?]+?(?=\s*[:.])")


def _run_in_heading(line: Text, knowledge: Knowledge) -> Iterator[Frame]:
    """`**Electrician:** Works on wires. Salary: $55K.`:
    bold words that open a line and name somebody are about all of it.
    """
    match = _RUN_IN.match(line.plain)
    if match is None or not any(low == 0 and match.end() <= high + 1 for low, high in line.strong):
        return
    frame = frame_of(line.cut(0, match.end()), "key", knowledge)
    if frame.slots.role is not None and not frame.rest:
        yield frame


def _others(sentence: Text, place: Place) -> Text | None:
    """The first noun of somebody where it is not the role spoken of: the `they` of what follows."""
    entities = entities_of(sentence, place.knowledge)
    first = next((entity for entity in entities if entity.kind == "role"), None)
    own = place.own_role()
    if first is None or own is None:
        return None
    noun = sentence.cut(first.start, first.end)
    return None if are_words_of(noun.plain.split()[-1:], own.name.plain.split()) else noun


def _asks(sentence: Text, place: Place) -> bool:
    amounts = amounts_of(sentence, place.knowledge, place.context)
    return sentence.plain.endswith("?") and not amounts


def _sentences(line: Text, place: Place) -> Iterator[Text]:
    """The sentences of a line; the stop of `Rs. 4-7` or `im 1. Lehrjahr` ends none."""
    entities = entities_of(line, place.knowledge)
    stages = [entity for entity in entities if entity.kind == "stage"]
    whole = (*amounts_of(line, place.knowledge, place.context), *stages)
    start = 0
    for sentence in split_sentences(line.plain, place.knowledge.listing):
        if not any(one.start < sentence.end < one.end for one in whole):
            yield line.cut(start, sentence.end)
            start = sentence.end
