"""One resource, and all that a guide says of it in different places."""

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
"""What cannot both be true of a resource; other costs are in between."""


@dataclass(slots=True)
class Resource:
    """One resource, and all that the guide says of it in different places."""

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
    """What is said of its cost, an entry's own words before what its heading says."""

    @property
    def link(self) -> Link | None:
        """The first link of the guide that can be followed."""
        links = (entry.link for entry in self.entries if entry.link)
        return next((link for link in links if problem_of(link.url) is None), None)

    @property
    def cost(self) -> Sourced[str] | None:
        """The first statement of its cost; none where two contradict each other."""
        return self.costs[0] if self.costs and not self.contradiction else None

    @property
    def contradiction(self) -> tuple[Sourced[str], Sourced[str]] | None:
        """Two statements of its cost that cannot both be true, in the order of the text."""
        free, paid = (next((cost for cost in self.costs if cost.value == said), None) for said in _CONTRADICTORY)
        if free is None or paid is None:
            return None
        return (free, paid) if free.span < paid.span else (paid, free)

    @property
    def names(self) -> list[str]:
        """What a roadmap may call it."""
        owner = _OWNER.match(self.name.plain)
        telling = [o.plain for o in self.offers if _CODE.fullmatch(o.plain) or len(o.plain.split()) >= _TELLING_WORDS]
        known = self.known.names if self.known else ()
        return [self.name.plain, *([owner["owner"]] if owner else []), *telling, *known]
