"""The work on a batch, on any engine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.control.codes import is_binding
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.model.finding import Edit, Finding, Fix, Place, Related, Where
from careerdata.model.guide import Span
from careerdata.pipeline import compile_batch, findings_table
from careerdata.publish.encode import EncodedTables, encode_tables
from careerdata.read import fetch_contents
from careerdata.report.checked import count_fixable, count_severities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from careerdata.build.batch import Batch
    from careerdata.contract.tables import Input
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.schemas import Schemas
    from careerdata.read import FoundGuide

    Engine: TypeAlias = Callable[[Sequence[Sequence[FoundGuide]], "Basis"], Iterator["Worked"]]
    """Compiles batches; the results arrive in the same order."""
    from collections.abc import Callable, Sequence

    from careerdata.model.finding import Severity


@dataclass(frozen=True)
class Basis:
    """What the rows and findings of a guide depend on, besides its text and the program."""

    schemas: Schemas
    optional: frozenset[str] = frozenset()
    """The optional rules that count."""

    def digest(self) -> bytes:
        """A digest of 32 bytes."""
        return hashlib.sha256(
            self.schemas.digest() + "\0".join(sorted(self.optional)).encode()
        ).digest()


class Worked(NamedTuple):
    """The result of a batch, in a form that can be stored and sent."""

    tables: EncodedTables
    """All tables, with `findings` as without settings and baseline;
    empty if an error keeps the guides from being published.
    """
    findings: PackedFindings
    """As `Batch` has them."""
    inputs: tuple[Input, ...]


class Worker:
    """Compiles batches; its knowledge is compiled from the schemas with the first one."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self._knowledge: Knowledge | None = None

    def prepare(self) -> None:
        """Compile the knowledge now, so that forked processes have it."""
        if self._knowledge is None:
            self._knowledge = compile_knowledge(self.basis.schemas)

    def work(self, found: Sequence[FoundGuide]) -> Worked:
        """Compile the guides of a batch and encode their tables."""
        self.prepare()
        assert self._knowledge is not None
        batch = compile_batch(fetch_contents(found), self._knowledge, self.basis.optional)
        # What would be published wrong never is, and may be what no file can hold.
        is_refused = any(is_binding(finding) for finding in batch.findings)
        tables = EncodedTables({}, {}) if is_refused else self._encoded(batch)
        return Worked(tables, packed_findings(batch.findings), batch.inputs)

    def _encoded(self, batch: Batch) -> EncodedTables:
        assert self._knowledge is not None
        contract = self._knowledge.contract
        findings = findings_table(batch.findings, batch.inputs, contract)
        return encode_tables({**batch.tables, "findings": findings}, contract)


class PackedFindings(NamedTuple):
    """Packed findings of a batch, for the cache and between processes, and their numbers:
    most findings are only counted.
    """

    counts: dict[Severity, int]
    fixable: int
    """How many of them `--fix` can fix."""
    data: bytes
    """The findings as JSON; lone surrogates, which paths may contain, are kept."""

    def unpacked(self) -> tuple[Finding, ...]:
        """The findings as they were."""
        return tuple(map(_finding, json.loads(self.data.decode("utf-8", "surrogatepass"))))


def packed_findings(findings: Sequence[Finding]) -> PackedFindings:
    """Some findings, packed."""
    text = json.dumps(findings, ensure_ascii=False, default=_values)
    counts = dict(count_severities(findings))
    return PackedFindings(counts, count_fixable(findings), text.encode("utf-8", "surrogatepass"))


_VALUES_OF: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Finding, Where, Place, Related, Fix, Edit)
}


def _values(part: object) -> tuple[Any, ...]:
    """The fields of a part of a finding; `dataclasses.astuple` would copy them one by one."""
    return _VALUES_OF[type(part)](part)


def _finding(values: list[Any]) -> Finding:
    rule, name, severity, message, hint, where, fix, occurrence = values
    return Finding(
        rule, name, severity, message, hint, _where(where), _fix(fix) if fix else None, occurrence
    )


def _where(values: list[Any]) -> Where:
    place, related, *row = values
    return Where(
        Place(*place), tuple(Related(Place(*where), what) for where, what in related), *row
    )


def _fix(values: list[Any]) -> Fix:
    title, edits, is_safe = values
    return Fix(title, tuple(Edit(Span(*span), replacement) for span, replacement in edits), is_safe)
