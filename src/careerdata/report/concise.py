"""One line for each finding, for `grep`, for the error lists of editors and for an overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.report.checked import format_summary
from careerdata.report.text import finding_line

if TYPE_CHECKING:
    from careerdata.report.checked import Checked


def format_concise(checked: Checked) -> str:
    """`path:line:column: severity CODE name: message` for every finding, then the summary."""
    lines = [finding_line(finding) for finding in checked.findings]
    return "\n".join([*lines, format_summary(checked.findings, checked.guide_count)]) + "\n"
