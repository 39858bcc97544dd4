"""HTML as tags and character data, each with its offsets.

The standard library's parser counts lines and columns, has changed its reading of comments and
scripts between Python versions, and needs quadratic time for some broken pages; a dataset must not
depend on any of it. This tokenizer follows the HTML standard where guides are sound, and keeps the
text where they are not: what a browser would swallow after an unclosed comment or script stays
text.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tag(NamedTuple):
    """A start or end tag; offsets are those of the text that was tokenized."""

    name: str
    """In lower case."""
    is_closing: bool
    start: int
    end: int


class Data(NamedTuple):
    """Character data as it stands in the source."""

    start: int
    end: int


class Attribute(NamedTuple):
    """An attribute's value, character references resolved, and where it stands."""

    value: str
    start: int
    end: int


Token = Tag | Data

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
    "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line of their own."""

_NO_MARKUP_INSIDE = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
}

_MARK = re.compile(
    r"""< (?: (?P<comment> !-- )
            | (?P<declaration> [!?] )
            | (?P<closing> / )? (?P<name> [a-zA-Z][^\s/>]* ) )""",
    re.VERBOSE,
)
# Possessive, so that a tag without an end fails at once.
_TO_TAG_END = re.compile(r"""(?: [^>=]++ | =\s*+"[^"]*+" | =\s*+'[^']*+' | = )*+ >""", re.VERBOSE)


def tokenize(text: str, start: int = 0) -> Iterator[Token]:
    """The tags and character data from an offset on;
    comments, declarations and scripts are left out.
    """
    reader = _Tokenizer(text)
    data_from = at = start
    while mark := _MARK.search(text, at):
        end = reader.end_of(mark)
        if end is None:
            at = mark.end()
            continue
        if data_from < mark.start():
            yield Data(data_from, mark.start())
        if mark["name"]:
            tag = Tag(mark["name"].lower(), mark["closing"] is not None, mark.start(), end)
            yield tag
            end = reader.content_start(tag)
        data_from = at = end
    if data_from < len(text):
        yield Data(data_from, len(text))


class _Tokenizer:
    """What was searched for in vain is not searched for again,
    so that broken pages take linear time.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last_tag_end = text.rfind(">")
        self._last_comment_end = text.rfind("-->")
        self._unclosed: set[str] = set()

    def end_of(self, mark: re.Match[str]) -> int | None:
        """Where a mark ends; None where it never does, and is text."""
        if mark["comment"]:
            return self._end_of_comment(mark)
        if mark.start() > self._last_tag_end:
            return None
        if mark["declaration"]:
            return self._text.find(">", mark.start()) + 1
        tag = _TO_TAG_END.match(self._text, mark.end())
        return tag.end() if tag else self._text.find(">", mark.end()) + 1

    def _end_of_comment(self, mark: re.Match[str]) -> int:
        if mark.start() > self._last_comment_end:
            return mark.end()
        # From the second character on: `<!-->` is a whole comment.
        return self._text.find("-->", mark.start() + 2) + len("-->")

    def content_start(self, tag: Tag) -> int:
        """Where reading goes on after a tag: after a script is before its end tag."""
        end_tag = _NO_MARKUP_INSIDE.get(tag.name)
        if end_tag is None or tag.is_closing or tag.name in self._unclosed:
            return tag.end
        found = end_tag.search(self._text, tag.end)
        if not found:
            self._unclosed.add(tag.name)
        return found.start() if found else tag.end


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins at an offset."""
    mark = _MARK.match(text, start)
    if not mark or not mark["name"]:
        return None
    end = _TO_TAG_END.match(text, mark.end())
    return Tag(
        mark["name"].lower(), mark["closing"] is not None, start, end.end() if end else len(text)
    )


_ATTRIBUTE = re.compile(
    r"""(?P<name> [^\s=/>"']++ )
        (?: \s*+ = \s*+ (?: "(?P<double> [^"]*+ )" | '(?P<single> [^']*+ )' | (?P<bare> [^\s>"']++ ) ) )?""",
    re.VERBOSE,
)


def attributes_of(text: str, tag: Tag) -> dict[str, Attribute]:
    """The attributes of a tag by name in lower case; of repeated ones the first."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, tag.start + len(tag.name) + 1, tag.end):
        group = match.lastgroup if match.lastgroup != "name" else None
        value = Attribute("", match.end(), match.end())
        if group:
            value = Attribute(_resolved(match[group]), match.start(group), match.end(group))
        found.setdefault(match["name"].lower(), value)
    return found


REFERENCE = re.compile(
    r"& (?: \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;?", re.VERBOSE
)
"""A character reference, as in `&amp;`, `&#8364;`, `&#x20AC;`."""


def referenced(reference: str) -> str:
    """The characters that a character reference stands for;
    the reference itself where none has its name.
    """
    if reference[1] == "#":
        return html.unescape(reference)
    return html5.get(reference[1:], reference)


def _resolved(value: str) -> str:
    # In a query, `&copy=1` is a parameter: references without a semicolon stay as they are.
    return REFERENCE.sub(
        lambda m: referenced(m.group()) if m.group().endswith(";") else m.group(), value
    ).strip()
