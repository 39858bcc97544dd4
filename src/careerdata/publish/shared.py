"""Tables that all guides share, such as the regions:
of rows with the same key, the first counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.contract.tables import rows_of

if TYPE_CHECKING:
    from careerdata.contract import TableSchema
    from careerdata.contract.tables import Columns


class SharedRows:
    """The rows of such a table while guides arrive."""

    def __init__(self, table: TableSchema) -> None:
        self._key = table.primary_key
        self._known: set[tuple[object, ...]] = set()
        self.columns: Columns = {name: [] for name in table.column_names}

    def add(self, columns: Columns) -> None:
        """Add the rows of some guides."""
        rows = zip(rows_of(columns, self._key), rows_of(columns, self.columns), strict=True)
        for key, values in rows:
            if key not in self._known:
                self._known.add(key)
                for column, value in zip(self.columns.values(), values, strict=True):
                    column.append(value)
