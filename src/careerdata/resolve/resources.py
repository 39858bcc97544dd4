"""Resources: those that the guide lists, and those that its roadmap mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.annotate.names import names_in, resources_in
from careerdata.lexicon.automaton import Automaton
from careerdata.lexicon.phrases_of import names_of
from careerdata.model.guide import Span
from careerdata.model.record import Sourced
from careerdata.model.slug import slugify
from careerdata.notation.address import problem_of
from careerdata.notation.bracket import find_brackets
from careerdata.resolve.resource_faults import resource_faults
from careerdata.resolve.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import KnownResource
    from careerdata.model.document import Link, Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.model.record import ResourceRecord

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
        offers = (offer.plain for offer in self.offers)
        telling = [o for o in offers if _CODE.fullmatch(o) or len(o.split()) >= _TELLING_WORDS]
        known = self.known.names if self.known else ()
        return [self.name.plain, *([owner["owner"]] if owner else []), *telling, *known]


class ResourceTable:
    """The resources of one guide."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._resources: dict[str, Resource] = {}
        self._listed = Automaton(())
        self._linked: dict[Span, str] = {}
        """By the place of the address of a link: the id of its resource."""

    def add_listed(self, records: list[ResourceRecord]) -> None:
        """Add the resources that the guide lists; repeated ones are one resource."""
        for record in sorted(records, key=lambda record: record.name.span):
            known = self._knowledge.resources.get(record.name.plain)
            resource_id = known.id if known else slugify(record.name.plain)
            if not resource_id:
                continue
            new = Resource(resource_id, record.name, record.origin, known)
            resource = self._resources.setdefault(resource_id, new)
            resource.origin = "list" if record.origin == "list" else resource.origin
            resource.entries.append(record)
            if record.link:
                self._linked[record.link.url_span] = resource_id
            resource.costs.extend(cost for cost in (record.cost, *record.other_costs) if cost)
            resource.provider = (
                resource.provider or record.provider or self._platform(record.description)
            )
            resource.description = resource.description or record.description
            titles = {offer.plain for offer in resource.offers}
            resource.offers.extend(offer for offer in record.offers if offer.plain not in titles)
        listed = (resource for resource in self._resources.values() if resource.origin == "list")
        self._listed = Automaton(names_of("listed", listed))

    def mentions(self, text: Text) -> Iterator[tuple[str, Text]]:
        """The ids of the resources in a text of the roadmap, in order, each with its words.

        A link means its target, whatever else its text names: `[Bread for All – Udemy](https://…)`.
        """
        linked = [
            (low, high, self._linked[span])
            for low, high, _, span in text.links
            if span in self._linked
        ]
        listed = [
            (f.start, f.end, f.entry.resource_id)
            for f in names_in(text, "listed", self._listed)
            if not any(f.start < end and f.end > start for start, end, _ in linked)
        ]
        known = [
            (f.start, f.end, f.entry.id)
            for f in resources_in(text, self._knowledge)
            if not (f.entry.is_platform and self._names_place(text.plain[: f.start]))
            and not any(f.start < end and f.end > start for start, end, _ in (*linked, *listed))
        ]
        for start, end, resource_id in sorted([*linked, *listed, *known]):
            self._add_mentioned(text, start, end, resource_id)
            yield resource_id, text.cut(start, end)

    def _names_place(self, before: str) -> bool:
        """Whether a platform comes after `on` or `at`, so that it only says where the thing is."""
        return bool(self._knowledge.costs.at.search(before))

    def _add_mentioned(self, text: Text, start: int, end: int, resource_id: str) -> None:
        name, cost = text.cut(start, end), self._cost_after(text, end)
        if resource_id not in self._resources:
            known = self._knowledge.resources.get(name.plain)
            self._resources[resource_id] = Resource(resource_id, name, "roadmap", known)
        self._resources[resource_id].costs.extend([cost] if cost else [])

    def _cost_after(self, text: Text, end: int) -> Sourced[str] | None:
        """`Khan Academy (free)`."""
        rest = text.plain[end:]
        brackets = find_brackets(rest)
        if not brackets or rest[: brackets[0].start].strip():
            return None
        found = self._knowledge.costs.find(rest[: brackets[0].end])
        return (
            Sourced(found.cost, text.span_of(end + found.start, end + found.end)) if found else None
        )

    def _platform(self, description: Text | None) -> Text | None:
        """`lecture videos free on YouTube` says who shows them."""
        if not description:
            return None
        for found in resources_in(description, self._knowledge):
            if found.entry.is_platform and self._names_place(description.plain[: found.start]):
                return description.cut(found.start, found.end)
        return None

    def rows(self) -> list[Row]:
        """The rows of `resources`, in the order of the text."""
        return [_row(resource) for resource in self._ordered()]

    def report_faults(self, guide: Guide, report: Report) -> None:
        """Report contradictions in what the guide says about its resources."""
        for finding in resource_faults(self._ordered(), guide, self._knowledge.resource_words):
            report(finding)

    def _ordered(self) -> list[Resource]:
        """All resources, in the order of the text."""
        return sorted(self._resources.values(), key=lambda resource: resource.name.span)


def _row(resource: Resource) -> Row:
    row = Row(resource.name.span).set(
        resource_id=resource.resource_id, origin=resource.origin, url=None, url_source=None
    )
    row.text("name", resource.name).text("provider", resource.provider)
    if resource.link is not None:
        row.put("url", resource.link.url.strip(), resource.link.url_span).set(url_source="guide")
    elif resource.known and resource.known.url:
        row.set(url=resource.known.url, url_source="vocabulary")
    row.value("cost", resource.cost)
    row.values["cost"] = row.values["cost"] or "unknown"
    places = [offer.span for offer in resource.offers]
    listed = Span(places[0].start, places[-1].end) if places else None
    row.put("offers", [offer.plain for offer in resource.offers], listed)
    return row.text("description", resource.description)
