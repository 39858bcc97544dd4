"""One finding for each cause: consequences of another finding are dropped."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from careerdata.model.document import Heading
from careerdata.rules.extract import misspelled_heading, unread_heading, unread_pay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.model.document import Document
    from careerdata.model.finding import Finding


def without_consequences(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings of a guide,
    without headings that gave no row because of a finding below them, and without pay that is
    unclear because the heading above is misspelt.
    """
    graver = sorted(finding.place.line for finding in findings if finding.severity != "info")
    misspelt = [
        (finding.place.line, _end_of_section(finding.place.line, document))
        for finding in findings
        if finding.rule == misspelled_heading.code
    ]
    return [
        finding
        for finding in findings
        if not (finding.rule == unread_heading.code and _follows(finding, graver, document))
        and not (
            finding.rule == unread_pay.code
            and any(start < finding.place.line < end for start, end in misspelt)
        )
    ]


def _follows(finding: Finding, graver: Sequence[int], document: Document) -> bool:
    line = finding.place.line
    at = bisect_left(graver, line)
    return at < len(graver) and graver[at] < _end_of_section(line, document)


def _end_of_section(line: int, document: Document) -> float:
    """The line of the next heading with the same rank or a higher one."""
    headings = [
        (document.guide.lines.line_of(h.text.span.start), h.level) for h in _headings(document)
    ]
    level = next((level for at, level in headings if at == line), None)
    after = (
        at
        for at, other in headings
        if at > line and (level is None or other is None or other <= level)
    )
    return next(after, float("inf"))


def _headings(document: Document) -> Iterable[Heading]:
    return (block for block in document.blocks if isinstance(block, Heading))
