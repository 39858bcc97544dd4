"""Entries among the data of a section that gave no row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from careerdata.model.guide import Position, Span
from careerdata.rules import extract as rules
from careerdata.rules.content import guide_role_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.model.document import Text
    from careerdata.model.finding import Finding, Place
    from careerdata.model.guide import Guide
    from careerdata.model.record import StatedAmount
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


_OF_OTHERS = {rules.unread_pay.code, guide_role_unknown.code}
PUBLISHED, REPORTED = "published", "reported"


class Fates:
    """What became of the amounts of a guide, by its rows and findings."""

    def __init__(self, guide: Guide, rows: Rows, reported: Sequence[Finding]) -> None:
        tables = (rows.get(table, ()) for table in _OWNERS)
        self._values = sorted(s for some in tables for row in some for s in row.sources.values())
        self._unread = {f.place.line for f in reported if f.rule == rules.unread_pay.code}
        # What is said of a row is said of an amount that is published, and so is the missing role.
        graver = [
            f.where
            for f in reported
            if f.severity != "info" and f.where.table is None and f.rule not in _OF_OTHERS
        ]
        self._places = sorted(_span(guide, where.place) for where in graver)
        related = [_span(guide, each.place) for where in graver for each in where.related]
        self._meant = sorted([*self._places, *related])
        self._line_of = guide.lines.line_of

    def of(self, amount: StatedAmount) -> str | None:
        """`published`, `reported`, or what it is instead;
        None if it looks like pay and nobody says a word of it.
        """
        if _gave_value(amount.text.span, self._values):
            return PUBLISHED
        if _holds(amount.sentence.span, self._places):
            return REPORTED
        if amount.instead is None:
            return REPORTED if self._line_of(amount.text.span.start) in self._unread else None
        return REPORTED if self._is_meant(amount) else amount.instead

    def _is_meant(self, amount: StatedAmount) -> bool:
        """Whether a finding is about a part of the guide with the amount in it, or its column."""
        start, end = amount.text.span
        return any(place.start <= start and end <= place.end for place in self._meant) or any(
            _holds(place, self._meant) for place in amount.places
        )


def unread_pay(
    guide: Guide,
    amounts: Sequence[StatedAmount],
    rows: Rows,
    reported: Sequence[Finding],
) -> list[Finding]:
    """One finding for each line with amounts that look like pay, are in no table,
    and in whose sentences nothing was reported.
    """
    if not amounts:
        return []
    fates = Fates(guide, rows, reported)
    left: dict[int, list[Text]] = {}
    for amount in amounts:
        if fates.of(amount) is None:
            left.setdefault(guide.lines.line_of(amount.text.span.start), []).append(amount.text)
    return [
        rules.unread_pay.on(guide, texts[0].span, [text.plain for text in texts])
        for _, texts in sorted(left.items())
    ]


def _span(guide: Guide, place: Place) -> Span:
    offset = guide.lines.offset
    start = offset(Position(place.line, place.column))
    return Span(start, offset(Position(place.end_line, place.end_column)))


def _holds(span: Span, places: Sequence[Span]) -> bool:
    at = bisect_left(places, (span.start,))
    return any(place.start < span.end for place in places[at : at + 1])


def _gave_value(span: Span, values: Sequence[Span]) -> bool:
    """Whether a value begins in a text; values that begin before it belong to other texts."""
    at = bisect_right(values, (span.start - 1, 0))
    return any(value.start < span.end for value in values[at : at + 1])


def _lines(guide: Guide, text: Text) -> set[int]:
    line_of = guide.lines.line_of
    return set(range(line_of(text.span.start), line_of(text.span.end) + 1))
