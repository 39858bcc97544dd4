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
from careerdata.extract.columns import cell_of, column_kinds
from careerdata.extract.lines import sentences_of
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.outline import SILENT
from careerdata.model.record import Sourced, TraitRecord
from careerdata.notation.bracket import find_brackets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.traits import GradeFound, TraitFound
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section
    from careerdata.notation.extent import Extent

_FURTHEST = 60
"""Characters between a trait and its grade."""


def read_fit(source: Source) -> Iterator[TraitRecord]:
    """The traits of all sections about personality; of a trait said twice, the first holds.

    Other sections are about it where they name a framework and grade its traits, whatever their
    heading says.
    """
    seen: set[tuple[str, str]] = set()
    about_fit = list(source.outline.of_kind("fit"))
    others = (s for s in source.outline.sections if s not in about_fit)
    for section in (*about_fit, *(s for s in others if _may_speak_of_fit(s, source.knowledge))):
        frameworks = _frameworks(section, source.knowledge)
        for block in section.blocks if frameworks else ():
            if source.claims.has(block):
                continue
            for record in _in_block(block, frameworks, source.knowledge):
                source.claims.add(block)
                if (record.framework, record.trait.value) not in seen:
                    seen.add((record.framework, record.trait.value))
                    yield record


def _may_speak_of_fit(section: Section, knowledge: Knowledge) -> bool:
    """Whether a section is no part of the page, and about no single role of several."""
    if section.kind in (SILENT, "tools", "resources", "roles"):
        return False
    above = (section, *section.ancestors)
    titles = [s.title for s in above if s.title is not None and not s.is_title]
    return not any(looks_like_role(clean_title(title).plain, knowledge) for title in titles)


def _frameworks(section: Section, knowledge: Knowledge) -> set[str]:
    """The frameworks that a section names:
    `social` is a RIASEC type only where RIASEC is spoken of.
    """
    texts = [section.title] if section.title else []
    texts += [b.text for b in section.blocks if isinstance(b, Paragraph | Item)]
    texts += [cell for b in section.blocks if isinstance(b, Table) for cell in b.header.cells]
    named = {"big_five"} if "fit" in section.kinds else set()
    return named.union(*(knowledge.traits.names_framework(text.plain) for text in texts))


def _in_block(block: Block, frameworks: set[str], knowledge: Knowledge) -> Iterator[TraitRecord]:
    if isinstance(block, Table):
        yield from _in_table(block, frameworks, knowledge)
    elif isinstance(block, Paragraph | Item):
        for sentence in sentences_of(block.text, knowledge):
            yield from _in_sentence(sentence, frameworks, knowledge)


def _in_table(table: Table, frameworks: set[str], knowledge: Knowledge) -> Iterator[TraitRecord]:
    """A row whose first cell is a trait, and one of whose others is a grade alone."""
    kinds = column_kinds(table, knowledge)[1:]
    for row in table.rows:
        name, *cells = row.cells
        traits = [t for t in knowledge.traits.traits(name.plain) if t.framework in frameworks]
        if len(traits) != 1:
            continue
        grades = [g for cell in cells if (g := _whole_grade(cell, traits[0].framework, knowledge))]
        if len(grades) == 1:
            note = cell_of("description", cells, kinds)
            yield TraitRecord(traits[0].framework, _trait(name, traits[0]), grades[0], note)


def _trait(text: Text, found: TraitFound) -> Sourced[str]:
    return Sourced(found.trait, text.span_of(found.start, found.end))


def _whole_grade(cell: Text, framework: str, knowledge: Knowledge) -> Sourced[str] | None:
    """The grade that is all that a text says."""
    grades = knowledge.traits.grades(cell.plain, framework)
    if len(grades) != 1 or len(cell.plain) > grades[0].end - grades[0].start + _MARKS:
        return None
    return _level(cell, grades[0])


def _level(text: Text, grade: GradeFound) -> Sourced[str] | None:
    return Sourced(grade.level, text.span_of(grade.start, grade.end)) if grade.level else None


_MARKS = 2
"""Characters that may stand around a grade: a full stop, an emoji."""


def _in_sentence(
    sentence: Text, frameworks: set[str], knowledge: Knowledge
) -> Iterator[TraitRecord]:
    for framework in sorted(frameworks):
        found = knowledge.traits.traits(sentence.plain)
        if traits := [trait for trait in found if trait.framework == framework]:
            grades = knowledge.traits.grades(sentence.plain, framework)
            yield from _graded(sentence, traits, grades, knowledge)
    if "riasec" in frameworks:
        yield from _letter_code(sentence, knowledge)


def _graded(
    sentence: Text, traits: list[TraitFound], grades: list[GradeFound], knowledge: Knowledge
) -> Iterator[TraitRecord]:
    """Each trait with the grade before it, else that of the trait it is joined to,
    else the one after it.
    """
    unused, last = list(grades), None
    ends = [0, *(_end(sentence, trait) for trait in traits)]
    starts = [*(trait.start for trait in traits[1:]), len(sentence.plain)]
    for trait, low, end, high in zip(traits, ends, ends[1:], starts, strict=False):
        grade = (
            _before(unused, low, trait)
            or _joined(sentence, last, low, trait, knowledge)
            or _after(sentence, unused, trait, (end, high), knowledge)
        )
        if grade is None:
            continue
        unused = [other for other in unused if other is not grade]
        last = grade
        if level := _level(sentence, grade):
            is_inside = trait.start <= grade.end and grade.start <= end
            note = None if is_inside else _note(sentence, trait)
            yield TraitRecord(trait.framework, _trait(sentence, trait), level, note)


def _before(grades: list[GradeFound], low: int, trait: TraitFound) -> GradeFound | None:
    near = (
        grade
        for grade in reversed(grades)
        if low <= grade.start and 0 <= trait.start - grade.end <= _FURTHEST
    )
    return next(near, None)


def _joined(
    sentence: Text, last: GradeFound | None, low: int, trait: TraitFound, knowledge: Knowledge
) -> GradeFound | None:
    """`paired with Realistic (note) or Artistic`: the second has the first one's grade."""
    is_joined = low and knowledge.listing.joint.fullmatch(sentence.plain, low, trait.start)
    return last if is_joined else None


def _after(
    sentence: Text,
    grades: list[GradeFound],
    trait: TraitFound,
    within: tuple[int, int],
    knowledge: Knowledge,
) -> GradeFound | None:
    """The grade that is all that a trait's bracket says, else the one after it;
    not one that stands right before the next trait.
    """
    end, high = within
    is_last = high == len(sentence.plain)
    bracketed = (
        g
        for g in grades
        if trait.end < g.start and g.end < end and g.end - g.start >= end - trait.end - 3
    )
    near = (
        g
        for g in grades
        if end <= g.start <= end + _FURTHEST
        and g.end <= high
        and (is_last or not _leads_on(sentence.plain[g.end : high], knowledge))
    )
    return next(bracketed, None) or next(near, None)


_FEW_WORDS = re.compile(r"(?:\s+\w+){0,3}\s+")


def _leads_on(between: str, knowledge: Knowledge) -> bool:
    """Whether words lead from a grade to the trait that it grades: there is no comma or `and`."""
    words = between.casefold().split()
    return bool(_FEW_WORDS.fullmatch(between)) and knowledge.frames.clause_words.isdisjoint(words)


def _bracket(sentence: Text, trait: TraitFound) -> Extent | None:
    """The bracket right after a trait, counted from the trait's end."""
    after = sentence.plain[trait.end :]
    first = next(iter(find_brackets(after)), None)
    return first if first and not after[: first.start].strip() else None


def _end(sentence: Text, trait: TraitFound) -> int:
    """The end of a trait with its bracket."""
    bracket = _bracket(sentence, trait)
    return trait.end + bracket.end if bracket else trait.end


def _note(sentence: Text, trait: TraitFound) -> Text | None:
    bracket = _bracket(sentence, trait)
    return sentence.slice(trait.end).cut(bracket.start + 1, bracket.end - 1) if bracket else None


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
