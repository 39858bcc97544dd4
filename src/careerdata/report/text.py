"""Findings for people: what is wrong, the source line, carets under the place, and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerdata.report.drawing import draw, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.finding import Finding, Place, Severity

# Select Graphic Rendition codes (ECMA-48, 8.3.117) of the parts of a finding.
_BOLD, _FAINT = "1", "2"
_SEVERITY_COLOR: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def format_finding(finding: Finding, color: bool = False) -> str:
    """One finding in several lines, without a line break at its end; `color` adds terminal colours."""
    return "\n".join(_lines(finding, color))


def _lines(finding: Finding, color: bool) -> Iterator[str]:
    place, tint = finding.place, _SEVERITY_COLOR[finding.severity]
    at = _paint(f"{visible_text(place.path)}:{place.line}:{place.column}:", _BOLD, color)
    severity = _paint(finding.severity, tint, color)
    yield f"{at} {severity} {finding.rule} {finding.name}: {visible_text(finding.message)}"
    yield from draw_place(place, tint if color else None)
    for related in finding.where.related:
        yield f"   = {visible_text(related.what)}: {_related_place(related.place, place)}"
    if finding.hint:
        yield f"   = help: {visible_text(finding.hint)}"


def _related_place(related: Place, place: Place) -> str:
    is_near = related.source_path == place.source_path
    return f"line {related.line}" if is_near else f"{visible_text(related.path)}:{related.line}"


def draw_place(place: Place, tint: str | None = None) -> Iterator[str]:
    """The source line behind a gutter with its number, and carets under the place; nothing for a blank line.

    Of a place that goes on in the next line, what is in the first is marked. `tint` colours the carets.
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


_NOUNS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def format_summary(findings: Iterable[Finding], guide_count: int) -> str:
    """How many findings of each severity there are, in one sentence."""
    counts = Counter(finding.severity for finding in findings)
    parts = [_counted(counts[severity], noun) for severity, noun in _NOUNS.items() if counts[severity]]
    guides = _counted(guide_count, "guide")
    if not parts:
        return f"No findings in {guides}."
    listed = " and ".join([*[", ".join(parts[:-1])], parts[-1]] if len(parts) > 1 else parts)
    return f"Found {listed} in {guides}."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
