"""A build: guides in, a published dataset and findings out, whatever their number."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.build.engine.batches import work_on
from careerdata.build.engine.local import local_engine
from careerdata.build.engine.work import Basis
from careerdata.contract import load_contract
from careerdata.control import Control
from careerdata.model.finding import place_of
from careerdata.pipeline import findings_table
from careerdata.publish.encode import with_findings
from careerdata.publish.formats.all_formats import DEFAULT
from careerdata.publish.snapshot import writing_snapshot
from careerdata.report.checked import count_fixable, is_blocking
from careerdata.rules import contract as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from careerdata.build.engine.cache import BatchCache
    from careerdata.build.engine.told import ToldFindings
    from careerdata.build.engine.work import Engine, Worked
    from careerdata.contract import Contract
    from careerdata.contract.tables import Input
    from careerdata.lexicon.schemas import Schemas
    from careerdata.model.finding import Finding, Severity
    from careerdata.publish.encode import EncodedTables
    from careerdata.publish.snapshot import SnapshotWriter
    from careerdata.read import FoundGuide

_MOST_KEPT = 500
"""Findings of each severity that are kept to be shown; the others are counted."""


_OF_THE_CONTRACT = (rules.missing_column.code, rules.unexpected_column.code)
"""Errors of a whole table, which any guide with a row in it shows; they keep the dataset from being published."""


@dataclass
class FindingsOfRun:
    """The findings of a run as far as people look at them, and how many there are in all."""

    counts: Counter[Severity] = field(default_factory=Counter)
    fixable: int = 0
    """How many of all are mended at a word."""
    kept: list[Finding] = field(default_factory=list)
    """The first of each severity."""
    _causes: set[tuple[str, str | None, str | None]] = field(default_factory=set)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in some more."""
        for finding in filter(self._is_news, findings):
            self.counts[finding.severity] += 1
            self.fixable += count_fixable([finding])
            if self.counts[finding.severity] <= _MOST_KEPT:
                self.kept.append(finding)

    def add_told(self, told: ToldFindings) -> None:
        """Take in the findings of a batch; they are looked at if some of them are to be kept, or may be known."""
        if "error" in told.counts or any(self.counts[severity] < _MOST_KEPT for severity in told.counts):
            self.add(told.unpacked())
        else:
            self.counts.update(told.counts)
            self.fixable += told.fixable

    def _is_news(self, finding: Finding) -> bool:
        """Whether a finding is no fault of the contract that other guides have shown before."""
        if finding.rule not in _OF_THE_CONTRACT:
            return True
        cause = (finding.rule, finding.where.table, finding.where.column)
        is_news = cause not in self._causes
        self._causes.add(cause)
        return is_news

    def in_order(self) -> list[Finding]:
        """Those that were kept, by path and place."""
        return sorted(self.kept, key=place_of)


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    guide_count: int
    findings: FindingsOfRun
    snapshot: Path | None
    """None where findings kept the dataset from being published."""
    row_counts: dict[str, int]
    """By table, in the contract's order."""


@dataclass(frozen=True)
class How:
    """How a build is done; the values do not depend on it."""

    formats: Sequence[str] = DEFAULT
    """The forms of the tables."""
    strict: bool = False
    """Whether warnings keep a dataset from being published, as errors do."""
    keep: int | None = None
    """How many snapshots there may be then; None for all."""
    engine: Engine = field(default_factory=lambda: local_engine(1))
    cache: BatchCache | None = None
    progress: Callable[[int], None] = lambda _: None
    """Hears of guides that are done."""


def build_dataset(
    found: Sequence[FoundGuide], schemas: Schemas, control: Control, outputs: Path, how: How | None = None
) -> Built:
    """Compile guides and publish their tables; memory does not grow with the number of guides.

    Raises OSError where the outputs cannot be written, and what the engine raises.
    """
    how = how or How()
    contract = load_contract(schemas)
    with _Build(contract, outputs, control, how) as build:
        for done in work_on(found, Basis(schemas, control.selection.wanted), how.engine, how.cache):
            build.add(done.worked)
            how.progress(len(done.found))
        snapshot = build.finish()
    return Built(len(found), build.findings, snapshot, build.row_counts)


class _Build(ExitStack):
    """The dataset while batches come in; nothing is written any more once a finding blocks it."""

    def __init__(self, contract: Contract, outputs: Path, control: Control, how: How) -> None:
        super().__init__()
        self._contract, self._outputs, self._how = contract, outputs, how
        self._settlement = control.settlement()
        self._is_silent = control == Control()
        """Whether nobody said anything about findings, so that they need not be looked at."""
        self._writer: SnapshotWriter | None = None
        self._inputs: list[Input] = []
        self.findings = FindingsOfRun()
        self.row_counts = dict.fromkeys(contract.table_names, 0)

    def add(self, worked: Worked) -> None:
        """Take in a batch."""
        tables = self._settled(worked)
        self._inputs += worked.inputs
        if not is_blocking(self.findings.counts, strict=self._how.strict):
            self._open_writer().append(tables)

    def _settled(self, worked: Worked) -> EncodedTables:
        """The tables of a batch with the findings that settings and baseline leave, which are taken in."""
        if self._is_silent:
            self.findings.add_told(worked.findings)
            return worked.tables
        found = list(worked.findings.unpacked())
        left = self._settlement.take(found, {each.guide_id for each in worked.inputs})
        self.findings.add(left)
        if left == found:
            return worked.tables
        return with_findings(worked.tables, findings_table(left, worked.inputs, self._contract), self._contract)

    def _open_writer(self) -> SnapshotWriter:
        if self._writer is None:
            kept = self._how.cache.row_groups if self._how.cache else None
            self._writer = self.enter_context(
                writing_snapshot(self._outputs, self._contract, formats=self._how.formats, kept=kept)
            )
        return self._writer

    def finish(self) -> Path | None:
        """Publish what came in, unless a finding blocks it."""
        self.findings.add(self._settlement.close())
        if is_blocking(self.findings.counts, strict=self._how.strict):
            return None
        writer = self._open_writer()
        snapshot = writer.commit(self._inputs, self._how.keep)
        self.row_counts = writer.row_counts
        return snapshot
