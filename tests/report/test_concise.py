"""Findings in one line each."""

from __future__ import annotations

from careerdata.report.checked import Checked
from careerdata.report.concise import format_concise
from tests.report.findings import finding, findings_in, hostile_finding


def test_a_finding_is_one_line() -> None:
    assert format_concise(Checked([finding()], 1)) == (
        "raw/nurse.md:61:3: warning CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10\n"
        "Found 1 warning in 1 guide.\n"
    )


def test_all_findings_are_there() -> None:
    assert format_concise(Checked(findings_in("nurse.md", 1000), 1)).count("\n") == 1001


def test_a_hostile_finding_is_one_printable_line() -> None:
    lines = format_concise(Checked([hostile_finding()], 1)).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
