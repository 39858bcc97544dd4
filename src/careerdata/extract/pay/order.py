"""A range that begins with its higher amount, put in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.finding import Edit, Fix
from careerdata.notation.money import Amount, MoneyContext, read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.guide import Guide

# A number with its groups and decimals, and the letters right after it: 37,000  38 000  1.5M  40k
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d+)*(?P<letters>[^\W\d_]*)")

_OF_A_RANGE = 2


def swap_amounts(amounts: Text, knowledge: Knowledge, guide: Guide) -> Fix | None:
    """Exchange the two amounts of a range;
    None where that does not make it a range that can be read.

    Letters after a number go with it where both have some (`$1M - $900k`); else they are of both
    (`90-60EUR`).
    """
    numbers = list(_NUMBER.finditer(amounts.plain))
    if len(numbers) != _OF_A_RANGE:
        return None
    for first, second in _exchanges(*numbers):
        if _is_range(_exchanged(amounts.plain, first, second), knowledge):
            spans = amounts.span_of(*first), amounts.span_of(*second)
            written = [guide.source(span) for span in spans]
            edits = Edit(spans[0], written[1]), Edit(spans[1], written[0])
            return Fix("put the lower amount first", edits, is_safe=False)
    return None


class _Part(NamedTuple):
    start: int
    end: int


def _exchanges(first: re.Match[str], second: re.Match[str]) -> Iterator[tuple[_Part, _Part]]:
    """What may change places:
    the numbers with their letters where both have some, and the numbers alone.
    """
    if first["letters"] and second["letters"]:
        yield _Part(*first.span()), _Part(*second.span())
    yield (
        _Part(first.start(), first.start("letters")),
        _Part(second.start(), second.start("letters")),
    )


def _exchanged(plain: str, first: _Part, second: _Part) -> str:
    between = plain[first.end : second.start]
    moved = plain[second.start : second.end] + between + plain[first.start : first.end]
    return plain[: first.start] + moved + plain[second.end :]


def _is_range(text: str, knowledge: Knowledge) -> bool:
    found = read_amounts(text, knowledge.money, MoneyContext(bare_numbers=True))
    return len(found) == 1 and isinstance(found[0], Amount) and not found[0].is_point
