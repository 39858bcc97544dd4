"""CD43x: amounts of pay that do not fit together."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD430", "senior-paid-below-junior", "warning")
def senior_paid_below_junior(senior: str, junior: str, amounts: str, other_amounts: str) -> Words:
    """A higher level or more experience is paid less, for the same role, place,
    period, currency and employers.

    Both ends of its range are lower. Usually two rows or two figures are swapped.

    Bad: a table with the rows `| Junior | $90,000 |` and `| Senior | $60,000 |`.

    Good: `| Junior | $60,000 |` and `| Senior | $90,000 |`.
    """
    return Words(
        f"{senior} ({amounts}) is paid less than {junior} ({other_amounts})",
        "correct the amounts, or swap them",
    )


@rule("CD431", "open-end-missing", "info")
def open_end_missing(text: str, line: str) -> Words:
    """An amount has no `+`, although all others in its row or column do.

    Readers take it for the most that is paid. It is published as written.

    Bad: `| Director | $450,000+ | £200,000+ | €230,000 |`

    Good: `| Director | $450,000+ | £200,000+ | €230,000+ |`
    """
    return Words(
        f"{quoted(text)} has no +, although all other amounts of its {line} do",
        "add a + if some earn more",
    )


@rule("CD432", "range-too-wide", "warning")
def range_too_wide(amounts: str, times: int) -> Words:
    """The highest amount of a range is at least ten times the lowest, below the level of directors.

    Usually a digit is missing, or there is an extra zero. The range is published as written.

    Bad: `£2,700 – £36,000`

    Good: `£27,000 – £36,000`
    """
    return Words(
        f"the highest amount of {quoted(amounts)} is {times} times the lowest",
        "check both amounts for a missing digit or an extra zero",
    )


@rule("CD433", "odd-currency", "warning")
def odd_currency(text: str, currency: str, others: str) -> Words:
    """An amount in a column of a table is in another currency than all others for the same place.

    Usually the sign is wrong, or two cells of a row are swapped. The amount is published as
    written.

    Bad: `$27,000` in the column `UK`, between `£24,000` and `£35,000`.

    Good: `£27,000`
    """
    return Words(
        f"{quoted(text)} is in {currency}, but all other amounts in its column are in {others}",
        "correct the sign, or move the amount to its column",
    )
