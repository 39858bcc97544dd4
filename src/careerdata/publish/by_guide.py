"""Read rows of several tables guide by guide, with only one guide in memory."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.publish.written_tables import WrittenTables

Row = dict[str, Any]
RowsByTable = dict[str, list[Row]]


def guides(written: WrittenTables, tables: Sequence[str]) -> Iterator[RowsByTable]:
    """The rows of each guide in some tables, in the order of the guides' ids."""
    followed = {table: _Followed(written, table) for table in tables}
    for rows in written.batches("guides"):
        for guide_id in rows.column("guide_id").to_pylist():
            yield {table: each.rows_of(guide_id) for table, each in followed.items()}


class _Followed:
    """A table that is read forwards; guides without a row are missing in it."""

    def __init__(self, written: WrittenTables, table: str) -> None:
        self._guides = groupby(written.rows(table), key=lambda row: row["guide_id"])
        self._step()

    def _step(self) -> None:
        guide_id, rows = next(self._guides, (None, ()))
        self._next = (guide_id, list(rows))

    def rows_of(self, guide_id: str) -> list[Row]:
        """The rows of a guide; guides must be asked for in order."""
        next_id, rows = self._next
        if next_id != guide_id:
            return []
        self._step()
        return rows
