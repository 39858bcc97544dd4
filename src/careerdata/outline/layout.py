"""What only all headings of a document together show: its title, its levels, what is counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from careerdata.annotate import entities_of
from careerdata.annotate.names import roles_in
from careerdata.model.document import Boilerplate, Heading, Item, Table
from careerdata.model.outline import ASIDE, SILENT
from careerdata.notation.period import read_period
from careerdata.outline.announced import announced

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Document


BOLD = 7
WITH_PARTS = frozenset({"roles", "skills", "roadmap", "resources", "salary"})
"""The kinds of section that are made of smaller ones."""
PARTED = frozenset({"roles", "roadmap"})
"""Those whose parts have headings of their own kinds."""
_LEAST_COUNTED = 2
_LEAST_NUMBERED = 2

# `1. Salary`, `2) Skills`, `#3 Learn`, `2.1 By region`
NUMBER = re.compile(
    r"""
    [^\w\#]*
    (?: \#\s? (?P<sharp>\d{1,2}) (?!\d) [.):]?
      | (?P<main>\d{1,2}) [.):] (?P<sub>\d{1,2})? [.):]? \s )
    \W* (?=\w)
    """,
    re.VERBOSE,
)

Rank = tuple[int, int, bool]
"""Where a heading stands, the higher the smaller:
its level, its numbering, whether it is repeated.
"""


@dataclass(frozen=True)
class Layout:
    """What only all headings together show."""

    title: Heading | None
    headings: list[Heading]
    """All but the title."""
    knowledge: Knowledge

    @cached_property
    def alike(self) -> bool:
        """Whether all headings but bold lines have one level,
        so that levels do not tell sub-headings.
        """
        levels = {heading.level for heading in self.headings}
        return len(levels - {BOLD} or levels) <= 1

    @cached_property
    def is_unmarked(self) -> bool:
        """Whether no heading has a level of its own: an extract, or bold lines alone."""
        return all(heading.level in (None, BOLD) for heading in self.headings)

    def is_alike(self, heading: Heading) -> bool:
        """Whether a heading is one of those that are alike:
        a bold line below other headings is not.
        """
        return self.alike and (heading.level != BOLD or all(h.level == BOLD for h in self.headings))

    @cached_property
    def numbers_are_levels(self) -> bool:
        """Whether sections are numbered, and not the steps of something."""
        numbered = [h for h in self.headings if self.is_alike(h) and NUMBER.match(h.text.plain)]
        said = [announced(unnumbered(heading.text.plain), self.knowledge) for heading in numbered]
        kinds = [one.kinds[0] for one in said if one.is_outright]
        return len(kinds) >= _LEAST_NUMBERED and set(kinds) != {ASIDE}

    @cached_property
    def _repeated(self) -> frozenset[str]:
        counts = Counter(heading.text.plain.casefold() for heading in self.headings)
        return frozenset(text for text, count in counts.items() if count > 1)

    @cached_property
    def counted_units(self) -> frozenset[str]:
        """The units of time, and `step`, in which headings count from the start;
        quarters are those of any year.
        """
        if not self.names_roadmap and not self._data_kinds:
            return frozenset()
        periods = [
            read_period(heading.text.plain, self.knowledge.periods) for heading in self.headings
        ]
        starts: dict[str, list[int]] = {}
        for period in periods:
            if period and period.unit and period.start and period.unit != "quarter":
                starts.setdefault(period.unit, []).append(period.start.value)
        units = {
            unit
            for unit, numbers in starts.items()
            if len(numbers) >= _LEAST_COUNTED and min(numbers) <= 1
        }
        timed = any(period and period.ordinal and period.unit for period in periods)
        return frozenset(units | ({"step"} if timed or self.names_roadmap else set()))

    @cached_property
    def levels_of_timed_steps(self) -> frozenset[int | None]:
        """The levels of headings with a step's number and its time; `Part 1` over
        `Phase 1 (Months 1-3)` is of none.
        """
        periods = (
            (h.level, read_period(h.text.plain, self.knowledge.periods)) for h in self.headings
        )
        return frozenset(
            level for level, period in periods if period and period.ordinal and period.unit
        )

    @cached_property
    def names_roadmap(self) -> bool:
        """Whether the title announces a roadmap: `How to Become a Data Analyst`."""
        return (
            self.title is not None
            and "roadmap" in announced(self.title.text.plain, self.knowledge).kinds
        )

    @cached_property
    def is_no_guide(self) -> bool:
        """Whether the page is another kind of text:
        its title says so, or two headings that only such pages have.

        `Aviation Mechanic: ROI of Certificates` is a guide if a heading announces pay.
        """
        if self.title is not None and announced(self.title.text.plain, self.knowledge).kinds == (
            SILENT,
        ):
            kinds = {entity.kind for entity in entities_of(self.title.text, self.knowledge)}
            return not ("role" in kinds and "salary" in self._data_kinds)
        if len(self._data_kinds) >= _MOST_FOREIGN:
            return False
        pages = self.knowledge.reading.page_kinds
        texts = {heading.text.plain.casefold() for heading in self.headings}
        counts = Counter(kind for text in texts for kind in pages.exactly(text))
        return counts[_CERTAIN] > 0 or any(count >= _LEAST_FOREIGN for count in counts.values())

    @cached_property
    def _data_kinds(self) -> frozenset[str]:
        """The kinds of data that headings announce outright."""
        said = [announced(heading.text.plain, self.knowledge) for heading in self.headings]
        return frozenset(one.kinds[0] for one in said if one.is_outright) - {SILENT, ASIDE}

    def rank(self, heading: Heading) -> Rank:
        """Where a heading stands."""
        level = heading.level or 0
        if not self.is_alike(heading):
            return (level, 0, False)
        return (level, self._depth(heading), heading.text.plain.casefold() in self._repeated)

    def _depth(self, heading: Heading) -> int:
        if not self.numbers_are_levels:
            return 0
        number = NUMBER.match(heading.text.plain)
        if number is None:
            return 2
        return 1 if number["sub"] else 0


_CERTAIN = "certain"
_LEAST_FOREIGN = 2
_MOST_FOREIGN = 3


def unnumbered(text: str) -> str:
    number = NUMBER.match(text)
    return text[number.end() :] if number else text


def title_of(document: Document, headings: list[Heading], knowledge: Knowledge) -> Heading | None:
    """The heading that names the guide: alone on the highest level, and first;
    else one of a title's looks.
    """
    if not headings:
        return None
    first, others = headings[0], headings[1:]
    if first.level is not None and all(
        other.level is None or other.level > first.level for other in others
    ):
        return first if others or first.level == 1 else None
    is_highest = bool(others) and others[0].level == first.level
    is_highest = is_highest and all((other.level or 0) >= (first.level or 0) for other in others)
    return first if is_highest and _looks_like_title(first, document, knowledge) else None


def _looks_like_title(first: Heading, document: Document, knowledge: Knowledge) -> bool:
    """Beside others of its level:
    it opens the page, no data stands under it, and it names a role or no section.
    """
    blocks = [block for block in document.blocks if not isinstance(block, Boilerplate)]
    if blocks[0] is not first or isinstance(blocks[1], Table | Item):
        return False
    if first.level is None or not announced(first.text.plain, knowledge).is_outright:
        return True
    return first.level == 1 and bool(roles_in(first.text, knowledge))
