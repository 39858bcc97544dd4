"""Resources: what the guide lists, and what its roadmap mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.guide import Span
from careerdata.notation.bracket import find_brackets
from careerdata.record import Sourced
from careerdata.resolve.row import Row
from careerdata.slug import slugify
from careerdata.vocabulary import NameBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Link, Text
    from careerdata.knowledge import Knowledge
    from careerdata.record import ResourceRecord
    from careerdata.vocabulary import KnownResource

# `Andrew Ng's Coursera Specializations`: whose they are says which they are.
_OWNER = re.compile(r"(?P<owner>[A-ZÀ-Þ][\w.-]*(?:\s+[A-ZÀ-Þ][\w.-]*)+)['’]s\s")
# A course code such as CS231n names one course alone.
_CODE = re.compile(r"[A-Z]{2,}[- ]?\d+\w*")
_TELLING_WORDS = 3


@dataclass(slots=True)
class _Resource:
    resource_id: str
    name: Text
    origin: str
    known: KnownResource | None
    link: Link | None = None
    provider: Text | None = None
    cost: Sourced[str] | None = None
    offers: list[Text] = field(default_factory=list)
    description: Text | None = None

    @property
    def names(self) -> list[str]:
        """What a roadmap may call it."""
        owner = _OWNER.match(self.name.plain)
        telling = [o.plain for o in self.offers if _CODE.fullmatch(o.plain) or len(o.plain.split()) >= _TELLING_WORDS]
        known = self.known.names if self.known else ()
        return [self.name.plain, *([owner["owner"]] if owner else []), *telling, *known]


class ResourceTable:
    """The resources of one guide."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._resources: dict[str, _Resource] = {}
        self._listed: NameBook[_Resource] = NameBook([])

    def add_listed(self, records: list[ResourceRecord]) -> None:
        """Take in what the guide lists; what it lists twice is one resource."""
        for record in sorted(records, key=lambda record: record.name.span):
            known = self._knowledge.resources.get(record.name.plain)
            resource_id = known.id if known else slugify(record.name.plain)
            if not resource_id:
                continue
            resource = self._resources.setdefault(resource_id, _Resource(resource_id, record.name, "list", known))
            resource.link = resource.link or record.link
            resource.provider = resource.provider or record.provider or self._platform(record.description)
            resource.cost = resource.cost or record.cost
            resource.description = resource.description or record.description
            titles = {offer.plain for offer in resource.offers}
            resource.offers.extend(offer for offer in record.offers if offer.plain not in titles)
        self._listed = NameBook(self._resources.values())

    def mentions(self, text: Text) -> Iterator[tuple[str, Text]]:
        """The ids of the resources that a text of the roadmap mentions, in order, each with its words."""
        listed = [(f.start, f.end, f.entry.resource_id) for f in self._listed.find(text.plain)]
        known = [
            (f.start, f.end, f.entry.id)
            for f in self._knowledge.resources.find(text.plain)
            if not (f.entry.is_platform and self._names_place(text.plain[: f.start]))
            and not any(f.start < end and f.end > start for start, end, _ in listed)
        ]
        for start, end, resource_id in sorted([*listed, *known]):
            self._add_mentioned(text, start, end, resource_id)
            yield resource_id, text.cut(start, end)

    def _names_place(self, before: str) -> bool:
        """Whether a platform stands behind `on` or `at`: then it only says where the thing is."""
        return bool(self._knowledge.costs.at.search(before))

    def _add_mentioned(self, text: Text, start: int, end: int, resource_id: str) -> None:
        if resource_id in self._resources:
            return
        name = text.cut(start, end)
        known = self._knowledge.resources.get(name.plain)
        cost = self._cost_behind(text, end)
        self._resources[resource_id] = _Resource(resource_id, name, "roadmap", known, cost=cost)

    def _cost_behind(self, text: Text, end: int) -> Sourced[str] | None:
        """`Khan Academy (free)`."""
        rest = text.plain[end:]
        brackets = find_brackets(rest)
        if not brackets or rest[: brackets[0].start].strip():
            return None
        found = self._knowledge.costs.find(rest[: brackets[0].end])
        return Sourced(found.cost, text.span_of(end + found.start, end + found.end)) if found else None

    def _platform(self, description: Text | None) -> Text | None:
        """`lecture videos free on YouTube` says who shows them."""
        for found in self._knowledge.resources.find(description.plain) if description else ():
            if description and found.entry.is_platform and self._names_place(description.plain[: found.start]):
                return description.cut(found.start, found.end)
        return None

    def rows(self) -> list[Row]:
        """The rows of `resources`, in the order of the text."""
        return [_row(r) for r in sorted(self._resources.values(), key=lambda r: r.name.span)]


def _row(resource: _Resource) -> Row:
    row = Row(resource.name.span).set(resource_id=resource.resource_id, origin=resource.origin)
    row.text("name", resource.name).text("provider", resource.provider)
    if resource.link is not None:
        row.put("url", resource.link.url, resource.link.url_span).set(url_source="guide")
    elif resource.known and resource.known.url:
        row.set(url=resource.known.url, url_source="vocabulary")
    row.value("cost", resource.cost)
    row.values["cost"] = row.values["cost"] or "unknown"
    places = [offer.span for offer in resource.offers]
    listed = Span(places[0].start, places[-1].end) if places else None
    row.put("offers", [offer.plain for offer in resource.offers], listed)
    return row.text("description", resource.description)
