"""Tables of skills.

| Category | Skills |      a row is a category          | Rank | Skill | Prevalence |   a row is a skill
| Skill | Why |            a row is a skill, noted      | Skill | Tools |               a skill and its topics
| Hard skills | Soft skills |   a column is a category    | Role | Core skills |         what a role asks for
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role, read_title
from careerdata.extract.columns import column_kinds, first_of, whole_rows
from careerdata.extract.skills.labels import skill_mentions
from careerdata.extract.skills.lines import named_category, read_skill_line, read_topics
from careerdata.model.record import CategoryRecord, RoleRecord, SkillRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.columns import Cells, Kinds
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Table, Text


def read_skill_table(
    table: Table, category: CategoryRecord, source: Source
) -> Iterator[CategoryRecord | RoleRecord]:
    """The categories or roles of a table;
    where it has none, its skills are added to its section's category.
    """
    knowledge, rows = source.knowledge, whole_rows(table)
    kinds = column_kinds(table, knowledge)
    skill_at = [at for at, kind in enumerate(kinds) if "skill" in kind]
    if not skill_at:
        return
    source.claims.add(table)
    header, role_at = table.header.cells, first_of("role", kinds)
    if len(skill_at) == len(kinds) > 1 and not _says_skill_itself(header, knowledge):
        for at, cell in enumerate(header):
            yield _category(cell, [row[at] for row in rows], knowledge)
    elif role_at is not None and all(looks_like_role(r[role_at].plain, knowledge) for r in rows):
        for row in rows:
            skills = tuple(skill_mentions(row[skill_at[0]], knowledge, source.records))
            yield RoleRecord(read_title(row[role_at], knowledge), skills=skills)
    elif (group_at := _group_column(rows, kinds, skill_at[0])) is not None:
        groups = (_category(row[group_at], [row[skill_at[0]]], knowledge) for row in rows)
        yield from (group for group in groups if group.skills)
    else:
        category.skills.extend(
            skill for row in rows for skill in _skills_of_row(row, kinds, skill_at, knowledge)
        )


def _says_skill_itself(header: Sequence[Text], knowledge: Knowledge) -> bool:
    return any("skill" in knowledge.reading.columns.exactly(cell.plain) for cell in header)


def _category(name: Text, lines: Sequence[Text], knowledge: Knowledge) -> CategoryRecord:
    title = clean_title(name)
    category = named_category(title) if title else CategoryRecord(None)
    for line in lines:
        category.skills.extend(read_skill_line(line, knowledge))
    return category


def _group_column(rows: Sequence[Cells], kinds: Kinds, skill_at: int) -> int | None:
    """The column that groups the skills: one that says so, else words in front of the skills."""
    grouping = (
        at for at, kind in enumerate(kinds[:skill_at]) if "category" in kind or "level" in kind
    )
    is_worded = all(any(map(str.isalpha, row[0].plain)) for row in rows)
    return next(grouping, 0 if skill_at and is_worded else None)


def _skills_of_row(
    row: Cells, kinds: Kinds, skill_at: list[int], knowledge: Knowledge
) -> Iterator[SkillRecord]:
    """The skills of one row, with its reason as their note and a second column of skills as their
    topics.
    """
    note_at = next((at for at, kind in enumerate(kinds) if not _NOTES.isdisjoint(kind)), None)
    note = row[note_at] if note_at is not None and note_at not in skill_at else None
    topics = tuple(topic for at in skill_at[1:] for topic in read_topics(row[at], knowledge))
    for skill in read_skill_line(row[skill_at[0]], knowledge):
        yield skill._replace(note=skill.note or note or None, topics=(*skill.topics, *topics))


_NOTES = frozenset({"description", "note"})
