"""Skills after a label, and the skills that a role asks for.

Core skills: skill, strong skill, one/other, skill (note)      Key skills include skill and skill
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.extract.lines import sentences_of
from careerdata.extract.skills.lines import (
    is_listed_name,
    is_skill_name,
    list_entries,
    listed_names,
)
from careerdata.model.record import SkillMention, Sourced
from careerdata.notation.listing import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.record import Records


class SkillsLabel(NamedTuple):
    """A label such as `Core skills:` in a text."""

    start: int
    body: Text
    """The list after it; empty where it ends the text."""


_LABEL = re.compile(r"(?:\A|(?<=[.!?;])\s+|\n)(?P<label>[^.:!?;\n]{2,60}?)\s?:\s*")
_MOST_LABEL_WORDS = 6


def skills_labels(text: Text, knowledge: Knowledge) -> Iterator[SkillsLabel]:
    """The labels of skills in a text, in order,
    each with the list after it up to the end of its sentence.
    """
    for match in _LABEL.finditer(text.plain):
        after = text.cut(match.end())
        body = next(iter(sentences_of(after, knowledge)), after)
        if _announces(match["label"], body, knowledge):
            yield SkillsLabel(match.start(), body)
    yield from _including(text, knowledge)


def _announces(label: str, body: Text, knowledge: Knowledge) -> bool:
    if "skills" in knowledge.reading.labels.exactly(label):
        return True
    return _says_skills(label, knowledge) and _lists_names(body, knowledge)


def _says_skills(lead: str, knowledge: Knowledge) -> bool:
    is_near = len(lead.split()) <= _MOST_LABEL_WORDS
    return is_near and knowledge.reading.labels.found_in(lead)[:1] == ("skills",)


def _including(text: Text, knowledge: Knowledge) -> Iterator[SkillsLabel]:
    """`Key skills include Python and R`, where only names follow."""
    for start, end in split_sentences(text.plain, knowledge.listing):
        sentence = text.cut(start, end)
        verb = knowledge.listing.list_verb.search(sentence.plain)
        if verb and _says_skills(sentence.plain[: verb.start()], knowledge):
            body = sentence.cut(verb.end())
            if _lists_names(body, knowledge):
                yield SkillsLabel(start, body)


def _lists_names(body: Text, knowledge: Knowledge) -> bool:
    names = listed_names(body, knowledge)
    return len(names) > 1 and all(is_listed_name(name, knowledge) for name in names)


def skill_mentions(
    text: Text, knowledge: Knowledge, records: Records, first_group: int = 1
) -> list[SkillMention]:
    """The skills of a list, alternatives numbered from `first_group` on."""
    mentions = []
    for entry in list_entries(text, knowledge):
        group = entry.alternative_group + first_group - 1 if entry.alternative_group else None
        name, qualifier = _qualified(text.cut(*entry.name), knowledge, records)
        if is_skill_name(name, knowledge):
            note = text.cut(*entry.note) if entry.note else None
            mentions.append(SkillMention(name, qualifier, note, group))
    return mentions


def _qualified(
    name: Text, knowledge: Knowledge, records: Records
) -> tuple[Text, Sourced[str] | None]:
    """The name without a leading `strong` or `deep`,
    unless it is itself a skill with it (`deep learning`).
    """
    first, _, rest = name.plain.partition(" ")
    kind = knowledge.skill_qualifiers.get(first.casefold())
    if kind is None or not rest or _is_known(name.plain, knowledge, records):
        return name, None
    return name.cut(len(first)), Sourced(kind, name.span_of(0, len(first)))


def _is_known(name: str, knowledge: Knowledge, records: Records) -> bool:
    listed = (skill.name.plain for category in records.categories for skill in category.skills)
    return knowledge.skills.get(name) is not None or name.casefold() in map(str.casefold, listed)
