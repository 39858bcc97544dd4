"""Personality fit: which traits a text grades, and how.

very high on Openness (note) … Moderate Extraversion … Neuroticism is low        a grade beside its trait
Investigative (note) as the dominant theme, paired with Realistic or Artistic    a theme, also for what `or` adds
Holland code: IRA                                                                a letter code
| Openness | High | note |                                                       a row of a table
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title, looks_like_role
from careerdata.extract.columns import column_kinds, first_of
from careerdata.model.document import Heading, Item, Paragraph, Table
from careerdata.model.outline import SILENT
from careerdata.model.record import Sourced, TraitRecord
from careerdata.notation.bracket import find_brackets
from careerdata.notation.listing import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.traits import GradeFound, TraitFound
    from careerdata.model.document import Text
    from careerdata.model.outline import Section

_FURTHEST = 60
"""Characters between a trait and its grade."""


def read_fit(source: Source) -> Iterator[TraitRecord]:
    """Add the traits of all sections about personality; of a trait said twice, the first holds.

    Other sections are about it where they name a framework and grade its traits, whatever their
    heading says.
    """
    seen: set[tuple[str, str]] = set()
    about_fit = list(source.outline.of_kind("fit"))
    others = [
        s for s in source.outline.sections if s not in about_fit and _may_speak_of_fit(s, source)
    ]
    for section in (*about_fit, *others):
        frameworks = _frameworks(section, source.knowledge)
        if "fit" in section.kinds:
            frameworks = frameworks | {"big_five"}
        for block in section.blocks:
            if not isinstance(block, Paragraph | Item | Table) or source.claims.has(block):
                continue
            for record in _in_block(block, frameworks, source.knowledge):
                source.claims.add(block)
                if (record.framework, record.trait.value) not in seen:
                    seen.add((record.framework, record.trait.value))
                    yield record


def _may_speak_of_fit(section: Section, source: Source) -> bool:
    """Whether a section is no part of the page, and about no single role of several."""
    if section.kind in (SILENT, "tools", "resources", "roles"):
        return False
    above = (section, *section.ancestors)
    titles = [s.title for s in above if s.title is not None and not s.is_title]
    return not any(looks_like_role(clean_title(title).plain, source.knowledge) for title in titles)


def _frameworks(section: Section, knowledge: Knowledge) -> set[str]:
    """The frameworks that a section names:
    `social` is a RIASEC type only where RIASEC is spoken of.
    """
    texts = [section.title] if isinstance(section.heading, Heading) and section.title else []
    texts += [b.text for b in section.blocks if isinstance(b, Paragraph | Item)]
    texts += [cell for b in section.blocks if isinstance(b, Table) for cell in b.header.cells]
    named: set[str] = set()
    for text in texts:
        named |= knowledge.traits.names_framework(text.plain)
    return named


def _in_block(
    block: Paragraph | Item | Table, frameworks: set[str], knowledge: Knowledge
) -> Iterator[TraitRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, frameworks, knowledge)
    else:
        yield from _in_text(block.text, frameworks, knowledge)


def _in_table(table: Table, frameworks: set[str], knowledge: Knowledge) -> Iterator[TraitRecord]:
    """A row whose first cell is a trait, and one of whose others is a grade alone."""
    note_at = first_of("description", column_kinds(table.header.cells, knowledge))
    for row in table.rows:
        traits = [
            t for t in knowledge.traits.traits(row.cells[0].plain) if t.framework in frameworks
        ]
        if len(traits) != 1:
            continue
        grades = [
            sourced
            for cell in row.cells[1:]
            if (sourced := _whole_grade(cell, traits[0].framework, knowledge))
        ]
        name = Sourced(traits[0].trait, row.cells[0].span_of(traits[0].start, traits[0].end))
        note = row.cells[note_at] if note_at and note_at < len(row.cells) else None
        if len(grades) == 1:
            yield TraitRecord(traits[0].framework, name, grades[0], note or None)


def _whole_grade(cell: Text, framework: str, knowledge: Knowledge) -> Sourced[str] | None:
    """The grade that is all that a text says."""
    grades = knowledge.traits.grades(cell.plain, framework)
    if (
        len(grades) != 1
        or grades[0].level is None
        or len(cell.plain) > grades[0].end - grades[0].start + _MARKS
    ):
        return None
    return Sourced(grades[0].level, cell.span_of(grades[0].start, grades[0].end))


_MARKS = 2
"""Characters that may stand around a grade: a full stop, an emoji."""


def _in_text(text: Text, frameworks: set[str], knowledge: Knowledge) -> Iterator[TraitRecord]:
    for start, end in split_sentences(text.plain, knowledge.listing):
        sentence = text.cut(start, end)
        for framework in sorted(frameworks):
            traits = [
                t for t in knowledge.traits.traits(sentence.plain) if t.framework == framework
            ]
            grades = knowledge.traits.grades(sentence.plain, framework)
            yield from _graded(sentence, traits, grades, knowledge)
        if "riasec" in frameworks:
            yield from _letter_code(sentence, knowledge)


def _graded(
    sentence: Text, traits: list[TraitFound], grades: list[GradeFound], knowledge: Knowledge
) -> Iterator[TraitRecord]:
    """Each trait with the grade before it, else behind it,
    else that of the trait it is joined to.
    """
    unused = list(grades)
    last: GradeFound | None = None
    for index, trait in enumerate(traits):
        low = _end(sentence, traits[index - 1]) if index else 0
        high = traits[index + 1].start if index + 1 < len(traits) else len(sentence.plain)
        grade = (
            _before(unused, low, trait)
            or _joined(sentence, last, low, trait, knowledge)
            or _behind(unused, trait, high, sentence, knowledge)
        )
        if grade is None:
            continue
        unused = [other for other in unused if other is not grade]
        last = grade
        if grade.level is None:
            continue
        note = (
            _note(sentence, trait)
            if grade.start > _end(sentence, trait) or grade.end < trait.start
            else None
        )
        yield TraitRecord(
            trait.framework,
            Sourced(trait.trait, sentence.span_of(trait.start, trait.end)),
            Sourced(grade.level, sentence.span_of(grade.start, grade.end)),
            note,
        )


def _before(grades: list[GradeFound], low: int, trait: TraitFound) -> GradeFound | None:
    near = [
        g
        for g in grades
        if low <= g.start and g.end <= trait.start and trait.start - g.end <= _FURTHEST
    ]
    return near[-1] if near else None


def _joined(
    sentence: Text, last: GradeFound | None, low: int, trait: TraitFound, knowledge: Knowledge
) -> GradeFound | None:
    """`paired with Realistic (note) or Artistic`: the second has the first one's grade."""
    is_joined = knowledge.listing.joint.fullmatch(sentence.plain, low, trait.start)
    return last if last and low and is_joined else None


def _behind(
    grades: list[GradeFound], trait: TraitFound, high: int, sentence: Text, knowledge: Knowledge
) -> GradeFound | None:
    """The grade behind a trait or all that its bracket says;
    not one that stands right before the next trait.
    """
    end = _end(sentence, trait)
    bracketed = [
        g
        for g in grades
        if trait.end < g.start and g.end < end and g.end - g.start >= end - trait.end - 3
    ]
    near = [g for g in grades if end <= g.start and g.end <= high and g.start - end <= _FURTHEST]
    free = [
        g
        for g in near
        if high == len(sentence.plain) or not _leads_on(sentence.plain[g.end : high], knowledge)
    ]
    return next(iter([*bracketed, *free]), None)


_FEW_WORDS = re.compile(r"(?:\s+\w+){0,3}\s+")


def _leads_on(between: str, knowledge: Knowledge) -> bool:
    """Whether words lead from a grade to the trait that it grades: there is no comma or `and`."""
    words = between.casefold().split()
    return bool(_FEW_WORDS.fullmatch(between)) and knowledge.frames.clause_words.isdisjoint(words)


def _end(sentence: Text, trait: TraitFound) -> int:
    """The end of a trait with its bracket."""
    bracket = _bracket_behind(sentence.plain, trait.end)
    return bracket[1] if bracket else trait.end


def _note(sentence: Text, trait: TraitFound) -> Text | None:
    bracket = _bracket_behind(sentence.plain, trait.end)
    return sentence.cut(bracket[0] + 1, bracket[1] - 1) if bracket else None


def _bracket_behind(plain: str, at: int) -> tuple[int, int] | None:
    for bracket in find_brackets(plain[at:]):
        if not plain[at : at + bracket.start].strip():
            return at + bracket.start, at + bracket.end
        break
    return None


_CODE = re.compile(r"(?<![\w/])[RIASEC]{3}(?![\w/])")


def _letter_code(sentence: Text, knowledge: Knowledge) -> Iterator[TraitRecord]:
    """`Holland code: IRA`: the first letter is dominant, the others are secondary."""
    if not knowledge.traits.names_framework(sentence.plain):
        return
    codes = [m for m in _CODE.finditer(sentence.plain) if len(set(m.group())) == len(m.group())]
    if len(codes) != 1:
        return
    letters = knowledge.traits.letters["riasec"]
    for index, letter in enumerate(codes[0].group()):
        at = codes[0].start() + index
        span = sentence.span_of(at, at + 1)
        yield TraitRecord(
            "riasec",
            Sourced(letters[letter], span),
            Sourced("secondary" if index else "dominant", span),
        )
