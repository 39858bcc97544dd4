"""One document in many carriers: the guides that a metamorphic test reads again."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.model.document import Boilerplate, Code, Heading, Item, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from careerdata.model.document import Block, Document, Row, Text

BOLD_LINE = 7


@dataclass(frozen=True, slots=True)
class Carrier:
    """A way to write a document down."""

    name: str
    file_ending: str
    write: Callable[[Document], str]
    loses: frozenset[str] = frozenset()
    """The columns that cannot be equal, because the carrier has no place for what they hold."""
    has_levels: bool = True
    """Whether it shows which heading stands above which."""


# --- Marks inside a text --------------------------------------------------------------------------


def _marked(
    text: Text, plain: Callable[[str], str], bold: tuple[str, str], link: Callable[[str, str], str]
) -> str:
    """A text with its bold stretches and links, written with a carrier's marks."""
    edges = sorted(
        {0, len(text), *(edge for pair in text.strong for edge in pair), *_link_edges(text)}
    )
    parts, in_bold = list[str](), False
    for low, high in pairwise(edges):
        is_bold = any(start <= low < end for start, end in text.strong)
        parts.append(
            bold[0] if is_bold and not in_bold else bold[1] if in_bold and not is_bold else ""
        )
        in_bold = is_bold
        url = next((one.url for one in text.links if one.start <= low < one.end), None)
        words = plain(text.plain[low:high])
        is_bare = url is None or text.plain[low:high] == url
        parts.append(words if is_bare else link(words, str(url)))
    return "".join([*parts, bold[1] if in_bold else ""])


def _link_edges(text: Text) -> Iterator[int]:
    for link in text.links:
        yield link.start
        yield link.end


# --- Markdown -------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def _escaped(plain: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match.group(), plain)


def _markdown(text: Text, line_break: str = "<br>") -> str:
    written = _marked(text, _escaped, ("**", "**"), lambda words, url: f"[{words}]({url})")
    return _AT_START.sub(_with_backslash, written).replace("\n", line_break)


def _with_backslash(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _atx(shift: int) -> Callable[[Heading], str]:
    def write(heading: Heading) -> str:
        if heading.level == BOLD_LINE:
            return _bold_line(heading)
        return f"{'#' * min((heading.level or 2) + shift, 6)} {_markdown(heading.text)}"

    return write


def _all_alike(heading: Heading) -> str:
    return f"## {_markdown(heading.text)}"


def _bold_line(heading: Heading) -> str:
    return f"**{_escaped(heading.text.plain)}**"


def _setext(heading: Heading) -> str:
    mark = {1: "=", 2: "-"}.get(heading.level or 0)
    words = _markdown(heading.text)
    return f"{words}\n{mark * max(3, len(words))}" if mark else _atx(0)(heading)


def _write_markdown(heading: Callable[[Heading], str]) -> Callable[[Document], str]:
    def write(document: Document) -> str:
        blocks = list(document.blocks)
        parts = (
            _markdown_block(block, heading) + _gap(block, after)
            for block, after in _with_next(blocks)
        )
        return _front_matter(document) + "".join(parts)

    return write


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    return zip(blocks, [*blocks[1:], None], strict=True)


def _gap(block: Block, after: Block | None) -> str:
    return "\n" if isinstance(block, Item) and isinstance(after, Item) else "\n\n"


def _markdown_block(block: Block, heading: Callable[[Heading], str]) -> str:
    match block:
        case Heading():
            return heading(block)
        case Item():
            mark = "-" if block.number is None else f"{block.number}."
            return f"{'    ' * block.depth}{mark} {_markdown(block.text)}"
        case Table():
            return "\n".join(_pipe_lines(block, _markdown))
        case Code():
            return f"```\n{block.text.plain}\n```"
        case Paragraph():
            return _markdown(block.text, "\\\n")
        case Boilerplate():
            return ""


def _pipe_lines(table: Table, cell: Callable[[Text], str]) -> Iterator[str]:
    yield _pipe_line(table.header, cell)
    yield "|" + "---|" * len(table.header.cells)
    yield from (_pipe_line(row, cell) for row in table.rows)


def _pipe_line(row: Row, cell: Callable[[Text], str]) -> str:
    return f"| {' | '.join(cell(text) for text in row.cells)} |"


def _front_matter(document: Document) -> str:
    entries = document.guide.front_matter
    if not entries:
        return ""
    return (
        "---\n" + "".join(f'{key}: "{entry.value}"\n' for key, entry in entries.items()) + "---\n\n"
    )


def _windows_markdown(document: Document) -> str:
    text = _write_markdown(_atx(0))(document)
    front = "" if text.startswith("---\n") else "---\nlayout: post\ndraft: false\n---\n"
    return "\ufeff" + (front + text).replace("\n", "\r\n")


# --- Plain-text extracts --------------------------------------------------------------------------


def _plain(text: Text) -> str:
    return " ".join(text.plain.split(" ")).replace("\n", " ")


def _in_pipes(text: Text) -> str:
    return text.plain.replace("|", "\\|").replace("\n", "<br>")


def _write_extract_a(document: Document) -> str:
    """No blank lines, `- ` bullets, tables with pipes."""
    return "".join(f"{line}\n" for block in document.blocks for line in _extract_a(block))


def _extract_a(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _pipe_lines(block, _in_pipes)
        case Item():
            yield f"{'  ' * block.depth}{_bullet(block, '-')} {_plain(block.text)}"
        case Heading() | Paragraph():
            yield from block.text.plain.split("\n")


def _bullet(item: Item, mark: str) -> str:
    return mark if item.number is None else f"{item.number}."


def _write_extract_b(document: Document) -> str:
    """Navigation, title, byline, blank lines, `  • ` bullets, glued cells."""
    blocks = [block for block in document.blocks if not isinstance(block, Code | Boilerplate)]
    lines = ["Skip to main content"]
    for index, block in enumerate(blocks):
        lines += _extract_b(block)
        if index == 0 and isinstance(block, Heading):
            lines += ["JC / Team / ", "|March 23, 2026|14 min read"]
    return "\n\n".join(lines) + "\n"


def _extract_b(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield "\n".join(
                _glued_lines(block) if _can_be_glued(block) else _pipe_lines(block, _in_pipes)
            )
        case Item():
            yield f"{'  ' * (block.depth + 1)}{_bullet(block, '•')} {_plain(block.text)}"
        case Heading() | Paragraph():
            yield from block.text.plain.split("\n")


_LEAST_GLUED_CELLS = 2
# In front of a number it shows where a cell begins.
_SIGN_BEFORE = re.compile(r"[$£€₹¥]\d")


def _can_be_glued(table: Table) -> bool:
    """Whether the amounts show where the cells of all rows meet."""
    rows = [row.cells for row in table.rows]
    is_even = all(len(cells) == len(table.header.cells) for cells in rows)
    return (
        is_even
        and all(table.header.cells)
        and all(_SIGN_BEFORE.match(c.plain) for row in rows for c in row[1:])
    )


def _glued_lines(table: Table) -> Iterator[str]:
    for row in (table.header, *table.rows):
        yield "".join(_plain(cell) for cell in row.cells)


# --- HTML -----------------------------------------------------------------------------------------

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<style>td {{ color: red }}</style><script>var salary = "$1 – $2";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/salaries">Salary Guide 2020</a></li></ul></nav>
<main><article>
{blocks}
</article></main>
<aside><h3>Related guides</h3><p>Pilot Salary: $200,000</p></aside>
<footer><p>&copy; 2026. All rights reserved.</p></footer></body></html>
"""
_NAMED = {"–": "&ndash;", "€": "&euro;", "£": "&#163;", "\u00a0": "&nbsp;", "’": "&#x2019;"}


def _html(text: Text) -> str:
    written = _marked(
        text,
        _referenced,
        ("<strong>", "</strong>"),
        lambda words, url: f'<a href="{url}">{words}</a>',
    )
    return written.replace("\n", "<br>")


def _referenced(plain: str) -> str:
    return "".join(_NAMED.get(character, html.escape(character)) for character in plain)


def _write_html(document: Document) -> str:
    return _PAGE.format(blocks="\n".join(_html_blocks(document.blocks)))


def _html_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    open_lists: list[str] = []
    for block in blocks:
        depth = block.depth + 1 if isinstance(block, Item) else 0
        while len(open_lists) > depth or (
            open_lists and isinstance(block, Item) and _is_other(block, open_lists)
        ):
            yield f"</li></{open_lists.pop()}>"
        if isinstance(block, Item):
            yield from _html_item(block, open_lists)
        else:
            yield _html_block(block)
    while open_lists:
        yield f"</li></{open_lists.pop()}>"


def _list_tag(item: Item) -> str:
    return "ul" if item.number is None else "ol"


def _is_other(item: Item, open_lists: list[str]) -> bool:
    return len(open_lists) == item.depth + 1 and open_lists[-1] != _list_tag(item)


def _html_item(item: Item, open_lists: list[str]) -> Iterator[str]:
    if len(open_lists) > item.depth:
        yield "</li>"
    while len(open_lists) <= item.depth:
        start = f' start="{item.number}"' if item.number is not None else ""
        open_lists.append(_list_tag(item))
        yield f"<{open_lists[-1]}{start}>"
    yield f"<li>{_html(item.text)}"


def _html_block(block: Block) -> str:
    match block:
        case Heading(level=None | 7):
            return f"<p><b>{_referenced(block.text.plain)}</b></p>"
        case Heading():
            return f"<h{block.level}>{_html(block.text)}</h{block.level}>"
        case Table():
            rows = "\n".join(_html_row(row, "td") for row in block.rows)
            return f"<table><thead>{_html_row(block.header, 'th')}</thead><tbody>{rows}</tbody></table>"
        case Code():
            return f"<pre>{_referenced(block.text.plain)}</pre>"
        case _:
            return f"<p>{_html(block.text)}</p>"


def _html_row(row: Row, tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_html(cell)}</{tag}>" for cell in row.cells) + "</tr>"


# Where all headings look alike, nothing tells a title from the first section.
_TITLE = frozenset({"guides.title", "guides.summary"})
# The address after a link is not in the text of a page; then the vocabulary's stands in, if it has
# one.
_ADDRESSES = frozenset({"resources.url", "resources.url_source"})

CARRIERS = (
    Carrier("markdown", ".md", _write_markdown(_atx(0))),
    Carrier("markdown-one-level-deeper", ".md", _write_markdown(_atx(1))),
    Carrier("markdown-setext", ".md", _write_markdown(_setext)),
    Carrier("markdown-windows", ".md", _windows_markdown),
    Carrier(
        "markdown-all-headings-alike", ".md", _write_markdown(_all_alike), _TITLE, has_levels=False
    ),
    Carrier("markdown-bold-headings", ".md", _write_markdown(_bold_line), _TITLE, has_levels=False),
    Carrier("html-page", ".html", _write_html),
    Carrier("extract-a", ".txt", _write_extract_a, _ADDRESSES, has_levels=False),
    Carrier("extract-b", ".txt", _write_extract_b, _ADDRESSES, has_levels=False),
)
