"""From the cells of an HTML table to rows of equal columns:
cells that span several are repeated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.model.document import Paragraph, Row, Table
from careerdata.model.guide import Span
from careerdata.parse.prose import joined
from careerdata.parse.rows import checked_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide

MOST_COLUMNS = 100
"""How many columns spanning cells are repeated into;
the HTML standard allows 1000 for each of them.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written."""

    text: Text
    columns: int
    rows: int
    """How many rows it spans."""
    is_header: bool


@dataclass(slots=True)
class CellRow:
    """A row as it is written."""

    start: int
    """Where it begins in the guide."""
    in_head: bool
    cells: list[Cell] = field(default_factory=list)
    end: int = 0

    @property
    def is_header(self) -> bool:
        """Whether it names columns."""
        return self.in_head or all(cell.is_header for cell in self.cells)

    @property
    def span(self) -> Span:
        """Its place in the guide."""
        return Span(self.start, max(self.start, self.end))


def grid_blocks(
    guide: Guide, report: Report, written: Sequence[CellRow]
) -> Iterator[Paragraph | Table]:
    """The table, and before it the titles that stand in it as rows of one cell over all columns."""
    written = [row for row in written if row.cells]
    rows = _repeated(written)
    width = max((len(row.cells) for row in rows), default=0)
    while len(rows) > 1 and _is_title(written[0], rows[0], width):
        yield Paragraph(rows[0].cells[0])
        written, rows = written[1:], rows[1:]
    if rows:
        count = _header_count(written)
        body = [_one_cell(row, own) for row, own in zip(rows[count:], written[count:], strict=True)]
        yield checked_table(guide, report, _header(rows[:count]), body)


def _is_title(own: CellRow, row: Row, width: int) -> bool:
    return len(own.cells) == 1 and width > 1 and len(row.cells) >= width and own.cells[0].rows == 1


def _header_count(written: Sequence[CellRow]) -> int:
    """How many rows name the columns:
    those that say so, at least the first, and not all of them.
    """
    count = 0
    while count < len(written) and written[count].is_header:
        count += 1
    return 1 if count in (0, len(written)) else count


def _header(rows: Sequence[Row]) -> Row:
    if len(rows) == 1:
        return rows[0]
    width = max(len(row.cells) for row in rows)
    cells = (
        _stacked([row.cells[column] for row in rows if column < len(row.cells)])
        for column in range(width)
    )
    return Row(tuple(cells), Span(rows[0].span.start, rows[-1].span.end))


def _stacked(texts: Sequence[Text]) -> Text:
    """Headers over one another as one: `US` over `Median` is `US Median`."""
    distinct = list({id(text): text for text in texts if text}.values())
    return joined(distinct, " ") if distinct else texts[0]


def _one_cell(row: Row, own: CellRow) -> Row:
    is_divider = len(own.cells) == 1 and len(set(map(id, row.cells))) == 1
    return Row(row.cells[:1], row.span) if is_divider else row


def _repeated(written: Sequence[CellRow]) -> list[Row]:
    """The rows with each cell in every column and row that it spans."""
    hanging: dict[int, tuple[Text, int]] = {}
    rows = []
    for row in written:
        texts: list[Text] = []
        for cell in row.cells:
            _take_hanging(hanging, texts)
            end = max(len(texts) + 1, min(len(texts) + cell.columns, MOST_COLUMNS))
            for column in range(len(texts), end):
                if cell.rows > 1 and column < MOST_COLUMNS:
                    hanging[column] = (cell.text, cell.rows)
                texts.append(cell.text)
        _take_hanging(hanging, texts)
        hanging = {column: (text, left - 1) for column, (text, left) in hanging.items() if left > 1}
        rows.append(Row(tuple(texts), row.span))
    return rows


def _take_hanging(hanging: dict[int, tuple[Text, int]], texts: list[Text]) -> None:
    """The cells that hang down from rows above into the next columns."""
    while len(texts) in hanging:
        texts.append(hanging[len(texts)][0])
