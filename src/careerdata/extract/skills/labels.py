"""Skills behind a label, and the skills that a role asks for.

Core skills: skill, strong skill, one/other, skill (note)      Key skills include skill and skill
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.extract.skills.lines import is_listed_name, is_skill_name, list_entries
from careerdata.model.record import SkillMention, Sourced
from careerdata.notation.listing import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text


class SkillsLabel(NamedTuple):
    """A label such as `Core skills:` in a text."""

    start: int
    body: Text
    """The list behind it; empty where it ends the text."""


_LABEL = re.compile(r"(?:\A|(?<=[.!?;])\s+|\n)(?P<label>[^.:!?;\n]{2,60}?)\s?:\s*")
_MOST_LABEL_WORDS = 6


def skills_labels(text: Text, knowledge: Knowledge) -> Iterator[SkillsLabel]:
    """The labels of skills in a text, in order,
    each with the list behind it up to the end of its sentence.
    """
    for match in _LABEL.finditer(text.plain):
        body = _first_sentence(text.cut(match.end()), knowledge)
        if _announces(match["label"], body, knowledge):
            yield SkillsLabel(match.start(), body)
    yield from _including(text, knowledge)


def _announces(label: str, body: Text, knowledge: Knowledge) -> bool:
    labels = knowledge.reading.labels
    if "skills" in labels.exactly(label):
        return True
    is_near = len(label.split()) <= _MOST_LABEL_WORDS and labels.found_in(label)[:1] == ("skills",)
    return is_near and _lists_names(body, knowledge)


def _first_sentence(body: Text, knowledge: Knowledge) -> Text:
    sentences = split_sentences(body.plain, knowledge.listing)
    return body.cut(0, sentences[0].end) if sentences else body


def _including(text: Text, knowledge: Knowledge) -> Iterator[SkillsLabel]:
    """`Key skills include Python and R`, where only names follow."""
    for start, end in split_sentences(text.plain, knowledge.listing):
        sentence = text.cut(start, end)
        match = knowledge.listing.list_verb.search(sentence.plain)
        if match is None or len(sentence.plain[: match.start()].split()) > _MOST_LABEL_WORDS:
            continue
        body = sentence.cut(match.end())
        announced = knowledge.reading.labels.found_in(sentence.plain[: match.start()])
        if announced[:1] == ("skills",) and _lists_names(body, knowledge):
            yield SkillsLabel(start, body)


def _lists_names(body: Text, knowledge: Knowledge) -> bool:
    names = [body.cut(*entry.name) for entry in list_entries(body, knowledge)]
    return len(names) > 1 and all(is_listed_name(name, knowledge) for name in names)


def skill_mentions(text: Text, first_group: int, source: Source) -> Iterator[SkillMention]:
    """The skills of a list, alternatives numbered from `first_group` on."""
    for entry in list_entries(text, source.knowledge):
        group = entry.alternative_group + first_group - 1 if entry.alternative_group else None
        name, qualifier = _qualified(text.cut(*entry.name), source)
        if is_skill_name(name, source.knowledge):
            yield SkillMention(
                name, qualifier, text.cut(*entry.note) if entry.note else None, group
            )


def _qualified(name: Text, source: Source) -> tuple[Text, Sourced[str] | None]:
    """The name without a leading `strong` or `deep`,
    unless it is itself a skill with it (`deep learning`).
    """
    first, _, rest = name.plain.partition(" ")
    kind = source.knowledge.skill_qualifiers.get(first.casefold())
    if kind is None or not rest or _is_known(name.plain, source):
        return name, None
    return name.cut(len(first)), Sourced(kind, name.span_of(0, len(first)))


def _is_known(name: str, source: Source) -> bool:
    listed = (
        skill.name.plain for category in source.records.categories for skill in category.skills
    )
    return source.knowledge.skills.get(name) is not None or name.casefold() in {
        n.casefold() for n in listed
    }
