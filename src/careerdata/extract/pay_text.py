"""Pay in bullets and behind labels.

- **Product companies** (A, B): ₹9-16 LPA            a bullet: its key, then amounts
**Salary:** $95K-$150K (mid), $150K-$210K (senior).  a label: amounts, each with its bracket
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.extract.pay import announced_by, money_context, pay_in_run
from careerdata.extract.pay_sentence import pay_in_sentences
from careerdata.extract.subject import read_subject
from careerdata.notation.listing import split_sentences
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.outline import Section
    from careerdata.extract.pay import Announcement
    from careerdata.extract.reader import Reader
    from careerdata.model.document import Text
    from careerdata.model.record import PayRecord

# The words before the first colon, spaced dash or amount: `Senior:`, `**Berlin** –`.
_KEY = re.compile(r"(?P<key>[^:\n]{1,80}?)\s*(?::|\s[–—-])\s*(?=\S)")


def opens_with_subject(text: Text, section: Section, reader: Reader) -> bool:
    """Whether a line's amounts stand behind a key that says whom they are about: `Senior nurses: $90,000`."""
    keyed = _KEY.match(text.plain)
    if not keyed:
        return False
    key = text.cut(keyed.start("key"), keyed.end("key"))
    return bool(read_subject(key, reader.knowledge, _kinds_of(section, reader)))


def is_role_with_pay(text: Text, reader: Reader) -> bool:
    """Whether an item is a role and its amounts and nothing else: `**UX Designer** (2-4 years) — $75,000-$100,000`."""
    keyed = _KEY.match(text.plain)
    amounts = reader.amounts(text.plain)
    if not keyed or not amounts or keyed.end() > amounts[0].start:
        return False
    subject = read_subject(text.cut(keyed.start("key"), keyed.end("key")), reader.knowledge)
    rest = text.plain[keyed.end() : amounts[0].start] + text.plain[amounts[-1].end :]
    return subject is not None and subject.role is not None and not any(map(str.isalnum, rest))


def pay_in_item(text: Text, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The pay records of a list item in a section about pay; an item of several sentences is read as such."""
    keyed = _KEY.match(text.plain)
    amounts = reader.amounts(text.plain, money_context(outer.context, outer.subject, reader))
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
