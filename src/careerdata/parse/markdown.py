"""Markdown guides: CommonMark with the tables, check boxes and strikethrough of GitHub.

The events of the Markdown parser are walked once. Where CommonMark reads a layout in another way
than its editors mean it, the blocks say what was meant, and a finding says so: a line glued under a
list or a table, and dashes under running text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import pyromark

from careerdata.lazy import LazyModule
from careerdata.model.document import Block, Code, Document, Heading, Item, Paragraph, Row, Text
from careerdata.model.edits import line_before
from careerdata.model.finding import Fix
from careerdata.model.guide import Span
from careerdata.parse.inline import Run
from careerdata.parse.mojibake import report_mojibake
from careerdata.parse.page import STRUCK
from careerdata.parse.prose import heading_text, lines_of, prose_blocks, with_scattered_rows
from careerdata.parse.rows import checked_table
from careerdata.parse.tags import BLOCK_TAGS, attributes_of, tag_at
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.parse import html
    from careerdata.parse.prose import Lines
    from careerdata.parse.tags import Tag
else:
    html = LazyModule("careerdata.parse.html")  # few guides have any

# No mathematics, which makes a formula of `$100k to $120k`; no smart punctuation, which changes the
# text.
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)


def parse_markdown(guide: Guide, report: Report) -> Document:
    """The blocks of a Markdown guide;
    positions are those of the whole file, front matter included.
    """
    walker = _MarkdownWalker(guide, report)
    walker.walk()
    report_mojibake(guide, report)
    return Document(guide, tuple(with_scattered_rows(guide, report, walker.blocks)))


@dataclass(slots=True)
class _OpenItem:
    depth: int
    number: int | None
    column: int
    """Of its bullet or number, from 0."""
    is_waiting: bool = True
    """Whether its text has not begun."""


@dataclass(slots=True)
class _OpenRow:
    span: Span
    is_glued: bool
    """Whether it is a line without any pipe."""
    cells: list[Text] = field(default_factory=list)
    cells_end: int = 0


@dataclass(slots=True)
class _OpenTable:
    rows: list[Row] = field(default_factory=list)
    glued: list[tuple[Span, Run]] = field(default_factory=list)
    """Paragraphs that Markdown takes for rows: the first line of each, and its text."""
    row: _OpenRow | None = None
    after_glued: bool = False


class _MarkdownWalker:
    """Walks over the parser's events, and collects blocks."""

    def __init__(self, guide: Guide, report: Report) -> None:
        self.blocks: list[Block] = []
        self._guide = guide
        self._report = report
        self._text = guide.text
        # The parser loses lines that end with a lone carriage return; a line feed is as long.
        self._body = _LONE_RETURN.sub("\n", guide.text[guide.body_start :])
        self._character = characters_of_bytes(guide.text, guide.body_start)
        self._run: Run | None = None
        self._lists: list[int | None] = []
        self._items: list[_OpenItem] = []
        self._table = _OpenTable()
        self._html: list[Span] = []
        self._quotes = 0
        self._images = 0
        self._struck = 0
        """How many stretches that are struck out are open."""
        self._in_link = False

    def walk(self) -> None:
        """Take in the whole guide."""
        character = self._character
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            start, end = character(place["start"]), character(place["end"])
            if isinstance(event, str):
                self._take_mark(event, start, end)
                continue
            for kind, what in event.items():
                if take := _ON_EVENT.get(kind):
                    take(self, what, start, end)
        self._finish()

    def _open(self, tag: Any, start: int, end: int) -> None:
        if isinstance(tag, str):
            _ON_START.get(tag, _ignore)(self, start, end)
        elif "Link" in tag:
            self._open_link(tag["Link"]["dest_url"], tag["Link"]["id"], start, end)
        elif "List" in tag:
            self._finish()
            self._lists.append(tag["List"])
        else:
            _ON_START.get(next(iter(tag)), _ignore)(self, start, end)

    def _close(self, tag: Any, start: int, end: int) -> None:
        if isinstance(tag, str):
            _ON_END.get(tag, _ignore)(self, start, end)
        elif "Heading" in tag:
            self._close_heading(int(tag["Heading"][1]), start, end)
        else:
            _ON_END.get(next(iter(tag)), _ignore)(self, start, end)

    # --- Text ---

    def _current_run(self, start: int) -> Run:
        if self._run is None:
            self._finish()
            self._run = Run(start)
        return self._run

    def _add(self, plain: str, start: int, end: int) -> None:
        if (not self._images or self._in_link) and not self._struck:
            self._current_run(start).add(plain, start, end)

    def _take_mark(self, mark: str, start: int, end: int) -> None:
        if mark == "Rule":
            self._finish()
        elif not self._images or self._in_link:
            self._current_run(start).line_break(" " if mark == "SoftBreak" else "\n", start, end)

    def _add_code(self, plain: str, start: int, end: int) -> None:
        """Append a code span word by word:
        line breaks and marks of blocks around it may stand inside.
        """
        at, end = _inside_code(self._text, start, end)
        for match in _CODE_WORD.finditer(plain):
            space, word = match["space"], match["word"]
            found = self._text.find(word, at, end) if word else end
            if found < 0:
                self._add(plain[match.start() :], at, end)
                return
            is_same = self._text.startswith(space, at)
            self._add(space, at, at + len(space) if is_same else found)
            at = found + len(word)
            self._add(word, found, at)

    def _take_html(self, _: str, start: int, end: int) -> None:
        self._html.append(Span(start, end))

    def _take_inline_html(self, _: str, start: int, end: int) -> None:
        tag = tag_at(self._text, start)
        if tag is None or (self._images and not self._in_link):
            return
        run = self._current_run(start)
        if tag.name == "br":
            run.line_break("\n", tag.start, tag.end)
        elif tag.name in _BOLD_TAGS:
            (run.close_bold if tag.is_closing else run.open_bold)()
        elif tag.name == "a":
            self._take_anchor(run, tag)
        elif tag.name in STRUCK:
            self._take_struck(tag)
        elif tag.name in BLOCK_TAGS and run.last != "\n":
            run.line_break("\n", tag.start, tag.end)

    def _take_anchor(self, run: Run, tag: Tag) -> None:
        href = None if tag.is_closing else attributes_of(self._text, tag).get("href")
        if href:
            run.open_link(href.value, Span(href.start, href.end))
        elif tag.is_closing:
            run.close_link()

    def _open_bold(self, start: int, end: int) -> None:
        if not self._images:
            self._current_run(start).open_bold()

    def _close_bold(self, start: int, end: int) -> None:
        if not self._images:
            self._current_run(start).close_bold()

    def _open_struck(self, start: int, end: int) -> None:
        """What `~~` strikes out is not said;
        a single `~` on either side means `about` more often than not.
        """
        self._struck += self._text.startswith("~~", start)

    def _close_struck(self, start: int, end: int) -> None:
        self._struck = max(0, self._struck - self._text.startswith("~~", start))

    def _take_struck(self, tag: Tag) -> None:
        """`<del>` and its like; one without an end in its line strikes nothing out."""
        if tag.is_closing:
            self._struck = max(0, self._struck - 1)
        elif f"</{tag.name}" in self._text[tag.end :].partition("\n")[0].casefold():
            self._struck += 1

    def _open_image(self, start: int, end: int) -> None:
        self._images += 1

    def _close_image(self, start: int, end: int) -> None:
        self._images -= 1

    # --- Links ---

    def _open_link(self, url: str, label: str, start: int, end: int) -> None:
        if not self._images:
            self._in_link = True
            self._current_run(start).open_link(url, self._url_span(url, label, start, end))

    def _close_link(self, start: int, end: int) -> None:
        if not self._images:
            self._in_link = False
            self._current_run(start).close_link()

    def _url_span(self, url: str, label: str, start: int, end: int) -> Span:
        """Where a link's address stands;
        where it is written with references or escapes, the whole link.
        """
        whole = Span(start, end)
        if label:
            low, high = self._definitions.get(" ".join(label.casefold().split()), whole)
        else:
            low, high = max(start, self._text.rfind("](", start, end)), end
        found = self._text.find(url, low, high) if url else -1
        return Span(found, found + len(url)) if found >= 0 else whole

    @cached_property
    def _definitions(self) -> dict[str, Span]:
        found = pyromark.reference_definitions(self._body, options=_OPTIONS)
        return {
            " ".join(label.casefold().split()): Span(
                *(self._character(definition["span"][end]) for end in ("start", "end"))
            )
            for label, definition in found.items()
        }

    # --- Paragraphs, headings, code ---

    def _open_block(self, start: int, end: int) -> None:
        self._finish()
        self._run = Run(start)

    def _finish(self, start: int = 0, end: int = 0) -> None:
        """Make blocks of the text or the HTML that is over."""
        run, self._run = self._run, None
        self._struck = 0
        if run and (text := run.text()):
            self.blocks.extend(self._paragraph(text, run))
        if self._html:
            self._finish_html()

    def _paragraph(self, text: Text, run: Run) -> Iterator[Block]:
        lines = lines_of(text, run)
        if self._items:
            yield from self._in_item(text, run, lines, self._items[-1])
            return
        if self._quotes and (mark := _ADMONITION.match(text.plain)):
            lines = [(max(start, mark.end()), end) for start, end in lines if end > mark.end()]
        if lines:
            yield from prose_blocks(self._guide, self._report, text, lines)

    def _in_item(self, text: Text, run: Run, lines: Lines, item: _OpenItem) -> Iterator[Block]:
        count = self._count_of_own_lines(run, item, len(lines))
        own = text.cut(0, lines[count - 1][1])
        if item.is_waiting:
            item.is_waiting = False
            yield Item(own, item.depth, item.number)
        else:
            yield Paragraph(own)
        if count < len(lines):
            lazy = lines[count:]
            self._report(rules.lazy_line_after_list.on(self._guide, text.span_of(*lazy[0])))
            yield from prose_blocks(self._guide, self._report, text, lazy)

    def _count_of_own_lines(self, run: Run, item: _OpenItem, count: int) -> int:
        """How many lines belong to an item:
        those before the first that is not indented beyond its mark.
        """
        for index, at in enumerate(run.breaks[: count - 1], 1):
            if (
                self._text[at.next_source - 1] in "\r\n"
                and self._indent(at.next_source) <= item.column
            ):
                return index
        return count

    def _indent(self, line_start: int) -> int:
        match = _INDENT.match(self._text, line_start)
        return match.end() - line_start if match else 0

    def _close_heading(self, level: int, start: int, end: int) -> None:
        run, self._run = self._run, None
        if not run or not (text := run.text()):
            return
        lines = lines_of(text, run)
        is_sentence = len(lines) > 1 or text.plain.endswith(".")
        if is_sentence and (dashes := _DASHES_BELOW.search(self._text, start, end)):
            fix = _blank_line_before(self._guide, self._text.index("-", dashes.start()))
            self._report(rules.underlined_paragraph.on(self._guide, text.span).with_fix(fix))
            self.blocks.extend(prose_blocks(self._guide, self._report, text, lines))
        else:
            self.blocks.append(Heading(heading_text(text), level))

    def _close_code(self, start: int, end: int) -> None:
        run, self._run = self._run, None
        if run and (text := run.text()):
            is_program = _LANGUAGE.match(self._text, start, end) is not None
            self.blocks.append(Code(text, is_program))

    # --- Block quotes and lists ---

    def _open_quote(self, start: int, end: int) -> None:
        self._finish()
        self._quotes += 1

    def _close_quote(self, start: int, end: int) -> None:
        self._finish()
        self._quotes -= 1

    def _open_item(self, start: int, end: int) -> None:
        self._finish()
        line_start = max(self._text.rfind("\n", 0, start), self._text.rfind("\r", 0, start)) + 1
        depth = len(self._lists) - 1
        self._items.append(
            _OpenItem(depth, self._lists[-1], start - max(line_start, self._guide.body_start))
        )

    def _close_item(self, start: int, end: int) -> None:
        self._finish()
        item = self._items.pop()
        if item.number is not None:
            self._lists[-1] = item.number + 1

    def _close_list(self, start: int, end: int) -> None:
        self._finish()
        self._lists.pop()

    # --- Tables ---

    def _open_table(self, start: int, end: int) -> None:
        self._finish()
        self._table = _OpenTable()

    def _open_row(self, start: int, end: int) -> None:
        table = self._table
        source = _AFTER_ROW.sub("", self._text[start:end]).rstrip()
        is_glued = bool(table.rows) and not _PIPE.search(source)
        table.row = _OpenRow(Span(start, start + len(source)), is_glued)
        if is_glued and not table.after_glued:
            table.glued.append((table.row.span, Run(start)))
        elif is_glued:
            table.glued[-1][1].line_break(" ", self._end_of_line_before(start), start)
        table.after_glued = is_glued

    def _end_of_line_before(self, offset: int) -> int:
        end = max(self._text.rfind("\n", 0, offset), self._text.rfind("\r", 0, offset))
        return end - 1 if self._text[end - 1 : end + 1] == "\r\n" else end

    def _open_cell(self, start: int, end: int) -> None:
        table = self._table
        is_glued = table.row is not None and table.row.is_glued
        self._run = table.glued[-1][1] if is_glued else Run(start)

    def _close_cell(self, start: int, end: int) -> None:
        row = self._table.row
        run, self._run = self._run, None
        # The parser fills short rows up with cells after the row's end.
        is_written = row is not None and start < max(row.span.end, row.span.start + 1)
        if row and run is not None and is_written and not row.is_glued:
            row.cells.append(run.text())
            row.cells_end = end

    def _close_row(self, start: int, end: int) -> None:
        table = self._table
        row, table.row = table.row, None
        if row and not row.is_glued and row.cells:
            cells = (*row.cells, *self._extra_cells(row))
            table.rows.append(Row(cells, row.span))

    def _extra_cells(self, row: _OpenRow) -> Iterator[Text]:
        """The cells that the parser leaves out, because the header has no more;
        empty ones do not count.
        """
        rest = self._text[row.cells_end : row.span.end]
        if not rest.strip("| \t"):
            return
        edges = [*(mark.start() for mark in _PIPE.finditer(rest)), len(rest)]
        if rest.endswith("|") and _PIPE.search(rest, len(rest) - 1):
            edges.pop()
        for low, high in pairwise(edges):
            yield Text.of(rest[low + 1 : high], row.cells_end + low + 1).strip()

    def _close_table(self, start: int, end: int) -> None:
        table = self._table
        if not table.rows:
            return
        header, *rows = table.rows
        self.blocks.append(checked_table(self._guide, self._report, header, rows))
        for line, run in table.glued:
            is_end = table.after_glued and run is table.glued[-1][1]
            fix = _blank_line_before(self._guide, line.start) if is_end else None
            self._report(rules.paragraph_glued_to_table.on(self._guide, line).with_fix(fix))
            text = run.text()
            self.blocks.extend(prose_blocks(self._guide, self._report, text, lines_of(text, run)))

    # --- HTML blocks ---

    def _open_html(self, start: int, end: int) -> None:
        if self._run is not None:
            self._finish()

    def _finish_html(self) -> None:
        """HTML blocks that follow one another are one piece: a table may hold blank lines."""
        stretches, self._html = self._html, []
        parts, at = [], stretches[0].start
        for start, end in stretches:
            parts += [_NOT_LINE_END.sub(" ", self._text[at:start]), self._text[start:end]]
            at = end
        blocks = html.fragment_blocks(self._guide, self._report, "".join(parts), stretches[0].start)
        item = self._items[-1] if self._items else None
        if item and item.is_waiting and blocks and isinstance(blocks[0], Paragraph):
            item.is_waiting = False
            blocks[0] = Item(blocks[0].text, item.depth, item.number)
        self.blocks.extend(blocks)


def _blank_line_before(guide: Guide, offset: int) -> Fix | None:
    edit = line_before(guide, offset)
    return Fix("put a blank line between", (edit,), is_safe=True) if edit else None


def _ignore(walker: _MarkdownWalker, start: int, end: int) -> None:
    """Marks that carry no text, such as emphasis."""


def _inside_code(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words of a code span stand between its backticks."""
    source = text[start:end]
    ticks = len(source) - len(source.lstrip("`"))
    inner = source[ticks : len(source) - ticks]
    is_padded = inner[:1] == inner[-1:] == " " and not inner.isspace()
    return start + ticks + is_padded, end - ticks - is_padded


# Comments after a row's last pipe are no cell.
_AFTER_ROW = re.compile(r"(?<=\|)(?:\s*<!--(?:(?!-->).)*+-->)+\s*\Z", re.DOTALL)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BOLD_TAGS = frozenset({"b", "strong"})
# The name of a language after a fence; text has none, or says that it is text.
_LANGUAGE = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?!text\b|txt\b|plain)[^\s`~]")
_CODE_WORD = re.compile(r"(?P<space>\s*)(?P<word>[^\s|]+|\||\Z)")
_PIPE = re.compile(r"(?<!\\)\|")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_INDENT = re.compile(r"[ \t>]*")
# `[!NOTE]`, `[!TIP]- Title`
_ADMONITION = re.compile(r"\[!\w+\][-+]?\s*")
_DASHES_BELOW = re.compile(r"[\r\n][ \t>]*-+[ \t]*\Z|[\r\n][ \t>]*-+[ \t]*[\r\n]+\Z")

_ON_EVENT: dict[str, Callable[[_MarkdownWalker, Any, int, int], None]] = {
    "Text": _MarkdownWalker._add,
    "Start": _MarkdownWalker._open,
    "End": _MarkdownWalker._close,
    "Code": _MarkdownWalker._add_code,
    "InlineHtml": _MarkdownWalker._take_inline_html,
    "Html": _MarkdownWalker._take_html,
}

_ON_START: dict[str, Callable[[_MarkdownWalker, int, int], None]] = {
    "Paragraph": _MarkdownWalker._open_block,
    "Heading": _MarkdownWalker._open_block,
    "CodeBlock": _MarkdownWalker._open_block,
    "HtmlBlock": _MarkdownWalker._open_html,
    "BlockQuote": _MarkdownWalker._open_quote,
    "Item": _MarkdownWalker._open_item,
    "Table": _MarkdownWalker._open_table,
    "TableHead": _MarkdownWalker._open_row,
    "TableRow": _MarkdownWalker._open_row,
    "TableCell": _MarkdownWalker._open_cell,
    "Strong": _MarkdownWalker._open_bold,
    "Strikethrough": _MarkdownWalker._open_struck,
    "Image": _MarkdownWalker._open_image,
}

_ON_END: dict[str, Callable[[_MarkdownWalker, int, int], None]] = {
    "Paragraph": _MarkdownWalker._finish,
    "CodeBlock": _MarkdownWalker._close_code,
    "BlockQuote": _MarkdownWalker._close_quote,
    "Item": _MarkdownWalker._close_item,
    "List": _MarkdownWalker._close_list,
    "Table": _MarkdownWalker._close_table,
    "TableHead": _MarkdownWalker._close_row,
    "TableRow": _MarkdownWalker._close_row,
    "TableCell": _MarkdownWalker._close_cell,
    "Strong": _MarkdownWalker._close_bold,
    "Link": _MarkdownWalker._close_link,
    "Strikethrough": _MarkdownWalker._close_struck,
    "Image": _MarkdownWalker._close_image,
}


# --- From the parser's byte offsets ---------------------------------------------------------------


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def characters_of_bytes(text: str, start: int) -> Callable[[int], int]:
    """How byte offsets into the UTF-8 of `text[start:]` become character offsets into `text`.

    Costs nothing for ASCII, and one binary search over the other stretches elsewhere.
    """
    body = text[start:]
    if body.isascii():
        return start.__add__
    stretches = [(match.start(), match.group()) for match in _NOT_ASCII.finditer(body)]
    widths = [len(stretch.encode()) for _, stretch in stretches]
    surplus = list(
        accumulate((w - len(s) for w, (_, s) in zip(widths, stretches, strict=True)), initial=0)
    )
    ends = [at + len(s) + extra for (at, s), extra in zip(stretches, surplus[1:], strict=True)]

    def character(offset: int) -> int:
        index = bisect_left(ends, offset)
        if index < len(ends) and offset > (first := ends[index] - widths[index]):
            return start + stretches[index][0] + _characters(stretches[index][1], offset - first)
        return start + offset - surplus[index]

    # What ends begins where it began, and the next thing where it ends.
    return _Known(character).__getitem__


class _Known(dict[int, int]):
    """Offsets that were asked for before."""

    def __init__(self, look_up: Callable[[int], int]) -> None:
        self._look_up = look_up

    def __missing__(self, offset: int) -> int:
        found = self[offset] = self._look_up(offset)
        return found


def _characters(stretch: str, size: int) -> int:
    """How many characters of a stretch make up a number of bytes."""
    return len(stretch.encode()[:size].decode(errors="ignore"))
