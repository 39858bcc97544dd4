"""Personality fit: which traits a text grades, and how.

very high on Openness (note) … Moderate Extraversion … Neuroticism is low        a grade beside its trait
Investigative (note) as the dominant theme, paired with Realistic or Artistic    a theme, also for what `or` adds
Holland code: IRA                                                                a letter code
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.document import Heading, Item, Paragraph
from careerdata.notation.bracket import find_brackets
from careerdata.notation.listing import split_sentences
from careerdata.record import Sourced, TraitRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.traits import GradeFound, TraitFound

_FURTHEST = 60
"""Characters between a trait and its grade."""


def read_fit(reader: Reader) -> None:
    """Add the traits of all sections about personality; of a trait said twice, the first holds."""
    seen: set[tuple[str, str]] = set()
    for section in reader.outline.of_kind("fit"):
        frameworks = _frameworks(section, reader)
        for block in section.blocks:
            if not isinstance(block, Paragraph | Item) or id(block) in reader.read:
                continue
            for record in _in_text(block.text, frameworks, reader):
                reader.read.add(id(block))
                if (record.framework, record.trait.value) not in seen:
                    seen.add((record.framework, record.trait.value))
                    reader.records.traits.append(record)


def _frameworks(section: Section, reader: Reader) -> set[str]:
    """The frameworks that a section names: `social` is a RIASEC type only where RIASEC is spoken of."""
    texts = [section.title] if isinstance(section.heading, Heading) and section.title else []
    texts += [b.text for b in section.blocks if isinstance(b, Paragraph | Item)]
    named: set[str] = set()
    for text in texts:
        named |= reader.knowledge.traits.names_framework(text.plain)
    return named | {"big_five"}


def _in_text(text: Text, frameworks: set[str], reader: Reader) -> Iterator[TraitRecord]:
    for start, end in split_sentences(text.plain, reader.knowledge.listing):
        sentence = text.cut(start, end)
        for framework in sorted(frameworks):
            traits = [t for t in reader.knowledge.traits.traits(sentence.plain) if t.framework == framework]
            yield from _graded(sentence, traits, reader.knowledge.traits.grades(sentence.plain, framework))
        if "riasec" in frameworks:
            yield from _letter_code(sentence, reader)


def _graded(sentence: Text, traits: list[TraitFound], grades: list[GradeFound]) -> Iterator[TraitRecord]:
    """Each trait with the grade before it, else behind it, else that of the trait it is joined to."""
    unused = list(grades)
    last: GradeFound | None = None
    for index, trait in enumerate(traits):
        low = _end(sentence, traits[index - 1]) if index else 0
        high = traits[index + 1].start if index + 1 < len(traits) else len(sentence.plain)
        grade = (
            _before(unused, low, trait) or _joined(sentence, last, low, trait) or _behind(unused, trait, high, sentence)
        )
        if grade is None:
            continue
        unused = [other for other in unused if other is not grade]
        last = grade
        note = _note(sentence, trait)
        yield TraitRecord(
            trait.framework,
            Sourced(trait.trait, sentence.span_of(trait.start, trait.end)),
            Sourced(grade.level, sentence.span_of(grade.start, grade.end)),
            note,
        )


def _before(grades: list[GradeFound], low: int, trait: TraitFound) -> GradeFound | None:
    near = [g for g in grades if low <= g.start and g.end <= trait.start and trait.start - g.end <= _FURTHEST]
    return near[-1] if near else None


_JOINED = re.compile(r"[\s,/&+]*(?:and|or|und|oder|et|ou|y|o|u)?\s*", re.IGNORECASE)


def _joined(sentence: Text, last: GradeFound | None, low: int, trait: TraitFound) -> GradeFound | None:
    """`paired with Realistic (note) or Artistic`: the second has the first one's grade."""
    return last if last and low and _JOINED.fullmatch(sentence.plain, low, trait.start) else None


def _behind(grades: list[GradeFound], trait: TraitFound, high: int, sentence: Text) -> GradeFound | None:
    end = _end(sentence, trait)
    near = [g for g in grades if end <= g.start and g.end <= high and g.start - end <= _FURTHEST]
    return near[0] if near else None


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


def _letter_code(sentence: Text, reader: Reader) -> Iterator[TraitRecord]:
    """`Holland code: IRA`: the first letter is dominant, the others are secondary."""
    if not reader.knowledge.traits.names_framework(sentence.plain):
        return
    codes = [m for m in _CODE.finditer(sentence.plain) if len(set(m.group())) == len(m.group())]
    if len(codes) != 1:
        return
    letters = reader.knowledge.traits.letters["riasec"]
    for index, letter in enumerate(codes[0].group()):
        at = codes[0].start() + index
        span = sentence.span_of(at, at + 1)
        yield TraitRecord("riasec", Sourced(letters[letter], span), Sourced("secondary" if index else "dominant", span))
