"""The tables of a build: columns of Python values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.contract import Contract, TableSchema

Columns: TypeAlias = dict[str, list[object]]
"""The values of a table for all guides:
by column, in the order of the contract, all of the same length.

A value is a str, int, float, bool, a list of str, or None.
"""

Tables: TypeAlias = dict[str, Columns]
"""All tables of a build by name, in the contract's order."""


@dataclass(frozen=True, slots=True)
class Input:
    """A guide of the dataset."""

    guide_id: str
    source_path: str
    sha256: str
    """The SHA-256 of the bytes of the file, in hexadecimal."""


def empty_tables(contract: Contract) -> Tables:
    """Every table of the contract with all of its columns and no row."""
    return {table.name: {name: [] for name in table.column_names} for table in contract.tables}


def columns_of(rows: Iterable[Mapping[str, object]], table: TableSchema) -> Columns:
    """Rows as columns; missing values are null,
    and columns that are not in the contract come last.
    """
    rows = list(rows)
    names = dict.fromkeys(table.column_names)
    for row in rows:
        names.update(dict.fromkeys(row))
    return {name: [row.get(name) for row in rows] for name in names}


def row_count(columns: Columns) -> int:
    """The number of rows.

    Raises ValueError if the columns have different lengths.
    """
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        counts = ", ".join(f"{name} has {len(values)}" for name, values in columns.items())
        raise ValueError(f"columns of one table differ in length: {counts}")
    return lengths.pop() if lengths else 0


def rows_of(columns: Columns, names: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """The values of some columns, row by row."""
    return zip(*(columns[name] for name in names), strict=True)
