"""Extract: from a document's blocks to records, the values as the guide writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.extract.fit import read_fit
from careerdata.extract.guide.lead import read_lead
from careerdata.extract.leftover.entries import note_unread
from careerdata.extract.leftover.headers import report_misspelt_headers, set_doubled_columns_apart
from careerdata.extract.leftover.headings import report_misspelt_headings
from careerdata.extract.leftover.metadata import report_unshown
from careerdata.extract.leftover.mojibake import untold
from careerdata.extract.market import read_market
from careerdata.extract.pay import read_pay
from careerdata.extract.resources import read_resources
from careerdata.extract.resources.links import read_links_elsewhere
from careerdata.extract.roadmap import read_roadmap
from careerdata.extract.roles import read_roles
from careerdata.extract.skills import read_labelled_skills, read_skills
from careerdata.extract.source import GuideReport, Source
from careerdata.extract.tools import read_tools
from careerdata.model.claim import Claims
from careerdata.model.document import Boilerplate, Code, Heading, Table
from careerdata.model.guide import Span
from careerdata.model.record import Record, Records
from careerdata.outline.sections import outline_of
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.language import LanguageFound
    from careerdata.model.document import Document
    from careerdata.model.finding import Report

# In this order: the tools take the calls to action, which are no descriptions of roles; what a
# role's text says of skills is told from what the checklist has.
EXTRACTORS: tuple[Callable[[Source], Iterable[Record]], ...] = (
    read_tools,
    read_pay,
    read_skills,
    read_roles,
    read_labelled_skills,
    read_roadmap,
    read_resources,
    read_links_elsewhere,
    read_market,
    read_fit,
)


def extract_records(document: Document, knowledge: Knowledge, report: Report) -> Records:
    """All that a document says, as records; what cannot be read in one way only is reported."""
    language = _language(document, knowledge)
    knowledge = knowledge.in_language(language.code)
    outline = outline_of(document, knowledge)
    records = Records(document.guide, language.code, read_lead(outline, knowledge))
    report = untold(document, knowledge.listing, report)
    source = Source(outline, knowledge, records, GuideReport(document.guide, report), Claims())
    if not language.is_read:
        names = tuple(knowledge.languages.names.values())
        report(
            rules.unknown_language.on(document.guide, _first_words(document), language.code, names)
        )
        return records
    set_doubled_columns_apart(source)
    _claim_summary(source)
    for extract in EXTRACTORS:
        for record in extract(source):
            records.add(record)
    report_misspelt_headers(source)
    report_misspelt_headings(source)
    report_unshown(knowledge, source.report)
    note_unread(source)
    if not outline.announces_data and not records.traits:
        report(rules.no_section.on(document.guide, _first_words(document)))
    else:
        _report_unread_headings(source)
    return records


def _claim_summary(source: Source) -> None:
    """The lead paragraph says what the guide is about, and no extractor reads it."""
    if source.about.summary is not None:
        source.claims.add(source.about.summary)


def _report_unread_headings(source: Source) -> None:
    """Report the headings under which nothing fed a record,
    neither directly nor in a section below.
    """
    fed: set[int] = set()
    for section in source.outline.sections:
        if source.feeds(section):
            fed |= {id(section), *(id(above) for above in section.ancestors)}
    for section in source.outline.sections:
        title = section.title
        if title is None or id(section) in fed or section.kind == "other" or section.is_title:
            continue
        if section.blocks and not (section.parent and section.parent.kind == "other"):
            nearest = (
                None if section.kind else source.knowledge.reading.sections.nearest(title.plain)
            )
            source.report.at(
                title, rules.unread_heading, title.plain, nearest, is_known=section.kind is not None
            )


def _language(document: Document, knowledge: Knowledge) -> LanguageFound:
    """The language that the front matter states, else the one that the guide's words are of.

    What the words say decides whether it is read: templates state a language that a text is not in.
    """
    found = knowledge.languages.found_in(" ".join(_words(document)))
    if (
        not found.is_read
        and knowledge.languages.found_in(" ".join(_words(document, cells=False))).is_read
    ):
        # Cells are full of names, of which no language has a list.
        found = found._replace(is_read=True)
    for key in ("lang", "language", "locale"):
        value = document.guide.front_matter.get(key)
        if value and value.value:
            return _stated(value.value.replace("_", "-"), found, knowledge)
    return found


def _stated(code: str, found: LanguageFound, knowledge: Knowledge) -> LanguageFound:
    is_known = code.partition("-")[0].casefold() in knowledge.languages.names
    return found if is_known and not found.is_read else found._replace(code=code)


def _words(document: Document, *, cells: bool = True) -> Iterator[str]:
    """What a reader reads of a document; the page around a guide may speak another language."""
    for block in document.blocks:
        if isinstance(block, Table):
            rows = (block.header, *block.rows) if cells else (block.header,)
            yield from (cell.plain for row in rows for cell in row.cells)
        elif not isinstance(block, Boilerplate | Code):
            yield block.text.plain


def _first_words(document: Document) -> Span:
    """The first heading, else the first block, else the start of the body."""
    spans = [
        block.span if isinstance(block, Table) else block.text.span for block in document.blocks
    ]
    headings = [block.text.span for block in document.blocks if isinstance(block, Heading)]
    start = document.guide.body_start
    return next(iter([*headings, *spans]), Span(start, start))
