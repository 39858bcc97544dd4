"""CD43x: what the amounts of pay of one guide say together."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD430", "senior-paid-below-junior", "warning")
def senior_paid_below_junior(senior: str, junior: str, amounts: str, other_amounts: str) -> Words:
    """A level or more experience is paid less than the one below: for the same role, place, time and employers.

    Both ends of its range are lower. Most often two rows or two figures have changed places.

    Bad: a table with the rows `| Junior | $90,000 |` and `| Senior | $60,000 |`.

    Good: `| Junior | $60,000 |` and `| Senior | $90,000 |`.
    """
    return Words(
        f"{senior} ({amounts}) is paid less than {junior} ({other_amounts})",
        "mend the amounts, or exchange them where they stand in each other's place",
    )


@rule("CD431", "open-end-missing", "info")
def open_end_missing(text: str, line: str) -> Words:
    """An amount has no `+` behind it, while all others of its row or column have one.

    Readers take it for the most that is paid. It is published as it stands.

    Bad: `| Director | $450,000+ | £200,000+ | €230,000 |`

    Good: `| Director | $450,000+ | £200,000+ | €230,000+ |`
    """
    return Words(
        f"{quoted(text)} has no + behind it, as all other amounts of its {line} have",
        "write + behind it where more is paid, too",
    )


@rule("CD432", "range-too-wide", "warning")
def range_too_wide(amounts: str, times: int) -> Words:
    """The highest amount of a range is at least ten times the lowest, below the level of directors.

    Most often a digit is missing, or there is a zero too many. The range is published as it stands.

    Bad: `£2,700 – £36,000`

    Good: `£27,000 – £36,000`
    """
    return Words(
        f"the highest amount of {quoted(amounts)} is {times} times the lowest",
        "check both amounts: a digit may be missing, or there may be a zero too many",
    )


@rule("CD433", "odd-currency", "warning")
def odd_currency(text: str, currency: str, others: str) -> Words:
    """One amount of a table's column is in another currency than all the others, for the same place.

    Most often the wrong sign was typed, or two cells of a row have changed places. The amount is published as written.

    Bad: `$27,000` in the column `UK`, between `£24,000` and `£35,000`.

    Good: `£27,000`
    """
    return Words(
        f"{quoted(text)} is in {currency}, and all other amounts of its column are in {others}",
        "check the sign, and whether the amount belongs into another column",
    )
