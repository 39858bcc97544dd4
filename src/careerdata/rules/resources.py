"""CD46x: what a guide says of the resources that it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import listed, quoted

if TYPE_CHECKING:
    from careerdata.notation.address import Problem


@rule("CD460", "resource-without-link", "info")
def resource_without_link(names: tuple[str, ...], *, in_plain_text: bool) -> Words:
    """Resources of a list have no link, neither in the guide nor in `schemas/vocabulary/resources.yaml`.

    Readers have to search for them, and may find something else. It is one finding for each list; lists of books
    need no links.

    Bad: `- Weld Guru — lessons for beginners`

    Good: `- [Weld Guru](https://example.org/weld) — lessons for beginners`
    """
    cure = (
        "write the address behind the name: “Name: https://…”" if in_plain_text else "make the name a link to its page"
    )
    return Words(f"{listed(names)} {'has' if len(names) == 1 else 'have'} no link", cure)


@rule("CD461", "duplicate-resource", "warning")
def duplicate_resource(name: str, before: str) -> Words:
    """The same resource stands in one list twice.

    It becomes one row, with what its first entry says; what the second says beside that is lost. Entries that
    differ in their courses alone are no fault: the row has the courses of both.

    Bad: `- Khan Academy — algebra for beginners`, and below `- Khan Academy (free)`

    Good: `- Khan Academy — algebra for beginners (free)`
    """
    also = "" if name == before else f", as {quoted(before)}"
    return Words(
        f"{quoted(name)} stands in this list already{also}",
        "make one entry of both, or give the second a name of its own",
    )


@rule("CD462", "resource-with-two-links", "warning")
def resource_with_two_links(name: str) -> Words:
    """One name has links to two pages.

    A resource has one link, so only the first is published. Most often one of both is old; or two resources have
    one name.

    Bad: `[Weld Guru](https://example.org/weld)`, and further down `[Weld Guru](https://example.org/forum)`

    Good: the same link in both places; or `[Weld Guru Forum](https://example.org/forum)`
    """
    return Words(
        f"{quoted(name)} has another link further up, which is the one that is published",
        "mend one of the two, or give the second page a name of its own",
    )


@rule("CD463", "malformed-link", "warning")
def malformed_link(name: str, address: str, problem: Problem) -> Words:
    """A link leads to no page of the web, so it is not published.

    Only addresses that begin with `https://` or `http://` and name a site can be followed from everywhere: an
    address within your own site, a script, or one with a space in it leads readers of the tables nowhere.

    Bad: `[Weld Guru](www.example.org/weld)`, `[Weld Guru](https://example.org/weld guru)`

    Good: `[Weld Guru](https://www.example.org/weld)`
    """
    if problem == "empty":
        return Words(f"the link of {quoted(name)} is empty", "write the address that it leads to, or remove the link")
    return Words(f"the link of {quoted(name)} {_PROBLEMS[problem]}: {quoted(address)}", _CURES[problem])


_PROBLEMS = {
    "space": "has a space in it",
    "no-scheme": "does not begin with https:// or http://",
    "other-scheme": "does not begin with https:// or http://",
    "no-host": "names no site",
    "bad-host": "names no site that can be reached",
    "bad-sign": "has a sign in it that no address has",
}
_CURES = {
    "space": "remove the space, or write it as %20",
    "no-scheme": "write the whole address, from https:// on",
    "other-scheme": "write the address of a page, from https:// on, or remove the link",
    "no-host": "write the whole address, as in https://example.org/course",
    "bad-host": "write the site's name as browsers show it, as in https://example.org",
    "bad-sign": "copy the address anew from a browser",
}


@rule("CD464", "cost-contradiction", "warning")
def cost_contradiction(name: str, said: str, before: str) -> Words:
    """A resource is called free in one place and paid in another, so its cost is published as unknown.

    Places are the entries of a list, its heading, the cells of a row, the items below an entry, and the roadmap.
    What one entry says in one breath is no contradiction: `free, certificate $49` is `freemium`.

    Bad: `- Khan Academy ($49)` under `## Free resources`

    Good: `- Khan Academy (free, certificate $49)`
    """
    return Words(
        f"{quoted(name)} is {said} here and {before} elsewhere, so what it costs is not known",
        "say the same in both places; where only a part costs something, say which",
    )


@rule("CD465", "link-without-name", "warning")
def link_without_name(text: str, address: str) -> Words:
    """A link of a roadmap's step has no text that names what it leads to, so it gives no resource.

    Bad: `Read the guide: [link](https://example.org/weld)`

    Good: `Read [the welding guide](https://example.org/weld)`
    """
    said = "" if text == address else f" ({quoted(address)})"
    return Words(
        f"the link {quoted(text)}{said} names nothing, so no resource is published for it",
        "make the name of the course, book or page the text of the link",
    )


@rule("CD466", "torn-link", "warning")
def torn_link(name: str, *, has_gap: bool) -> Words:
    """The marks of a link are not where Markdown expects them, so readers see them.

    The address is found all the same; what stands beside it may be lost.

    Bad: `- [Weld Guru] (https://example.org/weld) — films`

    Good: `- [Weld Guru](https://example.org/weld) — films`
    """
    what = "a space stands between its name and its address" if has_gap else "the bracket behind its address is missing"
    cure = "remove the space" if has_gap else "write “)” behind the address"
    return Words(f"the link {quoted(name)} is torn: {what}", cure)


@rule("CD467", "doubtful-resources", "warning")
def doubtful_resources(names: tuple[str, ...]) -> Words:
    """Nothing but the heading shows that the names of a list are courses, books or other things to learn from.

    Requirements, advice and names of tools stand under such headings as well, so nothing of the list is published.

    Bad: `- Good hearing`

    Good: `- [Weld Guru](https://example.org/weld)`
    """
    what = "is a resource, so it is" if len(names) == 1 else "are resources, so they are"
    return Words(
        f"nothing shows that {listed(names)} {what} not published",
        "make each name a link to its page, or say who makes it or what it costs",
    )
