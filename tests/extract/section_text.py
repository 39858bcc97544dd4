"""The records of one section, for the tests of the extractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.extract import extract_records
from careerdata.parse import parse_guide
from tests.extract.guide_text import guide_of, knowledge

if TYPE_CHECKING:
    from careerdata.model.finding import Finding
    from careerdata.model.record import Records

_LEADS = {
    "en": "Welders are the people who join metal, and they do that with great care.",
    "de": "Schweißer sind die Leute, die Metall verbinden, und sie tun das mit Sorgfalt.",
    "fr": "Les soudeurs sont ceux qui assemblent les métaux, et ils le font avec soin.",
    "es": "Los soldadores son quienes unen los metales, y lo hacen con mucho cuidado.",
}


def records_of(heading: str, text: str, language: str = "en") -> Records:
    """All that a guide with one section says; the section's text is Markdown."""
    guide = guide_of("markdown", f"# Welder\n\n{_LEADS[language]}\n\n## {heading}\n\n{text}\n")
    findings: list[Finding] = []
    known = knowledge()
    return extract_records(parse_guide(guide, known, findings.append), known, findings.append)
