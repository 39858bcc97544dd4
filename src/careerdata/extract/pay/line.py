"""Pay in running text, in items and behind labels, amount by amount.

line      = { sentence }
sentence  = key ":" … amounts            **Product companies** (A, B): ₹9-16 LPA | Salary: $95K (mid), $150K (senior)
          | key amounts                  Junior nurse CHF 59,000
          | words amounts words …        Entry-level nurses earn $50,000 to $60,000 a year in London.

Each amount has its own words: those before it, back to the amount before or a sign, and the bracket or the words such
as `in London` behind it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of, entities_of
from careerdata.annotate.role_names import are_words_of
from careerdata.extract.guide.lead import years_in
from careerdata.extract.pay.clause import read_clause, source_in
from careerdata.extract.pay.place import OTHER_SUBJECTS
from careerdata.extract.pay.settle import settled
from careerdata.lexicon.frame_words import words_in
from careerdata.lexicon.lexer import lex_parts
from careerdata.model.frame import Slots
from careerdata.model.record import Sourced
from careerdata.notation.bracket import opening_bracket
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Amount, Refusal
from careerdata.outline.frame import Frame, evidence_of, frame_of
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.extract.source import GuideReport
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity
    from careerdata.model.record import PayRecord


def pay_in_line(
    line: Text, place: Place, knowledge: Knowledge, report: GuideReport
) -> Iterator[PayRecord]:
    """The pay records of a line: an item, a paragraph or a part of one."""
    keys: tuple[Frame, ...] = ()
    for sentence in _sentences(line, place, knowledge):
        if sentence.plain.endswith("?") and not amounts_of(sentence, knowledge, place.context):
            # `What does an electrician earn in Texas? About $27 an hour.`
            place = place.under((frame_of(sentence, "clause", knowledge)._replace(rest=()),))
            continue
        keyed = _keyed(sentence, place, knowledge)
        keys = keyed.frames if keyed else keys
        if keyed is not None and not keyed.is_sentence:
            yield from _in_run(keyed, place.under(keys), knowledge, report)
            continue
        for record in _in_sentence(
            keyed.body if keyed else sentence, place.under(keys), knowledge, report
        ):
            place = replace(place, spoken=record.role or place.spoken)
            yield record


def _sentences(line: Text, place: Place, knowledge: Knowledge) -> Iterator[Text]:
    """The sentences of a line; the stop inside an amount, as of `Rs. 4-7`, ends none."""
    inside = [(amount.start, amount.end) for amount in amounts_of(line, knowledge, place.context)]
    start = 0
    for sentence in split_sentences(line.plain, knowledge.listing):
        if not any(low < sentence.end < high for low, high in inside):
            yield line.cut(start, sentence.end)
            start = sentence.end


# --- Behind a key ---------------------------------------------------------------------------------------------


class _Keyed(NamedTuple):
    """A sentence that opens with what its amounts are about."""

    frames: tuple[Frame, ...]
    """Innermost first."""
    body: Text
    is_sentence: bool
    """Whether what stands behind the key is a sentence of its own."""


# The words before a colon or a spaced dash.
_KEY = re.compile(r"(?P<key>[^:\n]{1,80}?)\s*(?::|\s[–—-])\s*(?=\S)")
_LONGEST_LEAD = 4
_LONGEST_BARE_KEY = 8


def _keyed(sentence: Text, place: Place, knowledge: Knowledge) -> _Keyed | None:
    """What stands before the amounts of a sentence, as keys; None where it has none."""
    amounts = amounts_of(sentence, knowledge, place.amounts_context)
    if not amounts:
        return None
    at, frames = 0, []
    while (match := _KEY.match(sentence.plain, at)) and match.end() <= amounts[0].start:
        key = sentence.cut(match.start("key"), match.end("key"))
        is_mark = len(key.plain) == 1  # the `A` of `A: …`
        if not is_mark and "note" not in knowledge.reading.labels.exactly(key.plain):
            frames.append(frame_of(key, "key", knowledge, place.expected))
        at = match.end()
    if at:
        lead = sentence.plain[at : amounts[0].start]
        is_note = not frames
        return _Keyed(
            tuple(reversed(frames)), sentence.cut(at), is_sentence=is_note or _is_sentence(lead)
        )
    return _bare_key(sentence, amounts[0].start, place, knowledge)


def _is_sentence(lead: str) -> bool:
    """Whether more than a word or two stand between the key and the first amount."""
    return len(lead.split()) > _LONGEST_LEAD


def _bare_key(sentence: Text, end: int, place: Place, knowledge: Knowledge) -> _Keyed | None:
    """`Junior nurse CHF 59,000`: in a list of pay, words without a verb right before the amount are its key."""
    if not place.is_item:
        return None
    words = sentence.cut(0, end)
    if not place.is_pay:
        return _role_with_bracket(words, sentence, end, place, knowledge)
    if not words:
        return _Keyed((), sentence, is_sentence=False)
    if len(words.plain.split()) > _LONGEST_BARE_KEY or knowledge.reading.sentences.found_in(
        words.plain
    ):
        return None
    frame = frame_of(words, "key", knowledge, place.expected)
    if frame.rest or not frame.slots.names_someone:
        return None
    return _Keyed((frame,), sentence.cut(end), is_sentence=False)


def _role_with_bracket(
    words: Text, sentence: Text, end: int, place: Place, knowledge: Knowledge
) -> _Keyed | None:
    """`Senior Data Analyst (₹15-20 LPA)` is pay wherever an item is that and nothing else."""
    amounts = [a for a in amounts_of(sentence, knowledge) if isinstance(a, Amount)]
    is_bracket = (
        words.plain.endswith("(")
        and len(amounts) == 1
        and not sentence.plain[amounts[0].end :].strip(" ).")
    )
    if not is_bracket or amounts[0].period is None or place.section.kind in _NEVER_PAY:
        return None
    frame = frame_of(words.cut(0, len(words.plain) - 1), "key", knowledge)
    if frame.rest or frame.slots.role is None:
        return None
    return _Keyed((frame._replace(evidence="pay"),), sentence.cut(end), is_sentence=False)


_NEVER_PAY = frozenset({"other", "market", "resources"})


def _in_run(
    keyed: _Keyed, place: Place, knowledge: Knowledge, report: GuideReport
) -> Iterator[PayRecord]:
    """The records of all amounts behind a key."""
    if any(_is_no_key_of_pay(frame, place, knowledge) for frame in keyed.frames):
        return
    if place.is_about_pay(keyed.frames) or _is_pay_by_itself(keyed, place, knowledge):
        yield from pay_in_run(keyed.body, place, knowledge, report)


def _is_no_key_of_pay(frame: Frame, place: Place, knowledge: Knowledge) -> bool:
    """Whether a key names no earner but a cost, a bonus or what else a column of amounts may hold."""
    if frame.slots._replace(statistic=None).names_someone:
        return False
    if place.expected and frame.slots.region:
        # `Fort Worth`, under “Salary by city”.
        return False
    if knowledge.frames.totals.found_in(frame.text.plain):
        return True
    return frame.evidence == "not_pay" or "not_pay" in knowledge.reading.columns.exactly(
        frame.text.plain
    )


def _is_pay_by_itself(keyed: _Keyed, place: Place, knowledge: Knowledge) -> bool:
    """Amounts of which no heading says that they are pay: gross or net, or somebody's for a time."""
    if place.section.kind in OTHER_SUBJECTS:
        return False
    amounts = [a for a in amounts_of(keyed.body, knowledge, place.context) if isinstance(a, Amount)]
    if any(amount.tax for amount in amounts):
        return True
    is_understood = not any(frame.rest for frame in keyed.frames)
    says_role = any(frame.slots.role for frame in keyed.frames)
    has_period = any(amount.period for amount in amounts)
    is_first = bool(amounts) and not keyed.body.plain[: amounts[0].start].strip(" ~(")
    if place.section.kind == "roles" and says_role and is_first:
        return True
    if place.is_pay_beside and is_understood and any(frame.slots for frame in keyed.frames):
        return True
    return has_period and is_understood and (says_role or place.is_under_role)


def pay_in_run(
    text: Text, place: Place, knowledge: Knowledge, report: GuideReport
) -> Iterator[PayRecord]:
    """The records of all amounts of a cell or behind a key, each with what stands right around it."""
    results = amounts_of(text, knowledge, place.amounts_context)
    if torn := _side_by_side(text, results):
        report.at(
            torn, rules.ambiguous_amount, torn.plain, "torn-range", ("one range", "two amounts")
        )
        return
    if any(_is_sum(text.slice(result.end), knowledge) for result in results):
        return
    pairs = place.pairs(len(results)) if _are_slashed(text, results) else ()
    for index, result in enumerate(results):
        before = text.cut(results[index - 1].end if index else 0, result.start)
        after = text.cut(result.end, results[index + 1].start if index + 1 < len(results) else None)
        if is_no_pay(before, after, knowledge) or is_difference(after, knowledge):
            continue
        if figure := _torn_number(before):
            at = text.cut(before.span.start - text.span.start + figure.start(), result.end)
            report.at(at, rules.ambiguous_amount, at.plain, "malformed-number", ())
            continue
        own = _own_frames(before, after, knowledge)
        if behind := _words_behind(after, knowledge):
            own = [read_clause(behind, (), place, knowledge).frame, *own]
        if pairs:
            own = [pairs[index], *own]
        yield from _about(text, result, own, place, knowledge, report)


def _side_by_side(text: Text, results: Sequence[Amount | Refusal]) -> Text | None:
    """`£36,000 £51,000`: two amounts with nothing between are a range that lost its dash, or two columns."""
    for first, second in pairwise(results):
        is_same = (
            isinstance(first, Amount)
            and isinstance(second, Amount)
            and first.currency == second.currency
        )
        if (
            is_same
            and not text.plain[first.end : second.start].strip()
            and "\n" not in text.plain[first.end : second.start]
        ):
            return text.cut(first.start, second.end)
    return None


def _torn_number(before: Text) -> re.Match[str] | None:
    """A figure right before an amount that nobody read: `9,500โ15,500 AED`."""
    return _FIGURE.search(before.plain)


_FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,]))\d[\d.,'’]*\d\d(?![\w%])|\d[\d.,'’]{2,}(?=\S*\Z)"
)


def _about(
    text: Text,
    result: Amount | Refusal,
    own: Sequence[Frame],
    place: Place,
    knowledge: Knowledge,
    report: GuideReport,
) -> Iterator[PayRecord]:
    """The record of an amount; one that its own words place elsewhere is read anew with the currency of that place."""
    here = place.under(tuple(own))
    extent = (result.start, result.end)
    amounts = amounts_of(text, knowledge, here.amounts_context)
    again = next((one for one in amounts if (one.start, one.end) == extent), result)
    yield from settled(text, again, here.whose, knowledge, report)


def _are_slashed(text: Text, results: Sequence[Amount | Refusal]) -> bool:
    return len(results) > 1 and all(
        text.plain[a.end : b.start].strip() in ("/", "|") for a, b in pairwise(results)
    )


_EDGES = " :;,.|\n\t–—-()"


def is_no_pay(before: Text, after: Text, knowledge: Knowledge) -> bool:
    """Whether the words beside an amount say that it is a bonus, a cost, a premium."""
    said_before, said_after = _last_part(before, knowledge), _first_part(after, knowledge)
    return (
        evidence_of(entities_of(said_before, knowledge), said_before.plain, knowledge) == "not_pay"
        or evidence_of(
            entities_of(said_after, knowledge), said_after.plain, knowledge, is_behind_amount=True
        )
        == "not_pay"
    )


def _is_sum(after: Text, knowledge: Knowledge) -> bool:
    """`$38K over 5 years`: money of several years, and so are the amounts beside it."""
    start = knowledge.frames.span_behind(after.plain)
    return start is not None and any(
        entity.kind == "experience" and entity.start <= start < entity.end
        for entity in entities_of(after, knowledge)
    )


def is_difference(after: Text, knowledge: Knowledge) -> bool:
    """Whether the words behind an amount make it a difference: `$10,000 more than their peers`."""
    words = after.plain.split()
    return bool(words) and words[0].casefold().strip(".,;") in knowledge.reading.differences


def _last_part(text: Text, knowledge: Knowledge) -> Text:
    plain = text.plain.rstrip(_EDGES)
    separators = [match.end() for match in knowledge.frames.part_separator.finditer(plain)]
    return text.slice(separators[-1] if separators else 0, len(plain))


def _first_part(text: Text, knowledge: Knowledge) -> Text:
    separator = knowledge.frames.part_separator.search(text.plain)
    return text.slice(0, separator.start()) if separator else text


def _own_frames(before: Text, after: Text, knowledge: Knowledge) -> list[Frame]:
    """What the words before an amount and the bracket behind it say."""
    frames = []
    if bracket := opening_bracket(after.plain):
        inner = after.cut(bracket.start + 1, bracket.end - 1)
        if not amounts_of(inner, knowledge):
            frames.append(bracket_frame(inner, knowledge))
    # The bracket behind the amount before belongs to that one.
    first = opening_bracket(before.plain)
    words = before.cut(first.end if first else 0)
    words = words.cut(
        len(words.plain) - len(words.plain.lstrip(_EDGES)), len(words.plain.rstrip(_EDGES))
    )
    if words:
        frames.append(frame_of(words, "clause", knowledge))
    return frames


def _words_behind(after: Text, knowledge: Knowledge) -> Text | None:
    """`in London`, `for night shifts`: the words behind an amount that are about it, past its bracket."""
    bracket = opening_bracket(after.plain)
    start = bracket.end if bracket else 0
    end = _own_end(after, knowledge)
    return after.cut(start, end) if end > start else None


def bracket_frame(inner: Text, knowledge: Knowledge) -> Frame:
    """What a bracket behind an amount says; words that nobody understood count only where a part is understood."""
    frame = frame_of(inner, "clause", knowledge)
    if "%" in inner.plain:
        # `(50 % of journeyman scale)` compares.
        return Frame(inner, "clause")
    return frame if frame.slots or not frame.rest else frame._replace(rest=())


# --- In a sentence --------------------------------------------------------------------------------------------


def _in_sentence(
    sentence: Text, place: Place, knowledge: Knowledge, report: GuideReport
) -> Iterator[PayRecord]:
    results = amounts_of(sentence, knowledge, place.amounts_context)
    if not results or not _speaks_of_pay(sentence, place, knowledge):
        return
    results = tuple(_joined(sentence, results, knowledge))
    if change := _change(sentence, results, knowledge):
        report.at(change, rules.ambiguous_amount, change.plain, "change", ())
        return
    if torn := _half_a_range(sentence, results, knowledge) or _torn_range(
        sentence, results, knowledge
    ):
        report.at(
            torn, rules.ambiguous_amount, torn.plain, "torn-range", ("one range", "two amounts")
        )
        return
    said_year, other = _year_of(sentence, results, knowledge), None
    period = _period_said_once(sentence, results, knowledge)
    opening = _opening_place(sentence, results, knowledge)
    before: Frame | None = None
    for result, clause in zip(results, _clauses(sentence, results, knowledge), strict=True):
        after = sentence.cut(result.end)
        if is_difference(after, knowledge) or is_denied(sentence, results, result, knowledge):
            continue
        spans = [sentence.span_of(a.start, a.end) for a in results]
        said_here = read_clause(clause, spans, place, knowledge, follows=result is not results[0])
        frame = _in_place(said_here.frame, opening)
        is_of_all = said_year is not None and (
            len(results) == 1 or said_year.span.start < spans[0].start
        )
        is_own = (
            said_year is not None and clause.span.start <= said_year.span.start < clause.span.end
        )
        year = said_year if is_of_all or is_own else None
        slots = frame.slots._replace(year=year) if year else frame.slots
        frame = frame._replace(slots=slots.over(Slots(pay_period=period)) if period else slots)
        own = [frame]
        if (bracket := opening_bracket(after.plain)) is not None:
            own.insert(0, bracket_frame(after.cut(bracket.start + 1, bracket.end - 1), knowledge))
        if before is not None and _is_restatement(sentence, results, result, knowledge):
            # `$20 to $40 per hour, or about $25,000 to $40,000 annually`: the same pay in another unit.
            own.append(before._replace(slots=before.slots._replace(statistic=None, tax=None)))
        elif (
            before is not None
            and _are_stages(frame, knowledge)
            and not any(one.slots.names_someone for one in own)
        ):
            # `Apprentices earn … in the first year, … in the second`: the next stage of the same earners.
            own.append(
                Frame(
                    before.text,
                    "clause",
                    Slots(role=before.slots.role, segment=before.slots.segment),
                )
            )
        before = own[-1] if own[-1].slots.names_someone else before
        said = Slots()
        for one in own:
            said = said.over(one.slots)
        if not said_here.names_own_role and not _is_about_someone(
            said, sentence, result, clause, place, knowledge
        ):
            continue
        # `Trainees get 2,200 euros; in Berlin it is 17.50 an hour`: what names nobody goes on about the one before.
        noun = said_here.other_role
        other = noun or (None if said.names_someone else other)
        if other:
            at = noun or sentence.cut(result.start, result.end)
            report.at(at, rules.unread_pay_subject, other.plain)
            continue
        yield from _about(sentence, result, own, place, knowledge, report)


def _are_stages(frame: Frame, knowledge: Knowledge) -> bool:
    """Whether all that narrows is a stage: `the second year`."""
    stages = [entity for entity in entities_of(frame.text, knowledge) if entity.kind == "stage"]
    return bool(frame.rest) and len(stages) == len(frame.rest)


def _opening_place(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """`In London, juniors earn …, seniors …`: a place that opens a sentence with several amounts holds for them all."""
    if len(results) == 1:
        return None
    places = [entity for entity in entities_of(sentence, knowledge) if entity.kind == "place"]
    if (
        len(places) != 1
        or ";" in sentence.plain
        or len(sentence.plain[: places[0].start].split()) > 1
    ):
        return None
    return sentence.cut(places[0].start, places[0].end)


def _in_place(frame: Frame, place: Text | None) -> Frame:
    is_elsewhere = (
        frame.slots.region is not None
        or place is None
        or any(run.plain[0].isupper() for run in frame.rest)
    )
    return frame if is_elsewhere else frame._replace(slots=frame.slots._replace(region=place))


def _is_restatement(
    sentence: Text,
    results: Sequence[Amount | Refusal],
    result: Amount | Refusal,
    knowledge: Knowledge,
) -> bool:
    """Whether only filler stands between an amount and the one before, and they are of different times."""
    at = results.index(result)
    other = results[at - 1]
    if (
        at == 0
        or not (isinstance(result, Amount) and isinstance(other, Amount))
        or result.period == other.period
    ):
        return False
    return knowledge.frames.are_idle(sentence.plain[other.end : result.start])


def _period_said_once(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Sourced[str] | None:
    """`€8.40 an hour in the first year, €8.90 in the second`: what is said of the first amount holds for the others.

    So does what is said before all of them: `Per month, juniors earn …`.
    """
    if len(results) > 1 and not any(isinstance(a, Amount) and a.period for a in results):
        ahead = [
            entity
            for entity in entities_of(sentence.slice(0, results[0].start), knowledge)
            if entity.kind == "period"
        ]
        if len(ahead) == 1:
            return Sourced(str(ahead[0].value), sentence.span_of(ahead[0].start, ahead[0].end))
    said = [a for a in results if isinstance(a, Amount) and a.period and a.period_at]
    if len(said) != 1 or said[0] not in (results[0], results[-1]) or len(results) == 1:
        return None
    (amount,) = said
    assert amount.period is not None
    assert amount.period_at is not None
    if not all(isinstance(other, Amount) and _are_alike(amount, other) for other in results):
        return None
    return Sourced(amount.period, sentence.span_of(*amount.period_at))


def _are_alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be paid for the same time: neither is many times the other."""
    values = [
        bound.value
        for amount in (one, other)
        for bound in (amount.minimum, amount.maximum)
        if bound
    ]
    return max(values) <= _MOST_TIMES * min(values)


_MOST_TIMES = 5


# --- Which words belong to which amount ---


def _clauses(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Iterator[Text]:
    """For each amount of a sentence the words about it."""
    start = 0
    for index, result in enumerate(results):
        is_last = index + 1 == len(results)
        following = len(sentence.plain) if is_last else results[index + 1].start
        end = (
            following
            if is_last
            else result.end + _own_end(sentence.slice(result.end, following), knowledge)
        )
        yield sentence.cut(start, end)
        start = max(end, result.end)


def _own_end(between: Text, knowledge: Knowledge) -> int:
    """How much of the words between two amounts belongs to the first: its bracket, and `in London`."""
    plain = between.plain
    bracket = opening_bracket(plain)
    own = bracket.end if bracket else 0
    if source := source_in(between.slice(own), knowledge):
        is_right_behind = not plain[own : own + source.start].strip(" ,")
        return own + source.end if is_right_behind else own
    words = plain[own:].split()
    separator = knowledge.frames.clause_separator.search(plain, own)
    if separator and 0 < len(plain[own : separator.start()].split()) <= _MOST_BEHIND:
        return separator.start()
    if (
        not words
        or words[0].casefold() not in knowledge.reading.behind
        or plain.rstrip().endswith(":")
    ):
        return own
    return min(
        separator.start() if separator else len(plain), _start_of_next(between, own, knowledge)
    )


_MOST_BEHIND = 3


def _start_of_next(between: Text, at: int, knowledge: Knowledge) -> int:
    """Where words begin that lead up to the next amount: `with a median salary of`."""
    leading = [
        entity
        for entity in entities_of(between, knowledge)
        if entity.kind in ("statistic", "pay") and entity.start >= at
    ]
    for entity in leading:
        if knowledge.frames.are_idle(between.plain[entity.end :]):
            return max(at, _LEAD_UP.search(between.plain, 0, entity.start).start())  # type: ignore[union-attr]
    return len(between.plain)


_LEAD_UP = re.compile(r"(?:[,;]?\s*[^\W\d_]{1,5}){0,2}\s*\Z")


def _joined(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> list[Amount | Refusal]:
    """Amounts of which two are the ends of one range, with no word between that says something else."""
    joined: list[Amount | Refusal] = []
    for result in results:
        before = joined[-1] if joined else None
        if (
            isinstance(before, Amount)
            and isinstance(result, Amount)
            and _are_ends(sentence, before, result, knowledge)
        ):
            joined[-1] = _range(before, result)
        else:
            joined.append(result)
    return joined


def _are_ends(sentence: Text, low: Amount, high: Amount, knowledge: Knowledge) -> bool:
    """`from $26 to even $79`: a word of ranges and filler between two single amounts."""
    between = _without_sources(sentence.plain[low.end : high.start], knowledge)
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", between)]
    joins = knowledge.reading.range_joins
    if _opens_between(sentence.plain, low, knowledge):
        joins |= {word for word in words if knowledge.listing.conjunction.fullmatch(f" {word} ")}
    is_between = (
        bool(words) and bool(set(words) & joins) and set(words) <= joins | knowledge.frames.idle
    )
    before = set(words_in(sentence.plain[: low.start]))
    if not is_between or before & knowledge.frames.changes:
        return False
    is_single = (low.is_point or low.maximum is None) and (high.is_point or high.maximum is None)
    bounds = (low.minimum or low.maximum, high.minimum or high.maximum)
    return (
        is_single
        and bool(bounds[0] and bounds[1] and bounds[0].value < bounds[1].value)
        and low.currency == high.currency
    )


def _without_sources(between: str, knowledge: Knowledge) -> str:
    """`according to one portal and`: who says so is no part of what stands between."""
    match = knowledge.frames.source.search(between)
    if match is None:
        return between
    words = between[match.end() :].split()
    return between[: match.start()] + " " + " ".join(words[-1:])


def _opens_between(sentence: str, low: Amount, knowledge: Knowledge) -> bool:
    """Whether an amount is opened by a word such as `between`, which `and` closes."""
    tokens = lex_parts(sentence[: low.minimum.start if low.minimum else low.start])
    matches = knowledge.money.phrases.matches(tokens)
    return any(match.kind == "opening" and match.value == "between" for match in matches)


def _range(low: Amount, high: Amount) -> Amount:
    is_open = high.max_open_ended and not high.is_point
    return high._replace(
        start=low.start,
        minimum=low.minimum or low.maximum,
        maximum=high.maximum or high.minimum,
        is_point=False,
        min_open_ended=False,
        max_open_ended=is_open,
        statistic=low.statistic or high.statistic,
        statistic_at=low.statistic_at or high.statistic_at,
        currency_at=high.currency_at or low.currency_at,
    )


# `25 to even 80 zł`: a number, a word or two, and the amount
_LOWER_END = re.compile(r"(?<![\w.,])\d[\d.,'’ ]*\s+(?P<between>(?:[^\W\d_]+['’]?\s+){1,3})\Z")


def _half_a_range(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """An amount right behind a number and a word of ranges is the upper end of a range whose lower end was not read."""
    joins = knowledge.reading.range_joins
    for result in results:
        match = _LOWER_END.search(sentence.plain, 0, result.start)
        words = match["between"].casefold().split() if match else []
        is_join = any(
            word in joins or knowledge.listing.conjunction.fullmatch(f" {word} ") for word in words
        )
        if (
            match
            and is_join
            and not any(r.start < match.end() and match.start() < r.end for r in results)
        ):
            return sentence.cut(match.start(), result.end)
    return None


def _change(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """`rose from $74,100 to $79,400`: two times, and no range."""
    for result, following in zip_longest(results, results[1:]):
        is_range = isinstance(result, Amount) and not result.is_point
        before = words_in(sentence.plain[: result.start])[-4:]
        if not set(before) & knowledge.frames.changes:
            continue
        if is_range:
            return sentence.cut(result.start, result.end)
        if following and len(sentence.plain[result.end : following.start].split()) == 1:
            return sentence.cut(result.start, following.end)
    return None


def _torn_range(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """`from $50,000 for juniors to $90,000`: the bounds of one range, with words between that tear it apart."""
    for first, second in pairwise(results):
        between = sentence.plain[first.end : second.start]
        if (
            len(between.split()) > 1
            and between.split()[-1].casefold() in knowledge.reading.range_joins
        ):
            return sentence.cut(first.start, second.end)
    return None


# --- Whether it is pay, and whose ---


def _speaks_of_pay(sentence: Text, place: Place, knowledge: Knowledge) -> bool:
    """Whether a sentence's amounts are pay: a word of pay and none of bonuses, costs, funding."""
    plain = _without_brackets(sentence.plain)
    kinds = knowledge.reading.sentences.found_in(plain)
    frames = knowledge.frames
    if frames.totals.found_in(plain) or frames.doubts.found_in(plain):
        return False
    return "pay" in kinds or (place.is_pay and _may_be_pay(sentence, knowledge))


_LONGEST_WITHOUT_WORD = 8
_OF_EARNERS = frozenset({"level", "statistic", "stage", "segment"})


def _may_be_pay(sentence: Text, knowledge: Knowledge) -> bool:
    """Whether a sentence without a word of pay may be about it.

    It is short, tells earners by their level or share, or says for how long or whether gross or net.
    """
    amounts = [a for a in amounts_of(sentence, knowledge) if isinstance(a, Amount)]
    is_short = len(sentence.plain.split()) <= _LONGEST_WITHOUT_WORD
    kinds = {entity.kind for entity in entities_of(sentence, knowledge)}
    return (
        is_short
        or not kinds.isdisjoint(_OF_EARNERS)
        or any(amount.period or amount.tax or not amount.is_point for amount in amounts)
    )


def is_denied(
    sentence: Text,
    results: Sequence[Amount | Refusal],
    result: Amount | Refusal,
    knowledge: Knowledge,
) -> bool:
    """Whether the word nearest to an amount makes it no pay: a cost, a bonus, an investment.

    That is the last one before it, or one behind it that stands before the next amount and the next clause.
    """
    plain = sentence.plain
    brackets = [
        m.span() for m in _BRACKET.finditer(plain) if not m.start() < result.start < m.end()
    ]
    telling = [
        e
        for e in entities_of(sentence, knowledge)
        if e.kind in ("pay", "not_pay", "level_pay")
        and not any(low < e.start < high for low, high in brackets)
    ]
    before = [
        e
        for e in telling
        if e.end <= result.start
        and not (
            _comes_on_top(plain, e.start, results, knowledge)
            and _PART_ENDS.search(plain, e.end, result.start)
        )
    ]
    if before and (before[-1].kind == "not_pay" or _is_of_no_pay(plain, before)):
        return True
    following = min(
        (other.start for other in results if other.start >= result.end), default=len(plain)
    )
    separator = knowledge.frames.clause_separator.search(plain, result.end, following)
    end = separator.start() if separator else following
    behind = [
        e
        for e in telling
        if result.end < e.end
        and result.start < e.start < end
        and not _comes_on_top(plain, e.start, results, knowledge)
    ]
    return bool(behind) and behind[0].kind == "not_pay"


_PART_ENDS = re.compile(r"[,;]")


def _is_of_no_pay(plain: str, before: Sequence[Entity]) -> bool:
    """`Overtime pays`: the last word of pay is a verb whose subject is none."""
    if len(before) < len(("subject", "verb")) or before[-2].kind != "not_pay":
        return False
    return not re.search(r"[\W\d]*\w+\W", plain[before[-2].end : before[-1].start].strip() + " ")


def _comes_on_top(
    plain: str, at: int, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> bool:
    """`earn $52,000 plus bonus`: behind an amount, and behind a word such as `plus`."""
    return results[0].end <= at and bool(knowledge.frames.addition.search(plain, 0, at))


_BRACKET = re.compile(r"\([^()]*\)")


def _without_brackets(sentence: str) -> str:
    return _BRACKET.sub(" ", sentence)


def _is_about_someone(
    said: Slots,
    sentence: Text,
    result: Amount | Refusal,
    clause: Text,
    place: Place,
    knowledge: Knowledge,
) -> bool:
    """In a section about pay an amount that a word calls pay may be about the guide's one role; else say whose."""
    if said.names_someone or (place.is_under_role and place.section.kind == "roles"):
        return True
    if not place.is_pay:
        return False
    if _stands_alone(clause, result, place, knowledge):
        return True
    is_taxed = isinstance(result, Amount) and result.tax is not None
    if said.region or is_taxed or "pay" in knowledge.reading.sentences.found_in(sentence.plain):
        return True
    own = place.own_role()
    names = _NOUN.findall(own.name.plain) if own else []
    nouns = (word for word in _NOUN.findall(clause.plain) if knowledge.role_nouns.ends(word))
    return any(are_words_of([word], names) for word in nouns)


_NOUN = re.compile(r"[^\W\d_]{3,}")


def _stands_alone(
    clause: Text, result: Amount | Refusal, place: Place, knowledge: Knowledge
) -> bool:
    """Whether nothing stands beside an amount on a line below its label, or only filler below a question."""
    before = clause.plain[: result.start]
    answers = any(frame.is_remark and frame.evidence == "pay" for frame in place.frames[:1])
    is_filler = answers and knowledge.frames.are_idle(before)
    return (not words_in(before) or is_filler) and not clause.plain[result.end :].strip(" .)")


def _year_of(
    sentence: Text, results: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Sourced[int] | None:
    """The one year that a sentence says its amounts are of: `was $59,810 in May 2024`, not `by 2030`."""
    found = [
        (at, year)
        for at, year in years_in(sentence)
        if not any(r.start <= at < r.end for r in results)
    ]
    if len(found) != 1:
        return None
    at, year = found[0]
    before = sentence.plain[:at].split()
    is_other_time = bool(before) and before[-1].casefold() in knowledge.reading.other_times
    return None if is_other_time else year
