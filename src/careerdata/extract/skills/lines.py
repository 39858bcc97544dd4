"""One line of a checklist: the skills that it names, their topics and notes.

line       = bold lead, sentence | name, (dash | colon), (topics | description) | names
name       = words [ "(" initials, what they stand for, or a note ")" ]
Name — topic, topic (note), topic (note of the skill or of the topic) — note of the skill
**Name.** What it is.     Name (topic, topic)     Name such as topic and topic     name, name / name
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, is_levels_only, is_other_name
from careerdata.extract.lines import bracketed
from careerdata.model.record import CategoryRecord, SkillRecord, TopicRecord
from careerdata.notation.experience import read_level_only
from careerdata.notation.listing import (
    is_description,
    is_remark,
    is_sentence,
    read_definition,
    read_examples,
    split_arrows,
    split_list,
    without_examples_word,
)

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.listing import Definition, ListEntry

_MOST_WORDS = 7
"""A skill's name is no sentence."""
_MOST_LISTED_WORDS = 4
_MOST_STOPPED_WORDS = 3
"""In a list that closes with a full stop, as sentences do."""
_SENTENCE_SIGNS = (".", "!", "?", "…")


def read_skill_line(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    """The skills of one line of a checklist; none where the line is a sentence."""
    if skill := _bold_lead(text, knowledge):
        return [skill]
    title = clean_title(text)
    line = text.cut(text.plain.find(title.plain))
    if len(steps := [title.cut(*extent) for extent in split_arrows(title.plain)]) > 1:
        return [SkillRecord(name) for name in _after_arrows(steps, knowledge)]
    definition = read_definition(line.plain) or read_examples(line.plain, knowledge.listing)
    if definition is not None:
        skill = _defined(line, definition, knowledge)
        return [skill] if skill else []
    if text.plain.endswith(_SENTENCE_SIGNS) and not _stops_a_list(title, knowledge):
        return []
    return _undefined(title, knowledge)


def _after_arrows(names: list[Text], knowledge: Knowledge) -> list[Text]:
    """The skills of `HTML → CSS → JavaScript`;
    of `Led a squad → Team leadership` only what follows the arrow.
    """
    is_one_thing = len(names) == _PAIR and not is_known_skill(names[0].plain, knowledge)
    steps = names[1:] if is_one_thing else names
    return [name for name in steps if is_skill_name(name, knowledge)]


_PAIR = 2


def named_category(title: Text) -> CategoryRecord:
    """An empty category, from `Clinical Skills (bedside)`."""
    return CategoryRecord(*bracketed(clean_title(title)))


def _bold_lead(text: Text, knowledge: Knowledge) -> SkillRecord | None:
    """`**Patience.** You will need it.`:
    a bold name, and a sentence about it without a dash or colon.
    """
    if not text.strong or text.plain[: text.strong[0][0]].strip("0123456789.) "):
        return None
    lead, rest = text.cut(*text.strong[0]), text.cut(text.strong[0][1])
    is_parted = lead.plain.endswith(_SENTENCE_SIGNS) or reads_as_sentence(rest, knowledge)
    if not rest or not is_parted or not rest.plain[0].isalpha():
        return None
    name = clean_title(lead)
    return SkillRecord(name, note=rest) if is_skill_name(name, knowledge) else None


def _defined(text: Text, definition: Definition, knowledge: Knowledge) -> SkillRecord | None:
    name, content = bracketed(text.cut(*definition.name))
    if not is_skill_name(name, knowledge):
        return None
    is_alias = content is not None and is_other_name(name.plain, content.plain)
    aliases, own_note = ((content,), None) if content and is_alias else ((), content)
    topics = read_topics(text.cut(*definition.body), knowledge)
    tail = text.cut(*definition.tail) if definition.tail else None
    note = own_note or (tail if topics else text.cut(definition.body.start))
    if not note and (note := _note_of_whole(topics)):
        topics[-1] = TopicRecord(topics[-1].name)
    return SkillRecord(name, aliases, note, tuple(topics))


def _note_of_whole(topics: list[TopicRecord]) -> Text | None:
    """A bracket after the last topic alone is about the whole skill."""
    noted = [topic for topic in topics if topic.note]
    return topics[-1].note if len(topics) > 1 and noted == topics[-1:] else None


def _stops_a_list(text: Text, knowledge: Knowledge) -> bool:
    """`Python, SQL.` is a list, `**Patience.**` a name, and `Stay calm.` a sentence."""
    if text.strong and text.strong[0] == (0, len(text)):
        return True
    names = [name.plain for name in listed_names(text, knowledge)]
    are_short = all(len(name.split()) <= _MOST_STOPPED_WORDS for name in names)
    return (len(names) > 1 and are_short) or all(is_known_skill(n, knowledge) for n in names)


def _undefined(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    """A line without a dash or colon: `Name`, `Name (a, b)`, `Name (note)`, or several of them."""
    entries = _entries(text, knowledge)
    if len(entries) > 1 and all(is_listed_name(entry.name, knowledge) for entry in entries):
        return [SkillRecord(entry.name, note=entry.note) for entry in entries]
    name, content = bracketed(text)
    if not is_skill_name(name, knowledge):
        return []
    return [_bracketed(name, content, knowledge) if content is not None else SkillRecord(name)]


def _bracketed(name: Text, content: Text, knowledge: Knowledge) -> SkillRecord:
    if is_other_name(name.plain, content.plain):
        return SkillRecord(name, (content,))
    is_list = len(list_entries(content, knowledge)) > 1
    topics = tuple(read_topics(content, knowledge)) if is_list else ()
    return SkillRecord(name, topics=topics) if topics else SkillRecord(name, note=content)


def is_skill_name(name: Text, knowledge: Knowledge) -> bool:
    """Whether a text may be the name of a skill:
    a few words, and no sentence, time, level or remark.
    """
    return (
        0 < len(name.plain.split()) <= _MOST_WORDS
        and any(character.isalpha() for character in name.plain)
        and not name.plain.endswith(_SENTENCE_SIGNS)
        and not reads_as_sentence(name, knowledge)
        and (
            is_known_skill(name.plain, knowledge) or not _says_something_else(name.plain, knowledge)
        )
    )


def _says_something_else(name: str, knowledge: Knowledge) -> bool:
    """`6-12 months of focus`, `Senior`, `nice to have in a team`."""
    return (
        knowledge.periods.length.search(name) is not None
        or _is_step_of_career(name, knowledge)
        or is_remark(name, knowledge.listing, knowledge.language)
    )


def _is_step_of_career(name: str, knowledge: Knowledge) -> bool:
    """`Senior`, `Mid-level`; but `Management` is a level and a skill."""
    level = read_level_only(name, knowledge.levels)
    is_step = level is not None and level.level_id in knowledge.levels.steps
    return is_step or is_levels_only(name, knowledge)


def is_listed_name(name: Text, knowledge: Knowledge) -> bool:
    """The same in a line of several names, where a long one is more likely a part of a sentence."""
    return is_skill_name(name, knowledge) and len(name.plain.split()) <= _MOST_LISTED_WORDS


def reads_as_sentence(text: Text, knowledge: Knowledge) -> bool:
    """Whether a text has a word that only sentences of the guide's language have."""
    return not is_known_skill(text.plain, knowledge) and is_sentence(
        text.plain, knowledge.listing, knowledge.language
    )


def is_known_skill(name: str, knowledge: Knowledge) -> bool:
    """Whether the vocabulary has a skill of this name."""
    return name.casefold() in knowledge.skill_names


def read_topics(text: Text, knowledge: Knowledge) -> list[TopicRecord]:
    """The topics of a list; none where the text describes the skill."""
    text = text.cut(*without_examples_word(text.plain, knowledge.listing))
    if describes(text, knowledge):
        return []
    topics = _entries(text, knowledge)
    return topics if all(is_skill_name(topic.name, knowledge) for topic in topics) else []


def describes(text: Text, knowledge: Knowledge) -> bool:
    """Whether what stands after a name says something of it, rather than list its topics."""
    return is_description(
        text.plain, knowledge.listing, knowledge.language, known=knowledge.skill_names
    )


def list_entries(text: Text, knowledge: Knowledge) -> list[ListEntry]:
    """The entries of a list of skills."""
    entries = split_list(text.plain, knowledge.listing, known=knowledge.skill_names)
    return [entry for entry in entries if entry.name.start < entry.name.end]


def listed_names(text: Text, knowledge: Knowledge) -> list[Text]:
    """The names of a list of skills."""
    return [text.cut(*entry.name) for entry in list_entries(text, knowledge)]


def _entries(text: Text, knowledge: Knowledge) -> list[TopicRecord]:
    return [
        TopicRecord(text.cut(*entry.name), text.cut(*entry.note) if entry.note else None)
        for entry in list_entries(text, knowledge)
    ]
