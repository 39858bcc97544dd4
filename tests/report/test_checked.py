"""How findings are counted and ranked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from careerdata.model.finding import Fix
from careerdata.report.checked import count_severities, format_summary, is_blocking, ranked
from tests.report.findings import finding, findings_in, place

if TYPE_CHECKING:
    from careerdata.model.finding import Severity


@pytest.mark.parametrize(
    ("severities", "guides", "summary"),
    [
        ([], 3, "No findings in 3 guides."),
        (["error"], 1, "Found 1 error in 1 guide."),
        (["warning", "error", "error"], 1, "Found 2 errors and 1 warning in 1 guide."),
        (
            ["info", "warning", "error"],
            1200,
            "Found 1 error, 1 warning and 1 note in 1,200 guides.",
        ),
    ],
)
def test_the_summary_counts_by_severity(severities: list[str], guides: int, summary: str) -> None:
    findings = [replace(finding(), severity=severity) for severity in severities]  # type: ignore[arg-type]
    assert format_summary(findings, guides) == summary


@pytest.mark.parametrize(
    ("safe", "unsafe", "without", "end"),
    [
        (1, 0, 0, "1 error in 1 guide; --fix can fix it."),
        (2, 0, 1, "3 errors in 1 guide; --fix can fix 2 of them."),
        (0, 2, 0, "2 errors in 1 guide."),
    ],
)
def test_the_summary_tells_what_is_mended_safely(
    safe: int, unsafe: int, without: int, end: str
) -> None:
    fixes = (
        [Fix("mend it", (), is_safe=True)] * safe
        + [Fix("mend it", (), is_safe=False)] * unsafe
        + [None] * without
    )
    summary = format_summary([finding("error").with_fix(fix) for fix in fixes], 1)
    assert summary == f"Found {end}"


def test_the_gravest_come_first_then_path_and_line() -> None:
    warning, error = finding("warning", place(line=1)), finding("error", place(line=9))
    other = findings_in("ant.md", 2)
    assert ranked([warning, error, other[1], other[0]]) == [*other, error, warning]


@pytest.mark.parametrize(
    ("severities", "blocks", "blocks_strictly"),
    [
        ([], False, False),
        (["info"], False, False),
        (["info", "warning"], False, True),
        (["error"], True, True),
    ],
)
def test_what_keeps_a_dataset_from_being_published(
    severities: list[Severity], blocks: bool, blocks_strictly: bool
) -> None:
    counts = count_severities([finding(severity) for severity in severities])
    assert is_blocking(counts, strict=False) is blocks
    assert is_blocking(counts, strict=True) is blocks_strictly
