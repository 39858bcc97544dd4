"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from careerdata.finding import finding_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.finding import Finding


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
