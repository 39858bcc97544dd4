"""HTML guides: whole pages, and pieces of HTML inside Markdown.

The tags are walked once, forgiving what is not closed. A definition list gives items
`term: definition`; the colon and the space between are not in the guide and stand for no character
of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.model.document import Block, Boilerplate, Code, Document, Heading, Item, Paragraph
from careerdata.model.guide import Span
from careerdata.parse.grid import MOST_COLUMNS, Cell, CellRow, grid_blocks
from careerdata.parse.inline import Run
from careerdata.parse.mojibake import report_mojibake
from careerdata.parse.page import PagePart, roles_in_fragment, roles_in_page
from careerdata.parse.prose import heading_text, lines_of, prose_blocks
from careerdata.parse.tags import BLOCK_TAGS, REFERENCE, Data, attributes_of, referenced, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.parse.tags import Attribute, Tag, Token


def parse_html(guide: Guide, report: Report) -> Document:
    """The blocks of an HTML page, or of a file that holds a piece of one."""
    tokens = list(tokenize(guide.text, guide.body_start))
    walker = _HtmlWalker(guide, report, guide.text, 0)
    walker.walk(tokens, roles_in_page(guide.text, tokens))
    report_mojibake(guide, report)
    return Document(guide, tuple(walker.blocks))


def fragment_blocks(guide: Guide, report: Report, text: str, start: int) -> list[Block]:
    """The blocks of a piece of HTML that begins at an offset of the guide.

    `text` is as long as its source; marks of the Markdown around it (`>`) are blanked out in it.
    """
    tokens = list(tokenize(text))
    walker = _HtmlWalker(guide, report, text, start)
    walker.walk(tokens, roles_in_fragment(text, tokens))
    return walker.blocks


@dataclass(slots=True)
class _OpenList:
    number: int | None
    """The next item's number in a numbered list."""
    shown: int | None = None
    """The number of the item that is open."""
    is_waiting: bool = False
    """Whether an item is open whose text has not begun."""


@dataclass(slots=True)
class _OpenCell:
    run: Run
    columns: int
    rows: int
    is_header: bool


@dataclass(slots=True)
class _OpenGrid:
    rows: list[CellRow] = field(default_factory=list)
    row: CellRow | None = None
    cell: _OpenCell | None = None
    in_head: bool = False
    nested: int = 0
    """How many tables are open inside the cell; their text belongs to it."""


class _HtmlWalker:
    """Walks over tags and data, and collects blocks."""

    def __init__(self, guide: Guide, report: Report, text: str, base: int) -> None:
        self.blocks: list[Block] = []
        self._guide = guide
        self._report = report
        self._text = text
        self._base = base
        self._run: Run | None = None
        self._around: Run | None = None
        self._heading: int | None = None
        self._lists: list[_OpenList] = []
        self._table: _OpenGrid | None = None
        self._layout: frozenset[int] = frozenset()
        """Where tags of tables stand that only arrange the page: they are blocks and no cells."""
        self._link: tuple[str, Span] | None = None
        self._in_pre = False
        self._term: Text | None = None
        self._term_is_over = False
        self._definitions = 0

    def walk(self, tokens: Sequence[Token], roles: bytearray) -> None:
        """Take in all tokens that are text of the guide or of the page around it."""
        self._layout = _layout_tags(self._text, tokens)
        for token, role in zip(tokens, roles, strict=True):
            if role == PagePart.AROUND:
                self._take_around(token)
            elif role == PagePart.CONTENT:
                self._take(token)
        self._finish_table(self._base + len(self._text))
        self._flush_around()

    def _take(self, token: Token) -> None:
        if isinstance(token, Data):
            self._take_data(token)
            return
        handlers = _ON_CLOSE if token.is_closing else _ON_OPEN
        if not self._is_plain_block(token) and (handler := handlers.get(token.name)):
            handler(self, token)
        elif token.name in BLOCK_TAGS:
            self._block_tag(token)

    def _is_plain_block(self, tag: Tag) -> bool:
        """Whether a tag of a table makes no cell: it arranges the page, or is of no open table."""
        is_outside = not self._table or self._table.nested > 0
        return tag.start in self._layout or (is_outside and tag.name in _PART_TAGS)

    # --- Text ---

    def _take_data(self, data: Data) -> None:
        is_blank = self._text[data.start : data.end].isspace()
        if is_blank and (self._term_is_over or not self._has_run()):
            return
        run = self._current_run(data.start)
        if self._term_is_over:
            self._term_is_over = False
            at = self._base + data.start
            run.add(" " if run.last == ":" else ": ", at, at)
        self._add(run, data, collapse=not self._in_pre)

    def _has_run(self) -> bool:
        return self._run is not None or self._in_cell()

    def _current_run(self, start: int) -> Run:
        if self._table and self._table.cell:
            return self._table.cell.run
        if self._run is None:
            self._run = Run(self._base + start)
            if self._link:
                self._run.open_link(*self._link)
        return self._run

    def _add(self, run: Run, data: Data, *, collapse: bool) -> None:
        """Append data; a run of white space is one space,
        a character reference what it stands for.
        """
        at = data.start
        if collapse and run.last in _SPACES and self._text[at] == " ":
            at += 1
        for match in (_COLLAPSED if collapse else REFERENCE).finditer(self._text, at, data.end):
            self._add_source(run, at, match.start())
            if match.group()[0] == "&":
                run.add(
                    referenced(match.group()), self._base + match.start(), self._base + match.end()
                )
            elif run.last not in _SPACES:
                run.add(" ", self._base + match.start(), self._base + match.end())
            at = match.end()
        self._add_source(run, at, data.end)

    def _add_source(self, run: Run, start: int, end: int) -> None:
        run.add(self._text[start:end], self._base + start, self._base + end)

    def _span(self, tag: Tag) -> Span:
        return Span(self._base + tag.start, self._base + tag.end)

    def _line_break(self, tag: Tag) -> None:
        run = self._current_run(tag.start)
        if not self._term_is_over:
            run.line_break("\n", *self._span(tag))

    # --- Blocks ---

    def _block_tag(self, tag: Tag) -> None:
        """A block begins or ends:
        inside a cell that is a new line, elsewhere the text before is over.
        """
        if self._table and self._table.cell:
            if self._table.cell.run.last != "\n":
                self._table.cell.run.line_break("\n", *self._span(tag))
        elif not self._term_is_over:
            self._flush()

    def _flush(self) -> None:
        """Make a block of the text that is over."""
        run, self._run = self._run, None
        self._term_is_over = False
        if run and (text := run.text()):
            self._emit(text, run)

    def _emit(self, text: Text, run: Run) -> None:
        if self._heading:
            self.blocks.append(Heading(heading_text(text), self._heading))
            self._heading = None
        elif self._in_pre:
            self.blocks.append(Code(text))
        elif self._definitions:
            self.blocks.append(Item(text, len(self._lists)))
        elif self._lists:
            self._emit_in_list(text)
        else:
            self.blocks.extend(prose_blocks(self._guide, self._report, text, lines_of(text, run)))

    def _emit_in_list(self, text: Text) -> None:
        innermost = self._lists[-1]
        if innermost.is_waiting:
            innermost.is_waiting = False
            self.blocks.append(Item(text, len(self._lists) - 1, innermost.shown))
        else:
            self.blocks.append(Paragraph(text))

    def _take_around(self, token: Token) -> None:
        """Text of the page around the guide, a block for each of its lines."""
        if isinstance(token, Data):
            if self._around is None:
                self._around = Run(self._base + token.start)
            self._add(self._around, token, collapse=True)
        elif token.name in BLOCK_TAGS:
            self._flush_around()

    def _flush_around(self) -> None:
        run, self._around = self._around, None
        if run and (text := run.text()):
            self.blocks.append(Boilerplate(text))

    def _open_heading(self, tag: Tag) -> None:
        self._in_pre = False
        self._block_tag(tag)
        if not self._in_cell():
            self._heading = int(tag.name[1])

    def _close_heading(self, tag: Tag) -> None:
        self._block_tag(tag)
        self._heading = None

    def _take_pre(self, tag: Tag) -> None:
        self._block_tag(tag)
        self._in_pre = not tag.is_closing and not self._in_cell()

    # --- Marks inside text ---

    def _open_bold(self, tag: Tag) -> None:
        self._current_run(tag.start).open_bold()

    def _close_bold(self, tag: Tag) -> None:
        self._current_run(tag.start).close_bold()

    def _open_link(self, tag: Tag) -> None:
        href = attributes_of(self._text, tag).get("href")
        if href and href.value:
            self._link = href.value, Span(self._base + href.start, self._base + href.end)
            if self._has_run():
                self._current_run(tag.start).open_link(*self._link)

    def _close_link(self, tag: Tag) -> None:
        self._link = None
        if self._has_run():
            self._current_run(tag.start).close_link()

    def _take_image(self, tag: Tag) -> None:
        """The words of a picture count where it is a link's text."""
        alt = attributes_of(self._text, tag).get("alt") if self._link else None
        if alt:
            run = self._current_run(tag.start)
            run.add(alt.value, self._base + alt.start, self._base + alt.end)

    # --- Lists ---

    def _open_list(self, tag: Tag) -> None:
        self._block_tag(tag)
        if self._in_cell():
            return
        number = None
        if tag.name == "ol":
            attributes = attributes_of(self._text, tag)
            # A list that counts down shows numbers that follow from its length.
            number = None if "reversed" in attributes else _number(attributes.get("start"), 1)
        self._lists.append(_OpenList(number))

    def _close_list(self, tag: Tag) -> None:
        self._block_tag(tag)
        if self._lists and not self._in_cell():
            self._lists.pop()

    def _open_item(self, tag: Tag) -> None:
        self._block_tag(tag)
        if self._in_cell():
            return
        if not self._lists:
            self._lists.append(_OpenList(None))
        innermost = self._lists[-1]
        if innermost.number is not None:
            innermost.shown = _number(attributes_of(self._text, tag).get("value"), innermost.number)
            innermost.number = innermost.shown + 1
        innermost.is_waiting = True

    def _close_item(self, tag: Tag) -> None:
        self._block_tag(tag)
        if self._lists and not self._in_cell():
            self._lists[-1].is_waiting = False

    def _open_definitions(self, tag: Tag) -> None:
        self._break_definition(tag)
        self._definitions += not self._in_cell()

    def _close_definitions(self, tag: Tag) -> None:
        self._break_definition(tag)
        if self._definitions and not self._in_cell():
            self._definitions -= 1

    def _break_definition(self, tag: Tag) -> None:
        self._term, self._term_is_over = None, False
        self._block_tag(tag)

    def _close_term(self, tag: Tag) -> None:
        if self._in_cell() or not self._definitions:
            self._block_tag(tag)
        elif self._run is not None and len(self._run):
            self._term, self._term_is_over = self._run.text(), True

    def _open_definition(self, tag: Tag) -> None:
        """A definition goes on with its term; a second one of the same term repeats it."""
        if self._in_cell() or not self._definitions:
            self._block_tag(tag)
        elif self._term is None:
            self._close_term(tag)
        elif not self._term_is_over:
            self._flush()
            self._run = Run(self._base + tag.start)
            self._run.append(self._term)
            self._term_is_over = True

    # --- Tables ---

    def _in_cell(self) -> bool:
        return self._table is not None and self._table.cell is not None

    def _open_table(self, tag: Tag) -> None:
        self._block_tag(tag)
        if self._table:
            self._table.nested += 1
        else:
            self._flush()
            self._table = _OpenGrid()

    def _close_table(self, tag: Tag) -> None:
        if self._table and self._table.nested:
            self._table.nested -= 1
            self._block_tag(tag)
        else:
            self._finish_table(self._base + tag.start)

    def _finish_table(self, end: int) -> None:
        self._finish_row(end)
        self._flush()
        table, self._table = self._table, None
        if table:
            self.blocks.extend(grid_blocks(self._guide, self._report, table.rows))

    def _table_part(self, tag: Tag) -> None:
        assert self._table is not None
        self._finish_row(self._base + tag.start)
        self._table.in_head = tag.name == "thead" and not tag.is_closing

    def _open_row(self, tag: Tag) -> None:
        assert self._table is not None
        self._finish_row(self._base + tag.start)
        self._table.row = CellRow(self._base + tag.start, self._table.in_head)
        self._table.rows.append(self._table.row)

    def _close_row(self, tag: Tag) -> None:
        self._finish_row(self._base + tag.end)

    def _finish_row(self, end: int) -> None:
        while end > self._base and self._text[end - self._base - 1].isspace():
            end -= 1
        self._finish_cell(end)
        if self._table and self._table.row:
            self._table.row.end = end
            self._table.row = None

    def _open_cell(self, tag: Tag) -> None:
        assert self._table is not None
        self._finish_cell(self._base + tag.start)
        if not self._table.row:
            self._open_row(tag)
        self._flush()
        self._link = None
        attributes = attributes_of(self._text, tag)
        columns = max(1, min(_number(attributes.get("colspan"), 1), MOST_COLUMNS))
        rows = max(1, _number(attributes.get("rowspan"), 1))
        self._table.cell = _OpenCell(Run(self._base + tag.end), columns, rows, tag.name == "th")

    def _close_cell(self, tag: Tag) -> None:
        self._finish_cell(self._base + tag.start)

    def _finish_cell(self, end: int) -> None:
        table = self._table
        if table and table.cell and table.row:
            cell, table.cell = table.cell, None
            table.row.cells.append(Cell(cell.run.text(), cell.columns, cell.rows, cell.is_header))
            table.row.end = end


_PART_TAGS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_TABLE_TAGS = _PART_TAGS | {"table"}
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _layout_tags(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The starts of the tags of tables that arrange a page, as newsletters have them:
    they say so, or hold headings.
    """
    starts: list[int] = []
    open_tables: list[tuple[list[int], bool]] = []

    def close() -> None:
        tags, is_layout = open_tables.pop()
        starts.extend(tags if is_layout else ())

    for token in tokens:
        if isinstance(token, Data):
            continue
        if token.name == "table" and not token.is_closing:
            role = attributes_of(text, token).get("role")
            open_tables.append(
                ([], role is not None and role.value.casefold() in {"presentation", "none"})
            )
        if open_tables and token.name in _TABLE_TAGS:
            open_tables[-1][0].append(token.start)
        elif open_tables and token.name in _HEADING_TAGS:
            open_tables[-1] = (open_tables[-1][0], True)
        if open_tables and token.name == "table" and token.is_closing:
            close()
    while open_tables:
        close()
    return frozenset(starts)


_SPACES = frozenset({"", " ", "\n"})
# White space that is no single space, and character references.
_COLLAPSED = re.compile(rf"[\ \t\n\r\f]{{2,}} | [\t\n\r\f] | {REFERENCE.pattern}", re.VERBOSE)
_INTEGER = re.compile(r"\s*([+-]?\d{1,6})")


def _number(attribute: Attribute | None, default: int) -> int:
    match = _INTEGER.match(attribute.value) if attribute else None
    return int(match[1]) if match else default


_ON_OPEN: dict[str, Callable[[_HtmlWalker, Tag], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HtmlWalker._open_heading),
    **dict.fromkeys(("b", "strong"), _HtmlWalker._open_bold),
    **dict.fromkeys(("ul", "ol"), _HtmlWalker._open_list),
    **dict.fromkeys(("td", "th"), _HtmlWalker._open_cell),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _HtmlWalker._table_part),
    "a": _HtmlWalker._open_link,
    "br": _HtmlWalker._line_break,
    "img": _HtmlWalker._take_image,
    "li": _HtmlWalker._open_item,
    "dl": _HtmlWalker._open_definitions,
    "dt": _HtmlWalker._break_definition,
    "dd": _HtmlWalker._open_definition,
    "pre": _HtmlWalker._take_pre,
    "table": _HtmlWalker._open_table,
    "tr": _HtmlWalker._open_row,
}

_ON_CLOSE: dict[str, Callable[[_HtmlWalker, Tag], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HtmlWalker._close_heading),
    **dict.fromkeys(("b", "strong"), _HtmlWalker._close_bold),
    **dict.fromkeys(("ul", "ol"), _HtmlWalker._close_list),
    **dict.fromkeys(("td", "th"), _HtmlWalker._close_cell),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _HtmlWalker._table_part),
    "a": _HtmlWalker._close_link,
    "br": _HtmlWalker._line_break,
    "li": _HtmlWalker._close_item,
    "dl": _HtmlWalker._close_definitions,
    "dt": _HtmlWalker._close_term,
    "pre": _HtmlWalker._take_pre,
    "table": _HtmlWalker._close_table,
    "tr": _HtmlWalker._close_row,
}
