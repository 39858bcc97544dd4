"""What a guide says to the program that makes a page of it, and not to its readers.

{/* … */}   {# … #}   {% comment %} … {% endcomment %}   {{/* … */}}   {{!-- … --}}   %% … %%     comments
[//]: # (…)   [comment]: # (…)                                                                 comments
{{< tip >}} … {{< /tip >}}   {% include box.html %}                                            marks around content
:::tip … :::   ::: {.note} … :::   !!! tip "Title" over indented lines                         marks around content

Comments and marks are hidden: blanked out where they fill whole lines, else replaced by characters
that nobody sees. The text stays as long as it was, so that every character keeps its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each comment as its beginning and its end; one without its end is text.
_COMMENTS = tuple(
    (re.compile(opening), re.compile(closing))
    for opening, closing in (
        (r"\{\{-?\s*/\*", r"\*/\s*-?\}\}"),
        (r"\{/\*", r"\*/\}"),
        (r"\{#-?(?=\s)", r"#\}"),  # {#pay} after a heading is its anchor
        (r"\{%-?\s*comment\s*-?%\}", r"\{%-?\s*endcomment\s*-?%\}"),
        (r"\{\{!--", r"--\}\}"),
        (r"(?:(?<=[\r\n])|\A)%%(?!%)", r"(?<!%)%%(?=[ \t]*(?:[\r\n]|\Z))"),
    )
)
# Marks alone; in the address of a link they stand for a part of it.
_MARK = re.compile(
    r"(?<!\]\() (?: \{\{[<%] [^{}]{0,600} [%>]\}\} | \{% [^%{}]{0,600} %\} )", re.VERBOSE
)
# [//]: # (a remark)   [comment]: <> (a remark)
_LABEL = re.compile(r"^[ \t]*\[(?://|comment)\]:[ \t]*(?:#|<>)[ \t]+[(\"'][^\r\n]*$", re.MULTILINE)
# :::tip   ::: warning Title   ::: {.note}   :::
_FENCE = re.compile(r"^[ \t>]*:{3,}[ \t]*(?:[\w{\[][^\r\n]*)?$", re.MULTILINE)
# !!! note "Title"   ???+ tip, and the indented lines below
_INDENTED = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ ]+[a-z][^\r\n]*(?P<below>(?:\r?\n(?:[ ]{4}[^\r\n]*|[ \t]*(?=\r?\n)))+)",
    re.MULTILINE,
)
_LINE_START = re.compile(r"^[ ](?=[ ]{3})", re.MULTILINE)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_UNSEEN = "\u2060"


def without_templates(text: str) -> str:
    """A guide's text, as long as it is, in which comments and marks of templates are hidden."""
    if "{" in text or "%%" in text:
        for opening, closing in _COMMENTS:
            text = _hidden(text, _pairs(text, opening, closing))
        text = _hidden(text, (match.span() for match in _MARK.finditer(text)))
    if "]: " in text:
        text = _hidden(text, (match.span() for match in _LABEL.finditer(text)))
    if ":::" in text:
        text = _hidden(text, (match.span() for match in _FENCE.finditer(text)))
    if "!!!" in text or "???" in text:
        text = _INDENTED.sub(_quoted, text)
    return text


def _pairs(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    at = 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        yield start.start(), end.end()
        at = end.end()


def _hidden(text: str, places: Iterator[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in places:
        sign = " " if _fills_lines(text, start, end) else _UNSEEN
        parts += [text[at:start], _NOT_LINE_END.sub(sign, text[start:end])]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _fills_lines(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the lines of a place:
    a blank line is no paragraph of its own.
    """
    before = _LINE_END.split(text[max(0, start - _INDENTATION) : start])[-1]
    after = _LINE_END.split(text[end : end + _INDENTATION], maxsplit=1)[0]
    return not before.strip() and not after.strip()


_LINE_END = re.compile(r"[\r\n]")
_INDENTATION = 80
"""The most spaces that are looked at beside a place."""


def _quoted(box: re.Match[str]) -> str:
    """An admonition of indented lines as a quotation: without its mark the lines would be code."""
    head, below = box.group()[: box.start("below") - box.start()], box["below"]
    return " " * len(head) + _LINE_START.sub(">", below)
