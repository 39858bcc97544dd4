"""Pay in tables: role by market, level or experience by amount, city by level, statistics, key-value cards.

The header says what a column is; where it says nothing, the cells do. Every column but those with amounts
narrows down whom its row is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerdata.extract.headers import report_misspelt
from careerdata.extract.pay import Announcement, announced_by, money_context, pay_in_run
from careerdata.extract.subject import NOBODY, REGION_KINDS, SEGMENT_KINDS, Subject, read_subject
from careerdata.lexicon.reading import spaced_words
from careerdata.model.record import PayCell
from careerdata.notation.money import Amount, MoneyContext
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.model.document import Row, Table, Text
    from careerdata.model.record import PayRecord

KEY_KINDS = ("role", "level", "experience", *REGION_KINDS, *SEGMENT_KINDS, "statistic")
"""What a column of row keys may hold."""
_AMOUNTS = frozenset({"pay", "amount"})
"""What a column is that holds pay under a heading that says so; `amount` may be of anything elsewhere."""
_NO_FIGURE = re.compile(r"[\s–—‒−*.-]*|n\s*/?\s*a\.?|none|null|k\.\s?a\.|s\.?\s?o\.?", re.IGNORECASE)
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it holds, and what the header says of all its amounts."""

    index: int
    header: Text
    kinds: tuple[str, ...]
    is_pay: bool
    context: MoneyContext
    subject: Subject | None
    """What the header says of a column of amounts; None where that is not understood."""
    is_currency_only: bool = False
    """Whether the header says nothing but the currency: `In USD`, `€`."""


def pay_in_table(table: Table, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The pay records of a table; none where it is no table of pay.

    `outer` is what the headings above say; rows that are ragged were reported by the parser and give nothing.
    """
    table = _with_real_header(table, reader)
    columns = _columns(table, section, outer.context, reader)
    pay = [column for column in columns if column.is_pay]
    if any(column.is_currency_only for column in pay) and not all(column.is_currency_only for column in pay):
        columns = [_as_conversion(column) for column in columns]
        pay = [column for column in columns if column.is_pay]
    if not pay or not _is_pay_table(columns, section, reader):
        found = list(_pay_in_card(table, section, outer, reader))
        yield from found
        if pay and not found and section.kind is None:
            reader.report(rules.unread_amounts.on(reader.guide, table.header.span))
        return
    reader.read.add(id(table))
    _report_unread_columns(pay, reader)
    group = NOBODY
    for row in table.rows:
        if divider := _divider(row, columns):
            group = read_subject(divider, reader.knowledge) or NOBODY
        elif len(row.cells) == len(columns):
            key = _key(row, columns)
            for column, record in _row(row, columns, group.over(outer.subject), reader):
                yield record._replace(cell=PayCell(table.span, row.span, key, column.index))


def _as_conversion(column: Column) -> Column:
    """`In USD` beside `Average salary` says the same pay again, exchanged by somebody: not whose it is."""
    return replace(column, subject=None) if column.is_currency_only else column


def _pay_in_card(table: Table, section: Section, outer: Announcement, reader: Reader) -> Iterator[PayRecord]:
    """The rows of a key-value card whose key is a label of pay: `| Median pay | $61,550 per year |`."""
    if section.kind == "other" or len(table.header.cells) != len(_CARD):
        return
    for row in table.rows:
        key, value = (*row.cells, *row.cells)[: len(_CARD)]
        subject = read_subject(key, reader.knowledge)
        if subject is None or "pay" not in reader.knowledge.reading.labels.found_in(key.plain):
            continue
        announced = announced_by(key, reader).over(outer)
        for record in pay_in_run(value, subject.over(announced.subject), announced.context, reader):
            yield record._replace(cell=PayCell(table.span, row.span, key.plain.casefold(), None))


def _with_real_header(table: Table, reader: Reader) -> Table:
    """A card's first line holds an amount: then it is a row, and there is no header."""
    if not any(_amounts(cell, MoneyContext(), reader) for cell in table.header.cells):
        return table
    blank = tuple(cell.cut(0, 0) for cell in table.header.cells)
    return replace(table, header=replace(table.header, cells=blank), rows=(table.header, *table.rows))


def _columns(table: Table, section: Section, above: MoneyContext, reader: Reader) -> list[Column]:
    rows = [row for row in table.rows if len(row.cells) == len(table.header.cells)]
    cells = [[row.cells[index] for row in rows] for index in range(len(table.header.cells))]
    columns = [
        _column(index, header, cells[index], section, above, reader) for index, header in enumerate(table.header.cells)
    ]
    columns = [_under_spanning_header(column, table.header.cells) for column in columns]
    if not any(column.is_pay for column in columns):
        return columns
    return [_beside_pay(column, cells[column.index], reader) for column in columns]


def _under_spanning_header(column: Column, header: Sequence[Text]) -> Column:
    """A header cell over several columns of amounts does not say what makes them differ."""
    is_alone = sum(cell is column.header for cell in header) == 1
    return column if is_alone or not column.is_pay or not column.header else replace(column, subject=None)


def _beside_pay(column: Column, cells: list[Text], reader: Reader) -> Column:
    """Beside pay, a column under a place, a level or an experience is one of pay, though empty or not readable."""
    if column.is_pay or column.index == 0 or column.kinds:
        return column
    subject = read_subject(column.header, reader.knowledge) or NOBODY
    is_about = subject.region or subject.level or subject.experience
    may_be_amounts = all(not cell or any(map(str.isdigit, cell.plain)) for cell in cells)
    return replace(column, is_pay=True, subject=subject) if is_about and may_be_amounts else column


def _column(
    index: int, header: Text, cells: list[Text], section: Section, above: MoneyContext, reader: Reader
) -> Column:
    reading = reader.knowledge.reading
    kinds = reading.columns.exactly(header.plain) or reading.columns.found_in(header.plain)
    announced = announced_by(header, reader)
    context = announced.over(Announcement(above, NOBODY)).context
    is_pay = _holds_amounts(kinds, context, cells, reader)
    names_amounts = not _AMOUNTS.isdisjoint(kinds)
    is_currency_only = not names_amounts and _is_currency_only(header, announced.context, reader)
    subject = read_subject(header, reader.knowledge) if is_pay else None
    if subject is None and is_pay and (names_amounts or not header or is_currency_only):
        subject = NOBODY
    subject = subject.over(announced.subject) if subject is not None else None
    if not is_pay and not index and not set(kinds) & set(KEY_KINDS):
        kinds = (*_kinds_of_heading(section, reader), *kinds)
    return Column(index, header, kinds, is_pay, context._replace(bare_numbers=True), subject, is_currency_only)


def _is_currency_only(header: Text, context: MoneyContext, reader: Reader) -> bool:
    others = [word for word in spaced_words(header.plain).split() if word not in reader.knowledge.reading.filler]
    return len(others) <= 1 and (context.currency is not None or context.sign is not None)


def _kinds_of_heading(section: Section, reader: Reader) -> tuple[str, ...]:
    """`Salary by city` says what the first column of the table under it holds."""
    if section.title is None:
        return ()
    kinds = reader.knowledge.reading.columns.found_in(section.title.plain)
    return tuple(kind for kind in kinds if kind in KEY_KINDS and kind != "role")


def _holds_amounts(kinds: tuple[str, ...], context: MoneyContext, cells: list[Text], reader: Reader) -> bool:
    """Whether a column's cells are amounts of pay: most of them are money, and the header does not deny it."""
    if kinds and kinds[0] == "not_pay":
        return False
    says_pay = not _AMOUNTS.isdisjoint(kinds) or context.currency is not None or context.multiplier is not None
    filled = [cell for cell in cells if not _NO_FIGURE.fullmatch(cell.plain)]
    context = context._replace(bare_numbers=says_pay and not (kinds and kinds[0] in KEY_KINDS))
    amounts = [cell for cell in filled if _amounts(cell, context, reader)]
    return bool(filled) and len(amounts) >= _MOST * len(filled)


def _amounts(cell: Text, context: MoneyContext, reader: Reader) -> list[Amount]:
    return list(reader.amounts(cell.plain, context))  # type: ignore[arg-type]


def _is_pay_table(columns: list[Column], section: Section, reader: Reader) -> bool:
    """Whether the amounts are pay: the section or a header says so, or roles stand by places, places by levels."""
    if section.kind == "other":
        return False
    if "salary" in section.kinds or any(c.is_pay and "pay" in c.kinds for c in columns):
        return True
    keys = {kind for column in columns if not column.is_pay for kind in column.kinds[:1]}
    subjects = [column.subject or NOBODY for column in columns if column.is_pay]
    if keys & {"role", "level", "experience"}:
        return all(subject.region for subject in subjects)
    return bool(keys & set(KEY_KINDS)) and any(subject.level or subject.experience for subject in subjects)


def _report_unread_columns(columns: list[Column], reader: Reader) -> None:
    known = [*reader.knowledge.levels.level_of, *reader.knowledge.regions.folded_names]
    unread = {id(column.header): column for column in columns if column.subject is None}
    for column in unread.values():
        if not report_misspelt(column.header, reader, known):
            reader.report_at(column.header, rules.unread_pay_column, column.header.plain)


def _divider(row: Row, columns: list[Column]) -> Text | None:
    """The text of a row with one filled cell only, which heads the rows below it."""
    filled = [cell for cell in row.cells if cell]
    if len(columns) > 1 and len(filled) == 1 and row.cells[0]:
        return filled[0] if len(row.cells) == 1 or len(columns) > len(_CARD) else None
    return None


def _key(row: Row, columns: list[Column]) -> str:
    cells = (row.cells[column.index].plain.casefold() for column in columns if not column.is_pay)
    return "|".join(" ".join(cell.split()) for cell in cells)


_CARD = ("key", "value")


def _row(row: Row, columns: list[Column], outer: Subject, reader: Reader) -> Iterator[tuple[Column, PayRecord]]:
    subject = _row_subject(row, columns, reader)
    if subject is None:
        return
    pay = [column for column in columns if column.is_pay and column.subject is not None]
    filled = [column for column in pay if row.cells[column.index]]
    for column in pay:
        cell = row.cells[column.index]
        if not cell and filled:
            reader.report_at(cell, rules.empty_pay_cell, row.cells[0].plain, column.header.plain)
        elif not _NO_FIGURE.fullmatch(cell.plain):
            about = subject.over(column.subject or NOBODY).over(outer)
            yield from ((column, record) for record in _cell(cell, column, about, reader))


def _row_subject(row: Row, columns: list[Column], reader: Reader) -> Subject | None:
    """What the cells beside the amounts say; None (and a finding) where the row's key is not understood."""
    subject = NOBODY
    for column in columns:
        if column.is_pay:
            continue
        cell = row.cells[column.index]
        is_key = column.index == 0 or bool(column.kinds and column.kinds[0] in KEY_KINDS)
        if not is_key or _NO_FIGURE.fullmatch(cell.plain):
            continue
        own = read_subject(cell, reader.knowledge, column.kinds)
        if own is None and column.index == 0:
            if "not_pay" not in reader.knowledge.reading.columns.found_in(cell.plain)[:1]:
                reader.report_at(cell, rules.unread_pay_subject, cell.plain)
            return None
        subject = subject.over(own) if own else subject
    return subject


def _cell(cell: Text, column: Column, about: Subject, reader: Reader) -> Iterator[PayRecord]:
    """The records of one cell; a cell without any amount is reported."""
    context = money_context(column.context, about, reader)
    if not reader.amounts(cell.plain, context):
        reader.report_at(cell, rules.unreadable_amount, cell.plain)
        return
    yield from pay_in_run(cell, about, context, reader)
