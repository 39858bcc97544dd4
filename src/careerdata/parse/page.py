"""Which part of a web page is the guide, and which is the page around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING

from careerdata.parse.tags import Data, Tag, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.parse.tags import Token


class PagePart(IntEnum):
    """What a token of a page belongs to."""

    CONTENT = 0
    AROUND = 1
    """The page around the guide: navigation, forms, what a reader does not see."""
    NOTHING = 2
    """What is no text at all: drawings, templates, the head."""


STRUCK = frozenset({"del", "s", "strike"})
"""What is struck out: it is not said any more."""
_NO_TEXT = frozenset({"head", "math", "svg", "template", "title"}) | STRUCK
_NOT_SEEN = frozenset({"button", "datalist", "dialog", "iframe", "noscript", "select", "textarea"})
_AROUND = frozenset({"aside", "footer", "form", "nav"})
_HEADER = "header"
_MAIN = "main"
_ARTICLE = "article"
_LEAST_ARTICLE_SHARE = 0.5

Stretch = tuple[int, int]
"""The indices of an element's start tag and end tag among the tokens."""


def roles_in_fragment(text: str, tokens: Sequence[Token]) -> bytearray:
    """The role of each token of a piece of HTML inside a guide:
    all is content but what is not seen.
    """
    roles = bytearray(len(tokens))
    for stretch in _unseen(text, tokens, _elements(tokens)):
        _assign(roles, stretch, _role_of(tokens[stretch[0]]))
    return roles


def roles_in_page(text: str, tokens: Sequence[Token]) -> bytearray:
    """The role of each token of a page.

    The guide stands in `<main>`; else in the articles, if they hold most of the text; else in the
    body.
    """
    elements = _elements(tokens)
    unseen = list(_unseen(text, tokens, elements))
    roles = bytearray(len(tokens))
    for stretch in _around(tokens, elements):
        _assign(roles, stretch, PagePart.AROUND)
    main = _main(text, tokens, elements, roles)
    if main:
        roles = _all_but(main, roles)
    for stretch in unseen:
        _assign(roles, stretch, _role_of(tokens[stretch[0]]))
    _keep_title(tokens, elements, roles)
    return roles


def _elements(tokens: Sequence[Token]) -> dict[int, int]:
    """The end tag of each start tag that has one, in the order of the start tags."""
    opened: dict[str, list[int]] = {}
    elements: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if isinstance(token, Data):
            continue
        if not token.is_closing:
            opened.setdefault(token.name, []).append(index)
        elif starts := opened.get(token.name):
            elements[starts.pop()] = index
        if token.name == "body" and (heads := opened.get("head")):
            elements.setdefault(heads.pop(), index - 1)
    return dict(sorted(elements.items()))


def _role_of(token: Token) -> PagePart:
    return (
        PagePart.NOTHING if isinstance(token, Tag) and token.name in _NO_TEXT else PagePart.AROUND
    )


def _assign(roles: bytearray, stretch: Stretch, role: PagePart) -> None:
    start, end = stretch
    roles[start : end + 1] = bytes([role]) * (end + 1 - start)


def _all_but(stretches: Sequence[Stretch], inner: bytearray) -> bytearray:
    roles = bytearray([PagePart.AROUND]) * len(inner)
    for start, end in stretches:
        roles[start : end + 1] = inner[start : end + 1]
    return roles


def _outermost(elements: dict[int, int], starts: Sequence[int]) -> Iterator[Stretch]:
    """The elements among these that lie in no other of them."""
    after = -1
    for start in starts:
        if start > after:
            after = elements[start]
            yield start, after


_MAY_HIDE = re.compile(r"\bhidden\b|\bdisplay\s*:\s*none\b", re.IGNORECASE)
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none\b", re.IGNORECASE)


def _unseen(text: str, tokens: Sequence[Token], elements: dict[int, int]) -> Iterator[Stretch]:
    starts = [start for start in elements if _is_unseen(text, tokens[start])]
    return _outermost(elements, starts)


def _is_unseen(text: str, token: Token) -> bool:
    if not isinstance(token, Tag):
        return False
    if token.name in _NO_TEXT or token.name in _NOT_SEEN:
        return True
    if token.name == "body" or not _MAY_HIDE.search(text, token.start, token.end):
        return False
    attributes = attributes_of(text, token)
    style, aria = attributes.get("style"), attributes.get("aria-hidden")
    is_hidden = "hidden" in attributes or (aria is not None and aria.value.lower() == "true")
    return is_hidden or (style is not None and bool(_NOT_DISPLAYED.search(style.value)))


def _around(tokens: Sequence[Token], elements: dict[int, int]) -> Iterator[Stretch]:
    """Navigation, forms and the like;
    the header of an article or of the main part is the guide's own.
    """
    holders = _starts(tokens, elements, _MAIN) or _starts(tokens, elements, _ARTICLE)
    bodies = _outermost(elements, holders)
    inside = {index for start, end in bodies for index in range(start, end)}
    headers = [start for start in _starts(tokens, elements, _HEADER) if start not in inside]
    starts = [start for name in _AROUND for start in _starts(tokens, elements, name)]
    guides = _indices(tokens, frozenset({_MAIN, _ARTICLE}))
    in_forms = sorted([*guides, *_indices(tokens, frozenset({"table"}))])

    def wraps_guide(start: int) -> bool:
        """Whether the guide is inside, as in a form around the whole page on some systems."""
        token = tokens[start]
        is_form = isinstance(token, Tag) and token.name == "form"
        return _any_between(in_forms if is_form else guides, start, elements[start])

    return _outermost(elements, sorted(at for at in (*headers, *starts) if not wraps_guide(at)))


def _indices(tokens: Sequence[Token], names: frozenset[str]) -> list[int]:
    tags = ((index, token) for index, token in enumerate(tokens) if isinstance(token, Tag))
    return [index for index, tag in tags if tag.name in names]


def _any_between(indices: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(indices, start) < bisect_left(indices, end)


def _starts(tokens: Sequence[Token], elements: dict[int, int], name: str) -> list[int]:
    """Where the elements of a name begin, in order."""
    return [
        start for start in elements if isinstance(tag := tokens[start], Tag) and tag.name == name
    ]


def _main(
    text: str, tokens: Sequence[Token], elements: dict[int, int], roles: bytearray
) -> list[Stretch]:
    if mains := _starts(tokens, elements, _MAIN):
        return list(_outermost(elements, mains))
    articles = [
        start for start in _starts(tokens, elements, _ARTICLE) if roles[start] == PagePart.CONTENT
    ]
    stretches = list(_outermost(elements, articles))
    whole = _ink(text, tokens, roles, [(0, len(tokens) - 1)])
    if _ink(text, tokens, roles, stretches) >= _LEAST_ARTICLE_SHARE * whole:
        return stretches
    return []


def _ink(text: str, tokens: Sequence[Token], roles: bytearray, stretches: Sequence[Stretch]) -> int:
    """How many characters of content stretches of the page hold."""
    return sum(
        len(text[token.start : token.end].strip())
        for start, end in stretches
        for index, token in enumerate(tokens[start : end + 1], start)
        if isinstance(token, Data) and roles[index] == PagePart.CONTENT
    )


def _keep_title(tokens: Sequence[Token], elements: dict[int, int], roles: bytearray) -> None:
    """The first `<h1>` is the guide's title even where it stands in the page's header."""
    titles = _starts(tokens, elements, "h1")
    if any(roles[title] == PagePart.CONTENT for title in titles):
        return
    for title in titles:
        if roles[title] == PagePart.AROUND:
            _assign(roles, (title, elements[title]), PagePart.CONTENT)
            return
