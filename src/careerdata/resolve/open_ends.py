"""Amounts without a `+` among others that all have one: `$450,000+ | £200,000+ | €230,000`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.pay import open_end_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.model.record import PayRecord

_LEAST_IN_ROW = 2
_LEAST_IN_COLUMN = 3
"""How many others there are at least, all of them open."""


def missing_open_ends(pay: Sequence[PayRecord], guide: Guide) -> Iterator[Finding]:
    """The one amount of a row, or else of a column, that is not open at its top."""
    told: set[int] = set()
    for line, least in (("row", _LEAST_IN_ROW), ("column", _LEAST_IN_COLUMN)):
        lines: dict[object, list[PayRecord]] = {}
        for record in pay:
            if (cell := record.cell) is not None and cell.column is not None:
                lines.setdefault((cell.table, cell.row if line == "row" else cell.column), []).append(record)
        for some in lines.values():
            closed = [record for record in some if not record.max_open_ended]
            if len(closed) == 1 and len(some) > least and id(closed[0]) not in told:
                told.add(id(closed[0]))
                yield open_end_missing.on(guide, closed[0].source.span, closed[0].source.plain, line)
