"""What a heading announces: the kinds of section that its words name, and whether it names them outright.

heading  = part { ("&" | "and" | "," | ":" | "–" | "(" …) part }          Salary and Job Outlook (2026)
part     = [modifiers] name [joint words]                                 Registered Nurse | Salary | in the US

A name that only begins or closes another noun names no section outright: `Resource Planning`, `Skills
Assessment`, `Pay attention to detail`. Nor does a heading that says what to do: `Improve your skills`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.reading import spaced_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.knowledge import Knowledge
    from careerdata.reading import PhrasePlace, Reading


@dataclass(frozen=True, slots=True)
class HeadingKinds:
    """What a heading's own words say."""

    kinds: tuple[str, ...]
    """The kinds that its parts name, in order, each once; empty where it names none."""
    is_outright: bool
    """Whether the first of them is the heading's subject, and no word inside another name."""


SILENT = "other"
"""The kind that silences all that stands with it: `Negotiate your salary`."""
ASIDE = "aside"
"""The kind of parts of a guide that feed no table of their own: `Education`, `Conclusion`."""
NOTHING = HeadingKinds((), is_outright=False)


def announced(heading: str, knowledge: Knowledge) -> HeadingKinds:
    """The kinds of section that a heading names."""
    reading = knowledge.reading
    heading = _AMPERSAND.sub(" and ", heading)
    words = spaced_words(heading).split()
    places = reading.sections.places_in(heading)
    if not places:
        return NOTHING
    parts = list(_parts(words, places, _borders(heading, knowledge)))
    named = [place for start, end in parts if (place := _named(start, end, words, places, reading))]
    telling = [place for place in named if place.kind != ASIDE] or named
    loud = [place for place in telling if place.kind != SILENT] or telling
    outright = [place for place in loud if _is_outright(place, _part_of(place, parts), words, reading)]
    if not outright and words[0] in reading.imperatives:
        return NOTHING
    kinds = tuple(dict.fromkeys(place.kind for place in outright or loud[:1]))
    return HeadingKinds(kinds, bool(outright))


_AMPERSAND = re.compile(r"\s*[&+]\s*")
_WORD = re.compile(r"[^\W_]+")
_PARTING = re.compile(r"[,;:|/–—()\[\]!?]|\s-\s")


def _borders(heading: str, knowledge: Knowledge) -> set[int]:
    """The indices of the words with which a part begins; a conjunction begins one."""
    borders: set[int] = set()
    text, at = heading.casefold(), 0
    for index, match in enumerate(_WORD.finditer(text)):
        if _PARTING.search(text, at, match.start()) or knowledge.listing.conjunction.fullmatch(f" {match.group()} "):
            borders.add(index)
        at = match.end()
    return borders


def _parts(words: list[str], places: list[PhrasePlace], borders: set[int]) -> Iterator[tuple[int, int]]:
    """The parts as ranges of words; a border inside a name is none: `Roles and Responsibilities`."""
    inside = {index for place in places for index in range(place.start + 1, place.end)}
    edges = [0, *sorted(borders - inside - {0}), len(words)]
    return zip(edges[:-1], edges[1:], strict=True)


def _part_of(place: PhrasePlace, parts: list[tuple[int, int]]) -> tuple[int, int]:
    return next((start, end) for start, end in parts if start <= place.start < end)


def _named(start: int, end: int, words: list[str], places: list[PhrasePlace], reading: Reading) -> PhrasePlace | None:
    """What a part names: what silences it, else the longest name, else the one that is its subject."""
    inside = [place for place in places if start <= place.start < end]
    silent = [place for place in inside if place.kind == SILENT]
    if silent or not inside:
        return next(iter(silent), None)
    telling = [place for place in inside if place.kind != ASIDE] or inside
    longest = max(place.end - place.start for place in telling)
    of_length = [place for place in telling if place.end - place.start == longest]
    return next((p for p in of_length if _is_outright(p, (start, end), words, reading)), of_length[0])


def _is_outright(place: PhrasePlace, part: tuple[int, int], words: list[str], reading: Reading) -> bool:
    """Whether a name is what its part is about.

    In English the subject closes a noun (`nurse salary`) and in Romance languages it opens it (`salaire moyen`).
    """
    lead, tail = words[part[0] : place.start], words[place.end : part[1]]
    if lead and words[0] in reading.imperatives:
        return False
    if place.end - place.start > 1 or not tail or _may_follow(tail[0], reading):
        return True
    return place.language != "en" and all(_may_follow(word, reading) for word in lead)


def _may_follow(word: str, reading: Reading) -> bool:
    return word in reading.joints or word in reading.fillers or word[0].isdigit()
