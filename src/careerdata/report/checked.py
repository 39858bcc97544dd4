"""What a check came to: the noun that every format turns into text, and how findings are counted and ranked."""

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
    """The findings of one run, and the guides that they were looked for in."""

    findings: Sequence[Finding]
    """By path and place."""
    guide_count: int
    """How many files were looked at, those that could not be read among them."""
    source_paths: Sequence[str] = ()
    """Of the guides that were read, as they are published."""
    is_strict: bool = False
    """Whether warnings count as errors."""


SEVERITY_NOUNS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""What a severity is called where findings are counted; the gravest first."""

_RANK = {severity: rank for rank, severity in enumerate(SEVERITY_NOUNS)}


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest findings first, and those of one severity by path and place."""
    return sorted(findings, key=lambda finding: (_RANK[finding.severity], *place_of(finding)))


def counted(count: int, noun: str) -> str:
    """`1 error`, `2,000 errors`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def severity_counts(findings: Iterable[Finding]) -> str:
    """`1 error, 2 warnings and 1 note`; empty where there is nothing to count."""
    return told_counts(count_severities(findings))


def count_severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings of each severity there are."""
    return Counter(finding.severity for finding in findings)


def is_blocking(counts: Mapping[Severity, int], *, strict: bool) -> bool:
    """Whether findings of which there are so many keep a dataset from being published."""
    return bool(counts.get("error") or (strict and counts.get("warning")))


def told_counts(counts: Counter[Severity]) -> str:
    """Numbers of findings by severity, in words; those of which there are none are left out."""
    parts = [counted(counts[severity], noun) for severity, noun in SEVERITY_NOUNS.items() if counts[severity]]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def format_summary(findings: Iterable[Finding], guide_count: int) -> str:
    """How many findings of each severity there are, and how many are mended at a word, in one sentence."""
    findings = list(findings)
    return summary_of(count_severities(findings), count_fixable(findings), guide_count)


def count_fixable(findings: Iterable[Finding]) -> int:
    """How many findings are mended at a word."""
    return sum(finding.fix is not None and finding.fix.is_safe for finding in findings)


def summary_of(counts: Counter[Severity], fixable: int, guide_count: int) -> str:
    """The same for findings that were counted before."""
    guides, count = counted(guide_count, "guide"), counts.total()
    if not count:
        return f"No findings in {guides}."
    mended = f"; --fix mends {'it' if fixable == count == 1 else f'{fixable:,} of them'}" if fixable else ""
    return f"Found {told_counts(counts)} in {guides}{mended}."
