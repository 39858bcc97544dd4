"""Roles that the guide describes.

### Data Analyst              a heading, the paragraph under it, and what it says of skills
- **Data Analyst** — text. Core skills: skill, skill
| Role | Description | Skills |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role, read_title, without_amount
from careerdata.extract.columns import cell_of, column_kinds, whole_rows
from careerdata.extract.lines import parted
from careerdata.extract.skills.labels import skill_mentions, skills_labels
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import RoleRecord
from careerdata.notation.experience import read_level_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.model.record import Records, SkillMention


def read_roles(source: Source) -> Iterator[RoleRecord]:
    """The roles that headings describe, and those of lists and tables in sections about roles."""
    for section in source.outline.sections:
        if section.title is not None and _describes_role(section, section.title, source):
            source.claims.add(section.title)
            yield _described(section, section.title, source)
        elif section.kind == "roles":
            for block in section.blocks:
                if not source.claims.has(block):
                    yield from _in_block(block, source)


def _describes_role(section: Section, title: Text, source: Source) -> bool:
    """Whether a heading is the title of a role:
    among the roles, or anywhere over the skills that it asks for.
    """
    if section.own_kind or section.is_title or section.kind not in ("roles", "salary", None):
        return False
    name = without_amount(clean_title(title), source.knowledge)
    is_role = names_one_role(name.plain, source.knowledge)
    if section.kind == "roles":
        return is_role or _names_skills(section, source.knowledge)
    below = source.outline.skills_below(section)
    return is_role and (bool(below) or _names_skills(section, source.knowledge))


_ARROW = re.compile(r"[→➔➜⇒⟶↔]|[-=]+>")


def names_one_role(title: str, knowledge: Knowledge) -> bool:
    """Whether a title is one of a role, and of no path (`Tester → Architect`),
    and not `Mentor and Lead`.
    """
    if _ARROW.search(title) or not looks_like_role(title, knowledge):
        return False
    joined = knowledge.listing.conjunction.split(title)
    return len(joined) != _PAIR or not any(
        read_level_only(side.strip(), knowledge.levels) for side in joined
    )


_PAIR = 2


def _names_skills(section: Section, knowledge: Knowledge) -> bool:
    """A text that closes with `Core skills: …` describes a role, whatever its noun."""
    texts = (b.text for b in section.blocks if isinstance(b, Paragraph | Item))
    return any(True for text in texts for _ in skills_labels(text, knowledge))


# --- Under a heading ------------------------------------------------------------------------------


def _described(section: Section, heading: Text, source: Source) -> RoleRecord:
    title = read_title(without_amount(heading, source.knowledge), source.knowledge)
    return RoleRecord(title, _description(section, source), tuple(_skills(section, source)))


def _description(section: Section, source: Source) -> Text | None:
    """The first paragraph, up to its list of skills."""
    for block in section.blocks:
        if isinstance(block, Paragraph) and not source.claims.has(block):
            label = next(skills_labels(block.text, source.knowledge), None)
            text = block.text.cut(0, label.start) if label else block.text
            if text:
                source.claims.add(block)
                return text
    return None


def _skills(section: Section, source: Source) -> Iterator[SkillMention]:
    """The skills that a role's texts and the sections of skills under it name;
    each text has its own alternatives.
    """
    groups = 0
    for block, text in _skill_texts(section, source):
        mentions = skill_mentions(text, source.knowledge, source.records, groups + 1)
        groups = max([groups, *(mention.alternative_group or 0 for mention in mentions)])
        source.claims.add(block)
        yield from mentions


def _skill_texts(section: Section, source: Source) -> Iterator[tuple[Block, Text]]:
    """Lists after labels, the items that follow a label alone,
    and all items of sections of skills.
    """
    is_listed = False
    for block in section.blocks:
        texts = [block.text] if isinstance(block, Paragraph | Item) else []
        labels = [label for text in texts for label in skills_labels(text, source.knowledge)]
        yield from ((block, label.body) for label in labels if label.body)
        if labels:
            is_listed = not all(label.body for label in labels)
        elif is_listed and isinstance(block, Item):
            yield block, _name(block)
        else:
            is_listed = False
    for below in source.outline.skills_below(section):
        for block in below.blocks:
            if isinstance(block, Item | Paragraph):
                yield block, _name(block)


def _name(block: Item | Paragraph) -> Text:
    """The names of a list's item, without what it says of them."""
    return parted(clean_title(block.text))[0]


# --- In a list or a table -------------------------------------------------------------------------


def _in_block(block: Block, source: Source) -> Iterator[RoleRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, source)
    elif isinstance(block, Item) and (
        role := _in_item(block.text, source.knowledge, source.records)
    ):
        source.claims.add(block)
        yield role


def _in_item(text: Text, knowledge: Knowledge, records: Records) -> RoleRecord | None:
    """`- **Data Analyst** — turns data into …`."""
    name, rest = parted(text)
    if not names_one_role(clean_title(name).plain, knowledge):
        return None
    label = next(skills_labels(rest, knowledge), None) if rest else None
    description = rest.cut(0, label.start) if rest and label else rest
    skills = skill_mentions(label.body, knowledge, records) if label else ()
    return RoleRecord(read_title(name, knowledge), description or None, tuple(skills))


def _in_table(table: Table, source: Source) -> Iterator[RoleRecord]:
    kinds = column_kinds(table, source.knowledge)
    if not any("role" in kind for kind in kinds):
        return
    source.claims.add(table)
    for cells in whole_rows(table):
        role, skills = cell_of("role", cells, kinds), cell_of("skill", cells, kinds)
        if role and names_one_role(role.plain, source.knowledge):
            asked = skill_mentions(skills, source.knowledge, source.records) if skills else ()
            title = read_title(role, source.knowledge)
            yield RoleRecord(title, cell_of("description", cells, kinds), tuple(asked))
