"""Contradictions in what a guide says about its resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.notation.address import page_of, problem_of
from careerdata.rules import resources as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.reading import Phrases
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide, Span
    from careerdata.model.record import ResourceRecord
    from careerdata.resolve.resources import Resource


def resource_faults(
    resources: Sequence[Resource], guide: Guide, words: Phrases
) -> Iterator[Finding]:
    """Invalid links, names with two links, contradicting costs, repeated entries.

    `words` recognises lists of books, which need no links.
    """
    for resource in resources:
        yield from _malformed_links(resource, guide)
        others = list(_entries_with_another_link(resource))
        yield from (_other_link(resource, entry, guide) for entry in others)
        yield from _contradictory_costs(resource, guide)
        if resource.contradiction is None:
            yield from _repeated(resource, {id(entry) for entry in others}, guide)
    yield from _lists_without_links(resources, guide, words)


def _where(
    guide: Guide, resource: Resource, column: str, at: Span, other: tuple[Span, str] | None = None
) -> Where:
    related = (Related(Place.of(guide, other[0]), other[1]),) if other else ()
    return Where(Place.of(guide, at), related, "resources", resource.resource_id, column)


def _malformed_links(resource: Resource, guide: Guide) -> Iterator[Finding]:
    for entry in resource.entries:
        if entry.link and (problem := problem_of(entry.link.url)):
            where = _where(guide, resource, "url", entry.link.url_span)
            yield rules.malformed_link.at(where, entry.name.plain, entry.link.url, problem)


# --- Two links ------------------------------------------------------------------------------------


def _entries_with_another_link(resource: Resource) -> Iterator[ResourceRecord]:
    """The entries with another link than the entries before."""
    known: set[str] = set()
    for entry in resource.entries:
        if entry.link is None or problem_of(entry.link.url):
            continue
        page = page_of(entry.link.url)
        if known and page not in known:
            yield entry
        known.add(page)


def _other_link(resource: Resource, entry: ResourceRecord, guide: Guide) -> Finding:
    published = resource.link
    assert published is not None, "one of its entries had a link before"
    assert entry.link is not None
    other = published.url_span, "the link that is published"
    where = _where(guide, resource, "url", entry.link.url_span, other)
    return rules.resource_with_two_links.at(where, entry.name.plain)


# --- Costs ----------------------------------------------------------------------------------------


def _contradictory_costs(resource: Resource, guide: Guide) -> Iterator[Finding]:
    if resource.contradiction is None:
        return
    first, second = resource.contradiction
    # The statement of a heading about all its resources is not the place to fix one of them.
    headings = {entry.heading.span for entry in resource.entries if entry.heading}
    if any(_is_within(second.span, heading) for heading in headings):
        first, second = second, first
    where = _where(guide, resource, "cost", second.span, (first.span, f"here it is {first.value}"))
    yield rules.cost_contradiction.at(where, resource.name.plain, second.value, first.value)


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


# --- Repeated entries -----------------------------------------------------------------------------


def _repeated(resource: Resource, reported: set[int], guide: Guide) -> Iterator[Finding]:
    """The repeated entries of a list, without those (by identity) that are reported already."""
    first_of: dict[object, ResourceRecord] = {}
    for entry in resource.entries:
        if entry.heading is None:
            continue
        first = first_of.setdefault((entry.heading.span, entry.table), entry)
        if first is entry or id(entry) in reported or _has_other_courses(entry, first):
            continue
        where = _where(
            guide, resource, "name", entry.name.span, (first.name.span, "the entry before")
        )
        yield rules.duplicate_resource.at(where, entry.name.plain, first.name.plain)


def _has_other_courses(entry: ResourceRecord, first: ResourceRecord) -> bool:
    """Whether two entries name different courses of the same resource."""
    courses, known = ({offer.plain for offer in one.offers} for one in (entry, first))
    return bool(courses and known) and not courses <= known


# --- Lists without links --------------------------------------------------------------------------


def _lists_without_links(
    resources: Sequence[Resource], guide: Guide, words: Phrases
) -> Iterator[Finding]:
    """One finding for each list, at its first resource without a link."""
    lists: dict[Span, list[Resource]] = {}
    for resource in resources:
        entry = resource.entries[0] if resource.entries else None
        if entry is None or entry.heading is None or _has_any_link(resource):
            continue
        if "books" not in words.found_in(entry.heading.plain):
            lists.setdefault(entry.heading.span, []).append(resource)
    for some in lists.values():
        where = _where(guide, some[0], "url", some[0].name.span)
        names = tuple(resource.name.plain for resource in some)
        yield rules.resource_without_link.at(where, names, in_plain_text=guide.format == "text")


def _has_any_link(resource: Resource) -> bool:
    """Whether a link is written, valid or not, or the vocabulary has one."""
    return any(entry.link for entry in resource.entries) or bool(
        resource.known and resource.known.url
    )
