"""What a run of digits, points, commas, apostrophes and spaces may mean as a number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from careerdata.lexicon.lexer import SPACES

_MOST_DIGITS = 15  # a float holds every whole number of 15 digits exactly


class Reading(NamedTuple):
    """One way to read a number: its value, and what the separators in it then stand for."""

    value: float
    thousands: str = ""
    """The separator of thousands that it shows: `,` `.` `'`, a space, or nothing."""
    decimal: str = ""
    """The decimal sign that it shows: `,` `.` or nothing."""

    def agrees_with(self, other: Reading) -> bool:
        """Whether one writer with one habit can have written both."""
        both_thousands = self.thousands and other.thousands
        if both_thousands and self.thousands != other.thousands:
            return False
        both_decimals = self.decimal and other.decimal
        if both_decimals and self.decimal != other.decimal:
            return False
        is_swapped = self.thousands and self.thousands == other.decimal
        return not (is_swapped or (other.thousands and other.thousands == self.decimal))


@lru_cache(maxsize=4096)
def number_readings(text: str) -> tuple[Reading, ...]:
    """The readings of a number as written, thousands before decimals; none where it is malformed.

    Only one separator with exactly three digits after it has two readings: `45.000` and `45,000`.
    """
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return ()
    if text.isdigit():
        return (Reading(float(text)),)
    digits = text.translate(_ONE_MARK)
    return tuple(reading for reading in (_grouped(digits), _decimal(digits)) if reading)


_ONE_MARK = str.maketrans(dict.fromkeys(SPACES, " ") | {"’": "'"})


# 45,000   1.234.567   85'000   38 000,50   12,00,000 (Indian: groups of two before the last three)
# A leading zero is no thousand: 0.125 has one reading. Decimals after thousands: one or two digits.
_GROUPED = re.compile(
    r"""
    (?: (?P<whole> [1-9][0-9]{0,2} (?P<mark>[.,' ])[0-9]{3} (?:(?P=mark)[0-9]{3})* )
      | (?P<indian> [1-9][0-9]? (?:,[0-9]{2})+ ,[0-9]{3} ) )
    (?: (?P<point>[.,]) (?P<cents>[0-9]{1,2}) )?
    """,
    re.VERBOSE,
)


def _grouped(digits: str) -> Reading | None:
    match = _GROUPED.fullmatch(digits)
    if match is None:
        return None
    mark, point = match["mark"] or ",", match["point"] or ""
    if mark == point:
        return None
    whole = (match["whole"] or match["indian"]).replace(mark, "")
    return Reading(float(f"{whole}.{match['cents'] or 0}"), mark, point)


# 27.30   17,95   3.5   0.125   45.000 (the second reading)
_DECIMAL = re.compile(r"(?P<whole> [0-9]+ ) (?P<point>[.,]) (?P<part> [0-9]{1,3} )", re.VERBOSE)


def _decimal(digits: str) -> Reading | None:
    match = _DECIMAL.fullmatch(digits)
    if match is None:
        return None
    has_three = len(match["part"]) == 3
    # 4500,000 is neither a group of thousands nor an amount that anybody writes.
    if has_three and len(match["whole"]) > 3:
        return None
    return Reading(float(f"{match['whole']}.{match['part']}"), "", match["point"])
