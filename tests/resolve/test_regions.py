"""Regions: ids that all guides share, places that nobody knows, names that several places have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.model.document import Text
from careerdata.model.guide import Guide
from careerdata.pipeline import load_knowledge
from careerdata.resolve.regions import RegionTable

if TYPE_CHECKING:
    from careerdata.model.finding import Finding

KNOWLEDGE = load_knowledge()


def guide_of(text: str) -> Guide:
    return Guide("places", "places.txt", "places.txt", text, "text", "0" * 64)


def region(name: str, kind: str | None = None) -> tuple[str | None, list[Finding]]:
    """The id of a place, and what was reported of it."""
    found: list[Finding] = []
    table = RegionTable(guide_of(name), KNOWLEDGE, found.append)
    return table.id_of(Text.of(name, 0), kind), found


@pytest.mark.parametrize(
    ("name", "region_id"),
    [
        ("United Kingdom", "gb"),
        ("UK", "gb"),
        ("München", "munich"),
        ("New York, NY", "new-york"),
        ("Remote (US)", "remote-us"),
        ("Georgia, USA", "georgia-us"),
        ("Oberursel", "oberursel"),
    ],
)
def test_a_place_has_one_id_whatever_it_is_called(name: str, region_id: str) -> None:
    assert region(name) == (region_id, [])


@pytest.mark.parametrize("name", ["Georgia", "Washington", "Korea"])
def test_a_name_of_several_places_is_reported_and_gives_no_region(name: str) -> None:
    region_id, found = region(name)
    assert region_id is None
    assert [(finding.rule, finding.severity) for finding in found] == [("CD319", "warning")]


def test_a_name_of_several_places_is_reported_once() -> None:
    found: list[Finding] = []
    table = RegionTable(guide_of("Georgia, Georgia"), KNOWLEDGE, found.append)
    assert table.id_of(Text.of("Georgia", 0), None) is None
    assert table.id_of(Text.of("Georgia", 9), None) is None
    assert len(found) == 1


def test_a_header_says_what_an_unknown_place_is() -> None:
    table = RegionTable(guide_of("Oberursel"), KNOWLEDGE, lambda finding: None)
    table.id_of(Text.of("Oberursel", 0), "city")
    assert [row.values["kind"] for row in table.rows()] == ["city"]
