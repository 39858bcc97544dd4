"""The rows of a dataset's tables, for type checkers and editors.

Generated from the contract in `schemas/`:
    careerdata schema --as python | ruff format - > src/careerdata/dataset/rows.py
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Literal, TypedDict, overload

Row = dict[str, Any]
"""A row of any table, a mapping of all columns; null is None."""


class GuidesRow(TypedDict):
    """One row for each guide that the dataset was built from."""

    guide_id: str
    title: str | None
    summary: str | None
    edition_year: int | None
    language: str
    publisher: str | None
    source_path: str
    source_format: Literal["text", "markdown", "html"]
    source_sha256: str
    line: int


class RegionsRow(TypedDict):
    """The markets that the guides give figures for; shared by all guides, so without `guide_id` and `line`."""

    region_id: str
    name: str
    kind: Literal["country", "city", "remote", "global", "other"]
    country_code: str | None


class RolesRow(TypedDict):
    """The jobs that a guide tells of; one row for each, however often it is named."""

    guide_id: str
    role_id: str
    name: str
    aliases: list[str]
    level: (
        Literal[
            "intern",
            "entry",
            "junior",
            "mid",
            "senior",
            "staff",
            "lead",
            "principal",
            "manager",
            "director",
            "head",
            "executive",
        ]
        | None
    )
    experience_min_years: float | None
    experience_max_years: float | None
    base_role_id: str | None
    specialization: str | None
    description: str | None
    position: int
    line: int


class SalaryBandsRow(TypedDict):
    """What a role (or a level, region, segment) is paid; one row for each figure or range of a guide."""

    guide_id: str
    band_id: str
    role_id: str | None
    region_id: str | None
    segment_kind: Literal["employer", "industry", "company_size", "qualification"] | None
    segment: str | None
    qualifiers: list[str]
    level: (
        Literal[
            "intern",
            "entry",
            "junior",
            "mid",
            "senior",
            "staff",
            "lead",
            "principal",
            "manager",
            "director",
            "head",
            "executive",
        ]
        | None
    )
    experience_min_years: float | None
    experience_max_years: float | None
    currency: str
    amount_min: float | None
    amount_max: float | None
    min_open_ended: bool
    max_open_ended: bool
    approximate: bool
    statistic: Literal["range", "point", "median", "mean", "p10", "p25", "p75", "p90"]
    pay_period: Literal["year", "month", "week", "day", "hour", "project"]
    pay_period_stated: bool
    compensation: Literal["base", "total", "unspecified"]
    tax: Literal["gross", "net", "unspecified"]
    as_of_year: int | None
    source: str | None
    note: str | None
    source_text: str
    position: int
    line: int


class SkillCategoriesRow(TypedDict):
    """The headings under which a guide lists its skills."""

    guide_id: str
    category_id: str
    name: str
    note: str | None
    position: int
    line: int


class SkillsRow(TypedDict):
    """Every skill that a guide names, as a checklist entry, as a topic of one, or with a role."""

    guide_id: str
    skill_id: str
    name: str
    aliases: list[str]
    category_id: str | None
    note: str | None
    origin: Literal["checklist", "topic", "role"]
    line: int


class SkillTopicsRow(TypedDict):
    """What a skill is made of; a topic is itself a skill."""

    guide_id: str
    skill_id: str
    topic_id: str
    note: str | None
    position: int
    line: int


class RoleSkillsRow(TypedDict):
    """The skills that a guide names for a role."""

    guide_id: str
    role_id: str
    skill_id: str
    qualifier: str | None
    note: str | None
    alternative_group: int | None
    position: int
    line: int


class ResourcesRow(TypedDict):
    """What a guide recommends to learn from (courses, sites, books, platforms)."""

    guide_id: str
    resource_id: str
    name: str
    url: str | None
    url_source: Literal["guide", "vocabulary"] | None
    provider: str | None
    cost: Literal["free", "free_audit", "freemium", "paid", "unknown"]
    offers: list[str]
    description: str | None
    origin: Literal["list", "roadmap"]
    line: int


class RoadmapStepsRow(TypedDict):
    """The steps of a guide's learning plan, in its order."""

    guide_id: str
    step_id: str
    title: str
    period_unit: Literal["day", "week", "month", "quarter", "year"] | None
    period_start: int | None
    period_end: int | None
    duration_min: float | None
    duration_max: float | None
    parent_step_id: str | None
    position: int
    line: int


class RoadmapActionsRow(TypedDict):
    """What to do in a step of the roadmap, one sentence or entry a row."""

    guide_id: str
    step_id: str
    position: int
    text: str
    line: int


class RoadmapOptionsRow(TypedDict):
    """The alternatives of a step that lets the reader choose a focus."""

    guide_id: str
    step_id: str
    position: int
    name: str
    resource_ids: list[str]
    line: int


class RoadmapResourcesRow(TypedDict):
    """The resources that a step of the roadmap mentions."""

    guide_id: str
    step_id: str
    resource_id: str
    mention: str
    line: int


class MarketStatsRow(TypedDict):
    """What a guide says about the job market, with the figure taken apart; a fact without a number keeps its words."""

    guide_id: str
    stat_id: str
    label: str
    statement: str
    value_min: float | None
    value_max: float | None
    comparator: (
        Literal["exactly", "about", "at_least", "more_than", "at_most", "less_than", "between"]
        | None
    )
    unit: str | None
    currency: str | None
    per: str | None
    since_year: int | None
    by_year: int | None
    source: str | None
    position: int
    line: int


class FitTraitsRow(TypedDict):
    """Which personality traits and interests a guide says the work suits."""

    guide_id: str
    framework: Literal["big_five", "riasec"]
    trait: str
    level: Literal["very_high", "high", "moderate", "low", "very_low", "dominant", "secondary"]
    note: str | None
    line: int


class ToolsRow(TypedDict):
    """The publisher's own tools and tests that a guide points to."""

    guide_id: str
    tool_id: str
    name: str
    kind: Literal["assessment", "explorer", "database", "planner", "other"]
    provider: str | None
    purpose: str | None
    line: int


class CrosswalkRow(TypedDict):
    """What the roles and skills of the dataset are called in public classifications, as far as that is certain;
    shared by all guides, so without `guide_id` and `line`.
    """

    kind: Literal["role", "skill"]
    id: str
    scheme: str
    code: str
    scheme_version: str | None


class ProvenanceRow(TypedDict):
    """Which characters of the guide a value was taken from; one row for each value that the text gives."""

    guide_id: str
    table: str
    row_key: str
    column: str
    char_start: int
    char_end: int
    line: int
    column_number: int
    end_line: int
    end_column: int
    source_text: str


class FindingsRow(TypedDict):
    """What the check said of the build that made this dataset."""

    guide_id: str
    finding_id: str
    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str | None
    path: str
    line: int
    column_number: int
    end_line: int
    end_column: int
    table: str | None
    row_key: str | None
    column: str | None
    fingerprint: str


class TypedRows(ABC):
    """Tables of which the rows can be read, each with the type of its rows."""

    @overload
    def rows(self, table: Literal["guides"]) -> list[GuidesRow]: ...

    @overload
    def rows(self, table: Literal["regions"]) -> list[RegionsRow]: ...

    @overload
    def rows(self, table: Literal["roles"]) -> list[RolesRow]: ...

    @overload
    def rows(self, table: Literal["salary_bands"]) -> list[SalaryBandsRow]: ...

    @overload
    def rows(self, table: Literal["skill_categories"]) -> list[SkillCategoriesRow]: ...

    @overload
    def rows(self, table: Literal["skills"]) -> list[SkillsRow]: ...

    @overload
    def rows(self, table: Literal["skill_topics"]) -> list[SkillTopicsRow]: ...

    @overload
    def rows(self, table: Literal["role_skills"]) -> list[RoleSkillsRow]: ...

    @overload
    def rows(self, table: Literal["resources"]) -> list[ResourcesRow]: ...

    @overload
    def rows(self, table: Literal["roadmap_steps"]) -> list[RoadmapStepsRow]: ...

    @overload
    def rows(self, table: Literal["roadmap_actions"]) -> list[RoadmapActionsRow]: ...

    @overload
    def rows(self, table: Literal["roadmap_options"]) -> list[RoadmapOptionsRow]: ...

    @overload
    def rows(self, table: Literal["roadmap_resources"]) -> list[RoadmapResourcesRow]: ...

    @overload
    def rows(self, table: Literal["market_stats"]) -> list[MarketStatsRow]: ...

    @overload
    def rows(self, table: Literal["fit_traits"]) -> list[FitTraitsRow]: ...

    @overload
    def rows(self, table: Literal["tools"]) -> list[ToolsRow]: ...

    @overload
    def rows(self, table: Literal["crosswalk"]) -> list[CrosswalkRow]: ...

    @overload
    def rows(self, table: Literal["provenance"]) -> list[ProvenanceRow]: ...

    @overload
    def rows(self, table: Literal["findings"]) -> list[FindingsRow]: ...

    @overload
    def rows(self, table: str) -> list[Any]: ...

    def rows(self, table: str) -> list[Any]:
        """The table's rows in order, each a mapping of all columns; null is None."""
        return self._rows(table)

    @abstractmethod
    def _rows(self, table: str) -> list[Row]: ...
