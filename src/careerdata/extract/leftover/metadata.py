"""Data that only programs read: in the front matter, and in components and shortcodes.

salary: "$47,000 – $62,000"      skills: [Soldering, Wiring]      between the fences, and not in the text
{{< salary min="36000" >}}       {% include pay.html median="47,900" %}       <Salary min={36000} />
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.model.document import Text
from careerdata.notation.money import Amount
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import GuideReport
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.guide import Guide


def report_unshown(knowledge: Knowledge, report: GuideReport) -> None:
    """Report pay and skills that the text of the guide does not say."""
    for key, entry in _entries(report.guide):
        if (said := _data_in(key.plain, entry, knowledge, report.guide)) and not _stands_in_text(
            said.plain, report.guide
        ):
            report.at(key, rules.unread_front_matter, key.plain, said.plain)
    for tag in _tags(report.guide):
        if _names_pay(tag.plain, knowledge) and _AMOUNT.search(tag.plain):
            report.at(tag, rules.unread_component, tag.plain)


# --- Front matter ---------------------------------------------------------------------------------

# An entry at the margin with the lines that belong to it.
_ENTRY = re.compile(
    r"^(?P<key>[^\W\d_][\w .-]{0,60}?)[ \t]*:(?P<value>[^\r\n]*(?:\r?\n(?:[ \t]|-[ \t])[^\r\n]*)*)",
    re.MULTILINE,
)
_FENCE = re.compile(r"\A---[^\r\n]*\r?\n")
_PARTING = re.compile(r"[\r\n,\[\]{}\"']+|(?<=\s)-\s|^\s*-\s", re.MULTILINE)


def _entries(guide: Guide) -> Iterator[tuple[Text, Text]]:
    """The keys of the front matter and what stands under each."""
    head = guide.text[: guide.body_start]
    fence = _FENCE.search(head.lstrip("\ufeff"))
    if not guide.front_matter or fence is None:
        return
    for match in _ENTRY.finditer(head):
        if value := Text.of(match["value"], match.start("value")).strip():
            yield Text.of(match["key"], match.start("key")), value


def _data_in(key: str, entry: Text, knowledge: Knowledge, guide: Guide) -> Text | None:
    """The amounts of pay, or the skills, that an entry says;
    None where it is about something else.
    """
    labels, kinds = knowledge.reading.labels, knowledge.reading.sections.exactly(_spaced(key))
    if "skills" in kinds or "skills" in labels.exactly(_spaced(key)):
        names = [part for part in entry.split(_PARTING) if any(map(str.isalpha, part.plain))]
        unsaid = [name for name in names if not _stands_in_text(name.plain, guide)]
        return entry if unsaid else None
    if _names_pay(key, knowledge):
        return entry if _AMOUNT.search(entry.plain) else None
    amounts = [
        a for a in amounts_of(entry, knowledge) if isinstance(a, Amount) and a.currency is not None
    ]
    is_pay = "pay" in knowledge.reading.sentences.found_in(entry.plain)
    return entry.cut(amounts[0].start, amounts[0].end) if amounts and is_pay else None


def _spaced(key: str) -> str:
    return key.replace("_", " ").replace("-", " ")


def _stands_in_text(plain: str, guide: Guide) -> bool:
    """Whether the body says the same, quotes and spaces aside."""
    body = " ".join(guide.text[guide.body_start :].split()).casefold()
    return " ".join(plain.strip("\"' \t").split()).casefold() in body


# --- Components and shortcodes --------------------------------------------------------------------

_TAG = re.compile(
    r"\{\{[<%][^{}]{1,600}[%>]\}\} | \{%[^%{}]{1,600}%\} | <[A-Z][\w.]*(?:\s[^<>]{1,600})>",
    re.VERBOSE,
)
# 36000  47,900  47.900  36k
_AMOUNT = re.compile(
    r"(?<![\w.#-])\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)|(?<![\w.#-])\d{4,}(?!\w)|(?<![\w.#-])\d{2,3}\s?[kK](?!\w)"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _tags(guide: Guide) -> Iterator[Text]:
    text, start = guide.text, guide.body_start
    if "{" in text or "<" in text:
        for match in _TAG.finditer(text, start):
            yield Text.of(match.group(), match.start())


def _names_pay(text: str, knowledge: Knowledge) -> bool:
    words = _CAMEL.sub(" ", _spaced(text))
    reading = knowledge.reading
    return "pay" in reading.sentences.found_in(words) or "pay" in reading.labels.found_in(words)
