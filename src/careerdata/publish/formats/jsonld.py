"""`occupations.jsonld`: the roles as schema.org `Occupation`, for the pages of a site.

There is one node for each role and each place where it is paid. Medians and percentiles are a
`MonetaryAmountDistribution`. Ranges and single figures are a `MonetaryAmount`, because the ends of
a range are not percentiles. An open end has no bound.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from careerdata.publish.files import naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.publish.written_tables import WrittenTables

JSONLD_FILE = "occupations.jsonld"

Node = dict[str, Any]

_TABLES = ("roles", "salary_bands", "role_skills", "skills")

_PLACES = {"country": "Country", "city": "City", "other": "AdministrativeArea"}
"""The kinds of regions that are places, and their schema.org types."""

_DURATIONS = {"year": "P1Y", "month": "P1M", "week": "P1W", "day": "P1D", "hour": "PT1H"}

_STATISTICS = {
    "median": "median",
    "p10": "percentile10",
    "p25": "percentile25",
    "p75": "percentile75",
    "p90": "percentile90",
}

_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""So that no text ends the `<script>` around it."""


def write_jsonld(written: WrittenTables) -> None:
    """Write all roles to `occupations.jsonld`, one node on each line."""
    regions = {row["region_id"]: row for row in written.rows("regions")}
    categories = _categories(written.rows("crosswalk"))
    path = written.folder / JSONLD_FILE
    with naming(path), path.open("w", encoding="utf-8", newline="") as file:
        file.write('{"@context": "https://schema.org", "@graph": [')
        between = "\n"
        for rows in guides(written, _TABLES):
            for node in occupations(rows, regions, categories):
                file.write(between + json.dumps(node, ensure_ascii=False).translate(_ESCAPED))
                between = ",\n"
        file.write("\n]}\n")


def _categories(crosswalk: Iterable[Row]) -> dict[str, list[Node]]:
    """The codes of each role."""
    categories: dict[str, list[Node]] = {}
    for row in crosswalk:
        if row["kind"] == "role":
            code_set = {
                "@type": "CategoryCodeSet",
                "name": f"{row['scheme']} {row['scheme_version'] or ''}".strip(),
            }
            code = {"@type": "CategoryCode", "codeValue": row["code"], "inCodeSet": code_set}
            categories.setdefault(row["id"], []).append(code)
    return categories


def occupations(
    rows: RowsByTable, regions: dict[str, Row], categories: dict[str, list[Node]]
) -> Iterator[Node]:
    """The nodes of the roles of a guide:
    one for each place where the role is paid, or one without a place.
    """
    skills = {row["skill_id"]: row["name"] for row in rows["skills"]}
    for role in rows["roles"]:
        role_id = role["role_id"]
        about = _about(role, categories.get(role_id, []))
        about["skills"] = [
            skills[row["skill_id"]] for row in rows["role_skills"] if row["role_id"] == role_id
        ]
        bands = [row for row in rows["salary_bands"] if row["role_id"] == role_id]
        places = {_place_id(band, regions): None for band in bands} or {None: None}
        for place_id in places:
            there = [band for band in bands if _place_id(band, regions) == place_id]
            place = _place(regions[place_id]) if place_id else None
            yield _without_empty(
                {
                    "@type": "Occupation",
                    "@id": "#" + "/".join(filter(None, (role["guide_id"], role_id, place_id))),
                    **about,
                    "occupationLocation": place,
                    "estimatedSalary": list(_salaries(there, regions)),
                }
            )


def _about(role: Row, categories: list[Node]) -> Node:
    years = role["experience_min_years"]
    experience = {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": _number((years or 0) * 12),
    }
    return {
        "identifier": role["role_id"],
        "name": role["name"],
        "alternateName": role["aliases"],
        "description": role["description"],
        "occupationalCategory": categories,
        "experienceRequirements": experience if years else None,
    }


def _place_id(band: Row, regions: dict[str, Row]) -> str | None:
    region_id: str | None = band["region_id"]
    return region_id if region_id and regions[region_id]["kind"] in _PLACES else None


def _place(region: Row) -> Node:
    country = region["country_code"]
    is_country = region["kind"] == "country"
    is_within = country and not is_country
    return _without_empty(
        {
            "@type": _PLACES[region["kind"]],
            "name": region["name"],
            "identifier": country if is_country else None,
            "containedInPlace": {"@type": "Country", "identifier": country} if is_within else None,
        }
    )


def _salaries(bands: list[Row], regions: dict[str, Row]) -> Iterator[Node]:
    for _, same in groupby(bands, key=_what_is_paid):
        distribution: Node = {}
        for band in same:
            statistic = _STATISTICS.get(band["statistic"])
            if statistic is None or not _is_single(band):
                yield _amount(band, regions)
                continue
            if statistic in distribution:
                yield distribution
                distribution = {}
            distribution = distribution or _distribution(band, regions)
            distribution[statistic] = _number(band["amount_min"])
        if distribution:
            yield distribution


_NOT_OF_ALL_BANDS = (
    "band_id",
    "statistic",
    "amount_min",
    "amount_max",
    "approximate",
    "source_text",
    "position",
    "line",
)


def _what_is_paid(band: Row) -> list[tuple[str, object]]:
    """What two figures of the same distribution have in common."""
    return [(column, value) for column, value in band.items() if column not in _NOT_OF_ALL_BANDS]


def _is_single(band: Row) -> bool:
    is_open = band["min_open_ended"] or band["max_open_ended"]
    return not is_open and band["amount_min"] == band["amount_max"]


def _distribution(band: Row, regions: dict[str, Row]) -> Node:
    return _without_empty(
        {
            "@type": "MonetaryAmountDistribution",
            "name": _name(band, regions, None),
            "currency": band["currency"],
            "duration": _DURATIONS.get(band["pay_period"]),
        }
    )


def _amount(band: Row, regions: dict[str, Row]) -> Node:
    single = _number(band["amount_min"]) if _is_single(band) else None
    low = None if single is not None or band["min_open_ended"] else _number(band["amount_min"])
    high = None if single is not None or band["max_open_ended"] else _number(band["amount_max"])
    value = {
        "value": single,
        "minValue": low,
        "maxValue": high,
        "unitText": band["pay_period"].upper(),
    }
    return _without_empty(
        {
            "@type": "MonetaryAmount",
            "name": _name(band, regions, band["statistic"]),
            "description": band["source_text"],
            "currency": band["currency"],
            "value": {"@type": "QuantitativeValue", **_without_empty(value)},
        }
    )


def _name(band: Row, regions: dict[str, Row], statistic: str | None) -> str:
    """What a figure is, in words: `total, median, senior, FAANG, Remote, 2026`."""
    region = regions.get(band["region_id"])
    words = (
        band["compensation"] if band["compensation"] != "unspecified" else "salary",
        band["tax"] if band["tax"] != "unspecified" else None,
        statistic if statistic != "point" else None,
        band["level"],
        band["segment"],
        *band["qualifiers"],
        region["name"] if region and region["kind"] not in _PLACES else None,
        band["as_of_year"],
    )
    return ", ".join(str(word) for word in words if word)


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}


# --- Guide by guide -------------------------------------------------------------------------------


Row = dict[str, Any]
RowsByTable = dict[str, list[Row]]


def guides(written: WrittenTables, tables: Sequence[str]) -> Iterator[RowsByTable]:
    """The rows of each guide in some tables, in the order of their ids; only one is in memory."""
    followed = {table: _Followed(written, table) for table in tables}
    for rows in written.batches("guides"):
        for guide_id in rows.column("guide_id").to_pylist():
            yield {table: each.rows_of(guide_id) for table, each in followed.items()}


class _Followed:
    """A table that is read forwards; guides without a row are missing in it."""

    def __init__(self, written: WrittenTables, table: str) -> None:
        self._guides = groupby(written.rows(table), key=lambda row: row["guide_id"])
        self._step()

    def _step(self) -> None:
        guide_id, rows = next(self._guides, (None, ()))
        self._next = (guide_id, list(rows))

    def rows_of(self, guide_id: str) -> list[Row]:
        """The rows of a guide; guides must be asked for in order."""
        next_id, rows = self._next
        if next_id != guide_id:
            return []
        self._step()
        return rows
