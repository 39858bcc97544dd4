"""Words with garbled characters: that they cannot be read has one cause,
which the parser has reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.extract.lines import sentences_of, texts_of
from careerdata.model.document import Heading, Table
from careerdata.model.guide import Position
from careerdata.notation.mojibake import is_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Document, Text
    from careerdata.model.finding import Finding, Report


def without_garbled(document: Document, knowledge: Knowledge, report: Report) -> Report:
    """Report all but what is about a cell, a heading or a sentence with garbled characters."""
    guide = document.guide
    if not is_garbled(guide.text):
        return report
    spans = [text.span for text in _stretches(document, knowledge)]
    garbled = [span for span in spans if is_garbled(guide.source(span))]

    def report_readable(finding: Finding) -> None:
        at = guide.lines.offset(Position(finding.place.line, finding.place.column))
        if not any(span.start <= at < span.end for span in garbled):
            report(finding)

    return report_readable


def _stretches(document: Document, knowledge: Knowledge) -> Iterator[Text]:
    for block, text in texts_of(document):
        yield from [text] if isinstance(block, Heading | Table) else sentences_of(text, knowledge)
