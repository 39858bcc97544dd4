"""A guide as each extractor gets it:
its sections, what it is about, what is taken, and a way to report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.claim import Claims
    from careerdata.model.document import Row, Text
    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide, Span
    from careerdata.model.outline import Outline, Section
    from careerdata.model.record import GuideRecord, Records
    from careerdata.rules.catalogue import Rule

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class GuideReport:
    """Reports findings about one guide."""

    guide: Guide
    send: Report
    _reported: set[Span] = field(default_factory=set)

    def at(self, part: Text | Row, rule: Rule[P], *args: P.args, **facts: P.kwargs) -> None:
        """Report a rule's finding for a part of the guide."""
        self(part, rule.on(self.guide, part.span, *args, **facts))

    def __call__(self, part: Text | Row, finding: Finding) -> None:
        """Report a finding about a part of the guide."""
        self._reported.add(part.span)
        self.send(finding)

    def has(self, text: Text) -> bool:
        """Whether anything has been reported of just this text."""
        return text.span in self._reported


@dataclass(frozen=True, slots=True)
class Source:
    """A guide in sections, and what extractors know of it."""

    outline: Outline
    knowledge: Knowledge
    records: Records
    """What has been read so far."""
    report: GuideReport
    claims: Claims

    @property
    def about(self) -> GuideRecord:
        """What the guide says of itself."""
        return self.records.about

    @property
    def guide(self) -> Guide:
        """The guide that is being read."""
        return self.outline.document.guide

    def feeds(self, section: Section) -> bool:
        """Whether a section fed a record, by its heading or by one of its blocks."""
        parts = [*section.blocks, *([section.title] if section.title is not None else [])]
        return any(map(self.claims.has, parts))
