"""Facts about the market that the guide's edition has overtaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Where
from careerdata.notation.bracket import find_brackets
from careerdata.rules.content import forecast_past

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.notation.quantity import QuantityWords
    from careerdata.validate.content import SourcedRow

_MOST_WORDS = 6
"""How many words a statement has that is a figure and a year and no sentence."""


def check_market(
    guide: Guide, rows: Mapping[str, Sequence[SourcedRow]], words: QuantityWords, report: Report
) -> None:
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
