"""Findings for the tests of the formatters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.finding import Finding, Place, Related, Where

if TYPE_CHECKING:
    from careerdata.finding import Severity

_LINE = "- Months 10-12: Portfolio and job prep."


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
