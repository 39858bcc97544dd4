"""A dataset in which some tables have no rows, as small guides leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerdata.contract.tables import Tables

EMPTY = (
    "skill_categories",
    "resources",
    "roadmap_options",
    "roadmap_resources",
    "fit_traits",
    "tools",
)


def some_empty(tables: Tables) -> Tables:
    """The sample's tables without the rows of some, and without what refers to those."""
    emptied: Tables = {name: {column: [] for column in tables[name]} for name in EMPTY}
    skills = tables["skills"] | {"category_id": [None] * len(tables["skills"]["skill_id"])}
    return tables | emptied | {"skills": skills}
