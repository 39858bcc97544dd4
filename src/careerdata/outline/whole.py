"""A text that is one thing as a whole: a level, an experience, a place, an employer, a role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import entities_of
from careerdata.annotate.titles import (
    experience_of,
    is_levels_only,
    level_of,
    looks_like_role,
    read_title,
)
from careerdata.lexicon.lexer import lex_words
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.record import Segment, Sourced
from careerdata.notation.experience import (
    find_experience,
    read_experience,
    read_level_only,
    split_level,
)
from careerdata.outline.mixed import Part, is_complement, opens_with, read_mixed, unknown_runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text

SEGMENT_KINDS = ("employer", "industry", "company_size", "qualification")
REGION_KINDS = {"region": "other", "city": "city", "country": "country"}
"""Kinds of columns that hold places,
and the kind of region that a place is which only its header explains.
"""


def read_whole(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Part | None:
    """What a text is as a whole; None where it is no one thing."""
    for read in _WHOLES:
        slots = read(text, knowledge, expected)
        if slots is not None:
            rest = (text,) if read is _levels else ()
            return Part(slots, rest, says_something=True)
    return None


def _level(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    level = read_level_only(text.plain, knowledge.levels)
    if level is None:
        return None
    experience = experience_of(text, find_experience(text.plain, knowledge.experience))
    return Slots(level=level_of(text, level), experience=experience)


def _levels(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """`Lead / Principal` is two levels: the first is the level, and the words are kept."""
    if not is_levels_only(text.plain, knowledge):
        return None
    first = re.split(r"[/,&|]|\s(?=\S+\s)", text.plain, maxsplit=1)[0]
    level = read_level_only(first, knowledge.levels)
    return Slots(level=level_of(text, level))


def _titled_level(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of levels a title that is a level (`Team Lead`,
    `Head of Department`) is no role of its own.
    """
    split = split_level(text.plain, knowledge.levels)
    is_level = (
        expected[:1] == ("level",) and split.keeps_title and knowledge.roles.get(text.plain) is None
    )
    return Slots(level=level_of(text, split.level)) if is_level else None


def _experience(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    experience = read_experience(text.plain, knowledge.experience, bare="experience" in expected)
    return Slots(experience=experience_of(text, experience)) if experience else None


def _expected_segment(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """Under a header of employers `Alaska` is an airline."""
    is_segment = expected[:1] and expected[0] in SEGMENT_KINDS and any(map(str.isalnum, text.plain))
    if not is_segment or _is_about_amount(text, knowledge):
        return None
    return Slots(segment=Segment(expected[0], text))


def _expected_role(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of roles whatever names somebody is one, as written:
    `Data Analyst I`, `Bell Founder`.
    """
    if expected[:1] != ("role",) or not any(map(str.isalpha, text.plain)):
        return None
    entities = entities_of(text, knowledge)
    if {"place", "experience", "stage"} & {entity.kind for entity in entities}:
        return None
    rest = [
        *unknown_runs(text, entities, knowledge),
        *(entity for entity in entities if entity.kind == "role"),
    ]
    return role_slots(text, knowledge) if rest else None


def _known_segment(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    segment = knowledge.segments.get(text.plain)
    return Slots(segment=Segment(segment.kind, text)) if segment else None


def _region(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    return Slots(region=text) if knowledge.regions.get(text.plain) is not None else None


_CAPITALISED = re.compile(r"[A-ZÀ-Þ0-9][^\s]*(?:[\s-][A-ZÀ-Þ0-9][^\s]*){0,4}")


def _titled_role(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """A title that closes with the noun of a role is one,
    whatever stands before: `Paid Media Manager`.
    """
    if not names_role(text, knowledge):
        return None
    words = set(lex_words(text.plain).folded)
    is_name = _CAPITALISED.fullmatch(text.plain) or knowledge.roles.get(text.plain) is not None
    if words & (knowledge.frames.idle - knowledge.reading.joints) or not (
        is_name or _is_plain_name(text, knowledge)
    ):
        return None
    return role_slots(text, knowledge)


def names_role(text: Text, knowledge: Knowledge) -> bool:
    """Whether a title is one of a role; `Clerking for a Judge` is none."""
    return looks_like_role(text.plain, knowledge) and not is_complement(
        text.plain, entities_of(text, knowledge), knowledge
    )


def _is_plain_name(text: Text, knowledge: Knowledge) -> bool:
    """Whether nothing but a role and its level stand in a text:
    no place, no word about the amount.
    """
    kinds = {entity.kind for entity in entities_of(text, knowledge)}
    return kinds <= {"role", "level", "experience"}


def _is_about_amount(text: Text, knowledge: Knowledge) -> bool:
    part = read_mixed(text, "clause", knowledge)
    is_understood = part.says_something and not part.rest
    return is_understood and not part.slots.names_someone and part.slots.region is None


_PERCENTILES = {"10": "p10", "25": "p25", "50": "median", "75": "p75", "90": "p90"}


def _percentile(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    return percentile_of(text, knowledge) if expected[:1] == ("statistic",) else None


def percentile_of(text: Text, knowledge: Knowledge) -> Slots | None:
    """The percentile that a header or a key names, where such stand: `25 %`, `P75`."""
    match = knowledge.frames.percentile.fullmatch(text.plain)
    statistic = _PERCENTILES.get(match["of"]) if match else None
    return Slots(statistic=Sourced(statistic, text.span)) if statistic else None


def _ends(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """`Low – High`: the amounts are ranges."""
    ends = [knowledge.frames.bound(part.plain) for part in text.split(_BETWEEN_ENDS)]
    return NO_SLOTS if ends == ["low", "high"] else None


_BETWEEN_ENDS = re.compile(r"\s*[–—/|-]\s*")


def _expected_source(text: Text, _: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of sources a name is who says so."""
    is_name = expected[:1] == ("source",) and any(map(str.isalpha, text.plain))
    return Slots(source=text) if is_name else None


_WHOLES: tuple[Callable[[Text, Knowledge, tuple[str, ...]], Slots | None], ...] = (
    _level,
    _levels,
    _titled_level,
    _experience,
    _percentile,
    _ends,
    _expected_source,
    _expected_role,
    _expected_segment,
    _known_segment,
    _region,
    _titled_role,
)


def read_as_written(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Part | None:
    """A name that only its header explains:
    a city that nobody knows, a role in a column of roles.
    """
    kind = expected[0] if expected else None
    if not any(map(str.isalpha, text.plain)):
        return None
    if kind in REGION_KINDS:
        return Part(Slots(region=text, region_kind=REGION_KINDS[kind]), says_something=True)
    is_stage = opens_with(text, {"stage"}, knowledge)
    if kind == "role" or (not is_stage and names_role(text, knowledge)):
        return Part(role_slots(text, knowledge), says_something=True)
    return None


def role_slots(text: Text, knowledge: Knowledge) -> Slots:
    """A role's title, with the level and the experience that it says."""
    title = read_title(text, knowledge)
    return Slots(role=title, level=title.level, experience=title.experience)
