"""Amounts of pay in a text: what they are worth, or why they cannot be settled.

`money_written` says which tokens are an amount; here its currency, its period and its numbers are
settled, in that order, each from what is written and then from what header, column and section say.
What stays ambiguous is a `Refusal` that names the readings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.automaton import Found
from careerdata.lexicon.lexer import lex_parts
from careerdata.notation.money_context import (
    NO_CONTEXT,
    MoneyContext,
    SaidOfPay,
    find_pay_words,
    header_context,
)
from careerdata.notation.money_number import Ambiguous, settle_values, written_numbers
from careerdata.notation.money_sign import settle_currency
from careerdata.notation.money_words import MoneyWords
from careerdata.notation.money_written import WrittenBand, find_bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.lexicon.automaton import Match
    from careerdata.lexicon.lexer import Tokens

__all__ = [
    "NO_CONTEXT",
    "Amount",
    "Bound",
    "MoneyContext",
    "MoneyWords",
    "Refusal",
    "SaidOfPay",
    "find_pay_words",
    "header_context",
    "read_amounts",
]

Place = tuple[int, int]


class Bound(NamedTuple):
    """One number of an amount."""

    value: float
    """In whole currency units."""
    start: int
    """Of the digits."""
    end: int
    """After the digits and their multiplier."""

    def moved(self, by: int) -> Bound:
        """The same in a text that begins elsewhere."""
        return Bound(self.value, self.start + by, self.end + by)


class Amount(NamedTuple):
    """One band of pay as written; offsets are half open."""

    start: int
    """Opening words (`up to`, `~`) included;
    words such as `median` before it are not: they have a place.
    """
    end: int
    """After `+`, period and other words that are directly attached."""
    minimum: Bound | None
    maximum: Bound | None
    """A single amount stands in both."""
    is_point: bool
    """One number that stands in both bounds: no range, no `up to`, no `40k+`."""
    min_open_ended: bool
    max_open_ended: bool
    approximate: bool
    currency: str | None
    """ISO 4217; None where lakh or crore stand without a currency and the context gives none."""
    currency_at: Place | None
    """The symbol, code or word; None where the currency comes from the context or from `LPA`."""
    period: str | None
    """`year`, `month`, `week`, `day`, `hour`, `project`; None where nothing states it."""
    period_at: Place | None
    statistic: str | None
    """`median`, `mean`, `p10`, `p25`, `p75`, `p90`."""
    statistic_at: Place | None
    tax: str | None
    """`gross`, `net`."""
    tax_at: Place | None
    compensation: str | None
    """`base`, `total`."""
    compensation_at: Place | None

    @property
    def largest(self) -> float:
        """The larger of its bounds, in currency units."""
        return max(bound.value for bound in (self.minimum, self.maximum) if bound)

    @property
    def reach(self) -> Place:
        """From the first to the last character that says something of it."""
        said = (
            self.currency_at,
            self.period_at,
            self.statistic_at,
            self.tax_at,
            self.compensation_at,
        )
        places = [(self.start, self.end), *(at for at in said if at)]
        return min(at[0] for at in places), max(at[1] for at in places)

    def moved(self, by: int) -> Amount:
        """The same in a text that begins elsewhere."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            minimum=self.minimum and self.minimum.moved(by),
            maximum=self.maximum and self.maximum.moved(by),
            currency_at=_moved(self.currency_at, by),
            period_at=_moved(self.period_at, by),
            statistic_at=_moved(self.statistic_at, by),
            tax_at=_moved(self.tax_at, by),
            compensation_at=_moved(self.compensation_at, by),
        )


def _moved(at: Place | None, by: int) -> Place | None:
    return at and (at[0] + by, at[1] + by)


class Refusal(NamedTuple):
    """An amount that must not become a value, because what it means is not certain."""

    start: int
    end: int
    reason: str
    """In kebab case: `ambiguous-currency`, `currency-conflict`, `unknown-currency`, `unit-missing`,
    `ambiguous-number`, `mixed-separators`, `malformed-number`, `out-of-order`,
    `multiplier-conflict`, `period-conflict`, `unknown-multiplier`, `relative-amount`,
    `chained-range`.
    """
    readings: tuple[str, ...]
    """What it may mean, in words: `45,000 to 60,000 EUR`."""

    @property
    def reach(self) -> Place:
        """From its first to its last character."""
        return self.start, self.end

    def moved(self, by: int) -> Refusal:
        """The same in a text that begins elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


_DIGIT = re.compile("[0-9]")


def read_amounts(
    text: str, words: MoneyWords, context: MoneyContext = NO_CONTEXT
) -> tuple[Amount | Refusal, ...]:
    """The amounts of a text in order, not overlapping, in linear time.

    Without `context.bare_numbers` only numbers with a currency or a multiplier such as lakh count.
    """
    if not _DIGIT.search(text):
        return ()
    tokens = lex_parts(text)
    matches = words.phrases.matches(tokens)
    if not (context.bare_numbers or _state_money(tokens, matches)):
        return ()
    setting = _Setting(tokens, words, Found(tokens, matches), context)
    results: list[Amount | Refusal] = []
    for band in find_bands(tokens, setting.found, words.only_after):
        result = _settled(band, setting, results[-1].end if results else 0)
        if result is not None:
            results.append(result)
    return tuple(results)


def _state_money(tokens: Tokens, matches: Iterable[Match]) -> bool:
    """Whether something in a text says that a number may be money."""
    for kind, value, *_ in matches:
        if kind in _SIGNS or (kind == "multiplier" and any(one.states_money for one in value)):
            return True
    return any(map(is_currency_sign, tokens.written))


_SIGNS = frozenset({"sign_before", "sign_after"})


class _Setting(NamedTuple):
    tokens: Tokens
    words: MoneyWords
    found: Found
    context: MoneyContext


class _Extent(NamedTuple):
    start: int
    end: int

    def refused(self, reason: str, readings: Iterable[str], currency: str | None = None) -> Refusal:
        """A refusal whose readings are in a currency."""
        unit = f" {currency}" if currency else ""
        return Refusal(self.start, self.end, reason, tuple(reading + unit for reading in readings))


def _settled(band: WrittenBand, setting: _Setting, reached: int) -> Amount | Refusal | None:
    extent = _Extent(setting.tokens.starts[band.first], setting.tokens.ends[band.after - 1])
    unknown = _unknown_sign(band, setting, extent, reached)
    if unknown is not None:
        return unknown
    band = _without_uncertain(band, setting)
    is_bare = not (band.signs or any(bound.states_money for bound in band.bounds))
    if is_bare and not (setting.context.bare_numbers and _may_be_pay(band, setting)):
        return None
    reason = _refused_shape(band)
    if reason:
        return extent.refused(reason, [" ".join(setting.tokens.written[band.first : band.after])])
    return _valued(band, setting, extent)


def _valued(band: WrittenBand, setting: _Setting, extent: _Extent) -> Amount | Refusal:
    context = setting.context
    period, _ = band.said.get("period", (None, None))
    stated, _ = _multiplier_period(band) or (None, None)
    if period and stated and period != stated:
        return extent.refused("period-conflict", (f"a {stated}", f"a {period}"))
    period = period or stated or context.period
    currency = settle_currency(band, context)
    code = currency.code
    hint = code or next(iter(currency.readings), None)
    values = settle_values(band, setting.words, hint, period, context.multiplier)
    if isinstance(values, Ambiguous):
        return extent.refused(values.reason, values.readings, code)
    if currency.reason:
        return extent.refused(currency.reason, _in_each(values, currency.readings))
    if code is None and context.bare_numbers:
        return extent.refused("unit-missing", _in_each(values, context.local_currencies))
    if not band.signs and _is_bare_and_doubtful(band, values, hint, period, setting):
        thousands = tuple(value * 1000 for value in values)
        readings = map(written_numbers, (values, thousands))
        return extent.refused("ambiguous-number", readings, code)
    return _amount(band, setting, extent, values, code)


def _amount(
    band: WrittenBand,
    setting: _Setting,
    extent: _Extent,
    values: tuple[float, ...],
    currency: str | None,
) -> Amount:
    tokens, context = setting.tokens, setting.context
    bounds = [
        Bound(value, bound.start, bound.end)
        for value, bound in zip(values, band.bounds, strict=True)
    ]
    said = {kind: (value, match.place(tokens)) for kind, (value, match) in band.said.items()}
    period, period_at = said.get("period") or _multiplier_period(band) or (context.period, None)
    statistic, statistic_at = said.get("statistic", (context.statistic, None))
    tax, tax_at = said.get("tax", (context.tax, None))
    compensation, compensation_at = said.get("compensation", (context.compensation, None))
    limits = _limits(band, bounds, is_percentile=bool(statistic_at) and band.is_earned_limit)
    return Amount(
        start=extent.start,
        end=extent.end,
        minimum=limits.minimum,
        maximum=limits.maximum,
        is_point=limits.minimum is limits.maximum,
        min_open_ended=limits.min_open,
        max_open_ended=limits.max_open,
        approximate=band.is_approximate,
        currency=currency,
        currency_at=_sign_place(band, tokens),
        period=period,
        period_at=period_at,
        statistic=statistic,
        statistic_at=statistic_at,
        tax=tax,
        tax_at=tax_at,
        compensation=compensation,
        compensation_at=compensation_at,
    )


class _Limits(NamedTuple):
    minimum: Bound | None
    maximum: Bound | None
    min_open: bool
    max_open: bool


# up to £90,000 → (none, 90000, open)    from €40k, €40k+ → (40000, none, open)
# $1M - $2M+ → (1M, 2M, top open)        "lower 10 percent earned less than $39,000" → a point
def _limits(band: WrittenBand, bounds: list[Bound], *, is_percentile: bool) -> _Limits:
    has_plus = band.bounds[-1].has_plus or band.limit == "and_more"
    if len(bounds) == 2:
        return _Limits(bounds[0], bounds[1], False, has_plus or "over" in band.openings)
    only = bounds[0]
    if is_percentile:
        return _Limits(only, only, False, False)
    if "at_most" in band.openings or band.limit == "and_less":
        return _Limits(None, only, True, has_plus)
    if has_plus or band.openings & {"over", "from"}:
        return _Limits(only, None, False, True)
    return _Limits(only, only, False, False)


def _multiplier_period(band: WrittenBand) -> tuple[str, Place | None] | None:
    for bound in band.bounds:
        for multiplier in bound.multipliers:
            if multiplier.period:
                return multiplier.period, bound.multiplier_at
    return None


def _sign_place(band: WrittenBand, tokens: Tokens) -> Place | None:
    """The place of the sign that says most: of `$120,000 CAD` the code."""
    signs = band.signs
    return min(signs, key=lambda sign: len(sign.value.currencies)).place(tokens) if signs else None


# --- what is refused for its shape, and what is no money at all ---


def _refused_shape(band: WrittenBand) -> str | None:
    if band.is_chained:
        return "chained-range"
    if band.is_relative:
        return "relative-amount"
    if any(bound.is_glued for bound in band.bounds):
        return "unknown-multiplier"
    return "ambiguous-number" if band.has_neighbour else None


# PHP 8, CAD 2024, "in 2024 won 3 awards": a sign that means other things counts only at a plausible
# amount, and a year after a code is a year
def _without_uncertain(band: WrittenBand, setting: _Setting) -> WrittenBand:
    signs = band.signs
    if not signs or not all(
        sign.value.is_uncertain or _may_precede_year(band, sign) for sign in signs
    ):
        return band
    if _is_certain(band, signs, setting):
        return band
    bounds = tuple(bound._replace(signs=()) for bound in band.bounds)
    return replace(band, bounds=bounds, signs=())


def _may_precede_year(band: WrittenBand, sign: Match) -> bool:
    is_code = len(sign.value.text) == 3 and sign.value.text.isalpha()
    return is_code and len(band.bounds) == 1 and band.bounds[0].looks_like_a_year


def _is_certain(band: WrittenBand, signs: Sequence[Match], setting: _Setting) -> bool:
    period = band.said.get("period")
    stated = period[0] if period else setting.context.period
    if all(bound.looks_like_a_year for bound in band.bounds) and not period:
        return False
    code = signs[0].value.currencies[0]
    values = settle_values(band, setting.words, code, stated, setting.context.multiplier)
    if isinstance(values, Ambiguous):
        return True
    least, _ = setting.words.plausible(code, stated)
    return max(values) >= least


# In a pay column: 45,000  45k  2000 (a month's pay); not 3 (of "Level 3") and not 2024
def _may_be_pay(band: WrittenBand, setting: _Setting) -> bool:
    context = setting.context
    if any(bound.is_glued for bound in band.bounds):
        return False
    is_whole_cell = band.first <= 1 and band.after >= len(setting.tokens.written) - 1
    if is_whole_cell or context.multiplier:
        return True
    has_multiplier = band.is_multiplied
    if all(bound.looks_like_a_year for bound in band.bounds):
        return False
    largest = max(_digits(bound.number) for bound in band.bounds)
    is_short_period = (context.period or "year") != "year" or "period" in band.said
    return (
        has_multiplier
        or largest >= 4
        or (is_short_period and len(setting.tokens.written) < _SHORT_CELL)
    )


_SHORT_CELL = 12


# A bare "45 - 60" or "2024" that fills a cell of yearly pay: thousands, hours, a year?
def _is_bare_and_doubtful(
    band: WrittenBand,
    values: Sequence[float],
    currency: str | None,
    period: str | None,
    setting: _Setting,
) -> bool:
    if band.is_multiplied or setting.context.multiplier:
        return False
    least, _ = setting.words.plausible(currency, period)
    is_year = period in {None, "year"} and all(bound.looks_like_a_year for bound in band.bounds)
    return max(values) < least or is_year


def _digits(text: str) -> int:
    whole = text[:-3] if text[-3:-2] in {".", ","} else text
    return sum(map(str.isdigit, whole))


# "₿50k", "50,000 XQZ", "Z$50"
def _unknown_sign(
    band: WrittenBand, setting: _Setting, extent: _Extent, reached: int
) -> Refusal | None:
    tokens = setting.tokens
    before, after = band.bounds[0].first - 1, band.bounds[-1].after
    has_before = before >= 0 and tokens.starts[before] >= reached
    if has_before and _is_unknown_before(before, setting, band):
        at = before
    elif not band.signs and _is_unknown_after(after, setting):
        at = after
    elif not band.signs and has_before and _is_unknown_code(before, setting):
        at = before
    else:
        return None
    start, end = min(extent.start, tokens.starts[at]), max(extent.end, tokens.ends[at])
    return Refusal(start, end, "unknown-currency", (f"in {tokens.written[at]}",))


def _is_unknown_before(index: int, setting: _Setting, band: WrittenBand) -> bool:
    tokens = setting.tokens
    text = tokens.written[index]
    if is_currency_sign(text):
        return not band.bounds[0].is_sign_first and setting.found.at("sign_before", index) is None
    is_prefix = band.bounds[0].is_sign_first and tokens.is_tight(index + 1) and len(text) <= 2
    if not (is_prefix and text.isalpha() and text.isupper()):
        return False
    is_whole_word = not (tokens.is_tight(index) and tokens.written[index - 1][-1].isalnum())
    return is_whole_word and is_currency_sign(tokens.written[index + 1])


def _is_unknown_after(index: int, setting: _Setting) -> bool:
    tokens, found = setting.tokens, setting.found
    if index < len(tokens.written) and is_currency_sign(tokens.written[index]):
        return not (found.at("sign_before", index) or found.at("sign_after", index))
    return _is_unknown_code(index, setting)


# A code of three capitals in a pay column, where nothing else can be meant
def _is_unknown_code(index: int, setting: _Setting) -> bool:
    written = setting.tokens.written
    if not setting.context.bare_numbers or index >= len(written):
        return False
    if not _CODE.fullmatch(written[index]):
        return False
    return not any(setting.found.at(kind, index) for kind in _KNOWN)


_CODE = re.compile("[A-Z]{3}")
_KNOWN = ("sign_before", "sign_after", "attached", "multiplier", "counted", "label", "opening")


def is_currency_sign(text: str) -> bool:
    """Whether a character is of Unicode's currency symbols, known to the vocabulary or not."""
    return (
        len(text) == 1
        and (text == "$" or not text.isascii())
        and unicodedata.category(text) == "Sc"
    )


# --- readings in words ---


def _in_each(values: Sequence[float], currencies: Sequence[str]) -> tuple[str, ...]:
    written = written_numbers(values)
    return tuple(f"{written} {code}" for code in currencies) or (written,)
