"""Findings for people: the layout, the summary, and no power over the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerdata.finding import Related
from careerdata.report.text import format_finding, format_summary
from tests.report.findings import finding, place


def test_a_finding_shows_what_where_and_what_to_do() -> None:
    related = Related(place(line=60), "previous step ends here")
    assert format_finding(finding(related=(related,))) == (
        "raw/nurse.md:61:3: warning CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10\n"
        "   61 | - Months 10-12: Portfolio and job prep.\n"
        "      |   ^^^^^^^^^^^^\n"
        "   = previous step ends here: line 60\n"
        "   = help: start this step in month 11"
    )


def test_a_place_in_another_guide_is_named_with_its_path() -> None:
    other = replace(place(line=7), path="raw/teacher.md", source_path="teacher.md")
    assert "   = as said here: raw/teacher.md:7" in format_finding(finding(related=(Related(other, "as said here"),)))


def test_a_finding_without_a_source_line_and_a_hint_is_one_line() -> None:
    bare = finding(at=place(line=1, column=1, end_column=1, source_line=""), hint=None)
    assert "\n" not in format_finding(bare)


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    at = replace(place(column=17), end_line=63, end_column=2)
    assert format_finding(finding(at=at)).splitlines()[2] == "      | " + " " * 16 + "^" * 23


def test_a_line_number_of_six_digits_moves_the_gutter() -> None:
    lines = format_finding(finding(at=place(line=123456))).splitlines()
    assert lines[1].index("|") == lines[2].index("|") == 7


def test_no_part_of_a_finding_reaches_the_terminal_as_a_control_character() -> None:
    evil = "\x1b[2J\x9b\u202e"
    at = replace(place(source_line="- Months" + evil), path="raw/" + evil)
    shown = format_finding(finding(at=at, message=evil, hint=evil, related=(Related(at, evil),)))
    assert all(character.isprintable() for character in shown.replace("\n", ""))


def test_colours_only_where_asked_for() -> None:
    assert "\x1b[1;33mwarning\x1b[0m" in format_finding(finding(), color=True)
    assert "\x1b" not in format_finding(finding())


@pytest.mark.parametrize(
    ("severities", "guides", "summary"),
    [
        ([], 3, "No findings in 3 guides."),
        (["error"], 1, "Found 1 error in 1 guide."),
        (["warning", "error", "error"], 1, "Found 2 errors and 1 warning in 1 guide."),
        (["info", "warning", "error"], 1200, "Found 1 error, 1 warning and 1 note in 1,200 guides."),
    ],
)
def test_the_summary_counts_by_severity(severities: list[str], guides: int, summary: str) -> None:
    findings = [replace(finding(), severity=severity) for severity in severities]  # type: ignore[arg-type]
    assert format_summary(findings, guides) == summary
