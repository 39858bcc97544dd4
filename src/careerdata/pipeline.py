"""The pipeline: from guides to tables and findings.

read ──▶ Guide ──parse──▶ Document ──extract──▶ Records ──resolve──▶ rows ──validate──▶ tables and
findings
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.build.batch import Batch
from careerdata.contract.tables import Input, columns_of, empty_tables
from careerdata.control import Control
from careerdata.control.suppression import silence
from careerdata.extract import extract_records
from careerdata.lexicon.knowledge import Knowledge, load_knowledge
from careerdata.model.finding import Place, Where, finding_rows, numbered, place_of
from careerdata.model.guide import Span
from careerdata.parse import parse_guide
from careerdata.read import read_guides
from careerdata.resolve import resolve_records
from careerdata.rules.control import unused_ignore
from careerdata.rules.skills import unknown_skill
from careerdata.validate.causes import without_consequences
from careerdata.validate.columns import check_columns
from careerdata.validate.content import check_content
from careerdata.validate.editions import check_freshness, check_market
from careerdata.validate.form import check_form
from careerdata.validate.leftover import unread_entries, unread_pay
from careerdata.validate.names import check_roles, check_skills
from careerdata.validate.pay import check_pay
from careerdata.validate.references import check_references
from careerdata.validate.rows import check_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careerdata.contract import Contract
    from careerdata.contract.tables import Columns, Tables
    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide
    from careerdata.read import FoundGuide
    from careerdata.resolve.row import GuideRows, Row

__all__ = [
    "Draft",
    "Input",
    "Knowledge",
    "Outcome",
    "check_draft",
    "compile_batch",
    "compile_guide",
    "compile_guides",
    "load_knowledge",
]


@dataclass(frozen=True)
class Outcome:
    """The result of a run over some guides."""

    tables: Tables
    findings: tuple[Finding, ...]
    """By path and place."""
    inputs: tuple[Input, ...]


def compile_guide(
    guide: Guide, knowledge: Knowledge, report: Report, optional: frozenset[str] = frozenset()
) -> GuideRows:
    """Compile one guide, independently of others. `optional` are the optional rules that count."""
    findings: list[Finding] = []
    document = parse_guide(guide, knowledge, findings.append)
    records = extract_records(document, knowledge, findings.append)
    knowledge = knowledge.in_language(records.language)
    rows = resolve_records(records, knowledge, findings.append)
    check_content(guide, rows, findings.append)
    check_pay(guide, rows, knowledge.levels.steps, findings.append)
    check_market(guide, rows, knowledge.quantities, findings.append)
    tells_unknown = unknown_skill.code in optional
    check_skills(
        guide,
        rows,
        knowledge.skills,
        knowledge.skill_spellings,
        findings.append,
        tells_unknown=tells_unknown,
    )
    check_roles(guide, rows, knowledge.roles, findings.append)
    check_form(document, rows, knowledge.style, knowledge.skills, findings.append)
    findings += unread_pay(guide, records.unread_pay, rows, findings)
    findings += unread_entries(guide, records.unread, rows, findings)
    for finding in without_consequences(findings, document):
        report(finding)
    return rows


_NO_CONTROL = Control()


def _no_progress(_: int) -> None:
    """For runs without a progress bar."""


def compile_guides(
    found: Sequence[FoundGuide],
    knowledge: Knowledge,
    progress: Callable[[int], None] = _no_progress,
    control: Control = _NO_CONTROL,
) -> Outcome:
    """The validated tables of some guides, and the findings that `control` leaves.

    `progress` is called for each guide.
    """
    gathered, findings = _compiled(found, knowledge, progress, control.selection.wanted)
    gathered.check_freshness(control.year, findings.append)
    findings = sorted(control.settle(findings, gathered.guides), key=place_of)
    gathered.tables["findings"] = findings_table(findings, gathered.inputs, knowledge.contract)
    return Outcome(gathered.tables, tuple(findings), tuple(gathered.inputs))


def compile_batch(
    found: Sequence[FoundGuide], knowledge: Knowledge, optional: frozenset[str] = frozenset()
) -> Batch:
    """The same without settings and baseline, which need the findings of all guides.

    `optional` are the optional rules that count.
    """
    gathered, findings = _compiled(found, knowledge, _no_progress, optional)
    own: list[Finding] = []
    left = silence(findings, gathered.guides, own.append)
    tables = {name: columns for name, columns in gathered.tables.items() if name != "findings"}
    return Batch(tables, tuple(sorted([*left, *own], key=place_of)), tuple(gathered.inputs))


def _compiled(
    found: Sequence[FoundGuide],
    knowledge: Knowledge,
    progress: Callable[[int], None],
    optional: frozenset[str],
) -> tuple[_Gathered, list[Finding]]:
    findings: list[Finding] = []
    gathered = _Gathered(knowledge)
    for guide in read_guides(
        sorted(found, key=lambda one: (one.guide_id, one.source_path)), findings.append
    ):
        rows = compile_guide(guide, knowledge, findings.append, optional)
        gathered.add(guide, rows)
        gathered.add_provenance(guide, rows)
        progress(1)
    gathered.validate(gathered.gather(findings))
    return gathered, numbered(sorted(findings, key=place_of))


def findings_table(
    findings: Sequence[Finding], inputs: Sequence[Input], contract: Contract
) -> Columns:
    """The findings about the guides that were read, as a table of the dataset."""
    known = {each.guide_id for each in inputs}
    rows = sorted(finding_rows(findings), key=lambda row: str(row["guide_id"]))
    return columns_of((row for row in rows if row["guide_id"] in known), contract.table("findings"))


@dataclass(frozen=True)
class Draft:
    """A guide that was checked alone."""

    guide: Guide
    rows: GuideRows
    findings: tuple[Finding, ...]
    """The findings about the guide, by place."""


def check_draft(
    guide: Guide,
    knowledge: Knowledge,
    control: Control = _NO_CONTROL,
    found: Sequence[Finding] = (),
) -> Draft:
    """Check one guide alone, fast enough for every keystroke;
    `found` are the findings from reading it.
    """
    findings: list[Finding] = list(found)
    gathered = _Gathered(knowledge)
    rows = compile_guide(guide, knowledge, findings.append, control.selection.wanted)
    gathered.add(guide, rows)
    gathered.validate(gathered.gather(findings))
    gathered.check_freshness(control.year, findings.append)
    left = control.settle(numbered(sorted(findings, key=place_of)), [guide])
    own = (f for f in left if f.place.guide_id == guide.guide_id and not _is_about_the_dataset(f))
    return Draft(guide, rows, tuple(sorted(own, key=place_of)))


def _is_about_the_dataset(finding: Finding) -> bool:
    """Whether a comment seems unused only because its finding appears only in a whole build."""
    return finding.rule == unused_ignore.code and finding.place.text.upper().startswith(_OF_A_BUILD)


_OF_A_BUILD = ("CD106",)


class _Keys:
    """The keys of the rows of a table that all guides share."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._known: set[tuple[object, ...]] = set()

    def new(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows with a new key."""
        for row in rows:
            key = tuple(row.values[column] for column in self._columns)
            if key not in self._known:
                self._known.add(key)
                yield row


@dataclass
class _Gathered:
    """The rows of all guides as columns, each row with its guide and its place."""

    knowledge: Knowledge
    tables: Tables = field(init=False)
    inputs: list[Input] = field(default_factory=list)
    guides: list[Guide] = field(default_factory=list)
    _rows: dict[str, list[tuple[Guide, Row]]] = field(default_factory=dict)
    _shared: dict[str, _Keys] = field(init=False)
    _keys: dict[str, list[str]] = field(init=False)
    """By table: its key without the guide."""

    def __post_init__(self) -> None:
        contract = self.knowledge.contract
        self.tables = empty_tables(contract)
        self._shared = {
            table.name: _Keys(table.primary_key) for table in contract.tables if table.is_shared
        }
        self._keys = {
            t.name: [name for name in t.primary_key if name != "guide_id"] for t in contract.tables
        }

    def add(self, guide: Guide, rows: GuideRows) -> None:
        """Add the rows of a guide, without the regions and codes that an earlier guide has.

        Their places are added anyway, because the provenance of a guide does not depend on the
        others.
        """
        self.inputs.append(Input(guide.guide_id, guide.source_path, guide.sha256))
        self.guides.append(guide)
        for table, some in rows.items():
            self._add_rows(
                guide, table, list(self._shared[table].new(some)) if table in self._shared else some
            )

    def _add_rows(self, guide: Guide, table: str, rows: Sequence[Row]) -> None:
        for row in rows:
            row.set(guide_id=guide.guide_id, line=guide.lines.line_of(row.span.start))
        self._rows.setdefault(table, []).extend([(guide, row) for row in rows])
        added = [row.values for row in rows]
        for name, values in self.tables[table].items():
            values.extend([row.get(name) for row in added])

    def add_provenance(self, guide: Guide, rows: GuideRows) -> None:
        """Add the place of each value of one guide's rows that were added."""
        bounds, source = guide.lines.bounds, guide.source
        added = [
            (guide.guide_id, table, key, column, *span, *bounds(span), source(span))
            for table, some in rows.items()
            for row in some
            for key in (self._row_key(table, row),)
            for column, span in row.sources.items()
        ]
        columns = self.tables["provenance"].values()
        for known, values in zip(columns, zip(*added, strict=True), strict=bool(added)):
            known.extend(values)

    def _row_key(self, table: str, row: Row) -> str:
        """The row's key without its guide, parts joined by `/`."""
        return "/".join([str(row.values[column]) for column in self._keys[table]])

    def validate(self, report: Report) -> None:
        """Check all tables against the contract."""
        if not self.guides:
            return
        self._drop_unfilled_columns()
        for check in (check_columns, check_rows, check_references):
            check(self.tables, self.knowledge.contract, self._locate, report)

    def check_freshness(self, year: int | None, report: Report) -> None:
        """Check the editions of the guides against a year, if one is given."""
        if year is not None:
            check_freshness(self.tables, year, self._locate, report)

    def _drop_unfilled_columns(self) -> None:
        """A column of a user's own contract that no row has is missing, not null."""
        for table, rows in self._rows.items():
            for name in list(self.tables[table]):
                if rows and not any(name in row.values for _, row in rows):
                    del self.tables[table][name]

    def gather(self, findings: list[Finding]) -> Report:
        """Collect the findings of the contract, each cause once.

        A row with an error gets no other finding. A wrong value that is in several rows, such as
        the experience of a role in each of its bands, is reported for the first.
        """
        reported: set[object] = set()

        def report(finding: Finding) -> None:
            cause = (finding.rule, finding.name, finding.where.column, finding.place)
            if _about(finding) not in wrong and cause not in reported:
                reported.add(cause)
                findings.append(finding)

        wrong = {_about(finding) for finding in findings if finding.severity == "error"} - {None}
        return report

    def _locate(self, table: str, row: int | None, column: str | None) -> Where:
        if row is None or table not in self._rows:
            guide = self.guides[0]
            return Where(
                Place.of(guide, Span(guide.body_start, guide.body_start)),
                table=table,
                column=column,
            )
        guide, at = self._rows[table][row]
        span = at.sources.get(column or "", at.span)
        return Where(Place.of(guide, span), (), table, self._row_key(table, at), column)


def _about(finding: Finding) -> tuple[str, str | None, str] | None:
    where = finding.where
    return (where.place.guide_id, where.table, where.row_key) if where.row_key else None
