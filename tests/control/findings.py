"""Guides and findings for the tests of control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.model.finding import Finding, Place, Where
from careerdata.model.guide import Guide, Span
from careerdata.read import found_as, read_guide
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from careerdata.model.finding import Severity


def guide_of(text: str, path: str = "nurse.md") -> Guide:
    """A guide that was read."""
    guide = read_guide(found_as(Path(path), text.encode()), lambda _: None)
    assert guide is not None
    return guide


def finding_in(guide: Guide, rule: str, text: str, severity: Severity | None = None) -> Finding:
    """A finding of a rule at the first place of a text."""
    start = guide.text.index(text)
    where = Where(Place.of(guide, Span(start, start + len(text))))
    declared = RULES[rule]
    return Finding(rule, declared.name, severity or declared.severity, "", None, where)


def told(findings: list[Finding]) -> list[tuple[str, int]]:
    """Rule and line of each finding."""
    return [(finding.rule, finding.place.line) for finding in findings]
