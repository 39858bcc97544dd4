"""Whether the words of a sentence, or those beside an amount, make it pay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.annotate.role_names import are_words_of
from careerdata.extract.pay.words import first_part, last_part
from careerdata.lexicon.frame_words import words_in
from careerdata.notation.money import Amount, Refusal
from careerdata.outline.frame import evidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity
    from careerdata.model.frame import Slots


# --- Of a whole sentence ---

_BRACKET = re.compile(r"\([^()]*\)")


def speaks_of_pay(sentence: Text, place: Place) -> bool:
    """Whether a sentence has a word of pay, or stands among pay, and nothing puts it in doubt."""
    plain = _BRACKET.sub(" ", sentence.plain)
    frames, sentences = place.knowledge.frames, place.knowledge.reading.sentences
    if frames.totals.found_in(plain) or frames.doubts.found_in(plain):
        return False
    is_said = "pay" in sentences.found_in(plain) or is_what_someone_gets(sentence, place.knowledge)
    return is_said or (place.is_pay and _may_be_pay(sentence, place.knowledge))


def is_what_someone_gets(sentence: Text, knowledge: Knowledge) -> bool:
    """`Senior captains make $350,000`:
    a role or level, a verb that alone says little of pay, and an amount of the size of pay.
    """
    earners = [one for one in entities_of(sentence, knowledge) if one.kind in ("role", "level")]
    return any(
        earners[0].end <= amount.start
        and is_of_the_size_of_pay(amount, knowledge)
        and knowledge.frames.is_paid(sentence.plain[: amount.start])
        for amount in (amounts_of(sentence, knowledge) if earners else ())
    )


def is_of_the_size_of_pay(amount: Amount | Refusal, knowledge: Knowledge) -> bool:
    """Whether a time is said for an amount, or it is large enough for a year."""
    if isinstance(amount, Refusal) or amount.period is not None:
        return isinstance(amount, Amount)
    known = knowledge.money.currencies.get(amount.currency or "")
    return known is not None and amount.largest >= known.unstated_from


_LONGEST_WITHOUT_WORD = 8
_OF_EARNERS = frozenset({"level", "statistic", "stage", "segment"})


def _may_be_pay(sentence: Text, knowledge: Knowledge) -> bool:
    """Whether a sentence without a word of pay may be about it.

    It is short, tells earners by level or share, or says for how long, or whether gross or net.
    """
    amounts = [a for a in amounts_of(sentence, knowledge) if isinstance(a, Amount)]
    kinds = {entity.kind for entity in entities_of(sentence, knowledge)}
    return (
        len(sentence.plain.split()) <= _LONGEST_WITHOUT_WORD
        or not kinds.isdisjoint(_OF_EARNERS)
        or any(amount.period or amount.tax or not amount.is_point for amount in amounts)
    )


# --- Of the words beside an amount ---


def is_no_pay(before: Text, after: Text, knowledge: Knowledge) -> bool:
    """Whether the words beside an amount say that it is a bonus, a cost, a premium."""
    parts = last_part(before, knowledge), first_part(after, knowledge)
    return any(
        evidence_of(entities_of(part, knowledge), part.plain, knowledge, is_after_amount=is_after)
        == "not_pay"
        for part, is_after in zip(parts, (False, True), strict=True)
    )


def is_sum(after: Text, knowledge: Knowledge) -> bool:
    """`$38K over 5 years`: money of several years, and so are the amounts beside it."""
    start = knowledge.frames.span_after(after.plain)
    return start is not None and any(
        entity.kind == "experience" and entity.start <= start < entity.end
        for entity in entities_of(after, knowledge)
    )


def is_difference(after: Text, knowledge: Knowledge) -> bool:
    """Whether the words after an amount make it a difference: `$10,000 more than their peers`."""
    words = after.plain.split()
    return bool(words) and words[0].casefold().strip(".,;") in knowledge.reading.differences


def is_rise(sentence: str, amount: Amount | Refusal, knowledge: Knowledge) -> bool:
    """Whether the words before an amount make it a difference: `pay goes up by $5,000`."""
    bound = (amount.minimum or amount.maximum) if isinstance(amount, Amount) else None
    words = words_in(sentence[: bound.start if bound else amount.start])[-_LONGEST_RISE:]
    rises = knowledge.frames.rises
    if rises.isdisjoint(words):
        return False
    return words[-1] in rises or not knowledge.frames.rises_by.isdisjoint(words[-2:])


_LONGEST_RISE = 6
_TELLING = ("pay", "not_pay", "level_pay")


def is_denied(
    sentence: Text,
    amounts: Sequence[Amount | Refusal],
    amount: Amount | Refusal,
    knowledge: Knowledge,
) -> bool:
    """Whether the word nearest to an amount makes it no pay: a cost, a bonus, an investment.

    That is the last one before it, or one after it, before the next amount and the next clause.
    """
    plain = sentence.plain
    if is_rise(plain, amount, knowledge):
        return True
    asides = [
        match.span()
        for match in _BRACKET.finditer(plain)
        if not match.start() < amount.start < match.end()
    ]
    telling = [
        entity
        for entity in entities_of(sentence, knowledge)
        if entity.kind in _TELLING and not any(low < entity.start < high for low, high in asides)
    ]
    on_top = [e for e in telling if _comes_on_top(plain, e.start, amounts, knowledge)]
    before = [
        e
        for e in telling
        if e.end <= amount.start
        and not (e in on_top and _PART_ENDS.search(plain, e.end, amount.start))
    ]
    if before and (before[-1].kind == "not_pay" or _is_of_no_pay(plain, before)):
        return True
    end = _end_of_clause(plain, amounts, amount, knowledge)
    after = [e for e in telling if amount.end < e.end and amount.start < e.start < end]
    after = [e for e in after if e not in on_top]
    return bool(after) and after[0].kind == "not_pay"


_PART_ENDS = re.compile(r"[,;]")


def _end_of_clause(
    plain: str,
    amounts: Sequence[Amount | Refusal],
    amount: Amount | Refusal,
    knowledge: Knowledge,
) -> int:
    """Where the words after an amount end: at the next amount or the next clause."""
    starts = (other.start for other in amounts if other.start >= amount.end)
    following = min(starts, default=len(plain))
    separator = knowledge.frames.clause_separator.search(plain, amount.end, following)
    return separator.start() if separator else following


def _is_of_no_pay(plain: str, before: Sequence[Entity]) -> bool:
    """`Overtime pays`: the last word of pay is a verb whose subject is none."""
    if len(before) < len(("subject", "verb")) or before[-2].kind != "not_pay":
        return False
    return not re.search(r"[\W\d]*\w+\W", plain[before[-2].end : before[-1].start].strip() + " ")


def _comes_on_top(
    plain: str, at: int, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> bool:
    """`earn $52,000 plus bonus`: after an amount, and after a word such as `plus`."""
    return amounts[0].end <= at and bool(knowledge.frames.addition.search(plain, 0, at))


# --- Of whom it is said ---


def is_about_someone(
    said: Slots, sentence: Text, amount: Amount | Refusal, clause: Text, place: Place
) -> bool:
    """Whether it is said whose an amount is, or a section of pay leaves it to the guide's role."""
    if said.names_someone or (place.is_under_role and place.section.kind == "roles"):
        return True
    if not place.is_pay:
        return False
    is_taxed = isinstance(amount, Amount) and amount.tax is not None
    return (
        _stands_alone(clause, amount, place)
        or bool(said.region)
        or is_taxed
        or "pay" in place.knowledge.reading.sentences.found_in(sentence.plain)
        or _has_noun_of_own_role(clause, place)
    )


def _has_noun_of_own_role(clause: Text, place: Place) -> bool:
    own = place.own_role()
    names = _NOUN.findall(own.name.plain) if own else []
    return any(
        place.knowledge.role_nouns.ends(word) and are_words_of([word], names)
        for word in _NOUN.findall(clause.plain)
    )


_NOUN = re.compile(r"[^\W\d_]{3,}")


def _stands_alone(clause: Text, amount: Amount | Refusal, place: Place) -> bool:
    """Whether nothing stands beside an amount, or only filler below a question."""
    before = clause.plain[: amount.start]
    answers = any(frame.is_remark and frame.evidence == "pay" for frame in place.frames[:1])
    is_filler = answers and place.knowledge.frames.are_idle(before)
    return (not words_in(before) or is_filler) and not clause.plain[amount.end :].strip(" .)")
