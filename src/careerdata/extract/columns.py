"""What the columns of a table are, as their headers say.

| Role | Skills | Why |         the kinds `role`, `skill` and `description`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Table, Text

Cells = tuple["Text", ...]
Kinds = list[tuple[str, ...]]
"""For each column what `reading.yaml` makes of its header; empty where it has none."""


def column_kinds(table: Table, knowledge: Knowledge) -> Kinds:
    """What each column is: by its whole header, else by the phrases in it."""
    columns, header = knowledge.reading.columns, table.header.cells
    return [columns.exactly(cell.plain) or columns.found_in(cell.plain) for cell in header]


def whole_rows(table: Table) -> list[Cells]:
    """The cells of the rows that have one for each header."""
    return [row.cells for row in table.rows if len(row.cells) == len(table.header.cells)]


def first_of(kind: str, kinds: Kinds) -> int | None:
    """The first column of a kind, or None."""
    return next((at for at, found in enumerate(kinds) if kind in found), None)


def cell_of(kind: str, cells: Sequence[Text], kinds: Kinds) -> Text | None:
    """The filled cell in the first column of a kind, or None."""
    at = first_of(kind, kinds)
    return cells[at] or None if at is not None and at < len(cells) else None
