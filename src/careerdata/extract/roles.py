"""Roles that the guide describes: a heading and its paragraph, a list item, or a row of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role, read_title, without_amount
from careerdata.extract.columns import column_kinds, first_of
from careerdata.extract.skills.labels import skill_mentions, skills_labels
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.record import RoleRecord
from careerdata.notation.experience import read_level_only
from careerdata.notation.listing import read_definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.model.record import SkillMention


def read_roles(source: Source) -> Iterator[RoleRecord]:
    """The roles that headings describe, and those of lists and tables in sections about roles."""
    for section in source.outline.sections:
        if _describes_role(section, source):
            assert section.title is not None
            source.claims.add(section.title)
            yield _described(section, source)
        elif section.kind == "roles":
            for block in section.blocks:
                if not source.claims.has(block):
                    yield from _in_block(block, source)


def _describes_role(section: Section, source: Source) -> bool:
    """Whether a heading is the title of a role:
    among the roles, or anywhere over the skills that it asks for.
    """
    if section.title is None or section.own_kind or section.is_title:
        return False
    name = without_amount(clean_title(section.title), source.knowledge)
    is_role = names_one_role(name.plain, source.knowledge)
    if section.kind == "roles":
        return is_role or _names_skills(section, source.knowledge)
    return (
        section.kind in (None, "salary")
        and is_role
        and (_names_skills(section, source.knowledge) or bool(source.outline.skills_below(section)))
    )


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


def _described(section: Section, source: Source) -> RoleRecord:
    assert section.title is not None
    title = read_title(without_amount(section.title, source.knowledge), source.knowledge)
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
        mentions = list(skill_mentions(text, groups + 1, source))
        groups = max([groups, *(mention.alternative_group or 0 for mention in mentions)])
        source.claims.add(block)
        yield from mentions


def _skill_texts(section: Section, source: Source) -> Iterator[tuple[Block, Text]]:
    """Lists behind labels, the items that follow a label alone,
    and all items of sections of skills.
    """
    is_listed = False
    for block in section.blocks:
        labels = (
            list(skills_labels(block.text, source.knowledge))
            if isinstance(block, Paragraph | Item)
            else []
        )
        is_listed = any(not label.body for label in labels) or (
            is_listed and not labels and isinstance(block, Item)
        )
        yield from ((block, label.body) for label in labels if label.body)
        if is_listed and not labels and isinstance(block, Item):
            yield block, _listed_names(block.text)
    for below in source.outline.skills_below(section):
        for block in below.blocks:
            if isinstance(block, Item | Paragraph):
                yield block, _listed_names(block.text)


def _listed_names(text: Text) -> Text:
    """The names of a list's item, without what it says of them."""
    title = clean_title(text)
    definition = read_definition(title.plain)
    return title.cut(*definition.name) if definition else title


def _in_block(block: Block, source: Source) -> Iterator[RoleRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, source)
    elif isinstance(block, Item) and (role := _in_item(block.text, source)):
        source.claims.add(block)
        yield role


def _in_item(text: Text, source: Source) -> RoleRecord | None:
    """`- **Data Analyst** — turns data into …`."""
    definition = read_definition(text.plain)
    name = text.cut(*definition.name) if definition else text
    if not names_one_role(clean_title(name).plain, source.knowledge):
        return None
    rest = text.cut(definition.body.start) if definition else None
    label = next(skills_labels(rest, source.knowledge), None) if rest else None
    description = rest.cut(0, label.start) if rest and label else rest
    skills = tuple(skill_mentions(label.body, 1, source)) if label else ()
    return RoleRecord(read_title(name, source.knowledge), description or None, skills)


def _in_table(table: Table, source: Source) -> Iterator[RoleRecord]:
    kinds = column_kinds(table.header.cells, source.knowledge)
    found = {kind: first_of(kind, kinds) for kind in _COLUMNS}
    role_at = found["role"]
    if role_at is None:
        return
    source.claims.add(table)
    for row in table.rows:
        if len(row.cells) == len(kinds) and names_one_role(
            row.cells[role_at].plain, source.knowledge
        ):
            yield _row_role(row.cells, role_at, found, source)


_COLUMNS = ("role", "description", "skill")


def _row_role(
    cells: tuple[Text, ...], role_at: int, found: dict[str, int | None], source: Source
) -> RoleRecord:
    described, skilled = found["description"], found["skill"]
    skills = tuple(skill_mentions(cells[skilled], 1, source)) if skilled is not None else ()
    description = cells[described] if described is not None else None
    return RoleRecord(read_title(cells[role_at], source.knowledge), description or None, skills)
