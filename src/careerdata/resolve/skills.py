"""Skills: checklist, topics and the skills of roles; one row for each skill."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.model.slug import slugify
from careerdata.resolve.roles import distinct_names
from careerdata.resolve.row import Ids, Row
from careerdata.rules import skills as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.model.record import (
        CategoryRecord,
        Records,
        RoleRecord,
        SkillMention,
        SkillRecord,
    )
    from careerdata.resolve.roles import RoleTable


@dataclass(slots=True)
class _Skill:
    skill_id: str
    name: Text
    origin: str
    category_id: str | None = None
    note: Text | None = None
    aliases: list[Text] = field(default_factory=list)


class SkillTables:
    """The skills of a guide, their categories and topics, and the roles that need them."""

    def __init__(self, knowledge: Knowledge, roles: RoleTable) -> None:
        self._knowledge = knowledge
        self._roles = roles
        self._skills: dict[str, _Skill] = {}
        self._category_ids: dict[str, str] = {}
        self._topics_of: dict[str, set[str]] = {}
        self._ids = Ids()
        self.categories: list[Row] = []
        self.topics: list[Row] = []
        self.role_skills: list[Row] = []

    def add_all(self, records: Records) -> None:
        """Add all skills of a guide: checklists first, because they have the best names."""
        ordered = sorted(records.categories, key=_category_place)
        numbered = [(category, self._category(category)) for category in ordered]
        for category, category_id in numbered:
            for skill in category.skills:
                self._checklist_skill(skill, category_id)
        for category, _ in numbered:
            for skill in category.skills:
                self._topics(skill)
        for role in records.roles:
            self._role_skills(role)

    def report_repeated(self, records: Records, report: Report) -> None:
        """Report repeated skills in a category, under a skill, or in a line of a role."""
        for category in records.categories:
            self._report_repeated([skill.name for skill in category.skills], records.guide, report)
            for skill in category.skills:
                self._report_repeated([topic.name for topic in skill.topics], records.guide, report)
        for role in records.roles:
            line_of = records.guide.lines.line_of
            for _, line in groupby(
                role.skills, key=lambda mention: line_of(mention.name.span.start)
            ):
                self._report_repeated([mention.name for mention in line], records.guide, report)

    def _report_repeated(self, names: Sequence[Text], guide: Guide, report: Report) -> None:
        first_of: dict[str, Text] = {}
        for name in names:
            skill_id = self._id(name)
            first = first_of.setdefault(skill_id, name)
            if skill_id and first is not name:
                related = (Related(Place.of(guide, first.span), "the entry before"),)
                where = Where(Place.of(guide, name.span), related, "skills", skill_id, "name")
                report(rules.duplicate_skill.at(where, name.plain, first.plain))

    def _category(self, category: CategoryRecord) -> str | None:
        if category.name is None:
            return None
        key = slugify(category.name.plain)
        if key not in self._category_ids:
            category_id = self._category_ids[key] = self._ids.new(
                category.name.plain, otherwise="category"
            )
            row = Row(category.name.span).set(
                category_id=category_id, position=len(self.categories) + 1
            )
            self.categories.append(row.text("name", category.name).text("note", category.note))
        return self._category_ids[key]

    def _checklist_skill(self, record: SkillRecord, category_id: str | None) -> None:
        skill = self._add(record.name, "checklist")
        if skill is None:
            return
        skill.category_id = skill.category_id or category_id
        skill.note = skill.note or record.note
        skill.aliases.extend(record.aliases)

    def _topics(self, record: SkillRecord) -> None:
        skill_id = self._id(record.name)
        skill = self._skills.get(skill_id)
        # A skill may be in several categories, with some of its topics in each.
        known = self._topics_of.setdefault(skill_id, set())
        for topic in record.topics:
            found = self._add(topic.name, "topic")
            if skill is None or found is None or found is skill or found.skill_id in known:
                continue
            known.add(found.skill_id)
            row = Row(topic.name.span).put("skill_id", skill.skill_id, record.name.span)
            row.put("topic_id", found.skill_id, topic.name.span).text("note", topic.note)
            self.topics.append(row.set(position=len(known)))

    def _role_skills(self, role: RoleRecord) -> None:
        role_id = self._roles.describe(role.title, role.description)
        known = {
            row.values["skill_id"] for row in self.role_skills if row.values["role_id"] == role_id
        }
        for mention in role.skills:
            skill = self._add(mention.name, "role")
            if role_id is None or skill is None or skill.skill_id in known:
                continue
            known.add(skill.skill_id)
            self.role_skills.append(_role_skill(role, role_id, mention, skill.skill_id, len(known)))

    def _id(self, name: Text) -> str:
        known = self._knowledge.skills.get(name.plain)
        return known.id if known else slugify(name.plain)

    def _add(self, name: Text, origin: str) -> _Skill | None:
        skill_id = self._id(name)
        if not skill_id:
            return None
        skill = self._skills.get(skill_id)
        if skill is None:
            skill = self._skills[skill_id] = _Skill(skill_id, name, origin)
        else:
            skill.aliases.append(name)
        return skill

    def rows(self) -> list[Row]:
        """The rows of `skills`, in the order of the text."""
        return [
            _skill_row(skill) for skill in sorted(self._skills.values(), key=lambda s: s.name.span)
        ]


def _category_place(category: CategoryRecord) -> tuple[int, int]:
    first = category.name or category.skills[0].name
    return first.span


def _role_skill(
    role: RoleRecord, role_id: str, mention: SkillMention, skill_id: str, position: int
) -> Row:
    row = Row(mention.name.span).put("role_id", role_id, role.title.name.span)
    row.put("skill_id", skill_id, mention.name.span).value("qualifier", mention.qualifier)
    row.text("note", mention.note).put(
        "alternative_group", mention.alternative_group, mention.name.span
    )
    return row.set(position=position)


def _skill_row(skill: _Skill) -> Row:
    span, aliases = skill.name.span, distinct_names(skill.name, skill.aliases)
    # Half of a guide's rows are skills: they are made in one go.
    values: dict[str, object] = {
        "skill_id": skill.skill_id,
        "category_id": skill.category_id,
        "origin": skill.origin,
        "name": skill.name.plain,
        "aliases": aliases,
    }
    return Row(span, values, {"name": span}).text("note", skill.note)
