"""Skills: the checklists of a guide, by category.

### Category            the heading of a list, a bold line, or an item over nested items
- skill line            a nested item below it is one of its topics
**Category skills:** skill, skill        Key skills include skill and skill        skill, skill and skill
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role
from careerdata.extract.lines import source_lines
from careerdata.extract.skills.labels import skills_labels
from careerdata.extract.skills.lines import (
    describes,
    is_known_skill,
    is_listed_name,
    list_entries,
    named_category,
    read_skill_line,
    read_topics,
)
from careerdata.extract.skills.tables import read_skill_table
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import CategoryRecord, SkillRecord
from careerdata.notation.listing import read_definition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.model.record import RoleRecord, TopicRecord


def read_skills(source: Source) -> Iterator[CategoryRecord | RoleRecord]:
    """The categories and skills of all checklists,
    and the roles of which their tables say what they ask for.
    """
    for section in source.outline.sections:
        is_checklist = section.kind == "skills" and not _heads_no_skills(section, source.knowledge)
        if (is_checklist or _lists_known_skills(section, source)) and not is_under_role(
            section, source
        ):
            yield from _Checklist(section, source).read()


def read_labelled_skills(source: Source) -> Iterator[CategoryRecord]:
    """The skills of lines such as `Skills: …` that no role claimed;
    they stand in sections about something else.
    """
    for section in source.outline.sections:
        if section.kind in _TALKING and not is_under_role(section, source):
            yield from _labelled(section, source)


_TALKING = (None, "aside", "salary")
"""Kinds of sections in which a line `Skills: …` tells skills, where no role above claims them."""
_LEAST_KNOWN = 3
_MOST_UNKNOWN = 0.5
"""The share of items that need not be known in a list of skills
under a heading that says nothing of skills.
"""


def _lists_known_skills(section: Section, source: Source) -> bool:
    """Whether a list under a heading that nobody knows names skills,
    most of which the vocabulary has.
    """
    if section.kind is not None or section.heading is None or section.is_title:
        return False
    items = [b for b in section.blocks if isinstance(b, Item) and not source.claims.has(b)]
    if any(item.text.links for item in items):
        return False
    known = sum(is_known_skill(_name_of(item), source.knowledge) for item in items)
    return known >= _LEAST_KNOWN and known > _MOST_UNKNOWN * len(items)


def _name_of(item: Item) -> str:
    title = clean_title(item.text)
    definition = read_definition(title.plain)
    return definition.name.of(title.plain) if definition else title.plain


def _labelled(section: Section, source: Source) -> Iterator[CategoryRecord]:
    """`**Skills needed:** Figma, SQL` in a section that is about something else:
    each line a group without a name.
    """
    for block in section.blocks:
        if not isinstance(block, Item | Paragraph) or source.claims.has(block):
            continue
        labels = [
            label
            for label in skills_labels(block.text, source.knowledge)
            if label.start == 0 and label.body
        ]
        for label in labels[:1]:
            skills = [
                SkillRecord(topic.name, note=topic.note)
                for topic in read_topics(label.body, source.knowledge)
            ]
            if skills:
                source.claims.add(block)
                yield CategoryRecord(None, skills=skills)


def is_under_role(section: Section, source: Source) -> bool:
    """Whether a section stands under the heading of a role, as `Skills` under `Data Analyst`."""
    return any(
        above.title is not None
        and looks_like_role(clean_title(above.title).plain, source.knowledge)
        for above in section.ancestors
        if above.kind in ("roles", None) and not above.own_kind and not above.is_title
    )


def _heads_no_skills(section: Section, knowledge: Knowledge) -> bool:
    """`How to learn them`, `Certifications` inside the checklist."""
    return (
        not section.own_kind
        and section.title is not None
        and _heads_other(section.title, knowledge)
    )


def _heads_other(title: Text, knowledge: Knowledge) -> bool:
    return knowledge.skill_groups.found_in(title.plain)[:1] == ("none",)


class _Checklist:
    """One section of skills while it is read."""

    def __init__(self, section: Section, source: Source) -> None:
        self.section = section
        self.source = source
        self.found: list[CategoryRecord | RoleRecord] = []
        self.category = _category(section, source.knowledge)
        """Of the items and tables that are read now."""
        self.depth = 0
        """Of the items that are skills; deeper ones are topics."""
        self.is_described = _is_described(section, source.knowledge)
        """Whether most of its lines say something of their skill, and name none of its topics."""

    def read(self) -> list[CategoryRecord | RoleRecord]:
        """Its records."""
        own = self.category
        blocks = [block for block in self.section.blocks if not self.source.claims.has(block)]
        for at, block in enumerate(blocks):
            if isinstance(block, Item):
                self.read_item(block, own, _levels_below(block, blocks[at + 1 :]))
                continue
            self.category, self.depth = own, 0
            if isinstance(block, Table):
                self.found += read_skill_table(block, own, self.source)
            elif isinstance(block, Paragraph):
                self.read_paragraph(block)
        if own.skills:
            self.found.append(own)
        return self.found

    def read_item(self, item: Item, own: CategoryRecord, levels_below: int) -> None:
        """Add an item's skills, or start the category that it names."""
        if item.depth < self.depth:
            self.category, self.depth = own, 0
        name = clean_title(item.text)
        if item.depth == self.depth and levels_below and self.names_group(name, levels_below):
            self.category, self.depth = named_category(name), item.depth + 1
            self.found.append(self.category)
        elif item.depth > self.depth and self.category.skills:
            self.add_topics(item)
        elif not self.add_group(item.text, item):
            self.add(read_skill_line(item.text, self.source.knowledge), item)

    def names_group(self, name: Text, levels_below: int) -> bool:
        """An item over items is a category where it says so, or where these have items again."""
        return levels_below > 1 or self.is_group(name)

    def is_group(self, name: Text) -> bool:
        """Whether a name is one of skills: `Soft skills`, `Nice to have`."""
        knowledge = self.source.knowledge
        announced = knowledge.reading.sections.found_in(name.plain)[:1]
        return announced == ("skills",) or "group" in knowledge.skill_groups.exactly(name.plain)

    def add(self, skills: Sequence[SkillRecord], block: Block) -> None:
        self.category.skills.extend(
            self.noted(skill) if self.is_described else skill for skill in skills
        )
        if skills:
            self.source.claims.add(block)

    def noted(self, skill: SkillRecord) -> SkillRecord:
        """Among remarks (`Docker: very popular`),
        a lone topic that nobody knows is one too: `AWS: cloud leader`.
        """
        topics = skill.topics
        if (
            len(topics) != 1
            or skill.note
            or topics[0].note
            or is_known_skill(topics[0].name.plain, self.source.knowledge)
        ):
            return skill
        return skill._replace(note=topics[0].name, topics=())

    def add_topics(self, item: Item) -> None:
        """The names of a nested item are topics of the skill above it."""
        topics = tuple(_nested_topics(clean_title(item.text), self.source.knowledge))
        if topics:
            skill = self.category.skills[-1]
            longer = SkillRecord(skill.name, skill.aliases, skill.note, (*skill.topics, *topics))
            self.category.skills[-1] = longer
            self.source.claims.add(item)

    def add_group(self, text: Text, block: Block) -> bool:
        """`Soft skills: communication, teamwork`: a category in one line, as its name says."""
        definition = read_definition(text.plain)
        if definition is None:
            return False
        name, body = text.cut(*definition.name), text.cut(*definition.body)
        if not self.is_group(name):
            return False
        group = named_category(name)
        group.skills.extend(
            SkillRecord(t.name, note=t.note) for t in read_topics(body, self.source.knowledge)
        )
        if group.skills:
            self.found.append(group)
            self.source.claims.add(block)
        return bool(group.skills)

    def read_paragraph(self, block: Paragraph) -> None:
        """`**Name:** a, b`, lines of `Name: a, b`, a list behind a label,
        or a bare list of short names.
        """
        lines = source_lines(block.text, self.source.guide)
        if _opens_with_bold_label(block.text) or all(
            _is_labelled_list(line, self.source.knowledge) for line in lines
        ):
            for line in lines:
                if not self.add_group(line, block):
                    self.add(read_skill_line(line, self.source.knowledge), block)
            return
        lists = [label.body for label in skills_labels(block.text, self.source.knowledge)] or [
            block.text
        ]
        self.add([skill for one in lists for skill in _listed(one, self.source.knowledge)], block)


def _is_described(section: Section, knowledge: Knowledge) -> bool:
    bodies = []
    for block in section.blocks:
        if isinstance(block, Item) and (definition := read_definition(block.text.plain)):
            bodies.append(block.text.cut(definition.body.start))
    described = sum(describes(body, knowledge) for body in bodies)
    return described >= _LEAST_DESCRIBED and 2 * described >= len(bodies)


_LEAST_DESCRIBED = 2


def _is_labelled_list(line: Text, knowledge: Knowledge) -> bool:
    """`Backend: Node.js, Express`: a short name and at least two others."""
    definition = read_definition(line.plain)
    if definition is None or any(True for _ in skills_labels(line, knowledge)):
        return False
    name, body = line.cut(*definition.name), line.cut(*definition.body)
    return is_listed_name(name, knowledge) and len(list(read_topics(body, knowledge))) > 1


def _levels_below(item: Item, following: Sequence[Block]) -> int:
    """How many levels of items are nested in an item."""
    deepest = item.depth
    for block in following:
        if not isinstance(block, Item) or block.depth <= item.depth:
            break
        deepest = max(deepest, block.depth)
    return deepest - item.depth


def _category(section: Section, knowledge: Knowledge) -> CategoryRecord:
    """The category that a heading names:
    one inside the checklist, or one that names a group of skills.
    """
    title = section.title
    if title is None:
        return CategoryRecord(None)
    is_inner = section.parent is not None and section.parent.kind == "skills"
    is_group = "group" in knowledge.skill_groups.exactly(title.plain)
    return named_category(title) if is_inner or is_group else CategoryRecord(None)


def _nested_topics(text: Text, knowledge: Knowledge) -> Sequence[TopicRecord]:
    definition = read_definition(text.plain)
    return list(read_topics(text.cut(*definition.name) if definition else text, knowledge))


def _opens_with_bold_label(text: Text) -> bool:
    return (
        bool(text.strong) and text.strong[0][0] == 0 and ":" in text.plain[: text.strong[0][1] + 1]
    )


_LEAST_BARE = 3


def _listed(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    """The skills of a bare list of short names; none where the text is anything else."""
    entries = list_entries(text, knowledge)
    names = [text.cut(*entry.name) for entry in entries]
    if len(names) < _LEAST_BARE or not all(is_listed_name(name, knowledge) for name in names):
        return []
    return [SkillRecord(t.name, note=t.note) for t in read_topics(text, knowledge)]
