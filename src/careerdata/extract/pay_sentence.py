"""Pay in sentences: a word of pay, somebody who earns it, amounts.

Entry-level nurses earn $50,000 to $60,000 a year.             one amount: the whole sentence is about it
Juniors earn $50,000, seniors (6+ years) $90,000.              each with the words before it and its bracket
They earn $50,000 in Leeds and $60,000 in London.              each with the words behind it
Pay ranges from $50,000 for juniors to $90,000 for seniors.    a range that is torn apart: refused
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.extract.lead import whole_name, years_in
from careerdata.extract.pay import is_difference, money_context, report_torn_range, settled_pay
from careerdata.extract.subject import NOBODY, Subject, found_in, read_subject
from careerdata.notation.bracket import find_brackets, opening_bracket
from careerdata.notation.experience import read_level_only
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Amount
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.outline import Section
    from careerdata.extract.pay import Announcement
    from careerdata.extract.reader import Reader
    from careerdata.model.document import Text
    from careerdata.model.record import PayRecord, Sourced
    from careerdata.notation.money import Refusal


def pay_in_sentences(text: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The pay records of running text, sentence by sentence."""
    for start, end in split_sentences(text.plain, reader.knowledge.listing):
        yield from _pay_in_sentence(text.cut(start, end), section, outer, reader)


def _pay_in_sentence(sentence: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    context = money_context(outer.context, outer.subject, reader)
    results = reader.amounts(sentence.plain, context)
    if not results or not _speaks_of_pay(sentence.plain, section, reader):
        return
    if torn := _torn_range(sentence, results, reader):
        report_torn_range(torn, reader)
        return
    year, other = _year_of(sentence, results, reader), None
    for result, clause in zip(results, _clauses(sentence, results, reader), strict=True):
        subject = _subject_of(sentence, result, clause, section, outer, reader)
        if subject is None:
            continue
        # `Trainees get 2,200 euros; in Berlin it is 17.50 an hour`: what names nobody goes on about the one before.
        noun = _other_role(subject, clause, outer, reader)
        other = noun or (None if subject.names_someone else other)
        if other:
            at = noun or sentence.cut(result.start, result.end)
            reader.report_at(at, rules.unread_pay_subject, other.plain)
            continue
        subject = subject._replace(role=None) if _longer_name(subject, clause, reader) else subject
        for record in settled_pay(sentence, result, subject.over(outer.subject), reader):
            yield record._replace(as_of_year=year)


def _subject_of(
    sentence: Text, result: Amount | Refusal, clause: Text, section: Section, outer: Announcement, reader: Reader
) -> Subject | None:
    """What a clause says of its amount; None where the amount is nobody's pay."""
    bracket = _bracket_behind(sentence.cut(result.end), reader)
    subject = bracket.over(found_in(clause, reader.knowledge)[0])
    is_taxed = isinstance(result, Amount) and result.tax is not None and "salary" in section.kinds
    if not is_taxed and not _is_about_someone(subject, sentence, clause, section, outer, reader):
        return None
    return None if is_difference(sentence.cut(result.end), reader) else subject


def _bracket_behind(after: Text, reader: Reader) -> Subject:
    """What the bracket right behind an amount says: `$70,000 (mid)`."""
    bracket = opening_bracket(after.plain)
    if bracket is None:
        return NOBODY
    return read_subject(after.cut(bracket.start + 1, bracket.end - 1), reader.knowledge) or NOBODY


# --- Which words belong to which amount ---

_SEPARATOR = re.compile(r"[,;–—]|\s(?:and|while|whereas|but|or|und|während|oder|et|tandis|ou|y|mientras|o)\s")


def _clauses(sentence: Text, results: Sequence[Amount | Refusal], reader: Reader) -> Iterator[Text]:
    """For each amount of a sentence the words about it."""
    start = 0
    for index, result in enumerate(results):
        is_last = index + 1 == len(results)
        following = len(sentence.plain) if is_last else results[index + 1].start
        end = following if is_last else result.end + _own_end(sentence.plain[result.end : following], reader)
        yield sentence.cut(start, end)
        start = max(end, result.end)


def _own_end(between: str, reader: Reader) -> int:
    """How much of the words between two amounts belongs to the first: its bracket, and `in London`."""
    bracket = opening_bracket(between)
    own = bracket.end if bracket else 0
    words = between[own:].split()
    if not words or words[0].casefold() not in reader.knowledge.reading.behind or between.rstrip().endswith(":"):
        return own
    separator = _SEPARATOR.search(between, own)
    return separator.start() if separator else len(between)


def _torn_range(sentence: Text, results: Sequence[Amount | Refusal], reader: Reader) -> Text | None:
    """`from $50,000 for juniors to $90,000`: the bounds of one range, with words between that tear it apart."""
    for first, second in pairwise(results):
        between = sentence.plain[first.end : second.start]
        if len(between.split()) > 1 and between.split()[-1].casefold() in reader.knowledge.reading.range_joins:
            return sentence.cut(first.start, second.end)
    return None


# --- Whether it is pay, and whose ---


def _speaks_of_pay(sentence: str, section: Section, reader: Reader) -> bool:
    """Whether a sentence's amounts are pay: a word of pay and none of bonuses, costs, funding."""
    kinds = reader.knowledge.reading.sentences.found_in(_without_brackets(sentence))
    if "not_pay" in kinds:
        return False
    return "pay" in kinds or "salary" in section.kinds


def _without_brackets(sentence: str) -> str:
    for bracket in reversed(find_brackets(sentence)):
        sentence = sentence[: bracket.start] + sentence[bracket.end :]
    return sentence


def _is_about_someone(
    subject: Subject, sentence: Text, clause: Text, section: Section, outer: Announcement, reader: Reader
) -> bool:
    """In a section about pay an amount that a word calls pay may be about the guide's one role; else say whose."""
    if subject.names_someone or "salary" not in section.kinds:
        return subject.names_someone
    if subject.region or "pay" in reader.knowledge.reading.sentences.found_in(sentence.plain):
        return True
    own = _words_of_role(outer, reader)
    return any(_stem(word) in own for word in _NOUN.findall(clause.plain) if reader.knowledge.role_nouns.ends(word))


def _longer_name(subject: Subject, clause: Text, reader: Reader) -> Text | None:
    """The words of a clause that name another role than the vocabulary's in it: `Dental nurses`, not nurses."""
    if subject.role is None:
        return None
    found = list(reader.knowledge.roles.find(clause.plain))
    if not found or clause.span_of(found[0].start, found[0].start).start != subject.role.name.span.start:
        return None
    whole = whole_name(clause, found[0].start, found[0].end, reader)
    return whole if whole.span.start < subject.role.name.span.start else None


_STAGES = {"intern", "entry", "junior", "mid", "senior"}
"""Levels that are stages of any role; a manager or director has another one."""
_NOUN = re.compile(r"[^\W\d_]{3,}")


def _other_role(subject: Subject, clause: Text, outer: Announcement, reader: Reader) -> Text | None:
    """The noun of a role in a clause that is not the role spoken of: `managers`, in a guide about planners.

    A guide that speaks of no role in particular leaves open whose noun it is.
    """
    own = _words_of_role(outer, reader)
    if longer := _longer_name(subject, clause, reader):
        return None if _words_of(longer) == own else longer
    if subject.role is not None:
        return None
    nouns = (match for match in _NOUN.finditer(clause.plain) if _is_role_noun(match.group(), reader))
    return next((clause.cut(*noun.span()) for noun in nouns if _stem(noun.group()) not in own), None)


def _words_of_role(outer: Announcement, reader: Reader) -> set[str]:
    """The words of the role that is spoken of."""
    role = outer.subject.role or reader.records.main_role
    return _words_of(role.name) if role else set()


def _words_of(name: Text) -> set[str]:
    return {_stem(word) for word in _NOUN.findall(name.plain)}


def _is_role_noun(word: str, reader: Reader) -> bool:
    knowledge = reader.knowledge
    if not knowledge.role_nouns.ends(word) or word.casefold() in knowledge.reading.filler:
        return False
    level = read_level_only(word, knowledge.levels)
    return knowledge.segments.get(word) is None and (level is None or level.level_id not in _STAGES)


def _stem(word: str) -> str:
    word = word.casefold().rstrip("s")
    return word.removesuffix("ie") + "y" if word.endswith("ie") else word


# --- When it was paid ---


def _year_of(sentence: Text, results: Sequence[Amount | Refusal], reader: Reader) -> Sourced[int] | None:
    """The one year that a sentence says its amounts are of: `was $59,810 in May 2024`, not `by 2030`."""
    found = [(at, year) for at, year in years_in(sentence) if not any(r.start <= at < r.end for r in results)]
    if len(found) != 1:
        return None
    at, year = found[0]
    before = sentence.plain[:at].split()
    is_other_time = bool(before) and before[-1].casefold() in reader.knowledge.reading.other_times
    return None if is_other_time else year
