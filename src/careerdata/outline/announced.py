"""What a heading announces:
the kinds of section that its words name, and whether it names them outright.

heading  = part { ("&" | "and" | "," | ":" | "–" | "(" …) part }          Salary and Job Outlook (2026)
part     = [modifiers] name [joint words]                                 Registered Nurse | Salary | in the US

A name that only begins or closes another noun names no section outright: `Resource Planning`,
`Skills Assessment`, `Pay attention to detail`. Nor does a heading that says what to do:
`Improve your skills`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.lexer import lex_words
from careerdata.model.outline import ASIDE, SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.lexer import Tokens
    from careerdata.lexicon.reading import PhrasePlace, Reading


class HeadingKinds(NamedTuple):
    """What a heading's own words say."""

    kinds: tuple[str, ...]
    """The kinds that its parts name, in order, each once; empty where it names none."""
    is_outright: bool
    """Whether the first of them is the heading's subject, and no word inside another name."""


NOTHING = HeadingKinds((), is_outright=False)


def announced(heading: str, knowledge: Knowledge) -> HeadingKinds:
    """The kinds of section that a heading names."""
    reading = knowledge.reading
    heading = _AMPERSAND.sub(" and ", heading)
    words = lex_words(heading)
    places = reading.sections.places_in(heading)
    if not places:
        return NOTHING
    borders = _borders(heading, words, knowledge)
    parts = _Words(words.folded, places, reading).parts(borders)
    telling = [part for part in parts if part.kind != ASIDE] or parts
    loud = [part for part in telling if part.kind != SILENT] or telling
    outright = [part for part in loud if part.is_outright]
    if not outright and words.folded[0] in reading.imperatives:
        return NOTHING
    kinds = tuple(dict.fromkeys(part.kind for part in outright or loud[:1]))
    return HeadingKinds(kinds, bool(outright))


_AMPERSAND = re.compile(r"\s*[&+]\s*")
_PARTING = re.compile(r"[,;:|/–—()\[\]!?]|\s-\s")


def _borders(heading: str, words: Tokens, knowledge: Knowledge) -> set[int]:
    """The indices of the words with which a part begins; a conjunction begins one."""
    conjunction = knowledge.listing.conjunction
    gaps = zip([0, *words.ends], words.starts, strict=False)
    return {
        index
        for index, (gap, word) in enumerate(zip(gaps, words.folded, strict=True))
        if _PARTING.search(heading, *gap) or conjunction.fullmatch(f" {word} ")
    }


class _Part(NamedTuple):
    """What one part of a heading names."""

    kind: str
    is_outright: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a heading and the names of sections among them."""

    words: Sequence[str]
    places: Sequence[PhrasePlace]
    reading: Reading

    def parts(self, borders: set[int]) -> list[_Part]:
        """What each part names that names anything; a border inside a name is none:
        `Roles and Responsibilities`.
        """
        inside = {index for place in self.places for index in range(place.start + 1, place.end)}
        edges = [0, *sorted(borders - inside - {0}), len(self.words)]
        return [part for start, end in pairwise(edges) if (part := self.part(start, end))]

    def part(self, start: int, end: int) -> _Part | None:
        """What silences a part, else its longest name, else the one of them that is its subject."""
        inside = [place for place in self.places if start <= place.start < end]
        silent = [place for place in inside if place.kind == SILENT]
        telling = silent or [place for place in inside if place.kind != ASIDE] or inside
        if not telling:
            return None
        longest = max(place.end - place.start for place in telling)
        of_length = [place for place in telling if place.end - place.start == longest]
        subject = next((place for place in of_length if self.is_subject(place, start, end)), None)
        return _Part((subject or of_length[0]).kind, subject is not None)

    def is_subject(self, place: PhrasePlace, start: int, end: int) -> bool:
        """Whether a name is what its part is about.

        In English the subject closes a noun (`nurse salary`) and in Romance languages it opens it
        (`salaire moyen`).
        """
        lead, tail = self.words[start : place.start], self.words[place.end : end]
        if lead and self.tells_what_to_do():
            return False
        if place.end - place.start > 1 or not tail or self.may_follow(tail[0]):
            return True
        if place.kind == SILENT and any(other.start == place.end for other in self.places):
            return True
        return place.language != "en" and all(self.may_follow(word) for word in lead)

    def tells_what_to_do(self) -> bool:
        """Whether a heading begins with a verb;
        `Market Research Analyst Salary` begins with a noun.
        """
        return self.words[0] in self.reading.imperatives and all(
            place.start for place in self.places
        )

    def may_follow(self, word: str) -> bool:
        """Whether a word beside a name leaves it the subject:
        `Salary by state`, `Salary breakdown 2026`.
        """
        return word in self.reading.joints or word in self.reading.fillers or word[0].isdigit()
