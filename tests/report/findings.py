"""Findings for the tests of the formatters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.model.finding import Finding, Place, Related, Where

if TYPE_CHECKING:
    from careerdata.model.finding import Severity

_LINE = "- Months 10-12: Portfolio and job prep."

HOSTILE = (
    "\x1b[2J\x9b31m\r\n\u2028\x00\x7f\u202e\udcff ::error::x ##[error]y @team #7 <b>{0}</b> "
    "[z](https://e.example) `"
)
"""What no guide, path or message may bring to a terminal, a page or a program."""


def place(line: int = 61, column: int = 3, end_column: int = 15, source_line: str = _LINE) -> Place:
    """The place of a step's period."""
    return Place("nurse", "raw/nurse.md", "nurse.md", line, column, line, end_column, source_line)


def finding(
    severity: Severity = "warning",
    at: Place | None = None,
    related: tuple[Related, ...] = (),
    message: str = "months 8-10 and 10-12 overlap in month 10",
    hint: str | None = "start this step in month 11",
) -> Finding:
    """A finding about two steps that overlap."""
    where = Where(at or place(), related, "roadmap_steps", "portfolio", "period_start")
    return Finding("CD402", "roadmap-overlap", severity, message, hint, where)


def hostile_finding() -> Finding:
    """A finding every text of which is hostile."""
    at = replace(
        place(source_line=f"- {HOSTILE}"), path=f"raw/{HOSTILE}.md", source_path=f"{HOSTILE}.md"
    )
    return finding("error", at, (Related(at, HOSTILE),), HOSTILE, HOSTILE)


def findings_in(
    path: str, count: int, severity: Severity = "error", rule: str = "CD402"
) -> list[Finding]:
    """Findings of one rule in one guide, in the lines 1, 2, 3, …"""
    places = [
        replace(place(line=line), path=f"raw/{path}", source_path=path)
        for line in range(1, count + 1)
    ]
    return [replace(finding(severity, at), rule=rule) for at in places]
