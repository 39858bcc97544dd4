"""Tables whose cells an extract glued together, so that no mark stands between them.

    RoleUnited StatesUnited Kingdom
    Junior DevOps (0-2 years)$81,000 – $111,000£36,000 – £51,000
    Senior DevOps$140,000 – $190,000£70,000 – £95,000

Header and rows must split into the same number of cells. A row that splits into fewer or more is a
ragged row of the table; where most do, nothing of it is read, and a finding says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.document import Code
from careerdata.model.guide import Span
from careerdata.notation.glued_cells import place_seams, word_seams
from careerdata.parse.lines import camel_words_in, text_of
from careerdata.parse.rows import checked_table, row_of
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from careerdata.model.document import Row, Table
    from careerdata.parse.lines import Extract, Line

_LEAST_ROWS = 2
_LEAST_CELLS = 2


def glued_lines(extract: Extract, at: int) -> tuple[Table | Code, int] | None:
    """The glued table that begins at a line, and the line after it; None where there is none.

    The line is the header; or it is the first of some rows that are a name and an amount each,
    without header. What looks like a glued table, but does not split, is reported and is no data.
    """
    rows = _glued_rows(extract, at)
    if rows:
        return _without_header(extract, rows, at)
    rows = _glued_rows(extract, at + 1)
    return _with_header(extract, rows, at) if rows else None


class _GluedRow(NamedTuple):
    line: Line
    sure: Sequence[int]
    """The seams before amounts."""
    possible: list[int]
    """Those between words too."""

    def cut_into(self, count: int) -> Row:
        """The row in a number of cells;
        in those that amounts begin, where no seams give that number.
        """
        seams = (
            self.possible if len(self.sure) + 1 != count == len(self.possible) + 1 else self.sure
        )
        return _cut(self.line, seams)


def _glued_rows(extract: Extract, at: int) -> list[_GluedRow]:
    rows = []
    while at < len(extract.lines) and (sure := extract.amount_seams(at)):
        possible = {*sure, *_word_seams(extract.text(at), extract.camel_words)}
        rows.append(_GluedRow(extract.lines[at], sure, sorted(possible)))
        at += 1
    return rows


_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W_]*\Z"), re.compile(r"[^\W_]*")


def _word_seams(row: str, camel_words: Set[str]) -> list[int]:
    """Where cells of words may meet: not inside a word that is known as it is (`DevOps`)."""
    seams = word_seams(row)
    return [
        seam
        for before, seam, after in zip([0, *seams], seams, [*seams[1:], len(row)], strict=False)
        if _word_across(row, before, seam, after) not in camel_words
    ]


def _word_across(row: str, low: int, seam: int, high: int) -> str:
    before, after = _WORD_BEFORE.search(row, low, seam), _WORD_AFTER.match(row, seam, high)
    return (before.group() if before else "") + (after.group() if after else "")


def _with_header(
    extract: Extract, rows: Sequence[_GluedRow], at: int
) -> tuple[Table | Code, int] | None:
    line, known = extract.lines[at], set(extract.camel_words)
    cells = (cell for row in rows for cell in _cut(row.line, row.sure).cells)
    known.update(word for cell in cells for word in camel_words_in(cell.plain))
    words = _word_seams(line.text, known)
    for seams in (words, sorted({*words, *place_seams(line.text, extract.reading.glued_cells)})):
        header = _cut(line, seams)
        body = [row.cut_into(len(header.cells)) for row in rows]
        if _agree(header, body):
            body += _rows_of_words(extract, at + 1 + len(rows), len(header.cells))
            return checked_table(extract.guide, extract.report, header, body), at + 1 + len(body)
    if not words or len(rows) < _LEAST_ROWS:
        return None
    return _unread(extract, at, at + 1 + len(rows))


_LEAST_WORD_CELLS = 3
"""In a row without an amount: a line with one seam may be a sentence with a name in it."""


def _rows_of_words(extract: Extract, at: int, count: int) -> list[Row]:
    """The rows right after a table's last amount that have as many cells,
    all of words: `UdemySQL basicsFree`.
    """
    rows: list[Row] = []
    while count >= _LEAST_WORD_CELLS and at < len(extract.lines):
        # What looks like a word with a capital inside, and stands in this row alone, is two words
        # that meet.
        known = {
            word for word in camel_words_in(extract.text(at)) if extract.guide.text.count(word) > 1
        }
        seams = _word_seams(extract.text(at), known)
        if len(seams) + 1 != count:
            break
        rows.append(_cut(extract.lines[at], seams))
        at += 1
    return rows


def _without_header(
    extract: Extract, rows: Sequence[_GluedRow], at: int
) -> tuple[Table | Code, int] | None:
    if len(rows) < _LEAST_ROWS:
        return None
    header, *body = [_cut(row.line, row.sure) for row in rows]
    if len(header.cells) == _LEAST_CELLS and _agree(header, body):
        return checked_table(extract.guide, extract.report, header, body), at + len(rows)
    return _unread(extract, at, at + len(rows))


def _agree(header: Row, rows: Sequence[Row]) -> bool:
    """Whether most rows have as many cells as the header, which has several."""
    agreeing = sum(len(row.cells) == len(header.cells) for row in rows)
    return len(header.cells) >= _LEAST_CELLS and agreeing > len(rows) / 2


def _unread(extract: Extract, at: int, end: int) -> tuple[Code, int]:
    """Lines that are a glued table but do not split: reported, and no data."""
    first, last = extract.lines[at], extract.lines[end - 1]
    span = Span(first.start, last.span.end)
    extract.report(rules.glued_table_cells.on(extract.guide, first.span, end - at))
    return Code(text_of(extract.guide.source(span), span.start)), end


def _cut(line: Line, seams: Sequence[int]) -> Row:
    bounds = zip([0, *seams], [*seams, len(line.text)], strict=True)
    return row_of([text_of(line.text[low:high], line.start + low) for low, high in bounds])
