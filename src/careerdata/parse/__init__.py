"""Parse: from a guide's text to a document's blocks, one module a carrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Document
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide


def parse_guide(guide: Guide, knowledge: Knowledge, report: Report) -> Document:
    """The blocks of a guide, whichever carrier it came in."""
    # Most runs meet one carrier, and what reads the others takes as long to import as a guide to check.
    match guide.format:
        case "markdown":
            from careerdata.parse.markdown import parse_markdown

            return parse_markdown(guide, report)
        case "html":
            from careerdata.parse.html import parse_html

            return parse_html(guide, report)
        case "text":
            from careerdata.parse.text import parse_text

            return parse_text(guide, knowledge, report)
