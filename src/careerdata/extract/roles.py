"""Roles that the guide describes: a heading and its paragraph, a list item, or a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph, Table
from careerdata.extract.skills import is_under_role, skill_mentions, skills_label
from careerdata.extract.titles import clean_title, looks_like_role, read_title
from careerdata.notation.listing import read_definition
from careerdata.record import RoleRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Block, Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.record import SkillMention


def read_roles(reader: Reader) -> None:
    """Add the roles of all sections about roles."""
    for section in reader.outline.of_kind("roles"):
        if section.title is not None and is_role_heading(section, reader):
            reader.records.roles.append(_described(section, reader))
        else:
            for block in section.blocks:
                if id(block) not in reader.read:
                    reader.records.roles.extend(_in_block(block, reader))


def is_role_heading(section: Section, reader: Reader) -> bool:
    """Whether a section's heading is the title of a role."""
    return (
        section.kind == "roles"
        and not section.own_kind
        and section.title is not None
        and (looks_like_role(clean_title(section.title).plain, reader.knowledge) or _asks_for_skills(section, reader))
    )


def _asks_for_skills(section: Section, reader: Reader) -> bool:
    """A text that closes with `Core skills: …` describes a role, whatever its noun."""
    texts = (b.text for b in section.blocks if isinstance(b, Paragraph | Item))
    return any(skills_label(text, reader) for text in texts)


def _described(section: Section, reader: Reader) -> RoleRecord:
    assert section.title is not None
    title = read_title(section.title, reader.knowledge)
    return RoleRecord(title, _description(section, reader), tuple(_skills(section, reader)))


def _description(section: Section, reader: Reader) -> Text | None:
    """The first paragraph, up to its list of skills."""
    for block in section.blocks:
        if isinstance(block, Paragraph) and id(block) not in reader.read:
            label = skills_label(block.text, reader)
            text = block.text.cut(0, label[0]) if label else block.text
            if text:
                reader.read.add(id(block))
                return text
    return None


def _skills(section: Section, reader: Reader) -> Iterator[SkillMention]:
    """The skills behind labels in a role's texts, and in the list that follows a label alone."""
    groups, listed = 0, False
    for block in _blocks_with_skill_sections(section, reader):
        if not isinstance(block, Paragraph | Item):
            listed = False
            continue
        if (label := skills_label(block.text, reader)) is not None:
            text, listed = label[1], not label[1]
        elif listed and isinstance(block, Item):
            text = block.text
        else:
            listed = False
            continue
        mentions = list(skill_mentions(text, groups + 1, reader)) if text else []
        groups = max([groups, *(m.alternative_group or 0 for m in mentions)])
        reader.read.add(id(block))
        yield from mentions


def _blocks_with_skill_sections(section: Section, reader: Reader) -> Iterator[Block]:
    yield from section.blocks
    for below in reader.outline.of_kind("skills"):
        if section in below.ancestors and is_under_role(below, reader):
            yield from (b for b in below.blocks if isinstance(b, Item | Paragraph))


def _in_block(block: Block, reader: Reader) -> Iterator[RoleRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, reader)
    elif isinstance(block, Item) and (role := _in_item(block.text, reader)):
        reader.read.add(id(block))
        yield role


def _in_item(text: Text, reader: Reader) -> RoleRecord | None:
    """`- **Data Analyst** — turns data into …`."""
    definition = read_definition(text.plain)
    name = text.cut(*definition.name) if definition else text
    if not looks_like_role(clean_title(name).plain, reader.knowledge):
        return None
    rest = text.cut(definition.body.start) if definition else None
    label = skills_label(rest, reader) if rest else None
    description = rest.cut(0, label[0]) if rest and label else rest
    skills = tuple(skill_mentions(label[1], 1, reader)) if label else ()
    return RoleRecord(read_title(name, reader.knowledge), description or None, skills)


def _in_table(table: Table, reader: Reader) -> Iterator[RoleRecord]:
    kinds = [reader.knowledge.reading.columns.exactly(cell.plain) for cell in table.header.cells]
    found = {kind: next((i for i, k in enumerate(kinds) if kind in k), None) for kind in _COLUMNS}
    role_at = found["role"]
    if role_at is None:
        return
    reader.read.add(id(table))
    for row in table.rows:
        if len(row.cells) == len(kinds) and looks_like_role(row.cells[role_at].plain, reader.knowledge):
            yield _row_role(row.cells, role_at, found, reader)


_COLUMNS = ("role", "description", "skill")


def _row_role(cells: tuple[Text, ...], role_at: int, found: dict[str, int | None], reader: Reader) -> RoleRecord:
    described, skilled = found["description"], found["skill"]
    skills = tuple(skill_mentions(cells[skilled], 1, reader)) if skilled is not None else ()
    description = cells[described] if described is not None else None
    return RoleRecord(read_title(cells[role_at], reader.knowledge), description or None, skills)
