"""Headers of tables that cannot be trusted.

| Role | Salary | Salary |        two columns under one header
| Role | Salry |                  a word that looks misspelt
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.model.document import Table
from careerdata.model.finding import Edit, Fix, Place, Related, Where
from careerdata.model.outline import ASIDE, SILENT
from careerdata.notation.spelling import find_misspelling
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.extract.source import GuideReport, Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.claim import Claims
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.notation.spelling import Misspelling
    from careerdata.rules.catalogue import Rule


# --- Two columns under one header -----------------------------------------------------------------


def set_doubled_columns_apart(source: Source) -> None:
    """Report columns that share a header with another, and take all of them out of their tables.

    Which of them the header is about is not known, so no value under them may be read.
    """
    for section in source.outline.sections:
        if section.kind != SILENT:
            section.blocks[:] = [
                left for block in section.blocks for left in _readable(block, source.report)
            ]


def _readable(block: Block, report: GuideReport) -> Iterator[Block]:
    """A block, or what is left of a table; nothing where that is nothing."""
    doubled = _doubled(block.header.cells) if isinstance(block, Table) else {}
    if not isinstance(block, Table) or not doubled:
        yield block
        return
    _report_doubled(block.header.cells, doubled, report)
    columns = {*doubled, *doubled.values()}
    if len(columns) < len(block.header.cells):
        yield _without(block, columns)


def _doubled(header: Sequence[Text]) -> dict[int, int]:
    """Columns whose header stands further left already, each with the first;
    a cell that spans several is one.
    """
    first: dict[str, int] = {}
    doubled = {}
    for at, cell in enumerate(header):
        before = first.setdefault(cell.plain.casefold(), at)
        if cell and before != at and header[before] is not cell:
            doubled[at] = before
    return doubled


def _report_doubled(header: Sequence[Text], doubled: dict[int, int], report: GuideReport) -> None:
    for at, before in doubled.items():
        related = Related(Place.of(report.guide, header[before].span), "the other column")
        where = Where(Place.of(report.guide, header[at].span), (related,))
        report(header[at], rules.duplicate_header.at(where, header[at].plain))


def _without(table: Table, columns: set[int]) -> Table:
    """The table without some columns, and without what would look whole then:
    ragged rows, dividers of one cell.
    """
    width = len(table.header.cells)
    header, *rows = (
        replace(row, cells=tuple(cell for at, cell in enumerate(row.cells) if at not in columns))
        if len(row.cells) == width
        else row
        for row in (table.header, *table.rows)
        if len(row.cells) == width or (len(row.cells) == 1 and width - len(columns) > 1)
    )
    return replace(table, header=header, rows=tuple(rows))


# --- Misspelt headers -----------------------------------------------------------------------------


def report_misspelt_headers(source: Source) -> None:
    """Report headers that no reader knows and that are a slip away from one that is known."""
    knowledge, report = source.knowledge, source.report
    for section in source.outline.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for header in table.header.cells if _is_of_data(table, section, source.claims) else ():
                is_known = knowledge.reading.columns.found_in(header.plain)
                if not is_known and not report.has(header):
                    report_misspelt(header, knowledge, report)


def _is_of_data(table: Table, section: Section, claims: Claims) -> bool:
    return claims.has(table) or section.kind not in (None, SILENT, ASIDE)


def report_misspelt(
    header: Text, knowledge: Knowledge, report: GuideReport, known: Iterable[str] = ()
) -> bool:
    """Report a header that is a slip away from a known one;
    `known` are words that it may be beside headers.
    """
    misspelling = knowledge.reading.columns.misspelling_in(header.plain, knowledge.language)
    misspelling = misspelling or find_misspelling(header.plain, known)
    if misspelling is not None:
        report_misspelling(header, misspelling, rules.misspelled_header, report)
    return misspelling is not None


def report_misspelling(
    written: Text, misspelling: Misspelling, rule: Rule[[str, str]], report: GuideReport
) -> None:
    """Report a header or heading with a misspelt word, and offer to write what was meant."""
    edit = Edit(written.span_of(misspelling.start, misspelling.end), misspelling.meant)
    finding = rule.on(report.guide, written.span, written.plain, as_meant(written, misspelling))
    fix = Fix(f"write {misspelling.meant}", (edit,), is_safe=False)
    report(written, finding.with_fix(fix))


def as_meant(written: Text, misspelling: Misspelling) -> str:
    """What a text says without its slip."""
    return written.plain[: misspelling.start] + misspelling.meant + written.plain[misspelling.end :]
