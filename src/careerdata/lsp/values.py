"""The rows that a word of a guide became, and the rows they refer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from careerdata.lsp.findings import findings_at
from careerdata.report.grid import cell_text
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.contract import Contract
    from careerdata.lsp.page import Page
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Span
    from careerdata.resolve.row import Row


class Value(NamedTuple):
    """A value of a row, read from some characters."""

    table: str
    row: Row
    column: str
    span: Span


def values_at(page: Page, offset: int) -> list[Value]:
    """The values that were read from the characters at an offset, the narrowest first."""
    if page.draft is None:
        return []
    found = [
        Value(table, row, column, span)
        for table, rows in page.draft.rows.items()
        for row in rows
        for column, span in row.sources.items()
        if span.start <= offset < span.end
    ]
    return sorted(found, key=lambda value: value.span.end - value.span.start)


# --- Hover ---

_MOST_ROWS = 3
"""The number of rows that a hover shows in full."""


def hover(page: Page, contract: Contract, position: types.Position) -> types.Hover | None:
    """The rows that the characters at a position became,
    and the manuals of the rules with findings there.
    """
    offset = page.positions.offset(position)
    values = values_at(page, offset)
    parts = [*map(_rule_text, findings_at(page, offset)), *_row_texts(values, contract)]
    if not parts:
        return None
    place = page.positions.range(values[0].span) if values else None
    return types.Hover(
        types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), place
    )


def _rule_text(finding: Finding) -> str:
    return f"**{finding.rule} {finding.name}** ({finding.severity})\n\n{RULES[finding.rule].manual}"


def _row_texts(values: Sequence[Value], contract: Contract) -> Iterator[str]:
    by_row: dict[int, list[Value]] = {}
    for value in values:
        by_row.setdefault(id(value.row), []).append(value)
    for group in list(by_row.values())[:_MOST_ROWS]:
        yield _row_text(group[0], {value.column for value in group}, contract)
    if len(by_row) > _MOST_ROWS:
        yield f"… and {len(by_row) - _MOST_ROWS} more"


def _row_text(value: Value, here: set[str], contract: Contract) -> str:
    """A row as a block of `column: value` lines; columns that were read here are marked."""
    columns = (
        (name, value.row.values.get(name)) for name in contract.table(value.table).column_names
    )
    lines = [
        f"{'▸' if name in here else ' '} {name}: {_in_one_line(what)}"
        for name, what in columns
        if what is not None
    ]
    fence = _fence("\n".join(lines))
    return "\n".join([f"**{value.table}**", "", f"{fence}text", *lines, fence])


def _in_one_line(value: object) -> str:
    return " ".join(cell_text(value).split())


def _fence(text: str) -> str:
    """A fence that is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)


# --- Go to definition ---

_TELLING = ("description", "name", "title")
"""The columns whose source represents a row, the best first."""


def definitions(page: Page, contract: Contract, position: types.Position) -> list[types.Location]:
    """The places of the rows that the values at a position refer to,
    and the related places of findings.
    """
    offset = page.positions.offset(position)
    spans = [
        page.positions.span_of(other.place)
        for f in findings_at(page, offset)
        for other in f.where.related
    ]
    spans += [
        _telling_span(row)
        for value in values_at(page, offset)
        for row in _named_rows(page, contract, value)
    ]
    elsewhere = dict.fromkeys(span for span in spans if not span.start <= offset < span.end)
    return [types.Location(page.uri, page.positions.range(span)) for span in elsewhere]


def _named_rows(page: Page, contract: Contract, value: Value) -> Iterator[Row]:
    """The rows that a foreign key refers to, and the row itself if the guide describes it."""
    if "description" in value.row.sources:
        yield value.row
    for key in contract.table(value.table).foreign_keys:
        if key.fields == (value.column,) and page.draft:
            named = value.row.values[value.column]
            ids = set(named) if isinstance(named, list) else {named}
            rows = page.draft.rows.get(key.table, [])
            yield from (row for row in rows if row.values[key.reference_fields[0]] in ids)


def _telling_span(row: Row) -> Span:
    return next((row.sources[column] for column in _TELLING if column in row.sources), row.span)
