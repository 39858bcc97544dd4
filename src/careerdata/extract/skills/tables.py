"""Tables of skills.

| Category | Skills |      a row is a category          | Rank | Skill | Prevalence |   a row is a skill
| Skill | Why |            a row is a skill, noted      | Skill | Tools |               a skill and its topics
| Hard skills | Soft skills |   a column is a category    | Role | Core skills |         what a role asks for
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role, read_title
from careerdata.extract.columns import column_kinds, first_of
from careerdata.extract.skills.labels import skill_mentions
from careerdata.extract.skills.lines import named_category, read_skill_line, read_topics
from careerdata.model.record import CategoryRecord, RoleRecord, SkillRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.columns import Kinds
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Row, Table, Text


def read_skill_table(
    table: Table, category: CategoryRecord, source: Source
) -> Iterator[CategoryRecord | RoleRecord]:
    """The categories or roles of a table;
    where it has none, its skills are added to its section's category.
    """
    kinds = column_kinds(table.header.cells, source.knowledge)
    skill_at = [at for at, kind in enumerate(kinds) if "skill" in kind]
    if not skill_at:
        return
    source.claims.add(table)
    rows = [row for row in table.rows if len(row.cells) == len(kinds)]
    if len(skill_at) == len(kinds) > 1 and not _says_skill_itself(
        table.header.cells, source.knowledge
    ):
        yield from _columns(table.header.cells, rows, source.knowledge)
    elif (role_at := first_of("role", kinds)) is not None and _are_roles(
        rows, role_at, source.knowledge
    ):
        yield from _roles(rows, role_at, skill_at[0], source)
    elif (group_at := _group_column(rows, kinds, skill_at[0])) is not None:
        yield from _grouped(rows, group_at, skill_at[0], source.knowledge)
    else:
        category.skills.extend(
            skill
            for row in rows
            for skill in _skills_of_row(row, kinds, skill_at, source.knowledge)
        )


def _says_skill_itself(header: Sequence[Text], knowledge: Knowledge) -> bool:
    return any("skill" in knowledge.reading.columns.exactly(cell.plain) for cell in header)


def _columns(
    header: Sequence[Text], rows: Sequence[Row], knowledge: Knowledge
) -> Iterator[CategoryRecord]:
    for at, cell in enumerate(header):
        category = named_category(cell)
        category.skills.extend(
            skill for row in rows for skill in read_skill_line(row.cells[at], knowledge)
        )
        yield category


def _are_roles(rows: Sequence[Row], role_at: int, knowledge: Knowledge) -> bool:
    return all(looks_like_role(row.cells[role_at].plain, knowledge) for row in rows)


def _roles(
    rows: Sequence[Row], role_at: int, skill_at: int, source: Source
) -> Iterator[RoleRecord]:
    for row in rows:
        skills = tuple(skill_mentions(row.cells[skill_at], 1, source))
        yield RoleRecord(read_title(row.cells[role_at], source.knowledge), skills=skills)


def _group_column(rows: Sequence[Row], kinds: Kinds, skill_at: int) -> int | None:
    """The column that groups the skills: one that says so, else words in front of the skills."""
    said = [
        at
        for at, kind in enumerate(kinds)
        if at != skill_at and ("category" in kind or "level" in kind)
    ]
    if said and said[0] < skill_at:
        return said[0]
    if skill_at == 0 or not all(any(c.isalpha() for c in row.cells[0].plain) for row in rows):
        return None
    return 0


def _grouped(
    rows: Sequence[Row], group_at: int, skill_at: int, knowledge: Knowledge
) -> Iterator[CategoryRecord]:
    for row in rows:
        group = clean_title(row.cells[group_at])
        category = named_category(group) if group else CategoryRecord(None)
        category.skills.extend(read_skill_line(row.cells[skill_at], knowledge))
        if category.skills:
            yield category


def _skills_of_row(
    row: Row, kinds: Kinds, skill_at: list[int], knowledge: Knowledge
) -> Iterator[SkillRecord]:
    """The skills of one row, with its reason as their note and a
    second column of skills as their topics.
    """
    note_at = next(
        (at for at, kind in enumerate(kinds) if {"description", "note"} & set(kind)), None
    )
    note = row.cells[note_at] if note_at is not None and note_at not in skill_at else None
    topics = tuple(topic for at in skill_at[1:] for topic in read_topics(row.cells[at], knowledge))
    for skill in read_skill_line(row.cells[skill_at[0]], knowledge):
        yield SkillRecord(
            skill.name, skill.aliases, skill.note or note or None, (*skill.topics, *topics)
        )
