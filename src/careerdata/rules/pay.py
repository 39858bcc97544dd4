"""CD43x: what the amounts of pay of one guide say together."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD430", "senior-paid-below-junior", "warning")
def senior_paid_below_junior(senior: str, junior: str, amounts: str, other_amounts: str) -> Words:
    """A level of a role is paid less than the one below it: for the same place, time, currency and employers.

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
