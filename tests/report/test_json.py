"""Findings for programs: the columns of the findings table and a summary."""

from __future__ import annotations

import json
from dataclasses import replace

from careerdata.finding import finding_rows
from careerdata.report.json import format_findings
from careerdata.schemas import load_schemas
from tests.report.findings import finding, place


def test_a_finding_has_the_columns_of_the_findings_table() -> None:
    (row,) = finding_rows([finding()])
    assert list(row) == [field["name"] for field in load_schemas().table("findings")["fields"]]
    assert (row["path"], row["line"], row["column_number"], row["end_column"]) == ("nurse.md", 61, 3, 15)
    assert (row["table"], row["row_key"], row["column"]) == ("roadmap_steps", "portfolio", "period_start")


def test_findings_are_numbered_within_their_guide_and_rule() -> None:
    elsewhere = finding(at=replace(place(), guide_id="ward"))
    rows = finding_rows([finding(), finding(at=place(line=62)), elsewhere])
    assert [row["finding_id"] for row in rows] == ["cd402-1", "cd402-2", "cd402-1"]


def test_the_report_is_one_object_with_a_summary() -> None:
    report = json.loads(format_findings([finding(), finding("error")], 2))
    assert report["summary"] == {"guides": 2, "errors": 1, "warnings": 1, "infos": 0}
    assert [row["severity"] for row in report["findings"]] == ["warning", "error"]


def test_characters_stay_as_they_are() -> None:
    assert "£30k – £40k" in format_findings([finding(message="£30k – £40k")], 1)
