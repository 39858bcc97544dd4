"""Rows of pipe tables, read from their source lines.

| Role | United States |        row      = ["|"] cell { "|" cell } ["|"]
|------|:-------------:|        a pipe after a backslash belongs to its cell
| Nurse | $50,000 |
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.model.document import Row
from careerdata.model.guide import Span
from careerdata.parse.lines import text_of
from careerdata.parse.rows import checked_table

if TYPE_CHECKING:
    from careerdata.model.document import Table
    from careerdata.parse.lines import Extract

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER_CELL = re.compile(r"\s*:?[-–—]+:?\s*")
_LEAST_PIPES = 2


def is_pipe_row(line: str) -> bool:
    """Whether a line looks like a row of a pipe table:
    a pipe at one of its ends, or several inside.
    """
    if "|" not in line:
        return False
    line = line.strip()
    pipes = len(_PIPE.findall(line))
    return pipes >= _LEAST_PIPES or (pipes == 1 and (line.startswith("|") or line.endswith("|")))


def is_delimiter_row(line: str) -> bool:
    """Whether a line is the row of dashes under a header."""
    cells = _PIPE.split(line.strip().strip("|"))
    return all(_DELIMITER_CELL.fullmatch(cell) for cell in cells)


def piped_lines(extract: Extract, at: int) -> tuple[Table, int] | None:
    """The pipe table that begins at a line, and the line after it; None where there is none.

    The first line is the header. Rows may stand apart by blank lines as long as they have as many
    cells.
    """
    has_dashes = "|" in extract.text(at) and _is_delimiter_line(extract, at + 1)
    if not has_dashes and not is_pipe_row(extract.text(at)):
        return None
    width, end = len(_bounds(extract.text(at))), at + 1
    while end < len(extract.lines) and _goes_on(extract, end, width, has_dashes=has_dashes):
        end += 1
    rows = [
        pipe_row(line.text, line.start)
        for line in extract.lines[at:end]
        if not is_delimiter_row(line.text)
    ]
    if not rows or (len(rows) == 1 and not has_dashes):
        return None
    return checked_table(extract.guide, extract.report, rows[0], rows[1:]), end


def _goes_on(extract: Extract, at: int, width: int, *, has_dashes: bool) -> bool:
    line = extract.lines[at]
    is_row = is_pipe_row(line.text) or (has_dashes and "|" in line.text)
    if not is_row or not line.after_blank or is_delimiter_row(line.text):
        return is_row
    return len(_bounds(line.text)) == width and not _is_delimiter_line(extract, at + 1)


def _is_delimiter_line(extract: Extract, at: int) -> bool:
    return "|" in extract.text(at) and is_delimiter_row(extract.text(at))


def pipe_row(line: str, start: int) -> Row:
    """One row; the cells' texts know their places in the guide."""
    cells = (text_of(line[low:high], start + low) for low, high in _bounds(line))
    return Row(tuple(cells), Span(start, start + len(line)))


def _bounds(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end; the pipes at its ends are no bounds between cells."""
    bounds = [match.start() for match in _PIPE.finditer(line)]
    first = bounds.pop(0) + 1 if bounds and not line[: bounds[0]].strip() else 0
    last = bounds.pop() if bounds and not line[bounds[-1] + 1 :].strip() else len(line)
    return [(low + 1, high) for low, high in pairwise([first - 1, *bounds, last])]
