"""A build: from any number of guides to a published dataset and findings."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from careerdata.build.batch import batches_of
from careerdata.build.engine.local import local_engine, work_alone
from careerdata.build.engine.work import Basis
from careerdata.contract import load_contract
from careerdata.control import Control, Settlement
from careerdata.model.finding import place_of
from careerdata.pipeline import findings_table
from careerdata.publish.encode import with_findings
from careerdata.publish.formats.all_formats import DEFAULT
from careerdata.publish.snapshot import writing_snapshot
from careerdata.report.checked import count_fixable, is_blocking
from careerdata.rules import contract as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from careerdata.build.engine.cache import BatchCache
    from careerdata.build.engine.work import Engine, PackedFindings, Worked
    from careerdata.contract import Contract
    from careerdata.contract.tables import Input
    from careerdata.lexicon.schemas import Schemas
    from careerdata.model.finding import Finding, Severity
    from careerdata.publish.encode import EncodedTables
    from careerdata.publish.snapshot import SnapshotWriter
    from careerdata.read import FoundGuide


_MOST_KEPT = 500
"""The number of findings of each severity that are kept for the report;
the others are only counted.
"""


_OF_THE_CONTRACT = (rules.missing_column.code, rules.unexpected_column.code)
"""Errors of a whole table, which every guide with a row in it has; nothing is published then."""


@dataclass
class FindingsOfRun:
    """The findings of a run that are reported, and the numbers of all."""

    counts: Counter[Severity] = field(default_factory=Counter)
    fixable: int = 0
    """How many `--fix` can fix."""
    kept: list[Finding] = field(default_factory=list)
    """The first ones of each severity."""
    _causes: set[tuple[str, str | None, str | None]] = field(default_factory=set)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add some more."""
        for finding in filter(self._is_news, findings):
            self.counts[finding.severity] += 1
            self.fixable += count_fixable([finding])
            if self.counts[finding.severity] <= _MOST_KEPT:
                self.kept.append(finding)

    def add_packed(self, packed: PackedFindings) -> None:
        """Add the findings of a batch;
        they are unpacked only if some may be kept, or are known already.
        """
        if "error" in packed.counts or any(
            self.counts[severity] < _MOST_KEPT for severity in packed.counts
        ):
            self.add(packed.unpacked())
        else:
            self.counts.update(packed.counts)
            self.fixable += packed.fixable

    def _is_news(self, finding: Finding) -> bool:
        """Whether a finding is not an error of the contract
        that another guide has reported before.
        """
        if finding.rule not in _OF_THE_CONTRACT:
            return True
        cause = (finding.rule, finding.where.table, finding.where.column)
        is_news = cause not in self._causes
        self._causes.add(cause)
        return is_news

    def in_order(self) -> list[Finding]:
        """The kept findings, by path and place."""
        return sorted(self.kept, key=place_of)


@dataclass(frozen=True)
class Built:
    """The result of a build."""

    guide_count: int
    findings: FindingsOfRun
    snapshot: Path | None
    """None if findings kept the dataset from being published."""
    row_counts: dict[str, int]
    """By table, in the contract's order."""


@dataclass(frozen=True)
class How:
    """How to build; the values do not depend on it."""

    formats: Sequence[str] = DEFAULT
    """The formats of the tables."""
    strict: bool = False
    """Whether warnings keep the dataset from being published, as errors do."""
    keep: int | None = None
    """The number of snapshots to keep; None for all."""
    engine: Engine = field(default_factory=lambda: local_engine(1))
    cache: BatchCache | None = None
    progress: Callable[[int], None] = lambda _: None
    """Called with the number of guides that are done."""


def build_dataset(
    found: Sequence[FoundGuide],
    schemas: Schemas,
    control: Control,
    outputs: Path,
    how: How | None = None,
) -> Built:
    """Compile guides and publish their tables; memory does not grow with the number of guides.

    Raises OSError if the outputs cannot be written, and whatever the engine raises.
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
    """The dataset while batches arrive; nothing more is written after a finding that blocks it."""

    def __init__(self, contract: Contract, outputs: Path, control: Control, how: How) -> None:
        super().__init__()
        self._contract, self._outputs, self._how = contract, outputs, how
        self._settlement = Settlement(control)
        self._is_silent = control == Control()
        """Whether there are no settings for findings, so that they need not be unpacked."""
        self._writer: SnapshotWriter | None = None
        self._inputs: list[Input] = []
        self.findings = FindingsOfRun()
        self.row_counts = dict.fromkeys(contract.table_names, 0)

    def add(self, worked: Worked) -> None:
        """Add a batch."""
        tables = self._settled(worked)
        self._inputs += worked.inputs
        if not is_blocking(self.findings.counts, strict=self._how.strict):
            self._open_writer().append(tables)

    def _settled(self, worked: Worked) -> EncodedTables:
        """The tables of a batch with the findings that count, which are added to the run."""
        if self._is_silent:
            self.findings.add_packed(worked.findings)
            return worked.tables
        found = list(worked.findings.unpacked())
        left = self._settlement.take(found, {each.guide_id for each in worked.inputs})
        self.findings.add(left)
        if left == found:
            return worked.tables
        return with_findings(
            worked.tables, findings_table(left, worked.inputs, self._contract), self._contract
        )

    def _open_writer(self) -> SnapshotWriter:
        if self._writer is None:
            kept = self._how.cache.row_groups if self._how.cache else None
            self._writer = self.enter_context(
                writing_snapshot(
                    self._outputs, self._contract, formats=self._how.formats, kept=kept
                )
            )
        return self._writer

    def finish(self) -> Path | None:
        """Publish the dataset, unless a finding blocks it."""
        self.findings.add(self._settlement.close())
        if is_blocking(self.findings.counts, strict=self._how.strict):
            return None
        writer = self._open_writer()
        snapshot = writer.commit(self._inputs, self._how.keep)
        self.row_counts = writer.row_counts
        return snapshot


# --- The batches of a run -------------------------------------------------------------------------


class Done(NamedTuple):
    """A batch and its result."""

    found: Sequence[FoundGuide]
    worked: Worked


def work_on(
    found: Iterable[FoundGuide], basis: Basis, engine: Engine, cache: BatchCache | None
) -> Iterator[Done]:
    """The result of each batch, from the cache or compiled, in the order of the guides.

    It does not depend on the engine or the cache. Raises whatever the engine raises.
    """
    keys = {batch: cache.key(batch) if cache else None for batch in batches_of(found)}
    kept = {key for key in keys.values() if cache and key and cache.has(key)}
    missing = [batch for batch, key in keys.items() if key not in kept]
    fresh = engine(missing, basis)
    for batch, key in keys.items():
        worked = cache.load(key) if cache and key in kept else None
        if worked is None:  # if it should be kept, it is damaged, or was removed meanwhile
            worked = next(work_alone([batch], basis) if key in kept else fresh)
            # A guide that was saved between the look at it and the work on it has another key now.
            if cache and key and cache.key(batch) == key:
                cache.store(key, worked)
        yield Done(batch, worked)
    if cache and missing:
        cache.forget_old()
