"""Entries among the data of a section that gave no row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from careerdata.model.guide import Position
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide, Span
    from careerdata.model.record import UnreadPay
    from careerdata.validate.content import Rows


def unread_entries(
    guide: Guide,
    unread: Sequence[Sequence[Text]],
    rows: Rows,
    reported: Sequence[Finding],
) -> list[Finding]:
    """One finding for each section,
    at its first entry without a value and without another finding.
    """
    if not unread:
        return []
    values = sorted(span for some in rows.values() for row in some for span in row.sources.values())
    lines = {
        line
        for finding in reported
        for line in range(finding.place.line, finding.place.end_line + 1)
    }
    found = []
    for section in unread:
        left = [
            text
            for text in section
            if not _gave_value(text.span, values) and not _lines(guide, text) & lines
        ]
        if left:
            _, *others = dict.fromkeys(guide.lines.line_of(text.span.start) for text in left)
            found.append(rules.unread_text.on(guide, left[0].span, left[0].plain, tuple(others)))
    return found


_OWNERS = ("salary_bands", "market_stats")
"""The tables that may contain an amount of money;
a description with an amount does not claim it.
"""


def unread_pay(
    guide: Guide,
    amounts: Sequence[UnreadPay],
    rows: Rows,
    reported: Sequence[Finding],
) -> list[Finding]:
    """One finding for each line with amounts that look like pay, are in no table,
    and in whose sentences nothing was reported.
    """
    if not amounts:
        return []
    values = sorted(
        span for table in _OWNERS for row in rows.get(table, ()) for span in row.sources.values()
    )
    # What is said of a row is said of an amount that is published.
    graver = sorted(
        guide.lines.offset(Position(finding.place.line, finding.place.column))
        for finding in reported
        if finding.severity != "info" and finding.where.table is None
    )
    left: dict[int, list[Text]] = {}
    for pay in amounts:
        if not (_holds(pay.sentence.span, graver) or _gave_value(pay.amount.span, values)):
            left.setdefault(guide.lines.line_of(pay.amount.span.start), []).append(pay.amount)
    return [
        rules.unread_pay.on(guide, texts[0].span, [text.plain for text in texts])
        for _, texts in sorted(left.items())
    ]


def _holds(span: Span, offsets: Sequence[int]) -> bool:
    at = bisect_left(offsets, span.start)
    return any(offset < span.end for offset in offsets[at : at + 1])


def _gave_value(span: Span, values: Sequence[Span]) -> bool:
    """Whether a value begins in a text; values that begin before it belong to other texts."""
    at = bisect_right(values, (span.start - 1, 0))
    return any(value.start < span.end for value in values[at : at + 1])


def _lines(guide: Guide, text: Text) -> set[int]:
    line_of = guide.lines.line_of
    return set(range(line_of(text.span.start), line_of(text.span.end) + 1))
