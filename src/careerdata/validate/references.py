"""Check every reference to rows of the same guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.contract.tables import rows_of
from careerdata.rules.references import dangling_reference
from careerdata.validate.wording import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, ForeignKey, TableSchema
    from careerdata.contract.tables import Columns, Tables
    from careerdata.model.finding import Finding, Report
    from careerdata.validate import Locate

Key = tuple[object, ...]


def check_references(tables: Tables, contract: Contract, locate: Locate, report: Report) -> None:
    """Report every foreign key without a row, once for each row and key; null refers to nothing.

    A list refers to a row with each of its entries. Keys with missing columns are skipped;
    `check_columns` reports the columns.
    """
    for table in contract.tables:
        for key in table.foreign_keys:
            parent = contract.table(key.table)
            for finding in _dangling(tables, table, key, parent, locate):
                report(finding)


def _dangling(
    tables: Tables, table: TableSchema, key: ForeignKey, parent: TableSchema, locate: Locate
) -> Iterator[Finding]:
    children, parents = tables.get(table.name, {}), tables.get(parent.name, {})
    if not (set(key.fields) <= children.keys() and set(key.reference_fields) <= parents.keys()):
        return
    known = set(rows_of(parents, key.reference_fields))
    for row, missing in _missing(children, key, known):
        # The guide comes first in a key, so the last column is the one that names the row.
        named = tuple(quoted(each[-1]) for each in missing)
        yield dangling_reference.at(
            locate(table.name, row, key.fields[-1]),
            table.title,
            key.fields[-1],
            parent.title,
            named,
            _nearest(missing, known),
            in_guide=len(key.fields) > 1,
        )


def _missing(
    children: Columns, key: ForeignKey, known: set[Key]
) -> Iterator[tuple[int, list[Key]]]:
    """The rows with unknown references, and the references."""
    if _all_are_known(children, key, known):
        return
    for row, values in enumerate(rows_of(children, key.fields)):
        missing = [each for each in _named(values) if each not in known]
        if missing:
            yield row, missing


def _all_are_known(children: Columns, key: ForeignKey, known: set[Key]) -> bool:
    """Whether all references exist: compares the distinct keys, if none is null or a list."""
    try:
        return known.issuperset(rows_of(children, key.fields))
    except TypeError:  # a list
        return False


def _named(values: Key) -> list[Key]:
    """The keys that a row refers to:
    none if a part is null, one for each entry if the last part is a list.
    """
    if None in values:
        return []
    *prefix, last = values
    if isinstance(last, list | tuple):
        return [(*prefix, entry) for entry in last]
    return [values]


def _nearest(missing: list[Key], known: set[Key]) -> str | None:
    if len(missing) != 1:
        return None
    *prefix, name = missing[0]
    return nearest(name, sorted(str(other[-1]) for other in known if list(other[:-1]) == prefix))
