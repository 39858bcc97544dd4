"""Check the salary bands of a guide:
levels or experience that are paid less than those below, and wide ranges.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.rules import pay as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide
    from careerdata.validate.content import Rows, SourcedRow


_ALIKE = (
    *("region_id", "segment_kind", "segment", "currency"),
    *("pay_period", "statistic", "compensation", "tax", "as_of_year"),
)
"""Bands that agree in these columns and in their role without its level can be compared."""


def check_pay(guide: Guide, rows: Rows, steps: Mapping[str, int], report: Report) -> None:
    """Report bands that look wrong; `steps` is the ladder of levels."""
    for finding in (*_paid_below(guide, rows, steps), *_too_wide(guide, rows, steps)):
        report(finding)


_MOST_TIMES = 10
"""The highest amount of a real range is rarely more than five times the lowest;
a missing digit makes it ten.
"""


def _too_wide(guide: Guide, rows: Rows, steps: Mapping[str, int]) -> Iterator[Finding]:
    for band in rows["salary_bands"]:
        if band.values["level"] is not None and band.values["level"] not in steps:
            # What directors and executives are paid has no upper end.
            continue
        low, high = band.values["amount_min"], band.values["amount_max"]
        if isinstance(low, float) and isinstance(high, float) and 0 < low * _MOST_TIMES <= high:
            where, text = _where(guide, band), str(band.values["source_text"])
            yield rules.range_too_wide.at(where, text, round(high / low))


def _paid_below(guide: Guide, rows: Rows, steps: Mapping[str, int]) -> Iterator[Finding]:
    roles = {role.values["role_id"]: role for role in rows["roles"]}
    ladders: dict[tuple[object, ...], dict[int, list[SourcedRow]]] = {}
    for band in rows["salary_bands"]:
        role = roles.get(band.values["role_id"])
        step = _step(band, steps)
        if step is not None:
            is_level = band.values["level"] is not None
            levelless_id = role.values["levelless_id"] if role else None
            key = (is_level, levelless_id, *(band.values[column] for column in _ALIKE))
            ladders.setdefault(key, {}).setdefault(step, []).append(band)
    for ladder in ladders.values():
        for lower, higher in pairwise(ladder[step] for step in sorted(ladder)):
            if all(_is_below(band, other) for band in higher for other in lower):
                yield _finding(guide, higher[0], lower[0], roles)


def _step(band: SourcedRow, steps: Mapping[str, int]) -> int | None:
    """The rank of a band: the step of its level, or else its minimum years of experience."""
    if band.values["level"] is not None:
        return steps.get(str(band.values["level"]))
    years = band.values["experience_min_years"]
    return years if isinstance(years, int) else None


def _is_below(band: SourcedRow, other: SourcedRow) -> bool:
    """Whether both ends of a band are lower than those of another;
    an open or unknown end is not lower.
    """
    if band.values["max_open_ended"] or other.values["min_open_ended"]:
        return False
    return all(
        _is_less(band.values[end], other.values[end]) for end in ("amount_min", "amount_max")
    )


def _is_less(amount: object, other: object) -> bool:
    return isinstance(amount, float) and isinstance(other, float) and amount < other


def _finding(
    guide: Guide, band: SourcedRow, lower: SourcedRow, roles: Mapping[object, SourcedRow]
) -> Finding:
    related = Related(Place.of(guide, lower.span), "the one below")
    where = _where(guide, band, related)
    names = (_name_of(one, roles) for one in (band, lower))
    return rules.senior_paid_below_junior.at(
        where, *names, *(str(one.values["source_text"]) for one in (band, lower))
    )


def _where(guide: Guide, band: SourcedRow, *related: Related) -> Where:
    key = str(band.values["band_id"])
    return Where(Place.of(guide, band.span), related, "salary_bands", key, "amount_min")


def _name_of(band: SourcedRow, roles: Mapping[object, SourcedRow]) -> str:
    """`Senior Nurse`; in a table by level only the level, in one by experience only the years."""
    role = roles.get(band.values["role_id"])
    if band.values["level"] is None:
        return f"{band.values['experience_min_years']} years of experience"
    return str(role.values["name"] if role and role.values["level"] else band.values["level"])
