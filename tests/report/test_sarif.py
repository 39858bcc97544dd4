"""A SARIF log: valid against the published schema, and what is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema.validators import validator_for

from careerdata.model.finding import Edit, Fix, Related
from careerdata.model.guide import Span
from careerdata.report.checked import Checked
from careerdata.report.sarif import format_sarif
from careerdata.rules.all_rules import RULES
from tests.report.findings import finding, hostile_finding, place

_FIX = Fix("write the dash as –", (Edit(Span(100, 101), "–"),), is_safe=True)


def _log(*findings: Any) -> Any:
    return json.loads(format_sarif(Checked(findings, 1)))


def _results(*findings: Any) -> Any:
    return _log(*findings)["runs"][0]["results"]


@pytest.mark.parametrize(
    "findings",
    [
        [],
        [finding("error"), finding("warning"), finding("info")],
        [replace(finding(related=(Related(place(line=60), "the step before"),)), fix=_FIX)],
        [hostile_finding()],
    ],
    ids=["none", "each severity", "related and fix", "hostile"],
)
def test_a_log_is_valid(sarif_schema: Any, findings: list[Any]) -> None:
    validator = validator_for(sarif_schema)
    validator.check_schema(sarif_schema)
    errors = validator(sarif_schema, format_checker=validator.FORMAT_CHECKER).iter_errors(
        _log(*findings)
    )
    assert [error.message for error in errors] == []


def test_the_schema_refuses_what_is_no_log(sarif_schema: Any) -> None:
    log = _log(finding())
    log["runs"][0]["results"][0]["level"] = "info"
    assert not validator_for(sarif_schema)(sarif_schema).is_valid(log)


def test_a_result_has_rule_level_place_and_fingerprint() -> None:
    (result,) = _results(finding())
    assert (result["ruleId"], result["level"]) == ("CD402", "warning")
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "raw/nurse.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 61, "startColumn": 3, "endLine": 61, "endColumn": 15},
    }
    assert set(result["partialFingerprints"].values()) == {finding().fingerprint}
    assert (
        result["message"]["text"]
        == "months 8-10 and 10-12 overlap in month 10\nhelp: start this step in month 11"
    )


def test_the_levels_are_those_of_sarif() -> None:
    assert [
        result["level"]
        for result in _results(finding("error"), finding("warning"), finding("info"))
    ] == [
        "error",
        "warning",
        "note",
    ]


def test_every_rule_is_described_and_results_point_to_theirs() -> None:
    log = _log(finding())
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    (result,) = log["runs"][0]["results"]
    rule = rules[result["ruleIndex"]]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) == (
        "CD402",
        "roadmap-overlap",
        "warning",
    )
    assert rule["fullDescription"]["text"] == "Two steps of one roadmap cover the same time."
    assert "Good:" in rule["help"]["markdown"]


def test_a_related_place_is_named_and_numbered() -> None:
    (result,) = _results(finding(related=(Related(place(line=60), "the step before"),)))
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "the step before")
    assert related["physicalLocation"]["region"]["startLine"] == 60


def test_a_fix_replaces_characters_of_the_guide() -> None:
    (result,) = _results(replace(finding(), fix=_FIX))
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "raw/nurse.md"
    assert change["replacements"] == [
        {"deletedRegion": {"charOffset": 100, "charLength": 1}, "insertedContent": {"text": "–"}}
    ]
    assert fix["properties"] == {"isSafe": True}


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    (result,) = _results(finding(message="{0} [a](https://e.example)", hint=None))
    assert result["message"]["text"] == "{{0}} [a\\](https://e.example)"


def test_nothing_of_a_guide_acts_upon_a_terminal() -> None:
    written = format_sarif(Checked([hostile_finding()], 1))
    assert all(character.isprintable() for character in written.replace("\n", ""))
