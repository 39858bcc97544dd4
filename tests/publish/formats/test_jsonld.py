"""schema.org: what a page may say of a role, checked against the vocabulary's own types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

    from tests.javascript import JavaScript

_CONTRACT = shipped_contract()
_FORMATS = ["parquet", "jsonld"]

Node = dict[str, Any]


def _nodes(snapshot: Path) -> dict[str, Node]:
    graph = json.loads((snapshot / "occupations.jsonld").read_text(encoding="utf-8"))
    assert graph["@context"] == "https://schema.org"
    return {node["@id"]: node for node in graph["@graph"]}


def _salaries(tmp_path: Path, *bands: Node) -> list[Node]:
    """What is said of the pay of nurses in Germany,
    for bands that differ so from the sample's first.
    """
    tables = sample_tables()
    first = {column: values[0] for column, values in tables["salary_bands"].items()}
    rows = [
        first | {"band_id": f"b{number}", "position": number, **band}
        for number, band in enumerate(bands, 1)
    ]
    tables["salary_bands"] = {column: [row[column] for row in rows] for column in first}
    salaries: list[Node] = _nodes(publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, _FORMATS))[
        "#nurse/nurse/de"
    ]["estimatedSalary"]
    return salaries


def test_a_role_stands_with_its_names_skills_and_codes(tmp_path: Path) -> None:
    nodes = _nodes(publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path, _FORMATS))
    nurse = nodes["#nurse/nurse/de"]
    assert nurse["occupationLocation"] == {
        "@type": "Country",
        "name": "Germany",
        "identifier": "DE",
    }
    assert nurse["skills"] == ["Triage"]
    assert nurse["occupationalCategory"] == [
        {
            "@type": "CategoryCode",
            "codeValue": "2221",
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "isco 08"},
        }
    ]
    senior = nodes["#nurse/senior-nurse"]
    assert senior["alternateName"] == ["Sister", "Krankenschwester „alt“"]
    assert senior["experienceRequirements"]["monthsOfExperience"] == 60
    assert "occupationLocation" not in senior
    assert (
        senior["estimatedSalary"][0]["name"]
        == "salary, gross, range, Private clinics, Band 7, Remote"
    )


@pytest.mark.parametrize(
    ("band", "value"),
    [
        ({}, {"minValue": 38000, "maxValue": 52000.5}),
        ({"amount_max": 38000.0, "statistic": "point"}, {"value": 38000}),
        ({"amount_max": 38000.0, "statistic": "mean"}, {"value": 38000}),
        ({"max_open_ended": True}, {"minValue": 38000}),
        ({"amount_max": None, "max_open_ended": True}, {"minValue": 38000}),
        ({"amount_min": None, "min_open_ended": True}, {"maxValue": 52000.5}),
        ({"statistic": "median"}, {"minValue": 38000, "maxValue": 52000.5}),
    ],
)
def test_a_range_or_a_single_figure_is_an_amount(tmp_path: Path, band: Node, value: Node) -> None:
    (salary,) = _salaries(tmp_path, band)
    assert (salary["@type"], salary["currency"]) == ("MonetaryAmount", "EUR")
    assert salary["value"] == {"@type": "QuantitativeValue", **value, "unitText": "YEAR"}
    assert salary["description"] == "€38,000 – €52,000.50"


def test_a_median_and_percentiles_are_a_distribution(tmp_path: Path) -> None:
    figures = {"p10": 30000.0, "median": 40000.0, "p90": 60000.5}
    bands = [
        {"statistic": name, "amount_min": value, "amount_max": value}
        for name, value in figures.items()
    ]
    assert _salaries(tmp_path, *bands) == [
        {
            "@type": "MonetaryAmountDistribution",
            "name": "salary, gross, 2026",
            "currency": "EUR",
            "duration": "P1Y",
            "percentile10": 30000,
            "median": 40000,
            "percentile90": 60000.5,
        }
    ]


def test_figures_of_different_things_are_different_distributions(tmp_path: Path) -> None:
    figure = {"statistic": "median", "amount_min": 20.0, "amount_max": 20.0}
    salaries = _salaries(
        tmp_path,
        figure,
        figure,
        figure | {"pay_period": "hour"},
        figure | {"compensation": "total"},
    )
    assert [(each["name"], each["duration"], each["median"]) for each in salaries] == [
        ("salary, gross, 2026", "P1Y", 20),
        ("salary, gross, 2026", "P1Y", 20),
        ("salary, gross, 2026", "PT1H", 20),
        ("total, gross, 2026", "P1Y", 20),
    ]


def test_no_text_ends_the_script_that_it_is_put_into(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["roles"]["description"][0] = "</script><script>alert(1)</script> & <!--"
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path, _FORMATS)
    assert not set("<>&") & set((snapshot / "occupations.jsonld").read_text(encoding="utf-8"))
    assert _nodes(snapshot)["#nurse/nurse/de"]["description"] == tables["roles"]["description"][0]


def test_every_role_of_every_guide_is_there_in_every_place_that_it_is_paid_in(
    every_guide: Path,
) -> None:
    def rows(table: str) -> list[Node]:
        read: list[Node] = json.loads((every_guide / f"json/{table}.json").read_bytes())
        return read

    places = {
        row["region_id"] for row in rows("regions") if row["kind"] in ("country", "city", "other")
    }
    wanted = {
        (band["guide_id"], band["role_id"], band["region_id"]) for band in rows("salary_bands")
    }
    nodes = _nodes(every_guide)
    for guide_id, role_id, region_id in wanted:
        if role_id:
            place = f"/{region_id}" if region_id in places else ""
            assert nodes[f"#{guide_id}/{role_id}{place}"]["estimatedSalary"]
    named = {(row["guide_id"], row["role_id"]) for row in rows("roles")}
    assert {tuple(name[1:].split("/")[:2]) for name in nodes} == named


def test_every_node_is_an_occupation_as_schema_dts_has_it(
    every_guide: Path, javascript: JavaScript
) -> None:
    graph = (every_guide / "occupations.jsonld").read_text(encoding="utf-8")
    assert "MonetaryAmountDistribution" in graph
    program = javascript.folder / "occupations.ts"
    program.write_text(_PROGRAM.replace("GRAPH", graph), encoding="utf-8")
    (error,) = [line for line in javascript.compile(program) if not line.startswith(" ")]
    assert "coin" in error


_PROGRAM = """
import type { Occupation } from "schema-dts";
interface Page { "@context": "https://schema.org"; "@graph": readonly Occupation[] }
export const page: Page = GRAPH;
export const wrong: Occupation = { "@type": "Occupation", estimatedSalary: { "@type": "MonetaryAmount", coin: "EUR" } };
"""
