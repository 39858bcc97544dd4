"""Findings for programs: the columns of the findings table and a summary."""

from __future__ import annotations

import json
from dataclasses import replace

from careerdata.lexicon.schemas import load_schemas
from careerdata.model.finding import finding_rows
from careerdata.report.checked import Checked
from careerdata.report.json import format_json, json_text
from tests.report.findings import finding, hostile_finding, place


def test_a_finding_has_the_columns_of_the_findings_table() -> None:
    (row,) = finding_rows([finding()])
    assert list(row) == [field["name"] for field in load_schemas().table("findings")["fields"]]
    assert (row["path"], row["line"], row["column_number"], row["end_column"]) == (
        "nurse.md",
        61,
        3,
        15,
    )
    assert (row["table"], row["row_key"], row["column"]) == (
        "roadmap_steps",
        "portfolio",
        "period_start",
    )


def test_findings_are_numbered_within_their_guide_and_rule() -> None:
    elsewhere = finding(at=replace(place(), guide_id="ward"))
    rows = finding_rows([finding(), finding(at=place(line=62)), elsewhere])
    assert [row["finding_id"] for row in rows] == ["cd402-1", "cd402-2", "cd402-1"]


def test_the_report_is_one_object_with_a_summary() -> None:
    report = json.loads(format_json(Checked([finding(), finding("error")], 2)))
    assert report["summary"] == {"guides": 2, "errors": 1, "warnings": 1, "infos": 0}
    assert [row["severity"] for row in report["findings"]] == ["warning", "error"]


def test_characters_stay_as_they_are() -> None:
    assert "£30k – £40k" in format_json(Checked([finding(message="£30k – £40k")], 1))


def test_a_character_that_acts_upon_a_terminal_is_escaped_and_keeps_its_value() -> None:
    text = "a\x00\x1b\x7f\x9b\u061c\u2028\u202e\ud800\U000e0001é年"
    written = json_text([text])
    assert (
        written
        == '[\n  "a\\u0000\\u001b\\u007f\\u009b\\u061c\\u2028\\u202e\\ud800\\udb40\\udc01é年"\n]\n'
    )
    assert json.loads(written) == [text]


def test_nothing_of_a_guide_acts_upon_a_terminal() -> None:
    written = format_json(Checked([hostile_finding()], 1))
    assert all(character.isprintable() for character in written.replace("\n", ""))
    assert json.loads(written)["findings"][0]["message"] == hostile_finding().message
