"""CD46x: problems in lists of resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import listed, quoted

if TYPE_CHECKING:
    from careerdata.notation.address import Problem


@rule("CD460", "resource-without-link", "info")
def resource_without_link(names: tuple[str, ...], *, in_plain_text: bool) -> Words:
    """Resources in a list have no link, and `schemas/vocabulary/resources.yaml` has none for them.

    Readers have to search for them, and may find something else. There is one finding for each
    list. Books need no link.

    Bad: `- Weld Guru — lessons for beginners`

    Good: `- [Weld Guru](https://example.org/weld) — lessons for beginners`
    """
    cure = "make the name a link to its page"
    if in_plain_text:
        cure = "write the address after the name, as in “Name: https://…”"
    return Words(f"{listed(names)} {'has' if len(names) == 1 else 'have'} no link", cure)


@rule("CD461", "duplicate-resource", "warning")
def duplicate_resource(name: str, before: str) -> Words:
    """A resource is in the same list twice.

    It is published once, as its first entry says; anything else in the second entry is lost.
    Entries that differ only in their courses are fine: the row has the courses of both.

    Bad: `- Khan Academy — algebra for beginners`, and below `- Khan Academy (free)`

    Good: `- Khan Academy — algebra for beginners (free)`
    """
    also = "" if name == before else f", as {quoted(before)}"
    return Words(
        f"{quoted(name)} is already in this list{also}, so only the first entry is published",
        "combine the two entries, or give the second its own name",
    )


@rule("CD462", "resource-with-two-links", "warning")
def resource_with_two_links(name: str) -> Words:
    """One name links to two pages.

    A resource has one link, so only the first is published. Usually one of the two is old, or two
    resources have the same name.

    Bad: `[Weld Guru](https://example.org/weld)`, and further down `[Weld Guru](https://example.org/forum)`

    Good: the same link in both places; or `[Weld Guru Forum](https://example.org/forum)`
    """
    return Words(
        f"{quoted(name)} has another link above, so this one is not published",
        "correct one of the two links, or give the second page its own name",
    )


@rule("CD463", "malformed-link", "warning")
def malformed_link(name: str, address: str, problem: Problem) -> Words:
    """A link does not lead to a web page, so it is not published.

    An address must begin with `https://` or `http://` and name a site. Addresses within your own
    site, scripts and addresses with a space lead nowhere outside it.

    Bad: `[Weld Guru](www.example.org/weld)`, `[Weld Guru](https://example.org/weld guru)`

    Good: `[Weld Guru](https://www.example.org/weld)`
    """
    if problem == "empty":
        return Words(f"the link of {quoted(name)} is empty", "add the address, or remove the link")
    return Words(
        f"the link of {quoted(name)} {_PROBLEMS[problem]}: {quoted(address)}", _CURES[problem]
    )


_PROBLEMS = {
    "space": "contains a space",
    "no-scheme": "does not begin with https:// or http://",
    "other-scheme": "does not begin with https:// or http://",
    "no-host": "names no site",
    "bad-host": "names no site that can be reached",
    "bad-sign": "contains a character that addresses cannot have",
}
_CURES = {
    "space": "remove the space, or write it as %20",
    "no-scheme": "write the whole address, beginning with https://",
    "other-scheme": "write the address of a web page, beginning with https://, or remove the link",
    "no-host": "write the whole address, as in https://example.org/course",
    "bad-host": "write the site's name as a browser shows it, as in https://example.org",
    "bad-sign": "copy the address from a browser again",
}


@rule("CD464", "cost-contradiction", "warning")
def cost_contradiction(name: str, said: str, before: str) -> Words:
    """A resource is called free in one place and paid in another,
    so its cost is published as unknown.

    A place is an entry of a list, its heading, the cells of a row, the items below an entry, or the
    roadmap. What a single entry says is not a contradiction: `free, certificate $49` is `freemium`.

    Bad: `- Khan Academy ($49)` under `## Free resources`

    Good: `- Khan Academy (free, certificate $49)`
    """
    return Words(
        f"{quoted(name)} is {said} here and {before} elsewhere, so its cost is published as unknown",
        "write the same cost in both places; if only a part costs money, say which",
    )


@rule("CD465", "link-without-name", "warning")
def link_without_name(text: str, address: str) -> Words:
    """The text of a link in the roadmap does not name its target, so it gives no resource.

    Bad: `Read the guide: [link](https://example.org/weld)`

    Good: `Read [the welding guide](https://example.org/weld)`
    """
    said = "" if text == address else f" ({quoted(address)})"
    return Words(
        f"the text of the link {quoted(text)}{said} names nothing, so no resource is published for it",
        "use the name of the course, book or page as the text of the link",
    )


@rule("CD466", "torn-link", "warning")
def torn_link(name: str, *, has_gap: bool) -> Words:
    """A link is not valid Markdown, so readers see its brackets.

    The address is still found, but text next to it may be lost.

    Bad: `- [Weld Guru] (https://example.org/weld) — films`

    Good: `- [Weld Guru](https://example.org/weld) — films`
    """
    what = (
        "there is a space between its name and its address"
        if has_gap
        else "its closing bracket is missing"
    )
    cure = "remove the space" if has_gap else "add “)” after the address"
    return Words(f"the link {quoted(name)} is broken: {what}", cure)


@rule("CD467", "doubtful-resources", "warning")
def doubtful_resources(names: tuple[str, ...]) -> Words:
    """Only the heading suggests that the names in a list are courses,
    books or other things to learn from.

    Such headings also introduce requirements, advice and tools, so nothing from the list is
    published.

    Bad: `- Good hearing`

    Good: `- [Weld Guru](https://example.org/weld)`
    """
    what = "is a resource, so it is" if len(names) == 1 else "are resources, so they are"
    return Words(
        f"nothing shows that {listed(names)} {what} not published",
        "link each name to its page, or add who makes it or what it costs",
    )
