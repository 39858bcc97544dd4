"""The result of a check, which every format turns into text,
and how findings are counted and sorted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.model.finding import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerdata.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one run, and its guides."""

    findings: Sequence[Finding]
    """By path and place."""
    guide_count: int
    """The number of files, including those that could not be read."""
    source_paths: Sequence[str] = ()
    """The paths of the guides that were read, as they are published."""
    is_strict: bool = False
    """Whether warnings count as errors."""


SEVERITY_NOUNS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""The names of the severities in counts, the most severe first."""

_RANK = {severity: rank for rank, severity in enumerate(SEVERITY_NOUNS)}


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """The most severe findings first, then by path and place."""
    return sorted(findings, key=lambda finding: (_RANK[finding.severity], *place_of(finding)))


def counted(count: int, noun: str) -> str:
    """`1 error`, `2,000 errors`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def count_severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """The number of findings of each severity."""
    return Counter(finding.severity for finding in findings)


def is_blocking(counts: Mapping[Severity, int], *, strict: bool) -> bool:
    """Whether these numbers of findings keep a dataset from being published."""
    return bool(counts.get("error") or (strict and counts.get("warning")))


def worded_counts(counts: Counter[Severity]) -> str:
    """The numbers of findings by severity, in words, without zeros."""
    present = ((counts[severity], noun) for severity, noun in SEVERITY_NOUNS.items())
    parts = [counted(count, noun) for count, noun in present if count]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def format_summary(findings: Iterable[Finding], guide_count: int) -> str:
    """The number of findings of each severity, and how many can be fixed, in one sentence."""
    findings = list(findings)
    return summary_of(count_severities(findings), count_fixable(findings), guide_count)


def count_fixable(findings: Iterable[Finding]) -> int:
    """How many findings `--fix` can fix."""
    return sum(finding.fix is not None and finding.fix.is_safe for finding in findings)


def summary_of(counts: Counter[Severity], fixable: int, guide_count: int) -> str:
    """The same for findings that are already counted."""
    guides, count = counted(guide_count, "guide"), counts.total()
    if not count:
        return f"No findings in {guides}."
    found = f"Found {worded_counts(counts)} in {guides}"
    if not fixable:
        return f"{found}."
    return f"{found}; --fix can fix {'it' if fixable == count == 1 else f'{fixable:,} of them'}."
