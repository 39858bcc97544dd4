"""The files of a table in a snapshot, to which rows are appended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerdata.publish.digest import TableDigest
from careerdata.publish.encode import check_order
from careerdata.publish.files import HashedFile
from careerdata.publish.json import BEGIN, BETWEEN, EMPTY, END
from careerdata.publish.parquet_file import ParquetFile

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.contract import TableSchema
    from careerdata.publish.encode import EncodedRows
    from careerdata.publish.parquet_file import Kept


class TableFiles:
    """The Parquet file of a table, and its JSON file if it is wanted, while they are written."""

    def __init__(
        self, table: TableSchema, folder: Path, kept: Kept | None, *, has_json: bool
    ) -> None:
        self._table, self._folder = table, folder
        self._parquet = HashedFile(folder / f"parquet/{table.name}.parquet")
        self._rows = ParquetFile(self._parquet, table, kept)
        self._json = HashedFile(folder / f"json/{table.name}.json") if has_json else None
        self._digest = TableDigest()
        self.row_count = 0
        self._last_guide: str | None = None

    def add(self, part: EncodedRows) -> None:
        """Append rows; raises ValueError if their guides are not after the guides so far."""
        if self._last_guide is not None:
            check_order(self._last_guide, part.first_guide, self._table.name)
        self._last_guide = part.last_guide
        self._rows.add(part.rows, part.digests)
        if self._json:
            self._json.write(BETWEEN if self.row_count else BEGIN)
            self._json.write(memoryview(part.lines)[: -len(BETWEEN)])
        self._digest.add(part.digests)
        self.row_count += part.rows.num_rows

    def finish(self) -> dict[str, Any]:
        """Finish the files; gives the entry of the table in the manifest."""
        self._rows.finish()
        if self._json:
            self._json.write(END if self.row_count else EMPTY)
        return {
            "rows": self.row_count,
            "columns": list(self._table.column_names),
            "digest": self._digest.digits(),
            "parquet": self._parquet.finish(self._folder)._asdict(),
            **({"json": self._json.finish(self._folder)._asdict()} if self._json else {}),
        }

    def give_up(self) -> None:
        """Close the files as they are."""
        self._parquet.give_up()
        if self._json:
            self._json.give_up()
