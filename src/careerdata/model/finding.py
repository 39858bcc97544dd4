"""A finding: a problem (or something to know) in a guide, with its exact place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from careerdata.model.guide import Guide, Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: line and columns as editors count them, and the source line itself."""

    guide_id: str
    path: str
    """As the user gave it; for people."""
    source_path: str
    """As it is published."""
    line: int
    column: int
    end_line: int
    end_column: int
    """The column after the last character (in `end_line`)."""
    source_line: str
    """The text of `line`, for drawing."""
    text: str = ""
    """The characters of the place, all its lines."""

    @classmethod
    def of(cls, guide: Guide, span: Span) -> Place:
        """The place of a span in a guide."""
        bounds = guide.lines.bounds(span)
        ids = guide.guide_id, guide.path, guide.source_path
        return cls(*ids, *bounds, guide.lines.line_text(bounds[0]), guide.source(span))


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of a finding, and its meaning."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about: a place in a guide and, if there is one, the published value."""

    place: Place
    related: tuple[Related, ...] = ()
    table: str | None = None
    row_key: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a guide, and the text to replace them."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How to fix a finding: edits of its guide that belong together."""

    title: str
    """What it does, as a command: `write the dash as –`."""
    edits: tuple[Edit, ...]
    is_safe: bool
    """Whether it cannot change the meaning of the guide."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, ready for every formatter;
    made by a rule of `careerdata.rules`, never by hand.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    where: Where
    fix: Fix | None = None
    occurrence: int = 1
    """Its number among the findings of its guide that are
    otherwise the same for the fingerprint.
    """

    @property
    def place(self) -> Place:
        """The place of the caret."""
        return self.where.place

    def with_fix(self, fix: Fix | None) -> Finding:
        """The same finding with a fix."""
        return replace(self, fix=fix)

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that stay the same while the problem does,
        even when its line moves.

        They change with the text at its place or at a related one; white space does not count.
        """
        where = self.where
        texts = [
            " ".join(place.text.split())
            for place in (where.place, *(other.place for other in where.related))
        ]
        what = texts if any(texts) else [self.message]
        number = [str(self.occurrence)] if self.occurrence > 1 else []
        row = (part or "" for part in (where.table, where.row_key, where.column))
        parts = (self.rule, where.place.guide_id, *row, *what, *number)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[
            :16
        ]


def place_of(finding: Finding) -> tuple[str, int, int, str]:
    """The order of findings: by path and place."""
    return finding.place.path, finding.place.line, finding.place.column, finding.rule


Report = Callable[[Finding], None]
"""Takes the findings of a stage."""


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order; identical ones are numbered,
    so that no two have the same fingerprint.
    """
    counts: Counter[str] = Counter()
    result = []
    for finding in findings:
        fingerprint = finding.fingerprint
        counts[fingerprint] += 1
        result.append(
            finding
            if counts[fingerprint] == 1
            else replace(finding, occurrence=counts[fingerprint])
        )
    return result


FindingRow = dict[str, str | int | None]
"""One finding with the columns of the `findings` table."""


def finding_rows(findings: Iterable[Finding]) -> list[FindingRow]:
    """The findings as rows of the `findings` table;
    an id is the rule and a number within rule and guide.
    """
    numbers: Counter[tuple[str, str]] = Counter()
    rows = []
    for finding in findings:
        key = finding.place.guide_id, finding.rule
        numbers[key] += 1
        rows.append(_row(finding, f"{finding.rule.lower()}-{numbers[key]}"))
    return rows


def _row(finding: Finding, finding_id: str) -> FindingRow:
    place, where = finding.place, finding.where
    return {
        "guide_id": place.guide_id,
        "finding_id": finding_id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "path": place.source_path,
        "line": place.line,
        "column_number": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "table": where.table,
        "row_key": where.row_key,
        "column": where.column,
        "fingerprint": finding.fingerprint,
    }
