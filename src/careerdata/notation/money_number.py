"""What the numbers of an amount are worth:
thousands or decimals, and which multiplier holds for which.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.number import Reading, number_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.notation.money_words import MoneyWords
    from careerdata.notation.money_written import WrittenBand, WrittenBound

_WIDEST_RANGE = 100
_THOUSAND = 1000.0


Values = tuple[float, ...]


class Ambiguous(NamedTuple):
    """The numbers of an amount cannot be settled."""

    reason: str
    readings: tuple[str, ...]


class _Plausible(NamedTuple):
    least: float
    most: float
    decimals: int

    def holds(self, value: float) -> bool:
        return self.least <= value <= self.most


def settle_values(
    band: WrittenBand,
    words: MoneyWords,
    currency: str | None,
    period: str | None,
    header_multiplier: float | None,
) -> Values | Ambiguous:
    """The one or two values of an amount, in whole currency units with at most two decimals."""
    known = words.currencies.get(currency or "")
    pay = _Plausible(*words.plausible(currency, period), known.decimals if known else 2)
    readings = _settle_readings(band.bounds, pay)
    if isinstance(readings, Ambiguous):
        return readings
    numbers = [reading.value for reading in readings]
    factors = _own_factors(band, numbers, pay)
    if isinstance(factors, Ambiguous):
        return factors
    if len(numbers) == 1:
        return _single(numbers[0], factors[0], header_multiplier, pay)
    return _range(band, numbers, factors, header_multiplier, pay)


# --- thousands or decimals ---


def _settle_readings(bounds: Sequence[WrittenBound], pay: _Plausible) -> list[Reading] | Ambiguous:
    options = [number_readings(bound.number) for bound in bounds]
    for bound, readings in zip(bounds, options, strict=True):
        if not readings:
            return Ambiguous(_malformation(bound.number), (bound.number,))
    chosen: list[Reading] = []
    for bound, readings in zip(bounds, options, strict=True):
        reading = _choose(bound, readings, pay)
        if reading is None:
            return Ambiguous(
                "ambiguous-number",
                tuple(written_number(each.value * bound.factor) for each in readings),
            )
        chosen.append(reading)
    if len(chosen) == 2 and not chosen[0].agrees_with(chosen[1]):
        pairs = [
            (low.value, high.value) for low, high in product(*options) if low.value <= high.value
        ]
        return Ambiguous("mixed-separators", tuple(map(written_numbers, pairs)))
    return chosen


def _malformation(text: str) -> str:
    marks = {character for character in text if not character.isdigit()}
    return "mixed-separators" if len(marks) > 1 else "malformed-number"


# Exactly three digits after the only separator are thousands, unless that is more than anybody is
# paid. Then they are decimals only where a multiplier makes that natural: $1.250M.
def _choose(bound: WrittenBound, readings: tuple[Reading, ...], pay: _Plausible) -> Reading | None:
    if len(readings) == 1:
        return readings[0]
    thousands, decimals = readings
    factor = bound.factor if bound.multipliers else _sign_factor(bound)
    if factor != 1:
        plausible = [reading for reading in readings if pay.holds(reading.value * factor)]
        return plausible[0] if len(plausible) == 1 else None
    may_be_decimals = pay.decimals == 3 and pay.holds(decimals.value)
    return thousands if thousands.value <= pay.most and not may_be_decimals else None


def _sign_factor(bound: WrittenBound) -> float:
    return max((sign.value.factor for sign in bound.signs), default=1.0)


# --- multipliers ---


def _own_factors(
    band: WrittenBand, numbers: Sequence[float], pay: _Plausible
) -> list[float | None] | Ambiguous:
    """The factor that each bound shows; None where it shows none."""
    factors: list[float | None] = []
    for bound, number in zip(band.bounds, numbers, strict=True):
        choices = [multiplier.factor for multiplier in bound.multipliers]
        if len(choices) > 1:
            plausible = [factor for factor in choices if pay.holds(number * factor)]
            if len(plausible) != 1:
                return Ambiguous(
                    "ambiguous-number", tuple(written_number(number * each) for each in choices)
                )
            choices = plausible
        factor = (choices[0] if choices else 1.0) * _sign_factor(bound)
        factors.append(factor if choices or factor != 1 else None)
    return factors


def _single(
    number: float, factor: float | None, header: float | None, pay: _Plausible
) -> Values | Ambiguous:
    if factor is not None or header is None:
        return (_rounded(number * (factor or 1.0)),)
    return _under_header((number,), header, pay)


# Under "Salary (k€)" 45 is 45,000; but 45,000 there is 45,000 or 45 million
def _under_header(numbers: tuple[float, ...], header: float, pay: _Plausible) -> Values | Ambiguous:
    multiplied = tuple(_rounded(number * header) for number in numbers)
    if pay.holds(max(numbers)) and not pay.holds(max(multiplied)):
        return Ambiguous(
            "multiplier-conflict", (written_numbers(numbers), written_numbers(multiplied))
        )
    return _ordered(multiplied)


def _range(
    band: WrittenBand,
    numbers: Sequence[float],
    factors: Sequence[float | None],
    header: float | None,
    pay: _Plausible,
) -> Values | Ambiguous:
    (low, high), (low_factor, high_factor) = numbers, factors
    if low_factor is None and high_factor is None:
        if header is not None:
            return _under_header((low, high), header, pay)
        return _plain_range(low, high, pay, is_tight=band.is_tight)
    if low_factor is not None and high_factor is not None:
        return _both_multiplied(band, (low, high), (low_factor, high_factor))
    if low_factor is None and high_factor is not None:
        return _inherited_from_right(low, high, high_factor)
    return _inherited_from_left(low, high, low_factor or 1.0)


# $50,000 – $60,000; 20-25.000 € (tight) is 20,000 to 25,000; 20 – 25.000 € may be either
def _plain_range(low: float, high: float, pay: _Plausible, *, is_tight: bool) -> Values | Ambiguous:
    is_short = 0 < low < _THOUSAND and high % _THOUSAND == 0 and high / low > _WIDEST_RANGE
    if not is_short or low * _THOUSAND > high:
        return _ordered((low, high))
    is_near = high / (low * _THOUSAND) <= 10
    if is_tight and is_near and not pay.holds(low) and pay.holds(low * _THOUSAND):
        return (low * _THOUSAND, high)
    return Ambiguous(
        "ambiguous-number", (written_numbers((low, high)), written_numbers((low * _THOUSAND, high)))
    )


# $500k-1M, ₹70L - ₹1.5 Cr; but ₹50k-2L mixes two ways to count
def _both_multiplied(
    band: WrittenBand, numbers: tuple[float, float], factors: tuple[float, float]
) -> Values | Ambiguous:
    values = (_rounded(numbers[0] * factors[0]), _rounded(numbers[1] * factors[1]))
    if len({bound.multipliers[0].family for bound in band.bounds if bound.multipliers}) > 1:
        as_one = (_rounded(numbers[0] * factors[1]), values[1])
        return Ambiguous("ambiguous-number", (written_numbers(values), written_numbers(as_one)))
    return _ordered(values)


# $120-180K is 120,000 to 180,000; $500-1.5K is 500 to 1,500; $900-1.2M may be either
def _inherited_from_right(low: float, high: float, factor: float) -> Values | Ambiguous:
    if low <= high and low < _THOUSAND:
        return (_rounded(low * factor), _rounded(high * factor))
    as_written = (low, _rounded(high * factor))
    if as_written[1] / max(low, 1.0) <= _WIDEST_RANGE:
        return _ordered(as_written)
    return Ambiguous(
        "ambiguous-number",
        (written_numbers(as_written), written_numbers((low * _THOUSAND, as_written[1]))),
    )


# $120K-180 is 120,000 to 180,000; $50k - 60,000 is as written
def _inherited_from_left(low: float, high: float, factor: float) -> Values | Ambiguous:
    as_written = (_rounded(low * factor), high)
    if as_written[0] <= high:
        if high <= _WIDEST_RANGE * max(as_written[0], 1.0):
            return as_written
        return Ambiguous("ambiguous-number", (written_numbers(as_written),))
    if low <= high:
        return (as_written[0], _rounded(high * factor))
    return _ordered(as_written)


def _ordered(values: tuple[float, ...]) -> Values | Ambiguous:
    if len(values) == 2 and values[0] > values[1]:
        return Ambiguous("out-of-order", (written_numbers(values), written_numbers(values[::-1])))
    return values


# --- numbers in words ---


def written_number(value: float) -> str:
    """A number as a reader sees it: `45,000`, `27.30`."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def written_numbers(values: Sequence[float]) -> str:
    """One value, or two as a range."""
    return " to ".join(map(written_number, values))


def _rounded(value: float) -> float:
    return round(value, 2)
