"""Pay in tables: role by market, level or experience by amount, city by level,
statistics, key-value cards.

The header says what a column is; where it says nothing, or the cells say something else, the cells
do. Every column but those with amounts narrows down whom its row is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.annotate.names import places_in
from careerdata.annotate.titles import looks_like_role
from careerdata.extract.guide.lead import year_in
from careerdata.extract.leftover.headers import report_misspelt
from careerdata.extract.pay.line import pay_in_line
from careerdata.extract.pay.run import pay_in_run
from careerdata.extract.pay.stack import over
from careerdata.lexicon.lexer import lex_words
from careerdata.model.document import TextBuilder
from careerdata.model.frame import Slots
from careerdata.model.record import PayCell, Sourced
from careerdata.notation.bracket import find_brackets
from careerdata.notation.experience import read_experience, read_level_only
from careerdata.notation.money import NO_CONTEXT, Amount, MoneyContext
from careerdata.outline.frame import (
    Frame,
    frame_of,
)
from careerdata.outline.whole import REGION_KINDS, SEGMENT_KINDS, percentile_of
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.extract.source import GuideReport, Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Row, Table, Text
    from careerdata.model.record import PayRecord

KEY_KINDS = ("role", "level", "experience", *REGION_KINDS, *SEGMENT_KINDS, "statistic", "source")
"""What a column of row keys may hold."""
_AMOUNTS = frozenset({"pay", "amount"})
"""What a column is that holds pay under a heading that says so;
`amount` may be of anything elsewhere.
"""
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it holds, and what the header says of all its amounts."""

    index: int
    header: Text
    kinds: tuple[str, ...]
    is_pay: bool
    frame: Frame
    context: MoneyContext
    """For reading its amounts: what the header says, completed by the headings above."""
    is_readable: bool = True
    """Whether it is clear whose its amounts are."""
    is_currency_only: bool = False
    """Whether the header says nothing but the currency: `In USD`, `€`."""
    upper: int | None = None
    """The column that holds the upper ends of the ranges of which this one holds the lower."""


def pay_in_table(table: Table, place: Place, source: Source) -> Iterator[PayRecord]:
    """The pay records of a table; none where it is no table of pay.

    Rows that are ragged were reported by the parser and give nothing.
    """
    table = _with_real_header(table, source.knowledge)
    columns = _columns(table, place)
    pay = [column for column in columns if column.is_pay]
    if not pay or not _is_pay_table(columns, place):
        found = list(_pay_in_card(table, place))
        yield from found
        if pay and not found and place.section.kind is None:
            source.report.at(table.header, rules.unread_amounts)
        return
    source.claims.add(table)
    has_keys = any(_is_key(column) for column in columns)
    columns = [
        _unless_misspelt(column, source.knowledge, source.report)
        if has_keys
        else _unless_opaque(column)
        for column in columns
    ]
    _report_unread_columns(columns, source.report)
    group: tuple[Frame, ...] = ()
    for row in table.rows:
        if divider := _divider(row, columns):
            if amounts_of(divider, source.knowledge):
                yield from pay_in_line(divider, replace(place, is_item=True))
                continue
            group = (frame_of(divider, "label", source.knowledge),)
        elif len(row.cells) == len(columns):
            key = _key(row, columns)
            for column, record in _row(row, columns, place.under(group)):
                yield record._replace(cell=PayCell(table.span, row.span, key, column.index))


# --- Cards ---


_CARD = ("key", "value")


def _pay_in_card(table: Table, place: Place) -> Iterator[PayRecord]:
    """The rows of a key-value card whose key is a label of pay:
    `| Median pay | $61,550 per year |`.
    """
    knowledge = place.knowledge
    if place.section.kind == "other" or len(table.header.cells) < len(_CARD):
        return
    headers = [
        frame_of(header, "column", knowledge)._replace(money=NO_CONTEXT)
        for header in table.header.cells
    ]
    is_card = len(headers) == len(_CARD)
    for row in (row for row in table.rows if len(row.cells) == len(headers)):
        key, *values = row.cells
        frame = frame_of(key, "key", knowledge)
        if frame.rest or "pay" not in knowledge.reading.labels.found_in(key.plain):
            continue
        for at, value in enumerate(values, 1):
            under = place.under((frame,) if is_card else (frame, headers[at]))
            for record in pay_in_run(value, under):
                yield record._replace(
                    cell=PayCell(table.span, row.span, key.plain.casefold(), None)
                )


def _with_real_header(table: Table, knowledge: Knowledge) -> Table:
    """A card's first line holds an amount: then it is a row, and there is no header."""
    if _lost_its_corner(table):
        first, *others = table.header.cells
        corner = first.cut(0, 0)
        return replace(table, header=replace(table.header, cells=(corner, first, *others[:-1])))
    if not any(_amounts(cell, MoneyContext(), knowledge) for cell in table.header.cells):
        return table
    blank = tuple(cell.cut(0, 0) for cell in table.header.cells)
    return replace(
        table, header=replace(table.header, cells=blank), rows=(table.header, *table.rows)
    )


def _lost_its_corner(table: Table) -> bool:
    """Whether the empty first header of a grid is gone,
    so that all others stand one column too far left.
    """
    header = table.header.cells
    rows = [row.cells for row in table.rows if len(row.cells) == len(header)]
    if len(header) < _LEAST_OF_GRID or not rows or header[-1] or not all(header[:-1]):
        return False
    return all(
        bool(row[0]) and not _has_digit_alone(row[0]) and _has_digit_alone(row[-1]) for row in rows
    )


_LEAST_OF_GRID = 3


def _has_digit_alone(cell: Text) -> bool:
    """Whether a cell is a figure and no words."""
    return _has_digit(cell) and not any(map(str.isalpha, cell.plain))


# --- What the columns are ---


def _columns(table: Table, place: Place) -> list[Column]:
    knowledge = place.knowledge
    rows = [row for row in table.rows if len(row.cells) == len(table.header.cells)]
    cells = [[row.cells[index] for row in rows] for index in range(len(table.header.cells))]
    columns = [
        _column(index, header, cells[index], place)
        for index, header in enumerate(table.header.cells)
    ]
    columns = [
        _under_spanning_header(column, table.header.cells)
        for column in _with_percentiles(columns, knowledge)
    ]
    if not any(column.is_pay for column in columns):
        return columns
    columns = [_beside_pay(column, cells[column.index]) for column in columns]
    columns = _without_conversions(columns)
    columns = [_like_pay(column, cells[column.index], knowledge) for column in columns]
    return _with_keys(_with_bounds(columns, knowledge), cells, place)


def _column(index: int, header: Text, cells: list[Text], place: Place) -> Column:
    knowledge = place.knowledge
    kinds = _kinds_of_header(header.plain, knowledge)
    if kinds[:1] == ("not_pay",) and not any(map(_has_digit, cells)):
        # `Employment` over words is a condition, over numbers a count.
        kinds = ()
    frame = _dated(frame_of(header, "column", knowledge), header, knowledge)
    context = over(frame.money, place.context)
    is_pay = _holds_amounts(kinds, context, cells, knowledge)
    is_currency_only = _AMOUNTS.isdisjoint(kinds) and _is_currency_only(
        header, frame.money, knowledge
    )
    is_idle = not _AMOUNTS.isdisjoint(kinds) and _is_idle(header, knowledge)
    if is_currency_only or is_idle or not header:
        frame = frame._replace(rest=())
    return Column(
        index,
        header,
        kinds,
        is_pay,
        frame,
        context._replace(bare_numbers=True),
        is_currency_only=is_currency_only,
    )


def _has_digit(cell: Text) -> bool:
    return any(map(str.isdigit, cell.plain))


def _kinds_of_header(header: str, knowledge: Knowledge) -> tuple[str, ...]:
    """What a header says that its cells are; `Airline` is an employer, `Source` is who says so."""
    if header and knowledge.frames.is_source(header):
        return ("source",)
    columns = knowledge.reading.columns
    return (
        columns.exactly(header)
        or knowledge.frames.dimension_nouns.exactly(header)
        or columns.found_in(header)
    )


def _dated(frame: Frame, header: Text, knowledge: Knowledge) -> Frame:
    """`Salary 2024`: the year holds for the amounts below."""
    year = year_in(header)
    if year is None or knowledge.reading.other_times & set(lex_words(header.plain).folded):
        return frame
    return frame._replace(slots=frame.slots._replace(year=year))


def _is_idle(header: Text, knowledge: Knowledge) -> bool:
    return all(word in knowledge.frames.idle for word in lex_words(header.plain).folded)


def _under_spanning_header(column: Column, header: Sequence[Text]) -> Column:
    """A header cell over several columns of amounts does not say what makes them differ."""
    is_alone = sum(cell is column.header for cell in header) == 1
    return (
        column
        if is_alone or not column.is_pay or not column.header
        else replace(column, is_readable=False)
    )


def _beside_pay(column: Column, cells: list[Text]) -> Column:
    """Beside pay, a column under a place, a level or an experience is one of pay,
    though empty or not readable.
    """
    if column.is_pay or column.index == 0 or column.kinds:
        return column
    slots = column.frame.slots
    is_about = slots.region or slots.level or slots.experience
    may_be_amounts = all(not cell or any(map(str.isdigit, cell.plain)) for cell in cells)
    return replace(column, is_pay=True) if is_about and may_be_amounts else column


_LARGE = re.compile(r"\d{4,}|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+")


def _like_pay(column: Column, cells: list[Text], knowledge: Knowledge) -> Column:
    """Beside pay, large numbers under a header that nobody understands may be pay,
    too: of whom is not known.
    """
    if column.is_pay or column.index == 0 or column.kinds or not column.header:
        return column
    filled = [cell for cell in cells if not knowledge.frames.no_figure.fullmatch(cell.plain)]
    are_large = bool(filled) and all(
        _LARGE.search(cell.plain) and "%" not in cell.plain for cell in filled
    )
    return replace(column, is_pay=True, is_readable=False) if are_large else column


def _without_conversions(columns: list[Column]) -> list[Column]:
    """`In USD` beside `Average salary` says the same pay again,
    exchanged by somebody: not whose it is.
    """
    pay = [column for column in columns if column.is_pay]
    if any(column.is_currency_only for column in pay) and not all(
        column.is_currency_only for column in pay
    ):
        return [
            replace(column, is_readable=False) if column.is_currency_only else column
            for column in columns
        ]
    return columns


def _with_percentiles(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """`25 %` beside `Median` is a percentile."""
    if not any(column.frame.slots.statistic for column in columns):
        return columns
    return [_as_percentile(column, knowledge) for column in columns]


def _as_percentile(column: Column, knowledge: Knowledge) -> Column:
    slots = percentile_of(column.frame.text, knowledge)
    if slots is None or not column.is_pay or column.frame.slots.statistic:
        return column
    return replace(column, frame=column.frame._replace(slots=slots, rest=()))


def _with_bounds(columns: list[Column], knowledge: Knowledge) -> list[Column]:
    """`Min` beside `Max`: two columns are the ends of one range;
    so are `Madrid Min` and `Madrid Max`.
    """
    ends = {
        column.index: bound
        for column in columns
        if column.is_pay and (bound := _bound_of(column, knowledge))
    }
    upper: dict[int, int] = {}
    for at, (end, others) in ends.items():
        alike = [other for other, bound in ends.items() if bound == ("high", others)]
        if end == "low" and len(alike) == 1 and list(ends.values()).count((end, others)) == 1:
            upper[at] = alike[0]
    found = []
    for column in columns:
        if column.index in upper:
            frame = _without_bound(column, knowledge)
            found.append(replace(column, upper=upper[column.index], frame=frame))
        elif column.index in upper.values():
            found.append(replace(column, is_pay=False, kinds=("amount",)))
        else:
            found.append(column)
    return found


def _bound_of(column: Column, knowledge: Knowledge) -> tuple[str, str] | None:
    """Which end of a range a header names, and its other words that are no filler:
    `Minimum Average Salary`.
    """
    brackets = find_brackets(column.header.plain)
    words = lex_words(column.header.plain[: brackets[0].start] if brackets else column.header.plain)
    said = [(word, knowledge.frames.bound(word)) for word in words.folded]
    ends = [end for _, end in said if end]
    idle = knowledge.frames.idle
    others = " ".join(word for word, end in said if not end and word not in idle)
    inside = column.header.plain[brackets[0].start :].casefold() if brackets else ""
    statistic = column.frame.slots.statistic
    of_what = f"{others} {inside} {statistic.value if statistic else None}"
    return (ends[0], of_what) if len(ends) == 1 else None


def _without_bound(column: Column, knowledge: Knowledge) -> Frame:
    """The frame of a header without its `Min`."""
    words = [
        match
        for match in _WORD.finditer(column.header.plain)
        if knowledge.frames.bound(match.group())
    ]
    if not words or not column.frame.rest:
        return column.frame._replace(rest=())
    left = column.header.without([words[0].span()])
    return frame_of(left, "column", knowledge) if left else column.frame._replace(rest=())


_WORD = re.compile(r"[^\W\d_]+\.?")


def _is_currency_only(header: Text, context: MoneyContext, knowledge: Knowledge) -> bool:
    others = [word for word in lex_words(header.plain).folded if word not in knowledge.frames.idle]
    return len(others) <= 1 and (context.currency is not None or context.sign is not None)


def _holds_amounts(
    kinds: tuple[str, ...], context: MoneyContext, cells: list[Text], knowledge: Knowledge
) -> bool:
    """Whether a column's cells are amounts of pay:
    most of them are money, and the header does not deny it.
    """
    if kinds and kinds[0] == "not_pay":
        return False
    says_pay = (
        not _AMOUNTS.isdisjoint(kinds)
        or context.currency is not None
        or context.multiplier is not None
    )
    filled = [cell for cell in cells if not knowledge.frames.no_figure.fullmatch(cell.plain)]
    context = context._replace(bare_numbers=says_pay and not (kinds and kinds[0] in KEY_KINDS))
    amounts = [cell for cell in filled if _amounts(cell, context, knowledge)]
    return bool(filled) and len(amounts) >= _MOST * len(filled)


def _amounts(cell: Text, context: MoneyContext, knowledge: Knowledge) -> list[Amount]:
    return list(amounts_of(cell, knowledge, context))  # type: ignore[arg-type]


# --- What the keys are ---

_COUNT = re.compile(r"\W*\d{1,3}\W*")


def _with_keys(columns: list[Column], cells: list[list[Text]], place: Place) -> list[Column]:
    """Each column of keys with what its cells are; one that only counts the rows is none."""
    found = []
    for column in columns:
        if column.is_pay or column.kinds[:1] in (("not_pay",), ("amount",)):
            found.append(column)
            continue
        filled = [cell for cell in cells[column.index] if cell]
        if filled and all(_YEAR.fullmatch(cell.plain) for cell in filled):
            found.append(replace(column, kinds=(_OF_YEAR,)))
            continue
        if (
            filled
            and all(_COUNT.fullmatch(cell.plain) for cell in filled)
            and not _explains(column, place.knowledge)
        ):
            found.append(replace(column, kinds=("count",)))
            continue
        is_first = not any(not other.is_pay and other.kinds[:1] != ("count",) for other in found)
        found.append(replace(column, kinds=_kinds_of_keys(column, filled, is_first, place)))
    return found if _are_different(found, cells) else [_as_key(column) for column in found]


def _explains(column: Column, knowledge: Knowledge) -> bool:
    """Whether a header says what the numbers below it are: `Grade`, `Experience`, `Percentile`."""
    return column.kinds[:1] in (("experience",), ("statistic",)) or _is_stage(column, knowledge)


def _is_stage(column: Column, knowledge: Knowledge) -> bool:
    return bool(knowledge.frames.stage.fullmatch(f"{column.header.plain} 1"))


def _is_key(column: Column) -> bool:
    return not column.is_pay and column.kinds[:1] not in _NO_KEYS


_NO_KEYS = (("count",), ("not_pay",), ("amount",))


def _are_different(columns: list[Column], cells: list[list[Text]]) -> bool:
    """Whether the cells that are known to be keys tell the rows apart."""
    keys = [column for column in columns if _is_key(column)]
    known = [
        column
        for at, column in enumerate(keys)
        if not at or (column.kinds[:1] and column.kinds[0] in KEY_KINDS)
    ]
    rows = list(
        zip(
            *(map(str.casefold, (cell.plain for cell in cells[column.index])) for column in known),
            strict=True,
        )
    )
    return len(set(rows)) == len(rows)


def _as_key(column: Column) -> Column:
    """`Shift` tells rows apart that are alike otherwise: then its words narrow."""
    is_unknown = _is_key(column) and not column.kinds
    return replace(column, kinds=(_NARROWING,)) if is_unknown else column


_NARROWING = "narrowing"
_OF_YEAR = "of year"
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d")


def _kinds_of_keys(
    column: Column, cells: Sequence[Text], is_first: bool, place: Place
) -> tuple[str, ...]:
    """What the cells are if most of them are one thing, else what the header says,
    else what the heading says.
    """
    seen = Counter(kind for cell in cells if (kind := _kind_of_cell(cell, place.knowledge)))
    most, count = seen.most_common(1)[0] if seen else (None, 0)
    header = _without_unseen(column.kinds, seen, is_first=is_first)
    known = header[:1] if header[:1] and header[0] in KEY_KINDS else ()
    if most and most not in header[:1] and 2 * count > len(cells) and _may_be(most, known):
        return (most, *header)
    if not known and is_first and most == "role":
        return ("role", *header)
    if not known and is_first:
        return (*(kind for kind in place.expected if kind != "role"), *header)
    return header


def _without_unseen(
    kinds: tuple[str, ...], seen: Counter[str], *, is_first: bool
) -> tuple[str, ...]:
    """Beside a first column of keys,
    a `Job Market` without a job or place in it is none of both.
    """
    unseen = {"role"} if not seen["role"] else set()
    unseen |= set(REGION_KINDS) if not seen["region"] else set()
    return kinds if is_first else tuple(kind for kind in kinds if kind not in unseen)


def _may_be(kind: str, header: tuple[str, ...]) -> bool:
    """Whether cells of a kind stand under a header of another one:
    `State` over ranks, `Position` over levels.
    """
    return (
        not header
        or (kind == "role" and header[0] in REGION_KINDS)
        or kind in ("experience", "level")
    )


def _kind_of_cell(cell: Text, knowledge: Knowledge) -> str | None:
    if read_level_only(cell.plain, knowledge.levels):
        return "level"
    if read_experience(cell.plain, knowledge.experience):
        return "experience"
    if knowledge.regions.get(cell.plain) is not None:
        return "region"
    if looks_like_role(cell.plain, knowledge):
        return "role"
    # `Melbourne, Victoria`
    places = places_in(cell, knowledge)
    return "region" if places and places[0].start == 0 else None


# --- Whether it is pay ---


def _is_pay_table(columns: list[Column], place: Place) -> bool:
    """Whether the amounts are pay:
    the section or a header says so, or roles stand by places, places by levels.
    """
    if place.section.kind == "other":
        return False
    if place.is_pay or any(c.is_pay and "pay" in c.kinds for c in columns):
        return True
    keys = {kind for column in columns if not column.is_pay for kind in column.kinds[:1]}
    subjects = [column.frame.slots for column in columns if column.is_pay]
    if keys & {"role", "level", "experience"}:
        return all(subject.region for subject in subjects) or all(
            subject.level or subject.experience for subject in subjects
        )
    return bool(keys & set(KEY_KINDS)) and any(
        subject.level or subject.experience for subject in subjects
    )


def _unless_misspelt(column: Column, knowledge: Knowledge, report: GuideReport) -> Column:
    """A header that is a slip away from a place or level narrows to what nobody meant."""
    if not (column.is_pay and column.is_readable and column.frame.rest):
        return column
    known = [*knowledge.levels.level_of, *knowledge.regions.folded_names]
    return (
        replace(column, is_readable=False)
        if report_misspelt(column.header, knowledge, report, known)
        else column
    )


def _unless_opaque(column: Column) -> Column:
    """Without keys beside it a column under words that nobody
    understood says too little of whose its amounts are.
    """
    return replace(column, is_readable=False) if column.is_pay and column.frame.rest else column


def _report_unread_columns(columns: list[Column], report: GuideReport) -> None:
    unread = {
        id(column.header): column.header
        for column in columns
        if column.is_pay and not column.is_readable
    }
    for header in unread.values():
        if not report.has(header):
            report.at(header, rules.unread_pay_column, header.plain)


# --- The rows ---


def _divider(row: Row, columns: list[Column]) -> Text | None:
    """The text of a row with one filled cell only, which heads the rows below it."""
    filled = [cell for cell in row.cells if cell]
    if len(columns) > 1 and len(filled) == 1 and row.cells[0]:
        return filled[0] if len(row.cells) == 1 or len(columns) > len(_CARD) else None
    return None


def _key(row: Row, columns: list[Column]) -> str:
    cells = (row.cells[column.index].plain.casefold() for column in columns if not column.is_pay)
    return "|".join(" ".join(cell.split()) for cell in cells)


def _row(row: Row, columns: list[Column], place: Place) -> Iterator[tuple[Column, PayRecord]]:
    keys = _row_frames(row, columns, place.knowledge)
    if keys is None:
        return
    pay = [column for column in columns if column.is_pay and column.is_readable]
    filled = [column for column in pay if row.cells[column.index]]
    for column in pay:
        cell = row.cells[column.index]
        if not cell and filled:
            place.report.at(cell, rules.empty_pay_cell, row.cells[0].plain, column.header.plain)
        elif not place.knowledge.frames.no_figure.fullmatch(cell.plain):
            under = place.under((*keys, column.frame._replace(money=column.context)))
            found = _cell(cell, under)
            if column.upper is not None:
                found = _to(found, list(_cell(row.cells[column.upper], under)))
            yield from ((column, record) for record in found)


def _to(low: Iterator[PayRecord], high: list[PayRecord]) -> Iterator[PayRecord]:
    """The ranges from the amounts of one cell to those of another;
    none where the two are not alike.
    """
    found = list(low)
    if len(found) != 1 or len(high) != 1 or found[0].currency.value != high[0].currency.value:
        return
    yield found[0]._replace(
        amount_max=high[0].amount_max,
        max_open_ended=high[0].max_open_ended,
        statistic="range" if found[0].statistic == "point" else found[0].statistic,
    )


def _row_frames(row: Row, columns: list[Column], knowledge: Knowledge) -> tuple[Frame, ...] | None:
    """What the cells beside the amounts say;
    None (and a finding) where the row's key is none of pay.
    """
    frames: list[Frame] = []
    for column in columns:
        if column.kinds[:1] == (_OF_YEAR,) and (cell := row.cells[column.index]):
            frames.append(Frame(cell, "key", Slots(year=Sourced(int(cell.plain), cell.span))))
            continue
        if not _is_key(column):
            continue
        cell = _with_stage(row.cells[column.index], column, knowledge)
        is_first = not any(frame.slots._replace(year=None) or frame.rest for frame in frames)
        is_key = is_first or bool(column.kinds and column.kinds[0] in (*KEY_KINDS, _NARROWING))
        if not is_key or knowledge.frames.no_figure.fullmatch(cell.plain):
            continue
        frame = frame_of(cell, "key", knowledge, column.kinds)
        if is_first and frame.evidence == "not_pay" and not frame.slots.names_someone:
            return None
        if frame.slots.segment and any(other.slots.segment for other in frames):
            # `Employer | Sector`: there is one column for both.
            frame = frame._replace(
                slots=frame.slots._replace(segment=None), rest=(cell, *frame.rest)
            )
        frames.append(frame._replace(money=NO_CONTEXT))
    return tuple(frames)


def _with_stage(cell: Text, column: Column, knowledge: Knowledge) -> Text:
    """`5` under `Grade` is `Grade 5`."""
    if not _COUNT.fullmatch(cell.plain) or not _is_stage(column, knowledge):
        return cell
    whole = TextBuilder()
    whole.append(column.header)
    whole.add(" ", cell.span.start, cell.span.start)
    whole.append(cell)
    return whole.text(cell.span.start)


def _cell(cell: Text, place: Place) -> Iterator[PayRecord]:
    """The records of one cell; a cell without any amount is reported."""
    if not amounts_of(cell, place.knowledge, place.amounts_context):
        place.report.at(cell, rules.unreadable_amount, cell.plain)
        return
    yield from pay_in_run(cell, place)
