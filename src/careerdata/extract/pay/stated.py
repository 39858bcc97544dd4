"""What the amounts of a guide say for those that leave it out:
the one currency, and the one time, of all that say it.

ganha R$ 2.423 por mês … | Mediana | 2.450,00 |        the number in the table is in BRL, a month
verdienen 3.100 € im Monat … Senior: 4.100 €           the senior's amount is of a month, too

A sign that several currencies share (`$`) is settled by neither.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of
from careerdata.model.document import Code, Table
from careerdata.model.record import Sourced
from careerdata.notation.money import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Outline


class UsualPay(NamedTuple):
    """The one time that a guide gives pay for, and how much it is then."""

    period: Sourced[str]
    """With the place where it is said first."""
    middle: float
    """The median of what is stated so, in currency units."""

    def may_be(self, value: float) -> bool:
        """Whether an amount for which no time is said is paid
        for this one: it is of the same size.
        """
        return self.middle <= value * _MOST_TIMES and value <= self.middle * _MOST_TIMES


class Stated(NamedTuple):
    """What all amounts of a guide that say it agree in."""

    currency: str | None
    usual: UsualPay | None


_MOST_TIMES = 4
"""Between the pay of a beginner and that of a leader, for the same time."""


def stated_in(outline: Outline, local: Sequence[str], knowledge: Knowledge) -> Stated:
    """What the amounts of a guide agree in;
    `local` are the currencies of the place that it is about.
    """
    found = [
        (text, amount)
        for section in outline.sections
        for block in section.blocks
        for text in _texts(block)
        for amount in amounts_of(text, knowledge)
        if isinstance(amount, Amount)
    ]
    codes = {amount.currency for _, amount in found if amount.currency}
    code = codes.pop() if len(codes) == 1 else None
    is_of_place = bool(local) and code in local
    is_said_often = not local and len(found) >= _LEAST
    return Stated(code if is_of_place or is_said_often else None, _usual(found, knowledge))


_LEAST = 2


def _usual(found: Sequence[tuple[Text, Amount]], knowledge: Knowledge) -> UsualPay | None:
    """The time that is said, if all amounts that can be pay for a time say the same."""
    timed = [(text, amount) for text, amount in found if _is_like_pay(amount, knowledge)]
    if len({(amount.period, amount.currency) for _, amount in timed}) != 1:
        return None
    text, first = timed[0]
    assert first.period is not None
    assert first.period_at is not None
    values = [bound.value for _, a in timed for bound in (a.minimum, a.maximum) if bound]
    return UsualPay(Sourced(first.period, text.span_of(*first.period_at)), median(values))


def _is_like_pay(amount: Amount, knowledge: Knowledge) -> bool:
    """Whether somebody may be paid an amount for the time that it says: not the fee of a course."""
    if amount.period is None or amount.period_at is None:
        return False
    least, most = knowledge.money.plausible(amount.currency, amount.period)
    return all(least <= b.value <= most for b in (amount.minimum, amount.maximum) if b)


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells)
    elif not isinstance(block, Code):
        yield block.text
