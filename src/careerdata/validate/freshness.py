"""Check editions against a given year, never against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.freshness import edition_outdated

if TYPE_CHECKING:
    from careerdata.contract.tables import Tables
    from careerdata.model.finding import Report
    from careerdata.validate import Locate


def check_freshness(tables: Tables, year: int, locate: Locate, report: Report) -> None:
    """Report guides with an older edition."""
    for row, edition in enumerate(tables["guides"]["edition_year"]):
        if isinstance(edition, int) and edition < year:
            report(edition_outdated.at(locate("guides", row, "edition_year"), edition, year))
