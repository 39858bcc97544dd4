"""Extract: from a document's blocks to records, the values as the guide writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.extract.fit import read_fit
from careerdata.extract.guide.lead import meta, read_lead
from careerdata.extract.leftover.entries import note_unread
from careerdata.extract.leftover.headers import report_misspelt_headers, set_doubled_columns_apart
from careerdata.extract.leftover.headings import report_misspelt_headings
from careerdata.extract.leftover.metadata import report_unshown
from careerdata.extract.leftover.mojibake import without_garbled
from careerdata.extract.lines import texts_of
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
from careerdata.model.document import Heading, Table
from careerdata.model.guide import Span
from careerdata.model.outline import SILENT
from careerdata.model.record import Record, Records
from careerdata.outline.sections import outline_of
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.language import LanguageFound
    from careerdata.model.document import Block, Document, Text
    from careerdata.model.finding import Report
    from careerdata.model.outline import Section

# In this order, after the lead paragraph, which nobody reads again: the tools take the calls to
# action, which are no descriptions of roles; what a role's text says of skills comes after what
# the checklist has.
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
    report = without_garbled(document, knowledge, report)
    if not language.is_read:
        names = tuple(knowledge.languages.names.values())
        at = _first_words(document)
        report(rules.unknown_language.on(document.guide, at, language.code, names))
        return records
    source = Source(outline, knowledge, records, GuideReport(document.guide, report), Claims())
    set_doubled_columns_apart(source)
    if records.about.summary is not None:
        source.claims.add(records.about.summary)
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


def _report_unread_headings(source: Source) -> None:
    """Report the headings under which nothing fed a record,
    neither directly nor in a section below.
    """
    known, fed = source.knowledge.reading.sections, set[int]()
    for section in filter(source.feeds, source.outline.sections):
        fed |= {id(section), *map(id, section.ancestors)}
    for section in source.outline.sections:
        title = section.title
        if title is not None and id(section) not in fed and _may_hold_data(section):
            nearest = None if section.kind else known.nearest(title.plain)
            source.report.at(
                title, rules.unread_heading, title.plain, nearest, is_known=section.kind is not None
            )


def _may_hold_data(section: Section) -> bool:
    is_silent = section.kind == SILENT or (section.parent and section.parent.kind == SILENT)
    return bool(section.blocks) and not is_silent and not section.is_title


def _language(document: Document, knowledge: Knowledge) -> LanguageFound:
    """The language that the front matter states, else the one that the guide's words are of.

    What the words say decides whether it is read: templates state a language that a text is not in.
    """
    languages, texts = knowledge.languages, list(texts_of(document))
    found = languages.found_in(" ".join(text.plain for _, text in texts))
    if not found.is_read:
        # Cells are full of names, of which no language has a list.
        loud = (text for block, text in texts if not _is_cell(block, text))
        is_read = languages.found_in(" ".join(text.plain for text in loud)).is_read
        found = found._replace(is_read=is_read)
    stated = meta(document.guide, "lang", "language", "locale")
    if stated is None:
        return found
    code = stated.plain.replace("_", "-")
    is_known = code.partition("-")[0].casefold() in languages.names
    return found if is_known and not found.is_read else found._replace(code=code)


def _is_cell(block: Block, text: Text) -> bool:
    """Whether a text stands in a table, and not in its header."""
    return isinstance(block, Table) and not any(text is cell for cell in block.header.cells)


def _first_words(document: Document) -> Span:
    """The first heading, else the first block, else the start of the body."""
    blocks = sorted(document.blocks, key=lambda block: not isinstance(block, Heading))
    spans = (block.span if isinstance(block, Table) else block.text.span for block in blocks)
    start = document.guide.body_start
    return next(spans, Span(start, start))
