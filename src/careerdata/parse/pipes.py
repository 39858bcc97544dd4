"""Rows of pipe tables, read from their source lines.

| Role | United States |        row      = ["|"] cell { "|" cell } ["|"]
|------|:-------------:|        a pipe behind a backslash belongs to its cell
| Nurse | $50,000 |
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.document import Piece, Row, Table, Text
from careerdata.guide import Span
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.finding import Report
    from careerdata.guide import Guide

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER_CELL = re.compile(r"\s*:?-+:?\s*")
_LEAST_PIPES = 2


def is_pipe_row(line: str) -> bool:
    """Whether a line looks like a row of a pipe table: a pipe at one of its ends, or several inside."""
    line = line.strip()
    pipes = len(_PIPE.findall(line))
    return pipes >= _LEAST_PIPES or (pipes == 1 and (line.startswith("|") or line.endswith("|")))


def is_delimiter_row(line: str) -> bool:
    """Whether a line is the row of dashes under a header."""
    cells = _PIPE.split(line.strip().strip("|"))
    return all(_DELIMITER_CELL.fullmatch(cell) for cell in cells)


def pipe_table(guide: Guide, lines: Sequence[tuple[str, int]], report: Report) -> Table:
    """The table of some (line, offset in the guide) pairs; the first line is the header.

    Rows with too few or too many cells are reported and kept as they are written.
    """
    rows = [pipe_row(line, start) for line, start in lines if not is_delimiter_row(line)]
    if not rows:
        rows = [pipe_row(*lines[0])]
    header, *body = rows
    for row in body:
        report_ragged_row(guide, header, row, report)
    return Table(header, tuple(body), Span(header.span.start, rows[-1].span.end))


def report_ragged_row(guide: Guide, header: Row, row: Row, report: Report) -> None:
    """Report a row that has not as many cells as the header; a row of one cell divides the table instead."""
    expected, found = len(header.cells), len(row.cells)
    if found == 1 < expected:
        return
    if found < expected:
        report(rules.missing_table_cell.on(guide, row.span, row.cells[0].plain, expected, found))
    elif found > expected:
        report(rules.extra_table_cell.on(guide, row.span, row.cells[0].plain, expected, found))


def pipe_row(line: str, start: int) -> Row:
    """One row; the cells' texts know their places in the guide."""
    span = Span(start, start + len(line))
    bounds = [match.start() for match in _PIPE.finditer(line)]
    first = bounds.pop(0) + 1 if bounds and not line[: bounds[0]].strip() else 0
    last = bounds.pop() if bounds and not line[bounds[-1] + 1 :].strip() else len(line)
    edges = [first - 1, *bounds, last]
    return Row(tuple(_cell(line[a + 1 : b], start + a + 1) for a, b in pairwise(edges)), span)


_ESCAPED_PIPE = re.compile(r"\\\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ATOM = re.compile(rf"{_ESCAPED_PIPE.pattern}|{_BREAK.pattern}", re.IGNORECASE)


def _cell(raw: str, start: int) -> Text:
    """The text of a cell: an escaped pipe is a pipe, `<br>` a newline."""
    plain, pieces, at = "", list[Piece](), 0
    for match in _ATOM.finditer(raw):
        pieces.append(Piece(len(plain), start + at, start + match.start()))
        plain += raw[at : match.start()]
        pieces.append(Piece(len(plain), start + match.start(), start + match.end()))
        plain += "|" if match.group() == r"\|" else "\n"
        at = match.end()
    pieces.append(Piece(len(plain), start + at, start + len(raw)))
    plain += raw[at:]
    return Text(plain, pieces).strip()
