"""Headings that are a slip away from one that is known: `Resorces`, `Saleries and Skills`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.extract.leftover.headers import as_meant, report_misspelling
from careerdata.model.document import Item, Table
from careerdata.model.outline import ASIDE, SILENT
from careerdata.outline.announced import announced
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.outline import Section
    from careerdata.notation.spelling import Misspelling

_WORD = re.compile(r"[^\W\d_]+")


def report_misspelt_headings(source: Source) -> None:
    """Report headings over lists, tables or amounts that nobody knows and that one slip keeps from
    being known.
    """
    for section in source.outline.sections:
        title = section.title
        if title is None or section.kind is not None or section.is_title:
            continue
        if _holds_data(section, source.knowledge) and (
            misspelling := _misspelling_in(title, source.knowledge)
        ):
            report_misspelling(title, misspelling, rules.misspelled_heading, source.report)


def _holds_data(section: Section, knowledge: Knowledge) -> bool:
    return any(
        isinstance(block, Item | Table) or amounts_of(block.text, knowledge)
        for block in section.blocks
    )


def _misspelling_in(title: Text, knowledge: Knowledge) -> Misspelling | None:
    """The one word of a heading without whose misspelling it would announce data outright."""
    words = (match.span() for match in _WORD.finditer(title.plain))
    for start, end in ((0, len(title.plain)), *words):
        found = knowledge.reading.sections.misspelling_in(
            title.plain[start:end], knowledge.language
        )
        moved = found and found._replace(start=start + found.start, end=start + found.end)
        if moved and _announces_data(as_meant(title, moved), knowledge):
            return moved
    return None


def _announces_data(heading: str, knowledge: Knowledge) -> bool:
    said = announced(heading, knowledge)
    return said.is_outright and said.kinds[0] not in (SILENT, ASIDE)
