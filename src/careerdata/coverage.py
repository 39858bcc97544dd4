"""Coverage: what each word of a guide was read as, and what became of each amount of money.

A word is claimed by a row (its sentence, item or cell has a value), by a heading, or by a known
kind of prose; all other words are listed. Only letters and digits count.
An amount is published, or a finding reports it, or it is named as something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.extract.leftover.amounts import stated_amounts
from careerdata.model.document import Boilerplate, Code, Heading, Item, Paragraph, Table
from careerdata.model.guide import Span
from careerdata.notation.listing import split_sentences
from careerdata.outline.sections import outline_of
from careerdata.parse import parse_guide
from careerdata.pipeline import compile_guide
from careerdata.validate.leftover import PUBLISHED, REPORTED, Fates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Document, Text
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Section
    from careerdata.resolve.row import GuideRows

KINDS = (
    "rows",
    "headings",
    "lead",
    "description",
    "other",
    "boilerplate",
    "code",
    "front matter",
    "unclaimed",
)
"""The kinds of words: `lead` is the text that opens a section, `description` that of a role,
`other` a section without data.
"""


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Unclaimed words."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class AmountFate:
    """An amount as written, and what became of it."""

    line: int
    text: str
    fate: str
    """`published`, `reported`, or what it is instead: `no pay: tuition`."""

    @property
    def kind(self) -> str:
        """One of FATES."""
        return self.fate if self.fate in FATES else FATES[-1]


FATES = (PUBLISHED, REPORTED, "something else")
"""The kinds of fates."""


@dataclass(slots=True)
class SectionCoverage:
    """A section: the number of letters and digits of each kind, the unclaimed words, the amounts."""

    title: str
    line: int
    counts: dict[str, int] = field(default_factory=dict)
    unclaimed: list[Unclaimed] = field(default_factory=list)
    amounts: list[AmountFate] = field(default_factory=list)

    def add(self, kind: str, count: int) -> None:
        """Count letters and digits of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + count

    @property
    def total(self) -> int:
        """All letters and digits of the section."""
        return sum(self.counts.values())

    @property
    def share(self) -> float:
        """The claimed share, 0 to 1; 1 for a section without words."""
        return 1 - self.counts.get("unclaimed", 0) / self.total if self.total else 1.0


@dataclass(frozen=True)
class Coverage:
    """A guide's coverage, section by section."""

    guide: Guide
    sections: tuple[SectionCoverage, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Letters and digits of each kind over the whole guide, in the order of KINDS."""
        totals = {kind: sum(s.counts.get(kind, 0) for s in self.sections) for kind in KINDS}
        return {kind: count for kind, count in totals.items() if count}

    @property
    def share(self) -> float:
        """The claimed share of the whole guide, 0 to 1."""
        total = sum(section.total for section in self.sections)
        left = sum(section.counts.get("unclaimed", 0) for section in self.sections)
        return 1 - left / total if total else 1.0


def guide_coverage(guide: Guide, knowledge: Knowledge) -> Coverage:
    """The coverage of a guide, which is compiled for it."""
    findings: list[Finding] = []
    rows = compile_guide(guide, knowledge, findings.append)
    knowledge = knowledge.in_language(str(rows["guides"][0].values["language"]))
    document = parse_guide(guide, knowledge, lambda finding: None)
    return _Counter(document, rows, findings, knowledge).coverage()


class _Counter:
    """Walks over the sections of a guide and counts."""

    def __init__(
        self,
        document: Document,
        rows: GuideRows,
        findings: Sequence[Finding],
        knowledge: Knowledge,
    ) -> None:
        self._guide = document.guide
        self._document = document
        self._outline = outline_of(document, knowledge)
        self._knowledge = knowledge
        self._fates = Fates(document.guide, rows, findings)
        self._claims = _merged(
            span for some in rows.values() for row in some for span in row.sources.values()
        )

    def coverage(self) -> Coverage:
        sections = [self._section(section) for section in self._outline.sections]
        sections[0].add("front matter", _weight(self._guide.text[: self._guide.body_start]))
        if self._guide.format != "html":
            self._between_blocks(sections)
        return Coverage(self._guide, tuple(s for s in sections if s.total))

    def _section(self, section: Section) -> SectionCoverage:
        title = section.title
        line = self._guide.lines.line_of(title.span.start) if title else 1
        counted = SectionCoverage(title.plain if title else "", line)
        if title is not None:
            counted.add("headings", _weight(title.plain))
        opening = True
        for block in section.blocks:
            self._block(block, section, counted, opening=opening)
            opening = opening and isinstance(block, Paragraph | Boilerplate)
        counted.amounts = sorted(self._amounts(section), key=lambda amount: amount.line)
        return counted

    def _amounts(self, section: Section) -> Iterator[AmountFate]:
        for amount in stated_amounts(section, self._knowledge):
            line = self._guide.lines.line_of(amount.text.span.start)
            fate = self._fates.of(amount) or "looks like pay"
            yield AmountFate(line, amount.text.plain, fate)

    def _block(
        self, block: Block, section: Section, counted: SectionCoverage, *, opening: bool
    ) -> None:
        match block:
            case Paragraph(text):
                for start, end in split_sentences(text.plain, self._knowledge.listing):
                    self._unit(text.cut(start, end), _prose_kind(section, opening=opening), counted)
            case Item(text):
                self._listed(text, _prose_kind(section, opening=False), counted)
            case Table(header, table_rows):
                counted.add("headings", sum(_weight(cell.plain) for cell in header.cells))
                for cell in (cell for row in table_rows for cell in row.cells):
                    self._listed(cell, _prose_kind(section, opening=False), counted)
            case Code(text):
                counted.add("code", _weight(text.plain))
            case Boilerplate(text):
                counted.add("boilerplate", _weight(text.plain))
            case Heading():
                pass

    def _unit(self, text: Text, otherwise: str, counted: SectionCoverage) -> None:
        """A sentence: claimed as a whole if it has a value."""
        self._add(text, "rows" if self._claims_in(text) else otherwise, counted)

    def _listed(self, text: Text, otherwise: str, counted: SectionCoverage) -> None:
        """An item or cell: claimed by its values,
        with the words next to them unless there are many.
        """
        claims = self._claims_in(text)
        if not claims:
            self._add(text, otherwise, counted)
            return
        parts = _beside(text, claims)
        beside = [part for part in parts if len(part.plain.split()) > _MOST_WORDS_BESIDE]
        counted.add("rows", _weight(text.plain) - sum(_weight(part.plain) for part in beside))
        for part in beside:
            self._add(part, otherwise, counted)

    def _claims_in(self, text: Text) -> list[Span]:
        start, end = text.span
        return [claim for claim in self._claims if claim.start < end and claim.end > start]

    def _add(self, text: Text, kind: str, counted: SectionCoverage) -> None:
        weight = _weight(text.plain)
        if weight:
            counted.add(kind, weight)
            if kind == "unclaimed":
                counted.unclaimed.append(
                    Unclaimed(self._guide.lines.line_of(text.span.start), text.plain)
                )

    def _between_blocks(self, sections: list[SectionCoverage]) -> None:
        """Text that is in no block, except markup: lost by the parser."""
        spans = sorted(span for block in self._document.blocks for span in _spans(block))
        edges = [
            Span(0, self._guide.body_start),
            *_merged(spans),
            Span(len(self._guide.text), len(self._guide.text)),
        ]
        for before, after in pairwise(edges):
            gap = self._guide.text[before.end : after.start]
            for match in _WORDS.finditer(_MARKS.sub(lambda m: " " * len(m.group()), gap)):
                line = self._guide.lines.line_of(before.end + match.start())
                owner = next((s for s in reversed(sections) if s.line <= line), sections[0])
                owner.add("unclaimed", _weight(match.group()))
                owner.unclaimed.append(Unclaimed(line, match.group().strip()))


_MOST_WORDS_BESIDE = 4

# What is no text of the guide's: addresses of links, tags, comments, entities, numbers of lists,
# ids of headings.
_MARKS = re.compile(
    r"""<!--.*?--> | <[^<>]*> | \]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\) | &\#?\w+;
      | ^[ \t>]*\d{1,9}[.)](?=\s) | \[[ xX]\] | \{\#?[^{}\n]*\} | ^[ \t]*(?:```|~~~).*$ | \[![A-Z]+\]""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_WORDS = re.compile(r"[^\n]*\w[^\n]*")


def _prose_kind(section: Section, *, opening: bool) -> str:
    if section.kind == "other":
        return "other"
    if section.kind == "roles":
        return "description"
    return "lead" if opening else "unclaimed"


def _spans(block: Block) -> list[Span]:
    return [block.span] if isinstance(block, Table) else [block.text.span]


def _beside(text: Text, claims: Sequence[Span]) -> Iterator[Text]:
    """The parts of a text that are in no claim."""
    places = [text.span_of(at, at + 1).start for at in range(len(text.plain))]
    start = 0
    for at, place in enumerate([*places, None]):
        if place is None or any(claim.start <= place < claim.end for claim in claims):
            if part := text.cut(start, at):
                yield part
            start = at + 1


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
