"""Headings that are a slip away from one that is known: `Resorces`, `Saleries and Skills`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.extract.leftover.headers import as_meant, report_slip
from careerdata.model.document import Item, Table
from careerdata.model.outline import ASIDE, SILENT
from careerdata.outline.announced import announced
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.outline import Section
    from careerdata.notation.slips import Slip

_WORD = re.compile(r"[^\W\d_]+")


def report_misspelt_headings(source: Source) -> None:
    """Report headings over lists, tables or amounts that nobody knows and that one slip keeps from
    being known.
    """
    for section in source.outline.sections:
        title = section.title
        if title is None or section.kind is not None or section.is_title:
            continue
        if _holds_data(section, source.knowledge) and (slip := _slip_in(title, source.knowledge)):
            report_slip(title, slip, rules.misspelled_heading, source.report)


def _holds_data(section: Section, knowledge: Knowledge) -> bool:
    return any(
        isinstance(block, Item | Table) or amounts_of(block.text, knowledge)
        for block in section.blocks
    )


def _slip_in(title: Text, knowledge: Knowledge) -> Slip | None:
    """The one word of a heading without whose slip it would announce data outright."""
    words = (match.span() for match in _WORD.finditer(title.plain))
    for start, end in ((0, len(title.plain)), *words):
        slip = knowledge.reading.sections.slip_in(title.plain[start:end], knowledge.language)
        moved = slip._replace(start=start + slip.start, end=start + slip.end) if slip else None
        if moved and _announces_data(as_meant(title, moved), knowledge):
            return moved
    return None


def _announces_data(heading: str, knowledge: Knowledge) -> bool:
    said = announced(heading, knowledge)
    return said.is_outright and said.kinds[0] not in (SILENT, ASIDE)
