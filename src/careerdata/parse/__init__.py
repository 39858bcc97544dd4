"""Parse: from a guide's text to a document's blocks, one module a carrier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.lazy import LazyModule
from careerdata.lexicon.language import UNKNOWN
from careerdata.model.document import Boilerplate, Document, Paragraph
from careerdata.parse.templates import without_templates

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.reading import Boilerplate as PageLines
    from careerdata.model.document import Block
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.parse import html, markdown, text
else:
    # Most runs meet one carrier, and what reads the others takes as long to import as a guide to
    # check.
    html, markdown, text = (
        LazyModule(f"careerdata.parse.{carrier}") for carrier in ("html", "markdown", "text")
    )


def parse_guide(guide: Guide, knowledge: Knowledge, report: Report) -> Document:
    """The blocks of a guide, whichever carrier it came in; what only templates read is left out."""
    shown_text = without_templates(guide.text)
    shown = guide if shown_text is guide.text else replace(guide, text=shown_text)
    blocks = _parsed(shown, knowledge, report).blocks
    return Document(guide, tuple(_classed(block, knowledge.boilerplate) for block in blocks))


def _classed(block: Block, lines: PageLines) -> Block:
    """A paragraph that only says who took a picture is none of the guide's."""
    if isinstance(block, Paragraph) and lines.is_credit(block.text.plain):
        return Boilerplate(block.text)
    return block


def _parsed(guide: Guide, knowledge: Knowledge, report: Report) -> Document:
    match guide.format:
        case "markdown":
            return markdown.parse_markdown(guide, report)
        case "html":
            return html.parse_html(guide, report)
        case "text":
            return text.parse_text(guide, knowledge.in_language(UNKNOWN), report)
