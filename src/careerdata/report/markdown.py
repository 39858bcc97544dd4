"""Findings as a comment in a pull request, or as the summary of a step in GitHub Actions.

Text from a guide is always in an indented code block, where Markdown has no effect. So a guide
cannot add HTML, links, pictures or mentions. Each line is indented and has no line break, so none
leaves its block.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from careerdata.report.checked import (
    SEVERITY_NOUNS,
    count_severities,
    counted,
    format_summary,
    ranked,
    worded_counts,
)
from careerdata.report.text import format_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding, Severity
    from careerdata.report.checked import Checked

COMMENT_SIZE = 65_536
"""The number of characters that GitHub allows in a comment.

We count bytes, which are
at least as many.
"""

STEP_SUMMARY_SIZE = 1024 * 1024
"""The number of bytes that GitHub allows in the summary of a step;
it does not show a larger one.
"""

MARKER = "<!-- careerdata check -->"
"""The first line of each comment, by which the next run finds and replaces it."""

_RESERVE = 500
"""Bytes reserved for the headings of the severities and for
the number of findings that are not shown.
"""


def format_markdown(checked: Checked, size: int = COMMENT_SIZE) -> str:
    """A summary, a table of the rules, and the findings, the most severe first;
    at most `size` bytes in UTF-8.

    Findings that do not fit are counted by severity. If the table of rules does not fit, it is left
    out.
    """
    head = f"{MARKER}\n\n## careerdata check\n\n{format_summary(checked.findings, checked.guide_count)}\n"
    rules = "\n".join(_rules(checked.findings)) + "\n"
    room = size - len(head.encode()) - _RESERVE
    if checked.findings and len(rules.encode()) <= room:
        head += f"\n{rules}"
        room -= len(rules.encode()) + 1
    shown = list(_fitting(ranked(checked.findings), room))
    left = count_severities(checked.findings)
    left.subtract(finding.severity for finding, _ in shown)
    sections = "".join(_sections(shown))
    rest = (
        f"\nNot shown because of the size limit: {worded_counts(left)}.\n" if left.total() else ""
    )
    return head + sections + rest


def _rules(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter((finding.rule, finding.name, finding.severity) for finding in ranked(findings))
    yield "| Rule | Name | Severity | Findings |\n|---|---|---|---:|"
    for (rule, name, severity), count in counts.items():
        yield f"| {rule} | {_plain(name)} | {SEVERITY_NOUNS[severity]} | {count:,} |"


def _plain(name: str) -> str:
    """The name of a rule, which may come from a user's own schemas."""
    return "".join(character for character in name if character.isalnum() or character == "-")


def _fitting(findings: Sequence[Finding], room: int) -> Iterator[tuple[Finding, str]]:
    """Findings and their code blocks, as long as they fit."""
    for finding in findings:
        block = "".join(f"    {line}\n" for line in format_finding(finding).split("\n"))
        room -= len(block.encode()) + 1
        if room < 0:
            return
        yield finding, block


def _sections(shown: Sequence[tuple[Finding, str]]) -> Iterator[str]:
    for severity, some in groupby(shown, key=_severity):
        blocks = [block for _, block in some]
        yield f"\n### {counted(len(blocks), SEVERITY_NOUNS[severity])}\n\n" + "\n".join(blocks)


def _severity(shown: tuple[Finding, str]) -> Severity:
    return shown[0].severity
