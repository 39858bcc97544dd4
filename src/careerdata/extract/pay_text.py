"""Pay in bullets, labels and sentences.

- **Product companies** (A, B): ₹9-16 LPA            a bullet: its key, then amounts
**Salary:** $95K-$150K (mid), $150K-$210K (senior).  a label: amounts, each with its bracket
Entry-level nurses earn $50,000 to $60,000 a year.   a sentence: a word of pay, a subject, amounts
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.extract.pay import announced_by, money_context, pay_in_run, pay_record, report_refusal
from careerdata.extract.subject import Subject, found_in, read_subject
from careerdata.notation.bracket import find_brackets
from careerdata.notation.listing import split_sentences
from careerdata.notation.money import Refusal, read_amounts
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Text
    from careerdata.extract.outline import Section
    from careerdata.extract.pay import Announcement
    from careerdata.extract.reader import Reader
    from careerdata.record import PayRecord

# The words before the first colon, spaced dash or amount: `Senior:`, `**Berlin** –`.
_KEY = re.compile(r"(?P<key>[^:\n]{1,80}?)\s*(?::|\s[–—-])\s*(?=\S)")


def opens_with_subject(text: Text, section: Section, reader: Reader) -> bool:
    """Whether a line's amounts stand behind a key that says whom they are about: `Senior nurses: $90,000`."""
    keyed = _KEY.match(text.plain)
    if not keyed:
        return False
    key = text.cut(keyed.start("key"), keyed.end("key"))
    return bool(read_subject(key, reader.knowledge, _kinds_of(section, reader)))


def pay_in_item(text: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The pay records of a list item in a section about pay; an item of several sentences is read as such."""
    keyed = _KEY.match(text.plain)
    amounts = read_amounts(text.plain, reader.knowledge.money, money_context(outer.context, outer.subject, reader))
    if not amounts:
        return
    if not keyed or keyed.end() > amounts[0].start or _is_sentence(text.plain[keyed.end() : amounts[0].start]):
        yield from pay_in_sentences(text, section, outer, reader)
        return
    key = text.cut(keyed.start("key"), keyed.end("key"))
    if "not_pay" in reader.knowledge.reading.columns.found_in(key.plain)[:1]:
        return
    expected = _kinds_of(section, reader)
    subject = read_subject(key, reader.knowledge, expected)
    if subject is None:
        reader.report_at(key, rules.unread_pay_subject, key.plain)
        return
    announced = announced_by(key, reader).over(outer)
    yield from pay_in_run(text.cut(keyed.end()), subject.over(announced.subject), announced.context, reader)


_LONGEST_LEAD = 4


def _is_sentence(lead: str) -> bool:
    """Whether more than a word or two stand between the key and the first amount."""
    return len(lead.split()) > _LONGEST_LEAD


def _kinds_of(section: Section, reader: Reader) -> tuple[str, ...]:
    kinds = reader.knowledge.reading.columns.found_in(section.title.plain) if section.title else ()
    return tuple(kind for kind in kinds if kind not in {"role", "pay", "not_pay"})


_LONGEST_LABEL = 6


def labelled_pay(text: Text, outer: Announcement, reader: Reader) -> Iterator[PayRecord] | None:
    """The records behind a label of pay (`Salary: …`), or None where the text has no such label."""
    keyed = _KEY.match(text.plain)
    if not keyed or "pay" not in reader.knowledge.reading.labels.found_in(keyed["key"]):
        return None
    label = text.cut(keyed.start("key"), keyed.end("key"))
    subject = read_subject(label, reader.knowledge)
    if subject is None or len(label.plain.split()) > _LONGEST_LABEL:
        return None
    announced = announced_by(label, reader).over(outer)
    run = text.cut(keyed.end(), _sentence_end(text, keyed.end(), reader))
    return pay_in_run(run, subject.over(announced.subject), announced.context, reader)


def _sentence_end(text: Text, start: int, reader: Reader) -> int:
    sentences = split_sentences(text.plain[start:], reader.knowledge.listing)
    return start + sentences[0].end if sentences else len(text.plain)


def pay_in_sentences(text: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The pay records of running text, sentence by sentence."""
    for start, end in split_sentences(text.plain, reader.knowledge.listing):
        yield from _pay_in_sentence(text.cut(start, end), section, outer, reader)


def _pay_in_sentence(sentence: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    context = money_context(outer.context, outer.subject, reader)
    results = read_amounts(sentence.plain, reader.knowledge.money, context)
    if not results or not _speaks_of_pay(sentence.plain, section, reader):
        return
    whole, _ = found_in(sentence, reader.knowledge)
    for index, result in enumerate(results):
        start = results[index - 1].end if index else 0
        end = results[index + 1].start if index + 1 < len(results) else len(sentence.plain)
        own = found_in(_clause(sentence, start, result.start, result.end, end), reader.knowledge)[0]
        subject = own if len(results) > 1 else own.over(whole)
        if not _is_about_someone(subject, section):
            continue
        if isinstance(result, Refusal) or result.currency is None:
            report_refusal(sentence, result, reader)
        else:
            yield pay_record(sentence, result, subject.over(outer.subject), reader)


def _clause(sentence: Text, start: int, at: int, at_end: int, end: int) -> Text:
    """The words that belong to one amount of several: those before it and the bracket behind it."""
    after = sentence.plain[at_end:end]
    brackets = find_brackets(after)
    if brackets and not after[: brackets[0].start].strip():
        return sentence.cut(start, at_end + brackets[0].end)
    if start == 0 or not sentence.plain[start:at].strip(" ,;"):
        return sentence.cut(start, end)
    lead = sentence.plain[start:at]
    skipped = find_brackets(lead)[:1]
    return sentence.cut(start + (skipped[0].end if skipped and not lead[: skipped[0].start].strip() else 0), at_end)


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


def _is_about_someone(subject: Subject, section: Section) -> bool:
    """In a section about pay an amount may be about the guide's one role; elsewhere somebody must be named."""
    if "salary" in section.kinds:
        return True
    return bool(subject.role or subject.level or subject.experience or subject.statistic)
