"""A finding: one thing to mend (or to know) in a guide, and the exact place of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from careerdata.guide import Guide, Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: line and columns as editors count them, and the source line itself."""

    guide_id: str
    path: str
    """As the user gave it; for people."""
    source_path: str
    """As it is published."""
    line: int
    column: int
    end_line: int
    end_column: int
    """The column behind the last character (of `end_line`)."""
    source_line: str
    """The text of `line`, for drawing."""

    @classmethod
    def of(cls, guide: Guide, span: Span) -> Place:
        """The place of a span in a guide."""
        start, end = guide.lines.position(span.start), guide.lines.position(span.end)
        return cls(
            guide.guide_id,
            guide.path,
            guide.source_path,
            start.line,
            start.column,
            end.line,
            end.column,
            guide.lines.line_text(start.line),
        )


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what it has to do with it."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about: a place in a guide and, where one exists, the published value."""

    place: Place
    related: tuple[Related, ...] = ()
    table: str | None = None
    row_key: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, ready for every formatter; made by a rule of `careerdata.rules`, never by hand."""

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    where: Where

    @property
    def place(self) -> Place:
        """Where the finding's caret goes."""
        return self.where.place

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that stay the same while the fault does, even when its line moves."""
        where = self.where
        what = (where.table, where.row_key, where.column) if where.row_key else (self.message,)
        parts = (self.rule, where.place.guide_id, *(part or "" for part in what))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


Report = Callable[[Finding], None]
"""How a stage hands over what it found; it neither knows nor cares what becomes of it."""
