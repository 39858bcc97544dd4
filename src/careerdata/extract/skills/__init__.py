"""Skills: the checklists of a guide, by category.

### Category            the heading of a list, a bold line, or an item over nested items
- skill line            a nested item below it is one of its topics
**Category skills:** skill, skill        Key skills include skill and skill        skill, skill and skill
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role
from careerdata.extract.lines import nested_items, opens_bold, parted, source_lines
from careerdata.extract.skills.labels import skills_labels
from careerdata.extract.skills.lines import (
    describes,
    is_known_skill,
    is_listed_name,
    listed_names,
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
    from careerdata.model.document import Text
    from careerdata.model.outline import Section
    from careerdata.model.record import RoleRecord


def read_skills(source: Source) -> Iterator[CategoryRecord | RoleRecord]:
    """The categories and skills of all checklists,
    and the roles of which their tables say what they ask for.
    """
    for section in source.outline.sections:
        is_checklist = _is_checklist(section, source.knowledge)
        if not (is_checklist or _lists_known_skills(section, source)):
            continue
        if not _is_under_role(section, source.knowledge):
            yield from _checklist(section, source)


def _is_checklist(section: Section, knowledge: Knowledge) -> bool:
    """Whether a section announces skills,
    and no `How to learn them` or `Certifications` inside them.
    """
    if section.own_kind or section.kind != "skills" or section.title is None:
        return section.kind == "skills"
    return knowledge.skill_groups.found_in(section.title.plain)[:1] != ("none",)


_LEAST_KNOWN = 3
_MOST_UNKNOWN = 0.5
"""The share of items that need not be known in a list of skills under a heading that says nothing
of skills.
"""


def _lists_known_skills(section: Section, source: Source) -> bool:
    """Whether a list under a heading that nobody knows names skills,
    most of which the vocabulary has.
    """
    if section.kind is not None or section.heading is None or section.is_title:
        return False
    texts = [b.text for b in section.blocks if isinstance(b, Item) and not source.claims.has(b)]
    if any(text.links for text in texts):
        return False
    names = (parted(clean_title(text))[0] for text in texts)
    known = sum(is_known_skill(name.plain, source.knowledge) for name in names)
    return known >= _LEAST_KNOWN and known > _MOST_UNKNOWN * len(texts)


def _is_under_role(section: Section, knowledge: Knowledge) -> bool:
    """Whether a section stands under the heading of a role, as `Skills` under `Data Analyst`."""
    return any(
        above.title is not None and looks_like_role(clean_title(above.title).plain, knowledge)
        for above in section.ancestors
        if above.kind in ("roles", None) and not above.own_kind and not above.is_title
    )


# --- Lines that say what they list ----------------------------------------------------------------

_TALKING = (None, "aside", "salary")
"""Kinds of sections in which a line `Skills: …` tells skills, where no role above claims them."""


def read_labelled_skills(source: Source) -> Iterator[CategoryRecord]:
    """The skills of lines such as `Skills: …` that no role claimed;
    they stand in sections about something else.
    """
    for section in source.outline.sections:
        if section.kind not in _TALKING or _is_under_role(section, source.knowledge):
            continue
        for block in section.blocks:
            if not isinstance(block, Item | Paragraph) or source.claims.has(block):
                continue
            if skills := _labelled(block.text, source.knowledge):
                source.claims.add(block)
                yield CategoryRecord(None, skills=skills)


def _labelled(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    """`**Skills needed:** Figma, SQL` in a section that is about something else."""
    labels = (label for label in skills_labels(text, knowledge) if not label.start and label.body)
    label = next(labels, None)
    return _named_in(label.body, knowledge) if label else []


def _named_in(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    return [SkillRecord(topic.name, note=topic.note) for topic in read_topics(text, knowledge)]


# --- Checklists -----------------------------------------------------------------------------------


def _checklist(section: Section, source: Source) -> list[CategoryRecord | RoleRecord]:
    """The records of a section: its groups, and last what stands under none."""
    own = category = _category(section, source.knowledge)
    is_described = _is_described(section, source.knowledge)
    blocks = [block for block in section.blocks if not source.claims.has(block)]
    found: list[CategoryRecord | RoleRecord] = []
    depth = 0  # of the items that are skills; deeper ones are topics
    for at, block in enumerate(blocks):
        if not isinstance(block, Item) or block.depth < depth:
            category, depth = own, 0
        if isinstance(block, Table):
            found += read_skill_table(block, own, source)
        elif isinstance(block, Item) and block.depth > depth and category.skills:
            _add_topics(block, category, source)
        elif (
            isinstance(block, Item)
            and block.depth == depth
            and _heads_group(block, nested_items(blocks, at), source.knowledge)
        ):
            category, depth = named_category(block.text), depth + 1
            found.append(category)
        elif isinstance(block, Item | Paragraph):
            found += _add_skills(block, category, source, is_described=is_described)
    return [*found, own] if own.skills else found


def _category(section: Section, knowledge: Knowledge) -> CategoryRecord:
    """The category that a heading names:
    one inside the checklist, or one that names a group of skills.
    """
    title, parent = section.title, section.parent
    if title is None:
        return CategoryRecord(None)
    is_inner = parent is not None and parent.kind == "skills"
    is_group = "group" in knowledge.skill_groups.exactly(title.plain)
    return named_category(title) if is_inner or is_group else CategoryRecord(None)


def _heads_group(item: Item, below: Sequence[Item], knowledge: Knowledge) -> bool:
    """An item over items is a category where it says so, or where these have items again."""
    if not below:
        return False
    has_levels = max(nested.depth for nested in below) > item.depth + 1
    return has_levels or _is_group(clean_title(item.text), knowledge)


def _is_group(name: Text, knowledge: Knowledge) -> bool:
    """Whether a name is one of skills: `Soft skills`, `Nice to have`."""
    announced = knowledge.reading.sections.found_in(name.plain)[:1]
    return announced == ("skills",) or "group" in knowledge.skill_groups.exactly(name.plain)


def _add_topics(item: Item, category: CategoryRecord, source: Source) -> None:
    """The names of a nested item are topics of the skill above it."""
    names = parted(clean_title(item.text))[0]
    if topics := tuple(read_topics(names, source.knowledge)):
        skill = category.skills[-1]
        category.skills[-1] = skill._replace(topics=(*skill.topics, *topics))
        source.claims.add(item)


def _add_skills(
    block: Item | Paragraph, category: CategoryRecord, source: Source, *, is_described: bool
) -> list[CategoryRecord]:
    """Add the skills of a block to a category; a group in one line is a category of its own."""
    groups, skills, knowledge = list[CategoryRecord](), list[SkillRecord](), source.knowledge
    lines = _lines(block, source)
    for line in lines:
        if group := _group_in(line, knowledge):
            groups.append(group)
        else:
            skills += read_skill_line(line, knowledge)
    if not lines:
        lists = [label.body for label in skills_labels(block.text, knowledge)] or [block.text]
        skills = [skill for one in lists for skill in _listed(one, knowledge)]
    category.skills.extend(_noted(skill, knowledge) if is_described else skill for skill in skills)
    if groups or skills:
        source.claims.add(block)
    return groups


def _lines(block: Item | Paragraph, source: Source) -> list[Text]:
    """An item, the lines of `**Name:** a, b`, or those of a paragraph that are all `Name: a, b`."""
    if isinstance(block, Item):
        return [block.text]
    text, lines = block.text, source_lines(block.text, source.guide)
    has_bold_label = opens_bold(text) and ":" in text.plain[: text.strong[0][1] + 1]
    are_labelled = all(_is_labelled_list(line, source.knowledge) for line in lines)
    return lines if has_bold_label or are_labelled else []


def _is_labelled_list(line: Text, knowledge: Knowledge) -> bool:
    """`Backend: Node.js, Express`: a short name and at least two others."""
    definition = read_definition(line.plain)
    if definition is None or any(True for _ in skills_labels(line, knowledge)):
        return False
    name, body = line.cut(*definition.name), line.cut(*definition.body)
    return is_listed_name(name, knowledge) and len(read_topics(body, knowledge)) > 1


def _group_in(text: Text, knowledge: Knowledge) -> CategoryRecord | None:
    """`Soft skills: communication, teamwork`: a category in one line, as its name says."""
    definition = read_definition(text.plain)
    if definition is None or not _is_group(text.cut(*definition.name), knowledge):
        return None
    group = named_category(text.cut(*definition.name))
    group.skills.extend(_named_in(text.cut(*definition.body), knowledge))
    return group if group.skills else None


_LEAST_BARE = 3


def _listed(text: Text, knowledge: Knowledge) -> list[SkillRecord]:
    """The skills of a bare list of short names; none where the text is anything else."""
    names = listed_names(text, knowledge)
    if len(names) < _LEAST_BARE or not all(is_listed_name(name, knowledge) for name in names):
        return []
    return _named_in(text, knowledge)


_LEAST_DESCRIBED = 2


def _is_described(section: Section, knowledge: Knowledge) -> bool:
    """Whether most lines say something of their skill, and name none of its topics."""
    parts = (parted(block.text)[1] for block in section.blocks if isinstance(block, Item))
    bodies = [body for body in parts if body is not None]
    described = sum(describes(body, knowledge) for body in bodies)
    return described >= _LEAST_DESCRIBED and 2 * described >= len(bodies)


def _noted(skill: SkillRecord, knowledge: Knowledge) -> SkillRecord:
    """Among remarks (`Docker: very popular`), a lone topic that nobody knows is one too:
    `AWS: cloud leader`.
    """
    if len(skill.topics) != 1 or skill.note:
        return skill
    (topic,) = skill.topics
    is_topic = topic.note or is_known_skill(topic.name.plain, knowledge)
    return skill if is_topic else skill._replace(note=topic.name, topics=())
