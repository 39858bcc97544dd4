"""What every extractor gets: the outline, the knowledge, the records to fill and a way to report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec

from careerdata.notation.money import MoneyContext, read_amounts

if TYPE_CHECKING:
    from careerdata.extract.outline import Outline, Section
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.model.record import Records
    from careerdata.notation.money import Amount, Refusal
    from careerdata.rules.catalogue import Rule

P = ParamSpec("P")

NO_CONTEXT = MoneyContext()


@dataclass(slots=True)
class Reader:
    """The reading of one guide, passed from extractor to extractor."""

    outline: Outline
    knowledge: Knowledge
    records: Records
    report: Report
    subject: Text | None = None
    """The guide's title, or the heading that opens it."""
    place: Text | None = None
    """The one place that the guide's title names."""
    local_currencies: tuple[str, ...] = ()
    """The currencies of that place."""
    read: set[int] = field(default_factory=set)
    """Blocks, and sections whose heading did, (by identity) that fed a record: no later extractor reads them again.
    Headers of tables that were reported are among them."""

    @property
    def guide(self) -> Guide:
        """The guide that is being read."""
        return self.outline.document.guide

    @property
    def language(self) -> str:
        """The guide's language without its region; English where nothing tells it."""
        language = self.records.language.partition("-")[0].casefold()
        return "en" if language == "und" else language

    def amounts(self, text: str, context: MoneyContext = NO_CONTEXT) -> tuple[Amount | Refusal, ...]:
        """The amounts of a text in order."""
        return read_amounts(text, self.knowledge.money, context)

    def feeds(self, section: Section) -> bool:
        """Whether a section fed a record, by its heading or by one of its blocks."""
        return id(section) in self.read or any(id(block) in self.read for block in section.blocks)

    def report_at(self, text: Text, rule: Rule[P], *args: P.args, **facts: P.kwargs) -> None:
        """Report a rule's finding for a stretch of text."""
        self.report(rule.on(self.guide, text.span, *args, **facts))
