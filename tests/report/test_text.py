"""Findings for people: the layout, the summary, and no power over the terminal."""

from __future__ import annotations

from dataclasses import replace

from careerdata.model.finding import Edit, Fix, Related
from careerdata.model.guide import Span
from careerdata.report.checked import Checked
from careerdata.report.text import format_finding, format_findings, format_text
from tests.report.findings import finding, findings_in, hostile_finding, place


def test_a_finding_shows_what_where_and_what_to_do() -> None:
    related = Related(place(line=60), "previous step ends here")
    assert format_finding(finding(related=(related,))) == (
        "raw/nurse.md:61:3: warning CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10\n"
        "   61 | - Months 10-12: Portfolio and job prep.\n"
        "      |   ^^^^^^^^^^^^\n"
        "   = previous step ends here: raw/nurse.md:60\n"
        "   = help: start this step in month 11"
    )


def test_a_place_in_another_guide_is_named_with_its_path() -> None:
    other = replace(place(line=7), path="raw/teacher.md", source_path="teacher.md")
    assert "   = as said here: raw/teacher.md:7" in format_finding(
        finding(related=(Related(other, "as said here"),))
    )


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
    shown = format_finding(hostile_finding())
    assert all(character.isprintable() for character in shown.replace("\n", ""))


def test_a_fix_is_named_with_the_option_that_applies_it() -> None:
    fix = Fix("write the dash as –", (Edit(Span(0, 1), "–"),), is_safe=True)
    assert format_finding(replace(finding(), fix=fix)).endswith(
        "\n   = fix: write the dash as – (with --fix)"
    )
    unsafe = format_finding(replace(finding(), fix=replace(fix, is_safe=False)))
    assert unsafe.endswith("(with --fix --unsafe-fixes)")


def test_colours_only_where_asked_for() -> None:
    assert "\x1b[1;33mwarning\x1b[0m" in format_finding(finding(), color=True)
    assert "\x1b" not in format_finding(finding())


def test_past_the_limit_findings_of_one_rule_in_one_guide_are_counted() -> None:
    findings = [
        *findings_in("nurse.md", 5),
        *findings_in("nurse.md", 2, rule="CD401"),
        *findings_in("ward.md", 3),
    ]
    shown = list(format_findings(findings, limit=2))
    assert len(shown) == 2 + 2 + 2 + 2
    assert shown[-2:] == [
        "raw/nurse.md: 3 more findings of CD402 roadmap-overlap in lines 3 to 5",
        "raw/ward.md: 1 more finding of CD402 roadmap-overlap in line 3",
    ]


def test_a_hundred_findings_are_all_shown() -> None:
    assert len(list(format_findings(findings_in("nurse.md", 100)))) == 100


def test_the_summary_counts_what_is_not_shown() -> None:
    text = format_text(Checked(findings_in("nurse.md", 5), 1), limit=2)
    assert text.endswith("\n\nFound 5 errors in 1 guide.\n")
