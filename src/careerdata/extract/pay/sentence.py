"""Pay in a sentence: each amount with its own words, and with what is said once of all of them.

Its own words are those before it, back to the amount before or a sign, and the bracket or the
words such as `in London` after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of, entities_of
from careerdata.extract.guide.lead import years_in
from careerdata.extract.pay.clause import read_clause
from careerdata.extract.pay.ends import change, joined, torn_range
from careerdata.extract.pay.evidence import (
    is_about_someone,
    is_denied,
    is_difference,
    speaks_of_pay,
)
from careerdata.extract.pay.run import report_torn_range, settled_in
from careerdata.extract.pay.words import bracket_after, clauses
from careerdata.lexicon.frame_words import words_in
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.record import Sourced
from careerdata.notation.money import Amount
from careerdata.outline.frame import Frame
from careerdata.outline.mixed import opens_with
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.record import PayRecord
    from careerdata.notation.money import Refusal


def pay_in_sentence(sentence: Text, place: Place) -> Iterator[PayRecord]:
    """The pay records of a sentence; none where it does not speak clearly of pay."""
    knowledge = place.knowledge
    found = amounts_of(sentence, knowledge, place.amounts_context)
    if not found or not speaks_of_pay(sentence, place):
        return
    amounts = joined(sentence, found, knowledge)
    if place.others is not None and _goes_on_about_others(sentence, knowledge):
        at = sentence.cut(amounts[0].start, amounts[0].end)
        place.report.at(at, rules.unread_pay_subject, place.others.plain)
    elif changed := change(sentence, amounts, knowledge):
        place.report.at(changed, rules.ambiguous_amount, changed.plain, "change", ())
    elif torn := torn_range(sentence, amounts, knowledge):
        report_torn_range(torn, place)
    else:
        yield from _one_by_one(sentence, amounts, place)


def _goes_on_about_others(sentence: Text, knowledge: Knowledge) -> bool:
    """`Doctors work beside nurses. They earn …`: a pronoun opens it, and nobody is named."""
    named = any(entity.kind == "role" for entity in entities_of(sentence, knowledge))
    opening = words_in(sentence.plain)[:_LONGEST_OPENING]
    return not named and not knowledge.frames.pronouns.isdisjoint(opening)


_LONGEST_OPENING = 5


def _one_by_one(
    sentence: Text, amounts: Sequence[Amount | Refusal], place: Place
) -> Iterator[PayRecord]:
    knowledge, once = place.knowledge, _said_once(sentence, amounts, place.knowledge)
    spans = [sentence.span_of(amount.start, amount.end) for amount in amounts]
    before: Frame | None = None
    other: Text | None = None
    for at, words in enumerate(clauses(sentence, amounts, knowledge)):
        amount, after = amounts[at], sentence.cut(amounts[at].end)
        if is_difference(after, knowledge) or is_denied(sentence, amounts, amount, knowledge):
            continue
        clause = read_clause(words, spans, place, follows=at > 0)
        own = [*bracket_after(after, knowledge), once.completed(clause.frame, words)]
        if before is not None:
            is_again = _is_restatement(sentence, amounts, at, knowledge)
            own += _goes_on(own, before, knowledge, is_again=is_again)
        before = own[-1] if own[-1].slots.names_someone else before
        said = NO_SLOTS
        for frame in own:
            said = said.over(frame.slots)
        is_own = clause.names_own_role
        if not is_own and not is_about_someone(said, sentence, amount, words, place):
            continue
        # `Trainees get 2,200 euros; in Berlin it is 17.50 an hour`: what names nobody goes on.
        other = clause.other_role or (None if said.names_someone else other)
        if other is None:
            yield from settled_in(sentence, amount, own, place)
        else:
            unread = clause.other_role or sentence.cut(amount.start, amount.end)
            place.report.at(unread, rules.unread_pay_subject, other.plain)


def _goes_on(
    own: Sequence[Frame], before: Frame, knowledge: Knowledge, *, is_again: bool
) -> Iterator[Frame]:
    """What the words about the amount before say of this one, too."""
    rest, slots = own[-1].rest, before.slots
    if is_again:
        yield before._replace(slots=slots._replace(statistic=None, tax=None))
    elif (
        rest
        and all(opens_with(words, {"stage"}, knowledge) for words in rest)
        and not any(frame.slots.names_someone for frame in own)
    ):
        # `Apprentices earn … in the first year, … in the second`: the same earners.
        yield Frame(before.text, "clause", Slots(role=slots.role, segment=slots.segment))


def _is_restatement(
    sentence: Text, amounts: Sequence[Amount | Refusal], at: int, knowledge: Knowledge
) -> bool:
    """`$20 to $40 per hour, or about $25,000 to $40,000 annually`: the same pay again."""
    other, amount = amounts[at - 1], amounts[at]
    return (
        isinstance(amount, Amount)
        and isinstance(other, Amount)
        and amount.period != other.period
        and knowledge.frames.are_idle(sentence.plain[other.end : amount.start])
    )


# --- What is said once ---


class _SaidOnce(NamedTuple):
    """What a sentence says of all its amounts."""

    period: Sourced[str] | None
    place: Text | None
    year: Sourced[int] | None
    is_year_of_all: bool

    def completed(self, frame: Frame, words: Text) -> Frame:
        """The frame of the words about an amount, with what they leave open."""
        slots = frame.slots
        if not slots.region and not any(run.plain[0].isupper() for run in frame.rest):
            slots = slots._replace(region=self.place)
        year = self.year
        if year and (self.is_year_of_all or words.span.start <= year.span.start < words.span.end):
            slots = slots._replace(year=year)
        return frame._replace(slots=slots.over(Slots(pay_period=self.period)))


def _said_once(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> _SaidOnce:
    year, is_single = _year_of(sentence, amounts, knowledge), len(amounts) == 1
    first = sentence.span_of(amounts[0].start, amounts[0].end)
    return _SaidOnce(
        None if is_single else _period_of_all(sentence, amounts, knowledge),
        None if is_single else _opening_place(sentence, knowledge),
        year,
        is_single or (year is not None and year.span.start < first.start),
    )


def _opening_place(sentence: Text, knowledge: Knowledge) -> Text | None:
    """`In London, juniors earn …, seniors …`: a place that opens holds for all amounts."""
    places = [entity for entity in entities_of(sentence, knowledge) if entity.kind == "place"]
    if len(places) != 1 or ";" in sentence.plain:
        return None
    (place,) = places
    is_opening = len(sentence.plain[: place.start].split()) <= 1
    return sentence.cut(place.start, place.end) if is_opening else None


def _period_of_all(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Sourced[str] | None:
    """`€8.40 an hour in the first year, €8.90 in the second`: said of one, it holds for all.

    So does what is said before all of them, `Per month, juniors earn …`, and of the last.
    """
    said = [a for a in amounts if isinstance(a, Amount) and a.period and a.period_at]
    if not said:
        ahead = entities_of(sentence.slice(0, amounts[0].start), knowledge)
        periods = [entity for entity in ahead if entity.kind == "period"]
        if len(periods) != 1:
            return None
        return Sourced(str(periods[0].value), sentence.span_of(periods[0].start, periods[0].end))
    (amount, *more) = said
    if more or amount not in (amounts[0], amounts[-1]) or not _may_be_alike(amounts):
        return None
    assert amount.period is not None
    assert amount.period_at is not None
    return Sourced(amount.period, sentence.span_of(*amount.period_at))


def _may_be_alike(amounts: Sequence[Amount | Refusal]) -> bool:
    """Whether amounts may be of the same time: none is many times another."""
    read = [amount for amount in amounts if isinstance(amount, Amount)]
    bounds = [bound for amount in read for bound in (amount.minimum, amount.maximum) if bound]
    values = [bound.value for bound in bounds]
    return len(read) == len(amounts) and max(values) <= _MOST_TIMES * min(values)


_MOST_TIMES = 5


def _year_of(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Sourced[int] | None:
    """The one year that the amounts are of: `was $59,810 in May 2024`, not `by 2030`."""
    found = [
        (at, year)
        for at, year in years_in(sentence)
        if not any(amount.start <= at < amount.end for amount in amounts)
    ]
    if len(found) != 1:
        return None
    at, year = found[0]
    before = sentence.plain[:at].casefold().split()
    return None if before and before[-1] in knowledge.reading.other_times else year
