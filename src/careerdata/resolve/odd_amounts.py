"""Amounts of a table that differ from all others in their row or column.

$450,000+ | £200,000+ | €230,000          the last has no `+`
£24,000 / $27,000 / £35,000, one below another, for the same place: the second is in another currency
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerdata.rules.pay import odd_currency, open_end_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.model.record import PayRecord

_LEAST_IN_ROW = 2
_LEAST_IN_COLUMN = 3
"""The minimum number of other amounts, all open."""


def missing_open_ends(pay: Sequence[PayRecord], guide: Guide) -> Iterator[Finding]:
    """The only amount of a row, or of a column, without an open end."""
    reported: set[int] = set()
    for line, least in (("row", _LEAST_IN_ROW), ("column", _LEAST_IN_COLUMN)):
        for some in _lines(pay, line):
            closed = [record for record in some if not record.max_open_ended]
            if len(closed) == 1 and len(some) > least and id(closed[0]) not in reported:
                reported.add(id(closed[0]))
                yield open_end_missing.on(
                    guide, closed[0].source.span, closed[0].source.plain, line
                )


def odd_currencies(pay: Sequence[PayRecord], guide: Guide) -> Iterator[Finding]:
    """The only amount of a column in another currency than all others,
    if all are for the same place.

    If two amounts of a row are swapped, the first one.
    """
    rows: set[object] = set()
    for some in _lines(pay, "column"):
        counts = Counter(record.currency.value for record in some).most_common()
        places = {record.region.span if record.region else None for record in some}
        if len(counts) == _PAIR and counts[1][1] == 1 and counts[0][1] > 1 and len(places) == 1:
            (odd,) = (record for record in some if record.currency.value == counts[1][0])
            if odd.cell is None or odd.cell.row in rows:
                continue
            rows.add(odd.cell.row)
            yield odd_currency.on(
                guide, odd.source.span, odd.source.plain, *(code for code, _ in counts[::-1])
            )


_PAIR = 2


def _lines(pay: Sequence[PayRecord], line: str) -> Iterable[list[PayRecord]]:
    """The records of each row, or of each column, of the tables."""
    lines: dict[object, list[PayRecord]] = {}
    for record in pay:
        if (cell := record.cell) is not None and cell.column is not None:
            key = cell.table, cell.row if line == "row" else cell.column
            lines.setdefault(key, []).append(record)
    return lines.values()
