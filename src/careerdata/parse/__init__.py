"""Parse: from a guide's text to a document's blocks, one module a carrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.parse.html import parse_html
from careerdata.parse.markdown import parse_markdown
from careerdata.parse.text import parse_text

if TYPE_CHECKING:
    from careerdata.document import Document
    from careerdata.finding import Report
    from careerdata.guide import Guide
    from careerdata.reading import Reading


def parse_guide(guide: Guide, reading: Reading, report: Report) -> Document:
    """The blocks of a guide, whichever carrier it came in."""
    match guide.format:
        case "markdown":
            return parse_markdown(guide, report)
        case "html":
            return parse_html(guide, report)
        case "text":
            return parse_text(guide, reading, report)
