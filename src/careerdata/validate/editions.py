"""What is out of date: forecasts by the edition of a guide, and the edition by a given year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Where
from careerdata.notation.bracket import find_brackets
from careerdata.rules.content import forecast_past
from careerdata.rules.freshness import edition_outdated

if TYPE_CHECKING:
    from careerdata.contract.tables import Tables
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.notation.quantity import QuantityWords
    from careerdata.validate import Locate
    from careerdata.validate.content import Rows

_MOST_WORDS = 6
"""How many words a statement has that is a figure and a year and no sentence."""


def check_market(guide: Guide, rows: Rows, words: QuantityWords, report: Report) -> None:
    """Report forecasts for years before the guide's edition."""
    edition = next((row.values["edition_year"] for row in rows["guides"]), None)
    if not isinstance(edition, int):
        return
    for fact in rows["market_stats"]:
        by, statement = fact.values["by_year"], str(fact.values["statement"])
        if not isinstance(by, int) or by >= edition or fact.values["since_year"] is not None:
            continue
        if _is_forecast(statement, words):
            place = Place.of(guide, fact.sources["by_year"])
            where = Where(place, (), "market_stats", str(fact.values["stat_id"]), "by_year")
            report(forecast_past.at(where, str(fact.values["label"]), by, edition))


def _is_forecast(statement: str, words: QuantityWords) -> bool:
    """Whether a statement says what will be by a year, or has no verb that says that it was."""
    if words.forecasts.search(statement):
        return True
    said = statement[: find_brackets(statement)[0].start] if find_brackets(statement) else statement
    return len(said.split()) <= _MOST_WORDS and not words.past.search(said)


def check_freshness(tables: Tables, year: int, locate: Locate, report: Report) -> None:
    """Report guides with an older edition."""
    for row, edition in enumerate(tables["guides"]["edition_year"]):
        if isinstance(edition, int) and edition < year:
            report(edition_outdated.at(locate("guides", row, "edition_year"), edition, year))
