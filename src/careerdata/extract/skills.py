"""Skills: checklists by category, tables, and the skills that a role asks for.

- Name — topic, topic (note), topic (note of the skill or of the topic) — note of the skill
- **Name:** topic, topic          - Name (topic, topic)          - Name
Core skills: skill, strong skill, one/other, skill (note)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph, Table
from careerdata.extract.titles import clean_title, looks_like_role
from careerdata.notation.bracket import spells_initials, split_bracket
from careerdata.notation.listing import read_definition, split_list, split_sentences
from careerdata.record import CategoryRecord, SkillMention, SkillRecord, Sourced, TopicRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.notation.listing import ListEntry

_MOST_WORDS = 7
"""A skill's name is no sentence."""


def read_skills(reader: Reader) -> None:
    """Add the categories and skills of all checklists."""
    for section in reader.outline.of_kind("skills"):
        if is_under_role(section, reader):
            continue
        category = _category(section)
        _read_blocks(section, category, reader)
        if category.skills:
            reader.records.categories.append(category)


def is_under_role(section: Section, reader: Reader) -> bool:
    """Whether a section stands under the heading of a role, as `Skills` under `Data Analyst`."""
    return any(
        above.kind == "roles" and above.title is not None and looks_like_role(above.title.plain, reader.knowledge)
        for above in section.ancestors
    )


def _category(section: Section) -> CategoryRecord:
    """The category that a heading inside the checklist names; the checklist's own heading names none."""
    is_inner = section.parent is not None and section.parent.kind == "skills"
    return _named_category(section.title) if is_inner and section.title else CategoryRecord(None)


def _named_category(title: Text) -> CategoryRecord:
    title = clean_title(title)
    split = split_bracket(title.plain)
    note = title.cut(*split.content) if split.content else None
    return CategoryRecord(title.cut(*split.name), note)


def _read_blocks(section: Section, category: CategoryRecord, reader: Reader) -> None:
    parent: SkillRecord | None = None
    for block in section.blocks:
        if id(block) in reader.read:
            continue
        if isinstance(block, Item):
            parent = _read_item(block, category, parent, reader)
        elif isinstance(block, Table):
            _read_table(block, category, reader)
        elif isinstance(block, Paragraph):
            _read_paragraph(block, category, reader)


def _read_item(item: Item, category: CategoryRecord, parent: SkillRecord | None, reader: Reader) -> SkillRecord | None:
    """Add an item's skill; the items nested in it are its topics."""
    if item.depth and parent is not None:
        topics = tuple(_topics(_named(item.text), reader))
        if topics:
            parent = _replace_last(category, parent, topics)
            reader.read.add(id(item))
        return parent
    if grouped := _grouped(item.text, reader):
        reader.records.categories.append(grouped)
        reader.read.add(id(item))
        return None
    skill = read_skill(item.text, reader)
    if skill is None:
        return None
    category.skills.append(skill)
    reader.read.add(id(item))
    return skill


def _replace_last(category: CategoryRecord, skill: SkillRecord, topics: tuple[TopicRecord, ...]) -> SkillRecord:
    longer = SkillRecord(skill.name, skill.aliases, skill.note, (*skill.topics, *topics))
    category.skills[-1] = longer
    return longer


def _grouped(text: Text, reader: Reader) -> CategoryRecord | None:
    """`Soft skills: communication, teamwork`: a category in one line, as its name says."""
    definition = read_definition(text.plain)
    if definition is None:
        return None
    name = text.cut(*definition.name)
    if "skills" not in reader.knowledge.reading.sections.found_in(name.plain)[:1]:
        return None
    category = _named_category(name)
    category.skills.extend(SkillRecord(t.name, note=t.note) for t in _topics(text.cut(*definition.body), reader))
    return category if category.skills else None


def read_skill(text: Text, reader: Reader) -> SkillRecord | None:
    """The skill of one line of a checklist, or None where the line is none."""
    text = _named(text)
    definition = read_definition(text.plain)
    if definition is None:
        return _undefined(text, reader)
    name, aliases, own_note = _name(text.cut(*definition.name))
    if not _is_name(name.plain):
        return None
    body = text.cut(*definition.body)
    tail = text.cut(*definition.tail) if definition.tail else None
    topics = list(_topics(body, reader))
    if not topics:
        return SkillRecord(name, aliases, own_note or tail or body)
    note = _note_of_whole(topics)
    if note is not None and not tail and not own_note:
        topics[-1] = TopicRecord(topics[-1].name)
        return SkillRecord(name, aliases, note, tuple(topics))
    return SkillRecord(name, aliases, own_note or tail, tuple(topics))


def _named(text: Text) -> Text:
    return clean_title(text)


def _undefined(text: Text, reader: Reader) -> SkillRecord | None:
    """A line without a dash or colon: `Name`, `Name (a, b)`, `Name (note)`."""
    split = split_bracket(text.plain)
    name = text.cut(*split.name)
    if not _is_name(name.plain):
        return None
    if split.content is None:
        return SkillRecord(name)
    content = text.cut(*split.content)
    if spells_initials(name.plain, content.plain) or spells_initials(content.plain, name.plain):
        return SkillRecord(name, (content,))
    topics = tuple(_topics(content, reader)) if "," in content.plain else ()
    return SkillRecord(name, topics=topics) if topics else SkillRecord(name, note=content)


def _name(text: Text) -> tuple[Text, tuple[Text, ...], Text | None]:
    """A skill's name, its other names and its note, from `RAG (Retrieval-Augmented Generation)`."""
    split = split_bracket(text.plain)
    if split.content is None:
        return text, (), None
    name, content = text.cut(*split.name), text.cut(*split.content)
    if spells_initials(name.plain, content.plain) or spells_initials(content.plain, name.plain):
        return name, (content,), None
    return name, (), content


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and any(c.isalpha() for c in text) and not text.endswith((".", "!", "?"))


def _topics(text: Text, reader: Reader) -> Iterator[TopicRecord]:
    """The topics of a list; none where the text is a sentence about the skill."""
    entries = _entries(text, reader)
    if any(not _is_name(text.plain[e.name.start : e.name.end]) for e in entries):
        return
    for entry in entries:
        yield TopicRecord(text.cut(*entry.name), text.cut(*entry.note) if entry.note else None)


def _entries(text: Text, reader: Reader) -> list[ListEntry]:
    known = reader.knowledge.kept_skill_names
    return [e for e in split_list(text.plain, reader.knowledge.listing, known=known) if e.name.start < e.name.end]


def _note_of_whole(topics: list[TopicRecord]) -> Text | None:
    """A bracket behind the last topic alone is about the whole skill."""
    noted = [topic for topic in topics if topic.note]
    return topics[-1].note if len(topics) > 1 and noted == topics[-1:] else None


# --- Tables and paragraphs --------------------------------------------------------------------------------------


def _read_table(table: Table, category: CategoryRecord, reader: Reader) -> None:
    kinds = [reader.knowledge.reading.columns.exactly(cell.plain) for cell in table.header.cells]
    skill_at = _first(kinds, "skill")
    group_at = _first(kinds, "category")
    if skill_at is None:
        return
    reader.read.add(id(table))
    for row in table.rows:
        if len(row.cells) != len(kinds):
            continue
        group = row.cells[group_at] if group_at is not None else None
        names = [SkillRecord(t.name, note=t.note) for t in _topics(row.cells[skill_at], reader)]
        if group:
            grouped = _named_category(group)
            grouped.skills.extend(names)
            reader.records.categories.append(grouped)
        else:
            category.skills.extend(names)


def _first(kinds: list[tuple[str, ...]], kind: str) -> int | None:
    return next((index for index, found in enumerate(kinds) if kind in found), None)


_LEAST_BARE = 3
_BARE_WORDS = 4


def _read_paragraph(block: Paragraph, category: CategoryRecord, reader: Reader) -> None:
    """`**Name:** a, b`, or a bare list of short names."""
    text = block.text
    if text.strong and text.strong[0][0] == 0 and ":" in text.plain[: text.strong[0][1] + 1]:
        if grouped := _grouped(text, reader):
            reader.records.categories.append(grouped)
            reader.read.add(id(block))
        elif skill := read_skill(text, reader):
            category.skills.append(skill)
            reader.read.add(id(block))
        return
    bare = text.cut(0, len(text.plain.rstrip(" .")))
    entries = _entries(bare, reader)
    names = [entry.name.of(bare.plain) for entry in entries]
    if len(names) >= _LEAST_BARE and all(len(n.split()) <= _BARE_WORDS and _is_name(n) for n in names):
        category.skills.extend(SkillRecord(t.name, note=t.note) for t in _topics(bare, reader))
        reader.read.add(id(block))


# --- Skills that a role asks for --------------------------------------------------------------------------------

_LABEL = re.compile(r"(?:\A|(?<=[.!?;])\s+|\n)(?P<label>[^.:!?;\n]{2,40}):\s*")


def skills_label(text: Text, reader: Reader) -> tuple[int, Text] | None:
    """Where a label such as `Core skills:` begins in a text, and the list behind it (empty at the text's end)."""
    for match in _LABEL.finditer(text.plain):
        if "skills" in reader.knowledge.reading.labels.exactly(match["label"]):
            body = text.cut(match.end())
            sentences = split_sentences(body.plain, reader.knowledge.listing)
            return match.start(), body.cut(0, sentences[0].end) if sentences else body
    return None


def skill_mentions(text: Text, first_group: int, reader: Reader) -> Iterator[SkillMention]:
    """The skills of a list, alternatives numbered from `first_group` on."""
    text = text.cut(0, len(text.plain.rstrip(" .")))
    for entry in _entries(text, reader):
        group = entry.alternative_group + first_group - 1 if entry.alternative_group else None
        name, qualifier = _qualified(text.cut(*entry.name), reader)
        if _is_name(name.plain):
            yield SkillMention(name, qualifier, text.cut(*entry.note) if entry.note else None, group)


def _qualified(name: Text, reader: Reader) -> tuple[Text, Sourced[str] | None]:
    """The name without a leading `strong` or `deep`, unless it is itself a skill with it (`deep learning`)."""
    first, _, rest = name.plain.partition(" ")
    kind = reader.knowledge.skill_qualifiers.get(first.casefold())
    if kind is None or not rest or _is_known(name.plain, reader):
        return name, None
    return name.cut(len(first)), Sourced(kind, name.span_of(0, len(first)))


def _is_known(name: str, reader: Reader) -> bool:
    listed = (skill.name.plain for category in reader.records.categories for skill in category.skills)
    return reader.knowledge.skills.get(name) is not None or name.casefold() in {n.casefold() for n in listed}
