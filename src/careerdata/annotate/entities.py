"""Entities of a text: typed stretches, none across another.

Each annotator looks at the plain text and gives what it sees; where two see the same characters, the longer stretch
counts, then the annotator that stands first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate.roles import role_entities
from careerdata.model.entity import Entity
from careerdata.notation.experience import find_experiences, find_levels
from careerdata.notation.money import find_pay_words, is_currency_sign, read_amounts
from careerdata.notation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.reading import Phrases


def _roles(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    yield from role_entities(text, knowledge)


def _experiences(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for found in find_experiences(text, knowledge.experience):
        yield Entity("experience", found, found.start, found.end)


def _levels(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for found in find_levels(text, knowledge.levels):
        yield Entity("level", found, found.start, found.end)


def _places(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for found in knowledge.regions.find(text):
        # `US$` is a currency.
        if not is_currency_sign(text[found.end : found.end + 1]):
            yield Entity("place", found.entry, found.start, found.end)


def _segments(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for found in knowledge.segments.find(text):
        yield Entity("segment", found.entry.kind, found.start, found.end)


def _pay_words(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for word in find_pay_words(text, knowledge.money):
        yield Entity(word.kind, word.value, word.start, word.end)


_YEAR = re.compile(r"(?<![\d.,/-])(?:19[5-9]|20\d)\d(?![\d,/%+-])(?!\.\d)")


def _years(text: str, _: Knowledge) -> Iterator[Entity]:
    for match in _YEAR.finditer(text):
        yield Entity("year", int(match.group()), *match.span())


def _stages(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for match in knowledge.frames.stage.finditer(text):
        yield Entity("stage", match.group(), *match.span())
    for match in knowledge.frames.rank.finditer(text):
        yield Entity("stage", match.group(), *match.span())


def _level_pay(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    yield from _phrases("level_pay", knowledge.frames.level_pay, text)


def _dimensions(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    yield from _phrases("dimension", knowledge.frames.dimensions, text)
    for match in knowledge.frames.dimension_opener.finditer(text):
        behind = text[match.end() :]
        known = (knowledge.frames.dimension_nouns, knowledge.frames.dimensions, knowledge.reading.columns)
        places = (place for phrases in known for place in phrases.places_in(behind) if place.start == 0)
        if (first := next(places, None)) is not None:
            _, end = _characters(behind, first.start, first.end)
            yield Entity("dimension", first.kind, match.start(), match.end() + end)


def _said_of_pay(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    for place in knowledge.reading.sentences.places_in(text):
        yield Entity(place.kind, place.language, *_characters(text, place.start, place.end))


def _headings(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    """Names of parts of a guide: `Executive Summary` names no executive."""
    for place in knowledge.reading.sections.places_in(text):
        if place.kind in ("aside", "other") and place.end - place.start > 1:
            yield Entity("phrase", place.kind, *_characters(text, place.start, place.end))


def _idle_phrases(text: str, knowledge: Knowledge) -> Iterator[Entity]:
    yield from (one for one in _phrases("phrase", knowledge.frames.idle_phrases, text) if " " in text[one.start : one.end])


def _phrases(kind: str, phrases: Phrases, text: str) -> Iterator[Entity]:
    for place in phrases.places_in(text):
        yield Entity(kind, place.kind, *_characters(text, place.start, place.end))


_WORD = re.compile(r"[^\W_]+")


def _characters(text: str, first: int, after: int) -> tuple[int, int]:
    """Where some words, counted as `spaced_words` has them, stand in a text."""
    words = list(_WORD.finditer(text))
    return words[first].start(), words[min(after, len(words)) - 1].end()


ANNOTATORS: tuple[Callable[[str, Knowledge], Iterable[Entity]], ...] = (
    _roles,
    _experiences,
    _stages,
    _levels,
    _places,
    _segments,
    _level_pay,
    _pay_words,
    _dimensions,
    _said_of_pay,
    _years,
    _headings,
    _idle_phrases,
)
"""In the order in which they win over one another where both see the same characters."""


def has_money(text: str, knowledge: Knowledge) -> bool:
    """Whether an amount with its currency stands in a text, be it one that can be settled or not."""
    return bool(read_amounts(text, knowledge.money))


@remembered
def entities_of(text: str, knowledge: Knowledge) -> tuple[Entity, ...]:
    """The entities of a text in order."""
    ranked = [
        (-entity.length, rank, entity) for rank, annotate in enumerate(ANNOTATORS) for entity in annotate(text, knowledge)
    ]
    kept: list[Entity] = []
    for _, _, entity in sorted(ranked, key=lambda one: one[:2]):
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    return tuple(sorted(kept, key=lambda entity: entity.start))
