"""Findings as a comment of a pull request, or as the summary of a step of GitHub Actions.

Everything that comes from a guide stands in indented code blocks: there, no Markdown is read, so that no guide
can bring in HTML, links, pictures or mentions. Each line is indented and free of line breaks, so none leaves its block.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from careerdata.report.checked import SEVERITY_NOUNS, counted, format_summary, ranked, told_counts
from careerdata.report.text import format_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding, Severity
    from careerdata.report.checked import Checked

COMMENT_SIZE = 65_536
"""How many characters GitHub allows in a comment. Counted in bytes here, of which there are no fewer."""

STEP_SUMMARY_SIZE = 1024 * 1024
"""How many bytes GitHub allows in the summary of a step; of a larger one, it shows nothing."""

MARKER = "<!-- careerdata check -->"
"""The first line of each comment, by which the next run finds it to replace it."""

_RESERVE = 500
"""Bytes kept free for the headings of the severities and for the count of what is not shown."""


def format_markdown(checked: Checked, size: int = COMMENT_SIZE) -> str:
    """A summary, a table of the rules and the findings, the gravest first; at most `size` bytes in UTF-8.

    Findings for which there is no room are counted, by severity. Where not even the table of rules has room,
    it is left out.
    """
    head = f"{MARKER}\n\n## careerdata check\n\n{format_summary(checked.findings, checked.guide_count)}\n"
    rules = "\n".join(_rules(checked.findings)) + "\n"
    room = size - len(head.encode()) - _RESERVE
    if checked.findings and len(rules.encode()) <= room:
        head += f"\n{rules}"
        room -= len(rules.encode()) + 1
    shown = list(_fitting(ranked(checked.findings), room))
    left = Counter(finding.severity for finding in checked.findings)
    left.subtract(finding.severity for finding, _ in shown)
    sections = "".join(_sections(shown))
    return head + sections + (f"\nNot shown, for want of room: {told_counts(left)}.\n" if left.total() else "")


def _rules(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter((finding.rule, finding.name, finding.severity) for finding in ranked(findings))
    yield "| Rule | Name | Severity | Findings |\n|---|---|---|---:|"
    for (rule, name, severity), count in counts.items():
        yield f"| {rule} | {_plain(name)} | {SEVERITY_NOUNS[severity]} | {count:,} |"


def _plain(name: str) -> str:
    """A rule's name, which a user's own schemas may have given."""
    return "".join(character for character in name if character.isalnum() or character == "-")


def _fitting(findings: Sequence[Finding], room: int) -> Iterator[tuple[Finding, str]]:
    """Findings and their code blocks, as long as there is room for them."""
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
