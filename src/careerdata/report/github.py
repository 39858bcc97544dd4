"""Findings as annotations of a pull request:
workflow commands that GitHub Actions reads from the log of a step.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word,
so we choose what to show:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from careerdata.report.checked import (
    SEVERITY_NOUNS,
    count_severities,
    format_summary,
    ranked,
    worded_counts,
)
from careerdata.report.drawing import visible_text
from careerdata.report.repository import repository_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding, Severity
    from careerdata.report.checked import Checked

ANNOTATIONS = 10
"""The number of annotations of one severity that GitHub shows for a step;
it shows fifty for a job.
"""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

Group = list["Finding"]
"""Findings that share an annotation, which is at the first of them."""


def format_github(checked: Checked) -> str:
    """At most ten annotations of each severity,
    and a sentence with the number of the other findings.
    """
    groups = [group for severity in SEVERITY_NOUNS for group in _shown(checked.findings, severity)]
    lines = [_annotation(group) for group in groups]
    return "\n".join([*lines, *_summary(checked, [group[0] for group in groups])]) + "\n"


def _shown(findings: Sequence[Finding], severity: Severity) -> list[Group]:
    """The annotations of one severity; if there are too many, one for each rule in each guide."""
    some = ranked(finding for finding in findings if finding.severity == severity)
    if len(some) <= ANNOTATIONS:
        return [[finding] for finding in some]
    kinds = groupby(sorted(some, key=_kind), key=_kind)
    return [list(group) for _, group in kinds][:ANNOTATIONS]


def _kind(finding: Finding) -> tuple[str, str]:
    return finding.place.path, finding.rule


def _annotation(group: Group) -> str:
    finding = group[0]
    lines = [visible_text(finding.message)]
    if finding.hint:
        lines.append(f"help: {visible_text(finding.hint)}")
    if len(group) > 1:
        lines.append(
            f"{len(group) - 1:,} more of {finding.rule} in this file, the last in line {group[-1].place.line}"
        )
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(chr(10).join(lines))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    place = finding.place
    yield "file", visible_text(repository_path(place.path))
    yield "line", str(place.line)
    yield "endLine", str(place.end_line)
    if place.end_line == place.line:  # GitHub takes columns only of places within one line
        yield "col", str(place.column)
        yield "endColumn", str(place.end_column)
    yield "title", f"{finding.rule} {visible_text(finding.name)}"


def _data(text: str) -> str:
    """A message as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value as the runner unescapes it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(checked: Checked, annotated: Sequence[Finding]) -> Iterator[str]:
    yield format_summary(checked.findings, checked.guide_count)
    left = count_severities(checked.findings)
    left.subtract(count_severities(annotated))
    if left.total():
        yield f"Not shown as annotations: {worded_counts(left)}. `careerdata check` shows all findings."
