"""Amounts of a cell or after a key, one after the other, each with what stands right around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.extract.pay.clause import read_clause
from careerdata.extract.pay.evidence import is_difference, is_no_pay, is_rise, is_sum
from careerdata.extract.pay.settle import settled
from careerdata.extract.pay.words import bracket_after, words_after
from careerdata.notation.bracket import opening_bracket
from careerdata.notation.money import Amount
from careerdata.outline.frame import Frame, frame_of
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.model.document import Text
    from careerdata.model.record import PayRecord
    from careerdata.notation.money import Refusal


def pay_in_run(text: Text, place: Place) -> Iterator[PayRecord]:
    """The records of all amounts of a cell or after a key."""
    amounts = amounts_of(text, place.knowledge, place.amounts_context)
    if torn := _side_by_side(text, amounts):
        report_torn_range(torn, place)
        return
    if any(is_sum(text.slice(amount.end), place.knowledge) for amount in amounts):
        return
    pairs = place.pairs(len(amounts)) if _are_slashed(text, amounts) else ()
    starts = [0, *(amount.end for amount in amounts)]
    ends = [*(amount.start for amount in amounts[1:]), len(text.plain)]
    for index, amount in enumerate(amounts):
        before = text.cut(starts[index], amount.start)
        after = text.cut(amount.end, ends[index])
        if (
            is_no_pay(before, after, place.knowledge)
            or is_difference(after, place.knowledge)
            or is_rise(text.plain, amount, place.knowledge)
        ):
            continue
        if figure := _FIGURE.search(before.plain):
            at = text.cut(before.span.start - text.span.start + figure.start(), amount.end)
            place.report.at(at, rules.ambiguous_amount, at.plain, "malformed-number", ())
            continue
        own = [*pairs[index : index + 1], *_around(before, after, place)]
        yield from settled_in(text, amount, own, place)


def report_torn_range(torn: Text, place: Place) -> None:
    """Report amounts that are one range or two amounts, nobody knows."""
    readings = ("one range", "two amounts")
    place.report.at(torn, rules.ambiguous_amount, torn.plain, "torn-range", readings)


def _side_by_side(text: Text, amounts: Sequence[Amount | Refusal]) -> Text | None:
    """`£36,000 £51,000`: a range that lost its dash, or two columns."""
    for first, second in pairwise(amounts):
        if not (isinstance(first, Amount) and isinstance(second, Amount)):
            continue
        between = text.plain[first.end : second.start]
        if first.currency == second.currency and not between.strip() and "\n" not in between:
            return text.cut(first.start, second.end)
    return None


# A figure right before an amount that nobody read: `9,500โ15,500 AED`
_FIGURE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,]))\d[\d.,'’]*\d\d(?![\w%])|\d[\d.,'’]{2,}(?=\S*\Z)"
)


def _are_slashed(text: Text, amounts: Sequence[Amount | Refusal]) -> bool:
    return len(amounts) > 1 and all(
        text.plain[a.end : b.start].strip() in ("/", "|") for a, b in pairwise(amounts)
    )


_EDGES = " :;,.|\n\t–—-()"


def _around(before: Text, after: Text, place: Place) -> Iterator[Frame]:
    """What the words around an amount say, innermost first: `in London`, its bracket, its lead."""
    if own := words_after(after, place.knowledge):
        yield read_clause(own, (), place).frame
    yield from bracket_after(after, place.knowledge)
    # The bracket after the amount before belongs to that one.
    first = opening_bracket(before.plain)
    words = before.cut(first.end if first else 0)
    start = len(words.plain) - len(words.plain.lstrip(_EDGES))
    if words := words.cut(start, len(words.plain.rstrip(_EDGES))):
        yield frame_of(words, "clause", place.knowledge)


def settled_in(
    text: Text, result: Amount | Refusal, own: Sequence[Frame], place: Place
) -> Iterator[PayRecord]:
    """The record of an amount, read with the currency of the place that its own words name."""
    here = place.under(own)
    extent = (result.start, result.end)
    amounts = amounts_of(text, place.knowledge, here.amounts_context)
    again = next((one for one in amounts if (one.start, one.end) == extent), result)
    yield from settled(text, again, here.whose, place.knowledge, place.report)
