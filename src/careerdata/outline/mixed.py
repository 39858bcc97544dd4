"""Several things beside one another in a text, with filler between: what its entities say,
and the words between them that nobody understood.

Average Salary for Primary Teachers in Texas
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.titles import experience_of, level_of, read_title
from careerdata.lexicon.lexer import lex_words
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.record import RoleTitle, Segment, Sourced
from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import Region
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity
    from careerdata.notation.experience import Experience, Level

Position = Literal["title", "heading", "label", "note", "column", "key", "clause"]
NARROWING: frozenset[Position] = frozenset({"label", "column", "key"})
"""Positions in which whatever stands narrows the amounts:
filler alone is then a value (`Other`).
"""

MOST_WORDS_OF_A_NAME = 7


class Part(NamedTuple):
    """What a part of a frame's text says."""

    slots: Slots = NO_SLOTS
    rest: tuple[Text, ...] = ()
    """What narrows and fills no slot, as written."""
    says_something: bool = False
    """Whether a word of pay or a statistic stands in it, or any slot was filled."""


def opens_with(text: Text, kinds: Collection[str], knowledge: Knowledge) -> bool:
    """Whether a text opens with an entity of some kinds: `Year 1`, `first year` with a stage."""
    first = entities_of(text, knowledge)[:1]
    return any(entity.kind in kinds and entity.start == 0 for entity in first)


def read_mixed(text: Text, position: Position, knowledge: Knowledge) -> Part:
    """What the entities of a text say, and the words between them that nobody understood."""
    entities = entities_of(text, knowledge)
    rest = tuple(unknown_runs(text, entities, knowledge, is_whole=position != "clause"))
    if position in ("heading", "label"):
        rest = tuple(run for run in rest if not _names_section(run, knowledge))
    slots = _slots_of(text, entities, knowledge)
    says = bool(slots) or any(entity.kind in _SAYING for entity in entities)
    if position != "clause" and rest and not _keeps_edges(text, entities):
        if slots.region and position in ("column", "key"):
            # `Inner London`, `US firms`: a name that holds a place is another one.
            rest = (text,)
        slots = slots._replace(region=None) if slots.region else slots
    if rest and position != "clause" and is_complement(text.plain, entities, knowledge):
        slots, rest = (
            Slots(statistic=slots.statistic, pay_period=slots.pay_period, tax=slots.tax),
            (text,),
        )
    if rest and position != "clause" and slots.role is None and slots.level is not None:
        # `taille intermédiaire`: a word of a level that closes a name is a part of it.
        level = next(entity for entity in entities if entity.kind == "level")
        slots = slots if level.start == 0 else slots._replace(level=None)
    if position in NARROWING and slots.region and _is_somebody_there(entities):
        slots, rest = slots._replace(region=None), (text,)
    stages = tuple(
        text.cut(entity.start, entity.end) for entity in entities if entity.kind == "stage"
    )
    return Part(slots, (*stages, *_outdone(text, entities), *rest), says)


def _names_section(run: Text, knowledge: Knowledge) -> bool:
    """`Market Demand`, of `Market Demand & Salary`: it says what else stands in the section."""
    words = list(lex_words(run.plain).folded)
    while words and words[-1] in knowledge.reading.joints:
        words.pop()
    while words and words[0] in knowledge.reading.joints:
        words.pop(0)
    places = knowledge.reading.sections.places_in(" ".join(words))
    return [(place.start, place.end) for place in places] == [(0, len(words))]


def _is_somebody_there(entities: Sequence[Entity]) -> bool:
    """`US firms`: right after a place, a word for employers makes it a name of theirs."""
    pairs = pairwise(entities)
    return any(
        one.kind == "place"
        and other.kind == "dimension"
        and other.value == "employer"
        and other.start - one.end == 1
        for one, other in pairs
    )


def _outdone(text: Text, entities: Sequence[Entity]) -> Iterator[Text]:
    """`The bottom tenth earned an average of …`:
    of two statistics the last is the amount's, the others narrow.
    """
    statistics = [entity for entity in entities if entity.kind == "statistic"]
    for entity in statistics[:-1]:
        if entity.value != statistics[-1].value:
            yield text.cut(entity.start, entity.end)


_SAYING = frozenset(
    {
        "pay",
        "not_pay",
        "statistic",
        "period",
        "tax",
        "compensation",
        "dimension",
        "level_pay",
        "phrase",
        "year",
    }
)


def is_complement(plain: str, entities: Sequence[Entity], knowledge: Knowledge) -> bool:
    """Whether a role only tells more of another noun: `Cabinet d'avocats` is no lawyer."""
    roles = [entity for entity in entities if entity.kind == "role"]
    if not roles:
        return False
    before = [entity.end for entity in entities if entity.end <= roles[0].start]
    words = [word.group() for word in _WORD.finditer(plain, max(before, default=0), roles[0].start)]
    joints = 0
    while words and words[-1].casefold().rstrip("'’") in knowledge.reading.joints:
        words.pop()
        joints += 1
    return joints > 0 and bool(words) and not _is_idle(words[-1], knowledge)


def _keeps_edges(text: Text, entities: Sequence[Entity]) -> bool:
    """Whether a place stands at the end of a text that is opaque otherwise:
    `Private Schools in Texas`.
    """
    places = [entity for entity in entities if entity.kind == "place"]
    return (
        bool(places)
        and places[-1].end >= len(text.plain.rstrip(" ).,:?!"))
        and len(text.plain.split()) <= MOST_WORDS_OF_A_NAME
    )


def unknown_runs(
    text: Text, entities: Sequence[Entity], knowledge: Knowledge, *, is_whole: bool = False
) -> Iterator[Text]:
    """Runs of words that are neither entities nor filler, with the filler between them.

    `is_whole` keeps the filler around them, too, but for small words that lead up to them:
    `with OSCP`, `Day shift`.
    """
    for start, end in _gaps(text.plain, entities):
        words = list(_WORD.finditer(text.plain, start, end))
        telling = [word for word in words if not _is_idle(word.group(), knowledge)]
        if not telling:
            continue
        if is_whole:
            kept = [
                word
                for word in words
                if word.start() >= telling[0].start() or not _leads_up(word.group(), knowledge)
            ]
            yield text.cut(kept[0].start(), words[-1].end())
        else:
            yield text.cut(telling[0].start(), telling[-1].end())


def _leads_up(word: str, knowledge: Knowledge) -> bool:
    folded = word.casefold()
    return folded in knowledge.reading.joints and folded not in knowledge.frames.conditions


_LETTER = rf"[^\W_{UNSPACED}]"
_WORD = re.compile(rf"{UNSPACED_WORD}|{_LETTER}+(?:['’&+#.-]?{_LETTER}+)*[+#]*")


def _is_idle(word: str, knowledge: Knowledge) -> bool:
    folded = word.casefold()
    return (
        word.isdigit()
        or folded in knowledge.frames.idle
        or set(lex_words(folded).folded) <= knowledge.frames.idle
    )


def _gaps(plain: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    at = 0
    for entity in entities:
        if at < entity.start:
            yield at, entity.start
        at = max(at, entity.end)
    if at < len(plain):
        yield at, len(plain)


def _slots_of(text: Text, entities: Sequence[Entity], knowledge: Knowledge) -> Slots:
    """What is said once; what is said twice in different ways counts as unsaid."""

    def one(kind: str) -> Entity | None:
        found = [entity for entity in entities if entity.kind == kind]
        return found[0] if len({_key(entity) for entity in found}) == 1 else None

    def sourced(kind: str) -> Sourced[str] | None:
        entity = one(kind)
        return (
            Sourced(str(entity.value), text.span_of(entity.start, entity.end)) if entity else None
        )

    place, segment, level, experience = (
        one("place") or _city_in_its_country(text.plain, entities),
        one("segment"),
        one("level"),
        one("experience"),
    )
    role = _role_of(text, entities, knowledge)
    level_value: Level | None = level.value if level else None  # type: ignore[assignment]
    years: Experience | None = experience.value if experience else None  # type: ignore[assignment]
    said = Slots(
        role=role,
        region=text.cut(place.start, place.end) if place else None,
        segment=Segment(str(segment.value), text.cut(segment.start, segment.end))
        if segment
        else None,
        level=level_of(text, level_value) if level_value else None,
        experience=experience_of(text, years),
        statistic=sourced("statistic"),
        pay_period=sourced("period"),
        compensation=sourced("compensation"),
        tax=sourced("tax"),
    )
    return said.over(Slots(level=role.level, experience=role.experience)) if role else said


def _city_in_its_country(plain: str, entities: Sequence[Entity]) -> Entity | None:
    """`Berlin`, of `Berlin, Germany`."""
    places = [entity for entity in entities if entity.kind == "place"]
    if len(places) != len(("city", "country")):
        return None
    city, country = places
    inner: Region = city.value  # type: ignore[assignment]
    outer: Region = country.value  # type: ignore[assignment]
    is_inside = (inner.kind, inner.country_code) == ("city", outer.country_code)
    is_beside = plain[city.end : country.start].strip() in (",", "(", "")
    return city if is_inside and is_beside and outer.kind != "city" else None


def _key(entity: Entity) -> object:
    if entity.kind == "place":
        region: Region = entity.value  # type: ignore[assignment]
        return region.id
    if entity.kind == "level":
        level: Level = entity.value  # type: ignore[assignment]
        return level.level_id
    if entity.kind in ("experience", "segment"):
        return entity.start
    return entity.value


def _role_of(text: Text, entities: Sequence[Entity], knowledge: Knowledge) -> RoleTitle | None:
    """The one role that is named; the same one twice is one."""
    roles = [entity for entity in entities if entity.kind == "role"]
    names = {_singular(text.plain[entity.start : entity.end], knowledge) for entity in roles}
    if len(names) != 1:
        return None
    return read_title(text.cut(roles[0].start, roles[0].end), knowledge)


def _singular(name: str, knowledge: Knowledge) -> str:
    known = knowledge.roles.get(name)
    return known.id if known else name.casefold().rstrip("s")
