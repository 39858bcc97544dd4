"""Entities of a text: typed stretches, none across another.

Each annotator looks at the plain text and gives what it sees; where two see the same characters,
the longer stretch counts, then the annotator that stands first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from careerdata.annotate.roles import role_entities
from careerdata.lexicon.lexer import lex_words
from careerdata.model.entity import Entity
from careerdata.notation.experience import Level, find_experiences
from careerdata.notation.money import NO_CONTEXT, find_pay_words, is_currency_sign, read_amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from careerdata.lexicon.automaton import Hit
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.money import Amount, MoneyContext, Refusal


def _roles(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    yield from role_entities(text, [hit for hit in hits if hit.kind in ("role", "noun")], knowledge)


def _experiences(text: str, _: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    for found in find_experiences(text, knowledge.experience):
        yield Entity("experience", found, found.start, found.end)


def _levels(_: str, hits: Sequence[Hit], __: Knowledge) -> Iterator[Entity]:
    for hit in hits:
        if hit.kind == "level":
            yield Entity("level", Level(hit.value, hit.start, hit.end), hit.start, hit.end)  # type: ignore[arg-type]


def _places(text: str, hits: Sequence[Hit], _: Knowledge) -> Iterator[Entity]:
    for hit in hits:
        # `US$` is a currency.
        if hit.kind == "place" and not is_currency_sign(text[hit.end : hit.end + 1]):
            yield Entity(*hit)


def _pay_words(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    said = [hit for hit in hits if hit.kind in _SAID]
    for word in find_pay_words(text, said, knowledge.money):
        yield Entity(word.kind, word.value, word.start, word.end)


YEAR = re.compile(r"(?<![\d.,/-])(?:19[5-9]|20\d)\d(?![\d/%+-])(?![.,]\d)")
"""A year as text gives it, no part of a number, a date or a share."""


def _years(text: str, _: Sequence[Hit], __: Knowledge) -> Iterator[Entity]:
    for match in YEAR.finditer(text):
        yield Entity("year", int(match.group()), *match.span())


def _stages(text: str, _: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    for match in knowledge.frames.stage.finditer(text):
        yield Entity("stage", match.group(), *match.span())


def _dimensions(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    """`by company`; what says it alone is a phrase of the lexicon."""
    nouns, dimensions = knowledge.frames.dimension_nouns, knowledge.frames.dimensions
    for hit in hits:
        if hit.kind != "opener" or not text[hit.end : hit.end + 1].isspace():
            continue
        after = text[hit.end :].lstrip()
        found = (nouns, dimensions, knowledge.reading.columns)
        places = (one for phrases in found for one in phrases.places_in(after) if one.start <= 1)
        first = next(places, None)
        # `selon l'employeur`: an article may stand between.
        words = lex_words(after)
        if first and knowledge.reading.joints.issuperset(words.folded[: first.start]):
            end = len(text) - len(after) + words.ends[first.end - 1]
            yield Entity("dimension", first.kind, hit.start, end)


def _phrases(_: str, hits: Sequence[Hit], __: Knowledge) -> Iterator[Entity]:
    """What a phrase of the lexicon means as it stands."""
    denied = [hit for hit in hits if hit.kind == "not_pay"]
    for hit in hits:
        is_subject = hit.kind == "phrase" and hit.value != "idle"
        if is_subject and (
            inside := [no for no in denied if hit.start <= no.start and no.end <= hit.end]
        ):
            # `cost of living`, the name of another subject, is a cost before all.
            yield Entity("not_pay", inside[0].value, hit.start, hit.end)
        elif hit.kind in _AS_THEY_STAND:
            yield Entity(*hit)


def _open_words(text: str, _: Sequence[Hit], knowledge: Knowledge) -> Iterator[Entity]:
    for kind, language, start, end in knowledge.reading.sentences.open_words(text):
        yield Entity(kind, language, start, end)


_SAID = frozenset({"said", "counted"})
_AS_THEY_STAND = frozenset(
    {"segment", "stage", "level_pay", "dimension", "pay", "not_pay", "phrase"}
)
_FIGURE = re.compile(r"\d|[IVX]{1,4}(?!\w)")


ANNOTATORS: tuple[
    tuple[frozenset[str], Callable[[str, Sequence[Hit], Knowledge], Iterable[Entity]]], ...
] = (
    (frozenset({"role", "noun", "compounds"}), _roles),
    (frozenset({"years"}), _experiences),
    (frozenset({"figure"}), _stages),
    (frozenset({"level"}), _levels),
    (frozenset({"place"}), _places),
    (frozenset({"said"}), _pay_words),
    (frozenset({"opener"}), _dimensions),
    (frozenset({"figure"}), _years),
    (_AS_THEY_STAND, _phrases),
    (frozenset({"text"}), _open_words),
)
"""Each with the kinds of things one of which a text must hold, in the order in which they win over
one another where both see the same characters."""


_RANKS = {
    kind: [rank for rank, (needed, _) in enumerate(ANNOTATORS) if kind in needed]
    for kind in frozenset[str]().union(*(needed for needed, _ in ANNOTATORS))
}


def _kinds_in(text: str, hits: Sequence[Hit], knowledge: Knowledge) -> set[str]:
    """What a text holds: kinds of phrases, and what shows at a glance."""
    kinds = {hit.kind for hit in hits}
    kinds.add("text")
    if _FIGURE.search(text):
        kinds.add("figure")
    if knowledge.role_nouns.has_endings:
        kinds.add("compounds")
    return kinds


def has_money(text: str, knowledge: Knowledge) -> bool:
    """Whether an amount with its currency stands in a text,
    be it one that can be settled or not.
    """
    return bool(read_amounts(text, knowledge.money))


def entities_of(text: Text, knowledge: Knowledge) -> tuple[Entity, ...]:
    """The entities of a text in order."""
    return _shared(text, "entities", lambda part: _entities(part.plain, knowledge))


def amounts_of(
    text: Text, knowledge: Knowledge, context: MoneyContext = NO_CONTEXT
) -> tuple[Amount | Refusal, ...]:
    """The amounts of a text in order, read with what is said of them elsewhere."""
    return _shared(text, context, lambda part: read_amounts(part.plain, knowledge.money, context))


class Seen(Protocol):
    """Something that was read in a text, and knows its place."""

    @property
    def start(self) -> int:
        """The first of its characters."""

    @property
    def end(self) -> int:
        """After the last of its characters."""

    @property
    def reach(self) -> tuple[int, int]:
        """From the first to the last character that says something of it."""

    def moved(self, by: int) -> Self:
        """The same in a text that begins elsewhere."""


S = TypeVar("S", bound=Seen)


def _shared(text: Text, what: Hashable, read: Callable[[Text], tuple[S, ...]]) -> tuple[S, ...]:
    """What is read in a text: what the text that it was cut from holds there.

    Where anything lies across an end of the part, or reaches beyond it, the part is read anew.
    """
    whole, start = text.whole
    end = start + len(text)
    key = what, start, end
    if key not in whole.seen:
        is_whole = len(text) == len(whole)
        inside = None if is_whole else _inside(_shared(whole, what, read), start, end)
        whole.seen[key] = read(text) if inside is None else inside
    return whole.seen[key]  # type: ignore[return-value]


def _inside(seen: Iterable[S], start: int, end: int) -> tuple[S, ...] | None:
    """What lies between two places, as seen from the first; None where anything is cut."""
    inside = []
    for one in seen:
        first, after = one.reach
        if start <= first and after <= end:
            inside.append(one.moved(-start))
        elif one.start < end and start < one.end:
            return None
    return tuple(inside)


def _entities(text: str, knowledge: Knowledge) -> tuple[Entity, ...]:
    hits = knowledge.lexicon.find(text)
    kinds = _kinds_in(text, hits, knowledge)
    ranked = [
        (entity.start - entity.end, rank, entity)
        for rank in sorted({rank for kind in kinds for rank in _RANKS.get(kind, ())})
        for entity in ANNOTATORS[rank][1](text, hits, knowledge)
    ]
    ranked.sort(key=lambda one: one[:2])
    kept: list[Entity] = []
    for _, _, entity in ranked:
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    kept.sort(key=lambda entity: entity.start)
    return tuple(kept)
