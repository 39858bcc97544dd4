"""Resolve: from the records of a guide to rows of all tables, with ids and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.guide import Span
from careerdata.resolve.pay import BandTable, missing_open_ends, odd_currencies
from careerdata.resolve.regions import RegionTable
from careerdata.resolve.resources import ResourceTable
from careerdata.resolve.roadmap import RoadmapTables, steps_beyond_plans
from careerdata.resolve.roles import RoleTable
from careerdata.resolve.row import GuideRows, Ids, Row
from careerdata.resolve.skills import SkillTables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.crosswalk import Code, Crosswalk
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Report
    from careerdata.model.record import Records


def resolve_records(records: Records, knowledge: Knowledge, report: Report) -> GuideRows:
    """The rows of all tables that one guide gives, each table in the order of the text."""
    roles, regions = RoleTable(knowledge), RegionTable(records.guide, knowledge, report)
    skills, resources = SkillTables(knowledge, roles), ResourceTable(knowledge)
    for title in sorted(
        (pay.role for pay in records.pay if pay.role), key=lambda title: title.name.span
    ):
        roles.add(title)
    skills.add_all(records)
    skills.report_repeated(records, report)
    bands = BandTable(records, roles, regions, report).rows()
    for finding in (
        *missing_open_ends(records.pay, records.guide),
        *odd_currencies(records.pay, records.guide),
    ):
        report(finding)
    resources.add_listed(records.resources)
    roadmap = RoadmapTables(resources)
    roadmap.add_all(records.steps)
    role_rows, skill_rows = roles.rows(), skills.rows()
    resources.report_faults(records.guide, report)
    step_ids = [step.values["step_id"] for step in roadmap.steps]
    for finding in steps_beyond_plans(records.steps, step_ids, records.guide):
        report(finding)
    return {
        "guides": [_guide(records)],
        "regions": regions.rows(),
        "roles": role_rows,
        "salary_bands": bands,
        "skill_categories": skills.categories,
        "skills": skill_rows,
        "skill_topics": skills.topics,
        "role_skills": skills.role_skills,
        "resources": resources.rows(),
        "roadmap_steps": roadmap.steps,
        "roadmap_actions": roadmap.actions,
        "roadmap_options": roadmap.options,
        "roadmap_resources": roadmap.mentions,
        "market_stats": _stats(records),
        "fit_traits": _traits(records),
        "tools": _tools(records),
        "crosswalk": crosswalk_rows(role_rows, roles.plain_ids(), skill_rows, knowledge.crosswalk),
    }


def _guide(records: Records) -> Row:
    guide, about = records.guide, records.about
    row = Row(about.title.span if about.title else Span(guide.body_start, guide.body_start))
    row.text("title", about.title).text("summary", about.summary).value(
        "edition_year", about.edition_year
    )
    row.set(language=records.language).text("publisher", records.publisher)
    return row.set(
        source_path=guide.source_path, source_format=guide.format, source_sha256=guide.sha256
    )


def _stats(records: Records) -> list[Row]:
    ids, rows = Ids(), []
    for position, stat in enumerate(records.stats, 1):
        row = Row(stat.label.span).set(
            stat_id=ids.new(stat.label.plain, otherwise="fact"), position=position
        )
        row.text("label", stat.label).text("statement", stat.statement)
        row.value("value_min", stat.value_min).value("value_max", stat.value_max)
        row.value("comparator", stat.comparator).value("unit", stat.unit).value(
            "currency", stat.currency
        )
        row.value("per", stat.per).value("since_year", stat.since_year).value(
            "by_year", stat.by_year
        )
        rows.append(row.text("source", stat.source))
    return rows


def _traits(records: Records) -> list[Row]:
    rows = []
    for trait in records.traits:
        row = Row(trait.trait.span).set(framework=trait.framework).value("trait", trait.trait)
        rows.append(row.value("level", trait.level).text("note", trait.note))
    return rows


def _tools(records: Records) -> list[Row]:
    ids, rows, names = Ids(), [], set[str]()
    for tool in sorted(records.tools, key=lambda tool: tool.name.span):
        if tool.name.plain.casefold() in names:
            continue
        names.add(tool.name.plain.casefold())
        row = Row(tool.name.span).set(
            tool_id=ids.new(tool.name.plain, otherwise="tool"), kind=tool.kind
        )
        row.text("name", tool.name).text("provider", tool.provider)
        rows.append(row.text("purpose", tool.purpose))
    return rows


def crosswalk_rows(
    roles: Iterable[Row], plain_ids: Mapping[str, str], skills: Iterable[Row], known: Crosswalk
) -> list[Row]:
    """The rows of `crosswalk` for some rows of `roles` and `skills`.

    `plain_ids` has the id of each role without its level.
    """
    rows: list[Row] = []
    for role in roles:
        role_id = str(role.values["role_id"])
        plain = plain_ids[role_id] if role.values["level"] in known.same_levels else role_id
        rows += _rows(role, "role", role_id, known.role(plain))
    for skill in skills:
        skill_id = str(skill.values["skill_id"])
        if codes := known.skill(skill_id):
            rows += _rows(skill, "skill", skill_id, codes)
    return rows


def _rows(named: Row, kind: str, name_id: str, codes: Iterable[Code]) -> Iterator[Row]:
    for code in codes:
        row = Row(named.span).set(kind=kind, id=name_id, scheme=code.scheme, code=code.code)
        yield row.set(scheme_version=code.scheme_version)
