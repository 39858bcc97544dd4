"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.finding import Finding

Row = dict[str, str | int | None]
"""One finding with the columns of the `findings` table."""


def format_findings(findings: Sequence[Finding], guide_count: int) -> str:
    """`{"findings": […], "summary": {…}}`, indented, with a line break at its end."""
    counts = Counter(finding.severity for finding in findings)
    summary = {
        "guides": guide_count,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "infos": counts["info"],
    }
    report = {"findings": finding_rows(findings), "summary": summary}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def finding_rows(findings: Iterable[Finding]) -> list[Row]:
    """The findings as rows of the `findings` table; an id is the rule and a number within rule and guide."""
    numbers: Counter[tuple[str, str]] = Counter()
    rows = []
    for finding in findings:
        key = finding.place.guide_id, finding.rule
        numbers[key] += 1
        rows.append(_row(finding, f"{finding.rule.lower()}-{numbers[key]}"))
    return rows


def _row(finding: Finding, finding_id: str) -> Row:
    place, where = finding.place, finding.where
    return {
        "guide_id": place.guide_id,
        "finding_id": finding_id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "path": place.source_path,
        "line": place.line,
        "column_number": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "table": where.table,
        "row_key": where.row_key,
        "column": where.column,
        "fingerprint": finding.fingerprint,
    }
