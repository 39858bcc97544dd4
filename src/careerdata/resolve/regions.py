"""Regions: countries, cities and remote work, by the ids that all guides share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.resolve.row import Row
from careerdata.slug import slugify

if TYPE_CHECKING:
    from careerdata.document import Text
    from careerdata.knowledge import Knowledge


class RegionTable:
    """The regions that one guide names, each once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge.regions
        self._rows: dict[str, Row] = {}

    def id_of(self, name: Text, kind: str | None) -> str | None:
        """The id of a place; one that the vocabulary does not know becomes a region of the given kind."""
        entry = self._known.get(name.plain)
        region_id = entry.id if entry else slugify(name.plain)
        if not region_id:
            return None
        if region_id not in self._rows:
            row = Row(name.span).set(region_id=region_id)
            row.put("name", entry.names[0] if entry else name.plain, name.span)
            row.set(
                kind=entry.kind if entry else kind or "other",
                country_code=entry.country_code if entry else None,
            )
            self._rows[region_id] = row
        return region_id

    def rows(self) -> list[Row]:
        """The rows of `regions` that this guide adds."""
        return list(self._rows.values())
