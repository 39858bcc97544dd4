"""A resource, with everything a guide says about it in different places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.notation.address import problem_of

if TYPE_CHECKING:
    from careerdata.lexicon.vocabulary import KnownResource
    from careerdata.model.document import Link, Text
    from careerdata.model.record import ResourceRecord, Sourced

# `Andrew Ng's Coursera Specializations`: whose they are says which they are.
_OWNER = re.compile(r"(?P<owner>[A-ZÀ-Þ][\w.-]*(?:\s+[A-ZÀ-Þ][\w.-]*)+)['’]s\s")
# A course code such as CS231n names one course alone.
_CODE = re.compile(r"[A-Z]{2,}[- ]?\d+\w*")
_TELLING_WORDS = 3
_CONTRADICTORY = ("free", "paid")
"""Costs that contradict each other; other costs are in between."""


@dataclass(slots=True)
class Resource:
    """A resource, with everything the guide says about it in different places."""

    resource_id: str
    name: Text
    origin: str
    known: KnownResource | None
    provider: Text | None = None
    offers: list[Text] = field(default_factory=list)
    description: Text | None = None
    entries: list[ResourceRecord] = field(default_factory=list)
    """Where the guide lists it, in the order of the text."""
    costs: list[Sourced[str]] = field(default_factory=list)
    """Statements of its cost, those of an entry before those of its heading."""

    @property
    def link(self) -> Link | None:
        """The first valid link in the guide."""
        links = (entry.link for entry in self.entries if entry.link)
        return next((link for link in links if problem_of(link.url) is None), None)

    @property
    def cost(self) -> Sourced[str] | None:
        """The first statement of its cost; None if two contradict each other."""
        return self.costs[0] if self.costs and not self.contradiction else None

    @property
    def contradiction(self) -> tuple[Sourced[str], Sourced[str]] | None:
        """Two statements of its cost that contradict each other, in the order of the text."""
        free, paid = (
            next((cost for cost in self.costs if cost.value == said), None)
            for said in _CONTRADICTORY
        )
        if free is None or paid is None:
            return None
        return (free, paid) if free.span < paid.span else (paid, free)

    @property
    def names(self) -> list[str]:
        """Its names in a roadmap."""
        owner = _OWNER.match(self.name.plain)
        telling = [
            o.plain
            for o in self.offers
            if _CODE.fullmatch(o.plain) or len(o.plain.split()) >= _TELLING_WORDS
        ]
        known = self.known.names if self.known else ()
        return [self.name.plain, *([owner["owner"]] if owner else []), *telling, *known]
