"""Findings for people: the problem, the source line with carets, and what to do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from careerdata.report.checked import format_summary
from careerdata.report.drawing import draw, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding, Fix, Place, Severity
    from careerdata.report.checked import Checked

MAX_FINDINGS = 200
"""The default number of findings of a rule in a guide that are shown."""

# Select Graphic Rendition codes (ECMA-48, 8.3.117) of the parts of a finding.
_BOLD, _FAINT = "1", "2"
_SEVERITY_COLOR: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def format_text(checked: Checked, color: bool = False, limit: int = MAX_FINDINGS) -> str:
    """Every finding followed by a blank line, and the summary."""
    findings = "".join(f"{shown}\n\n" for shown in format_findings(checked.findings, color, limit))
    return f"{findings}{format_summary(checked.findings, checked.guide_count)}\n"


def format_findings(
    findings: Sequence[Finding], color: bool = False, limit: int = MAX_FINDINGS
) -> Iterator[str]:
    """Each finding as `format_finding` gives it;
    more than `limit` of a rule in a guide are only counted.
    """
    left: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    shown: dict[tuple[str, str], int] = defaultdict(int)
    for finding in findings:
        kind = finding.place.path, finding.rule
        shown[kind] += 1
        if shown[kind] <= limit:
            yield format_finding(finding, color)
        else:
            left[kind].append(finding)
    yield from map(_count_of_left, left.values())


def _count_of_left(findings: Sequence[Finding]) -> str:
    first, last = findings[0], findings[-1]
    more = "1 more finding" if len(findings) == 1 else f"{len(findings):,} more findings"
    at = f"line {first.place.line}"
    if last.place.line != first.place.line:
        at = f"lines {first.place.line} to {last.place.line}"
    return f"{visible_text(first.place.path)}: {more} of {first.rule} {first.name} in {at}"


def format_finding(finding: Finding, color: bool = False) -> str:
    """A finding in several lines, without a final line break; `color` adds terminal colours."""
    return "\n".join(_lines(finding, color))


def finding_line(finding: Finding, color: bool = False) -> str:
    """The place, the rule and the message of a finding in one line."""
    at = _paint(f"{_at(finding.place)}:{finding.place.column}:", _BOLD, color)
    severity = _paint(finding.severity, _SEVERITY_COLOR[finding.severity], color)
    return f"{at} {severity} {finding.rule} {finding.name}: {visible_text(finding.message)}"


def _lines(finding: Finding, color: bool) -> Iterator[str]:
    yield finding_line(finding, color)
    yield from draw_place(finding.place, _SEVERITY_COLOR[finding.severity] if color else None)
    for related in finding.where.related:
        yield f"   = {visible_text(related.what)}: {_at(related.place)}"
    if finding.hint:
        yield f"   = help: {visible_text(finding.hint)}"
    if finding.fix:
        yield f"   = fix: {_fix_text(finding.fix)}"


def _at(place: Place) -> str:
    """A place in the form that terminals and editors turn into a link."""
    return f"{visible_text(place.path)}:{place.line}"


def _fix_text(fix: Fix) -> str:
    return f"{visible_text(fix.title)} (with {'--fix' if fix.is_safe else '--fix --unsafe-fixes'})"


def draw_place(place: Place, tint: str | None = None) -> Iterator[str]:
    """The source line with its number, and carets under the place; nothing for a blank line.

    If a place has several lines, only the first is marked. `tint` colours the carets.
    """
    if not place.source_line.strip():
        return
    end = place.end_column - 1 if place.end_line == place.line else len(place.source_line)
    drawing = draw(place.source_line, place.column - 1, end)
    gutter = f"{place.line:>5}"
    yield _paint(f"{gutter} | ", _FAINT, tint is not None) + drawing.source
    carets = drawing.carets.lstrip()
    indent = " " * (len(drawing.carets) - len(carets))
    bar = _paint(" " * len(gutter) + " | ", _FAINT, tint is not None)
    yield bar + indent + _paint(carets, tint or "", tint is not None)


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
