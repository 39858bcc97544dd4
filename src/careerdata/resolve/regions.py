"""Regions: countries, cities and remote work, with ids that all guides share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.slug import slugify
from careerdata.resolve.row import Row
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide


class RegionTable:
    """The regions that one guide names, each once."""

    def __init__(self, guide: Guide, knowledge: Knowledge, report: Report) -> None:
        self._guide = guide
        self._known = knowledge.regions
        self._report = report
        self._rows: dict[str, Row] = {}
        self._refused: set[str] = set()

    def id_of(self, name: Text, kind: str | None) -> str | None:
        """The id of a place; an unknown place becomes a region of the given kind.

        None (and a finding) for an ambiguous name.
        """
        entry = self._known.get(name.plain)
        if entry and entry.readings:
            self._refuse(name, entry.readings)
            return None
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

    def _refuse(self, name: Text, readings: tuple[str, ...]) -> None:
        if name.plain.casefold() not in self._refused:
            self._refused.add(name.plain.casefold())
            self._report(rules.ambiguous_region.on(self._guide, name.span, name.plain, readings))

    def rows(self) -> list[Row]:
        """The rows of `regions` that this guide adds."""
        return list(self._rows.values())
