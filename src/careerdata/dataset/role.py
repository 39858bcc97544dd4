"""A role in a dataset: its pay by place, its skills, and resources to learn from."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from careerdata.dataset.error import DatasetError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from careerdata.dataset import Dataset
    from careerdata.dataset.rows import Row


@dataclass(frozen=True)
class Pay:
    """A figure or range for the role; see `salary_bands`."""

    guide_id: str
    region_id: str | None
    """None if the guide names no region."""
    region: str | None
    """The region's name."""
    level: str | None
    experience_min_years: float | None
    experience_max_years: float | None
    segment_kind: str | None
    """What `segment` is: an employer, an industry, a company size, a qualification."""
    segment: str | None
    qualifiers: list[str]
    """What else limits the figure, as written, the widest first; empty if nothing does."""
    currency: str
    """ISO 4217."""
    amount_min: float | None
    """In whole units of the currency, for one `pay_period`; None for `up to …`."""
    amount_max: float | None
    """None for `from …`; equal to `amount_min` for a single amount."""
    min_open_ended: bool
    """Whether some earn less."""
    max_open_ended: bool
    """Whether some earn more, as in `$350,000+`."""
    approximate: bool
    statistic: str
    """What the amounts are: `range`, `point`, `median`, `mean`, `p10`, …"""
    pay_period: str
    pay_period_stated: bool
    """False if the guide does not say it, and a year is meant."""
    compensation: str
    """`base`, `total` or `unspecified`."""
    tax: str
    """`gross`, `net` or `unspecified`."""
    as_of_year: int | None
    source: str | None
    """The source of the figure, if the guide names it."""
    note: str | None
    source_text: str
    """The text of the guide."""


@dataclass(frozen=True)
class RoleSkill:
    """A skill that a guide names for the role; see `role_skills`."""

    guide_id: str
    skill_id: str
    name: str
    """As the guide writes it first."""
    category: str | None
    """Its heading in the guide's checklist."""
    qualifier: str | None
    """`strong` or `deep`, if the guide asks for it."""
    alternative_group: int | None
    """Of the skills with the same number, one is enough."""
    note: str | None


@dataclass(frozen=True)
class LearningResource:
    """Something to learn from that a guide with the role recommends; see `resources`."""

    guide_id: str
    resource_id: str
    name: str
    url: str | None
    provider: str | None
    cost: str
    """`free`, `free_audit`, `freemium`, `paid` or `unknown`."""
    offers: list[str]
    """Titles or codes of courses."""
    description: str | None


@dataclass(frozen=True)
class Role:
    """A role in all guides of the dataset, or in one;
    lists are in the order of guides and texts.
    """

    role_id: str
    name: str
    """As the first guide writes it."""
    aliases: tuple[str, ...]
    """The other spellings in the guides, each once."""
    guide_ids: tuple[str, ...]
    """The guides that mention it."""
    descriptions: tuple[str, ...]
    """Their descriptions of it."""
    base_role_id: str | None
    """The role without its level, if a guide has it: for a senior nurse, the nurse."""
    variant_ids: tuple[str, ...]
    """The roles that are levels of it; their pay and skills are not included."""
    pay: tuple[Pay, ...]
    skills: tuple[RoleSkill, ...]
    resources: tuple[LearningResource, ...]
    """All resources of the guides with the role;
    guides do not say which resource is for which role.
    """

    @property
    def pay_by_region(self) -> dict[str | None, tuple[Pay, ...]]:
        """The pay by `region_id`; None for pay without a region."""
        regions = dict.fromkeys(pay.region_id for pay in self.pay)
        return {
            region: tuple(pay for pay in self.pay if pay.region_id == region) for region in regions
        }


def read_role(dataset: Dataset, role_id: str, guide: str | None = None) -> Role:
    """The role with an id, in all guides or in one.

    Raises DatasetError if the dataset, or the guide, has no role with the id.
    """
    found = dataset.rows_where("roles", "role_id", [role_id])
    named = [row for row in found if guide in (None, row["guide_id"])]
    if not named:
        raise DatasetError(_unknown(dataset, role_id, guide))
    guides = tuple(row["guide_id"] for row in named)
    names = dict.fromkeys(name for row in named for name in (row["name"], *row["aliases"]))
    return Role(
        role_id=role_id,
        name=named[0]["name"],
        aliases=tuple(names)[1:],
        guide_ids=guides,
        descriptions=tuple(row["description"] for row in named if row["description"]),
        base_role_id=next((row["base_role_id"] for row in named if row["base_role_id"]), None),
        variant_ids=_variants(dataset, role_id, guides),
        pay=_pay(dataset, role_id, guides),
        skills=_skills(dataset, role_id, guides),
        resources=tuple(
            _record(LearningResource, row)
            for row in dataset.rows_where("resources", "guide_id", guides)
        ),
    )


def _unknown(dataset: Dataset, role_id: str, guide: str | None) -> str:
    guides = {row["guide_id"] for row in dataset.rows("guides")}
    if guide is not None and guide not in guides:
        return f"the dataset has no guide {guide}" + _did_you_mean(
            guide, {name: name for name in guides}
        )
    roles = [row for row in dataset.rows("roles") if guide in (None, row["guide_id"])]
    ids = {
        name: row["role_id"]
        for row in roles
        for name in (row["role_id"], row["name"], *row["aliases"])
    }
    where = "the dataset" if guide is None else f"the guide {guide}"
    return f"{where} has no role {role_id}" + _did_you_mean(role_id, ids)


def _did_you_mean(name: str, known: Mapping[str, str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {known[close[0]]}?" if close else ""


def _variants(dataset: Dataset, role_id: str, guides: Collection[str]) -> tuple[str, ...]:
    rows = _in_guides(dataset.rows_where("roles", "base_role_id", [role_id]), guides)
    return tuple(dict.fromkeys(row["role_id"] for row in rows))


def _pay(dataset: Dataset, role_id: str, guides: Collection[str]) -> tuple[Pay, ...]:
    bands = _in_guides(dataset.rows_where("salary_bands", "role_id", [role_id]), guides)
    regions = {row["region_id"]: row["name"] for row in dataset.rows("regions")}
    return tuple(_record(Pay, {**band, "region": regions.get(band["region_id"])}) for band in bands)


def _skills(dataset: Dataset, role_id: str, guides: Collection[str]) -> tuple[RoleSkill, ...]:
    needed = _in_guides(dataset.rows_where("role_skills", "role_id", [role_id]), guides)
    skills = _by_id(dataset, "skills", "skill_id", guides)
    categories = _by_id(dataset, "skill_categories", "category_id", guides)
    return tuple(
        _record(
            RoleSkill, {**row, "name": skill["name"], "category": category and category["name"]}
        )
        for row in needed
        for skill in [skills[row["guide_id"], row["skill_id"]]]
        for category in [categories.get((row["guide_id"], skill["category_id"]))]
    )


def _by_id(
    dataset: Dataset, table: str, column: str, guides: Collection[str]
) -> dict[tuple[str, str], Row]:
    return {
        (row["guide_id"], row[column]): row for row in dataset.rows_where(table, "guide_id", guides)
    }


def _in_guides(rows: Iterable[Row], guides: Collection[str]) -> Iterator[Row]:
    return (row for row in rows if row["guide_id"] in guides)


_Record = TypeVar("_Record", Pay, RoleSkill, LearningResource)


def _record(kind: type[_Record], row: Row) -> _Record:
    """The fields of a row that the record has."""
    return kind(**{field.name: row[field.name] for field in fields(kind)})
