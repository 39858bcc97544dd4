"""Inline text under way: what the parsers of Markdown and
HTML collect before they know its block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.document import Link, Text, TextBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.guide import Span


class Break(NamedTuple):
    """A line break inside a run."""

    plain: int
    """The offset of the space or newline that stands for it."""
    next_source: int
    """Where in the guide the next line's text begins."""


class _OpenLink(NamedTuple):
    start: int
    url: str
    url_span: Span


class Run:
    """Text, links, bold ranges and line breaks in the order in which a parser meets them.

    White space at the beginning is left out, so that the offsets of breaks are those of the
    finished text.
    """

    __slots__ = (
        "_bold_depth",
        "_bold_from",
        "_builder",
        "_link",
        "_source_start",
        "breaks",
        "last",
    )

    def __init__(self, source_start: int) -> None:
        self._builder = TextBuilder()
        self._source_start = source_start
        self._link: _OpenLink | None = None
        self._bold_from = 0
        self._bold_depth = 0
        self.breaks: list[Break] = []
        self.last = ""
        """The last character that was added."""

    def __len__(self) -> int:
        return len(self._builder)

    def add(self, plain: str, start: int, end: int) -> None:
        """Append text that stands for a stretch of source."""
        if not len(self._builder):
            ink = plain.lstrip()
            if end - start == len(plain):
                start += len(plain) - len(ink)
            plain = ink
        if plain:
            self._builder.add(plain, start, end)
            self.last = plain[-1]

    def append(self, text: Text) -> None:
        """Append a text that was finished before, with its places."""
        self._builder.append(text)
        self.last = text.plain[-1:]

    def line_break(self, plain: str, start: int, end: int) -> None:
        """Append the space or newline that stands for a line break."""
        if len(self._builder):
            self.breaks.append(Break(len(self._builder), end))
            self.add(plain, start, end)

    def open_bold(self) -> None:
        """Bold text begins; bold inside bold changes nothing."""
        if not self._bold_depth:
            self._bold_from = len(self._builder)
        self._bold_depth += 1

    def close_bold(self) -> None:
        """Bold text ends."""
        if self._bold_depth:
            self._bold_depth -= 1
            if not self._bold_depth and self._bold_from < len(self._builder):
                self._builder.strong.append((self._bold_from, len(self._builder)))

    def open_link(self, url: str, url_span: Span) -> None:
        """A link's text begins; it ends one that is still open."""
        self.close_link()
        self._link = _OpenLink(len(self._builder), url, url_span)

    def close_link(self) -> None:
        """A link's text ends."""
        link, self._link = self._link, None
        if link and link.start < len(self._builder):
            self._builder.links.append(
                Link(link.start, len(self._builder), link.url, link.url_span)
            )

    def text(self) -> Text:
        """What was collected; bare addresses in it have become links."""
        self.close_link()
        if self._bold_depth:
            self._bold_depth = 1
            self.close_bold()
        text = self._builder.text(self._source_start)
        if "://" in text.plain:
            text = self._with_spaced_links(text)
            text.links = tuple(sorted([*text.links, *_bare_links(text)]))
        return text

    def _with_spaced_links(self, text: Text) -> Text:
        """Make links of `[name](https://exa mple.org)`,
        which Markdown shows as it stands for the space inside.
        """
        matches = _SPACED_LINK.finditer(text.plain)
        found = [m for m in matches if not _touches_link(text.links, m.start("url"))]
        if not found:
            return text
        links = [Link(*m.span("name"), m["url"], text.span_of(*m.span("url"))) for m in found]
        gaps = [
            gap for m in found for gap in ((m.start(), m.start("name")), (m.end("name"), m.end()))
        ]
        self.breaks = [Break(_moved(at, gaps), source) for at, source in self.breaks]
        text = text.without(gaps)
        moved = [
            Link(_moved(start, gaps), _moved(end, gaps), url, span)
            for start, end, url, span in links
        ]
        text.links = tuple(sorted([*text.links, *moved]))
        return text


# [name](https://exa mple.org)
_SPACED_LINK = re.compile(
    r"\[(?P<name>[^\[\]\n]+)\]\((?P<url>https?://[^()<>\s]*[ ][^()<>\n]*)\)", re.IGNORECASE
)


def _moved(at: int, gaps: Sequence[tuple[int, int]]) -> int:
    """Where a plain offset is without the gaps before it."""
    return at - sum(min(end, at) - start for start, end in gaps if start < at)


_BARE_URL = re.compile(r"https?://[^\s<>\"'“”‘’|]+", re.IGNORECASE)
_CLOSED_BY = {")": "(", "]": "[", "}": "{"}
_NEVER_LAST = frozenset(".,;:!?*_~…")


def _bare_links(text: Text) -> Iterator[Link]:
    for match in _BARE_URL.finditer(text.plain):
        start, end = match.start(), _end_of_url(match.group(), match.start())
        if end - start > len("https://") and not _touches_link(text.links, start):
            yield Link(start, end, text.plain[start:end], text.span_of(start, end))


def _end_of_url(url: str, start: int) -> int:
    """The end of a bare address,
    without the punctuation of the sentence around it (as GFM has it).
    """
    surplus = {
        closer: url.count(closer) - url.count(opener) for closer, opener in _CLOSED_BY.items()
    }
    end = len(url)
    while end:
        last = url[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _NEVER_LAST:
            break
        end -= 1
    return start + end


def _touches_link(links: Sequence[Link], at: int) -> bool:
    return any(link.start <= at < link.end for link in links)
