"""Words with garbled characters:
that they cannot be read has one cause, which the parser has reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.document import Boilerplate, Code, Heading, Table
from careerdata.model.guide import Position
from careerdata.notation.garbled import is_garbled
from careerdata.notation.listing import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.model.document import Document, Text
    from careerdata.model.finding import Finding, Report
    from careerdata.notation.listing import ListingWords


def untold(document: Document, words: ListingWords, report: Report) -> Report:
    """Report all but what is about a cell, a heading or a sentence with garbled characters."""
    guide = document.guide
    if not is_garbled(guide.text):
        return report
    garbled = [
        text.span for text in _stretches(document, words) if is_garbled(guide.source(text.span))
    ]

    def report_untold(finding: Finding) -> None:
        at = guide.lines.offset(Position(finding.place.line, finding.place.column))
        if not any(span.start <= at < span.end for span in garbled):
            report(finding)

    return report_untold


def _stretches(document: Document, words: ListingWords) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row.cells)
        elif isinstance(block, Heading):
            yield block.text
        elif not isinstance(block, Boilerplate | Code):
            yield from (
                block.text.cut(*sentence) for sentence in split_sentences(block.text.plain, words)
            )
