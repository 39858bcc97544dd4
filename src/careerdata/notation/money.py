"""Amounts of pay in a text: what they are worth, or why they cannot be settled.

`money_written` says which tokens are an amount; here its currency, its period and its numbers are settled, in
that order, each from what is written and then from what header, column and section say. What stays ambiguous
is a `Refusal` that names the readings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.money_context import (
    MoneyContext,
    Pay,
    PayWords,
    SaidOfPay,
    find_pay_words,
    header_context,
    read_pay_words,
)
from careerdata.notation.money_number import Ambiguous, settle_values, written_number
from careerdata.notation.money_sign import settle_currency
from careerdata.notation.money_words import MoneyWords
from careerdata.notation.money_written import WrittenBand, WrittenWord, find_bands
from careerdata.notation.remembered import remembered
from careerdata.notation.tokens import are_tight, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.notation.money_words import Sign
    from careerdata.notation.tokens import Match, Token

__all__ = [
    "Amount",
    "Bound",
    "MoneyContext",
    "MoneyWords",
    "Pay",
    "PayWords",
    "Refusal",
    "SaidOfPay",
    "find_pay_words",
    "header_context",
    "read_amounts",
    "read_pay_words",
]

Place = tuple[int, int]


class Bound(NamedTuple):
    """One number of an amount."""

    value: float
    """In whole currency units."""
    start: int
    """Of the digits."""
    end: int
    """Behind the digits and their multiplier."""

    def moved(self, by: int) -> Bound:
        """The same in a text that begins elsewhere."""
        return Bound(self.value, self.start + by, self.end + by)


class Amount(NamedTuple):
    """One band of pay as written; offsets are half open."""

    start: int
    """Opening words (`up to`, `~`) included; words such as `median` before it are not: they have a place."""
    end: int
    """Behind `+`, period and other words that are directly attached."""
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
    def reach(self) -> Place:
        """From the first to the last character that says something of it."""
        said = (self.currency_at, self.period_at, self.statistic_at, self.tax_at, self.compensation_at)
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
    `ambiguous-number`, `mixed-separators`, `malformed-number`, `out-of-order`, `multiplier-conflict`,
    `period-conflict`, `unknown-multiplier`, `relative-amount`, `chained-range`."""
    readings: tuple[str, ...]
    """What it may mean, in words: `45,000 to 60,000 EUR`."""

    @property
    def reach(self) -> Place:
        """From its first to its last character."""
        return self.start, self.end

    def moved(self, by: int) -> Refusal:
        """The same in a text that begins elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


_NO_CONTEXT = MoneyContext()
_DIGIT = re.compile("[0-9]")


@remembered
def read_amounts(text: str, words: MoneyWords, context: MoneyContext = _NO_CONTEXT) -> tuple[Amount | Refusal, ...]:
    """The amounts of a text in order, not overlapping, in linear time.

    Without `context.bare_numbers` only numbers with a currency or a multiplier such as lakh count.
    """
    if not _DIGIT.search(text):
        return ()
    setting = _Setting(tokenize(text), words, context)
    results: list[Amount | Refusal] = []
    for band in _bands(text, words):
        result = _settled(band, setting, results[-1].end if results else 0)
        if result is not None:
            results.append(result)
    return tuple(results)


@remembered
def _bands(text: str, words: MoneyWords) -> tuple[WrittenBand, ...]:
    # A cell is read for what its column is, and again for what its row is about.
    return tuple(find_bands(tokenize(text), words))


class _Setting(NamedTuple):
    tokens: Sequence[Token]
    words: MoneyWords
    context: MoneyContext


class _Extent(NamedTuple):
    start: int
    end: int


def _settled(band: WrittenBand, setting: _Setting, reached: int) -> Amount | Refusal | None:
    extent = _extent(band, setting.tokens)
    unknown = _unknown_sign(band, setting, reached)
    if unknown is not None:
        return unknown
    band = _without_uncertain(band, setting)
    is_bare = not any(bound.states_money for bound in band.bounds) and not band.extra_signs
    if is_bare and not (setting.context.bare_numbers and _may_be_pay(band, setting)):
        return None
    reason = _refused_shape(band)
    if reason:
        return Refusal(extent.start, extent.end, reason, (_source(band, setting.tokens),))
    return _valued(band, setting, extent)


def _valued(band: WrittenBand, setting: _Setting, extent: _Extent) -> Amount | Refusal:
    words, context = setting.words, setting.context
    pay = _pay_of(band)
    period = pay.get("period")
    stated = _multiplier_period(band)
    if period and stated and period.word.value != stated:
        readings = (f"a {stated}", f"a {period.word.value}")
        return Refusal(extent.start, extent.end, "period-conflict", readings)
    period_value = period.word.value if period else stated or context.period
    currency = settle_currency(band, context)
    hint = currency.code or next(iter(currency.readings), None)
    values = settle_values(band, words, hint, period_value, context.multiplier)
    if isinstance(values, Ambiguous):
        return Refusal(extent.start, extent.end, values.reason, _with_unit(values.readings, currency.code))
    written = _written_values(values)
    if currency.reason is None and currency.code is None and context.bare_numbers:
        return Refusal(extent.start, extent.end, "unit-missing", _in_each(written, context.local_currencies))
    if currency.reason:
        return Refusal(extent.start, extent.end, currency.reason, _in_each(written, currency.readings))
    if not band.signs and _is_bare_and_doubtful(band, values, hint, period_value, setting):
        readings = (written, _written_values(tuple(value * 1000 for value in values)))
        return Refusal(extent.start, extent.end, "ambiguous-number", _with_unit(readings, currency.code))
    return _amount(band, setting, extent, values, currency.code)


def _amount(
    band: WrittenBand, setting: _Setting, extent: _Extent, values: tuple[float, ...], currency: str | None
) -> Amount:
    tokens, context, pay = setting.tokens, setting.context, _pay_of(band)
    bounds = [Bound(value, bound.start, bound.end) for value, bound in zip(values, band.bounds, strict=True)]
    period, statistic = pay.get("period"), pay.get("statistic")
    tax, compensation = pay.get("tax"), pay.get("compensation")
    multiplier_period = _multiplier_period(band)
    limits = _limits(band, bounds, is_percentile=bool(statistic) and band.is_earned_limit)
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
        period=period.word.value if period else multiplier_period or context.period,
        period_at=period.place(tokens) if period else _multiplier_period_place(band, tokens),
        statistic=statistic.word.value if statistic else context.statistic,
        statistic_at=statistic.place(tokens) if statistic else None,
        tax=tax.word.value if tax else context.tax,
        tax_at=tax.place(tokens) if tax else None,
        compensation=compensation.word.value if compensation else context.compensation,
        compensation_at=compensation.place(tokens) if compensation else None,
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


def _extent(band: WrittenBand, tokens: Sequence[Token]) -> _Extent:
    return _Extent(tokens[band.first].start, tokens[band.after - 1].end)


def _source(band: WrittenBand, tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens[band.first : band.after])


def _pay_of(band: WrittenBand) -> dict[str, WrittenWord]:
    """The nearest word of each kind; a statistic before the amount wins over one behind it."""
    found: dict[str, WrittenWord] = {}
    statistics = [word for word in band.leading if word.word.kind == "statistic"]
    for word in (*statistics[:1], *band.trailing, *band.leading):
        found.setdefault(word.word.kind, word)
    return found


def _multiplier_period(band: WrittenBand) -> str | None:
    for bound in band.bounds:
        for multiplier in bound.multiplier.value if bound.multiplier else ():
            if multiplier.period:
                return multiplier.period
    return None


def _multiplier_period_place(band: WrittenBand, tokens: Sequence[Token]) -> Place | None:
    for bound in band.bounds:
        if bound.multiplier and any(multiplier.period for multiplier in bound.multiplier.value):
            return bound.multiplier.place(tokens)
    return None


def _sign_place(band: WrittenBand, tokens: Sequence[Token]) -> Place | None:
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


# PHP 8, CAD 2024, "in 2024 won 3 awards": a sign that means other things counts only at a plausible amount,
# and a year behind a code is a year
def _without_uncertain(band: WrittenBand, setting: _Setting) -> WrittenBand:
    signs = band.signs
    if not signs or not all(sign.value.is_uncertain or _may_precede_year(band, sign) for sign in signs):
        return band
    if _is_certain(band, signs, setting):
        return band
    low = band.low._replace(signs=())
    high = band.high._replace(signs=()) if band.high else None
    return replace(band, low=low, high=high, extra_signs=[])


def _may_precede_year(band: WrittenBand, sign: Match[Sign]) -> bool:
    is_code = len(sign.value.text) == 3 and sign.value.text.isalpha()
    return is_code and band.low.looks_like_a_year and band.high is None


def _is_certain(band: WrittenBand, signs: list[Match[Sign]], setting: _Setting) -> bool:
    period = _pay_of(band).get("period")
    stated = period.word.value if period else setting.context.period
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
    is_whole_cell = band.first <= 1 and band.after >= len(setting.tokens) - 1
    if is_whole_cell or context.multiplier:
        return True
    has_multiplier = any(bound.multiplier for bound in band.bounds)
    if all(bound.looks_like_a_year for bound in band.bounds):
        return False
    largest = max(_digits(bound.number.text) for bound in band.bounds)
    is_short_period = (context.period or "year") != "year" or "period" in _pay_of(band)
    return has_multiplier or largest >= 4 or (is_short_period and len(setting.tokens) < _SHORT_CELL)


_SHORT_CELL = 12


# A bare "45 - 60" or "2024" that fills a cell of yearly pay: thousands, hours, a year?
def _is_bare_and_doubtful(
    band: WrittenBand, values: Sequence[float], currency: str | None, period: str | None, setting: _Setting
) -> bool:
    if any(bound.multiplier for bound in band.bounds) or setting.context.multiplier:
        return False
    least, _ = setting.words.plausible(currency, period)
    is_year = period in {None, "year"} and all(bound.looks_like_a_year for bound in band.bounds)
    return max(values) < least or is_year


def _digits(text: str) -> int:
    whole = text[:-3] if text[-3:-2] in {".", ","} else text
    return sum(map(str.isdigit, whole))


# "₿50k", "50,000 XQZ", "Z$50"
def _unknown_sign(band: WrittenBand, setting: _Setting, reached: int) -> Refusal | None:
    tokens, low, last = setting.tokens, band.low, band.bounds[-1]
    before, after = low.first - 1, last.after
    has_before = before >= 0 and tokens[before].start >= reached
    at = None
    if has_before and _is_unknown_before(before, setting, band):
        at = before
    elif not band.signs and after < len(tokens) and _is_unknown_after(after, setting):
        at = after
    elif not band.signs and has_before and _is_unknown_code(before, setting):
        at = before
    if at is None:
        return None
    start, end = _extent(band, tokens)
    start, end = min(start, tokens[at].start), max(end, tokens[at].end)
    return Refusal(start, end, "unknown-currency", (f"in {tokens[at].text}",))


def _is_unknown_before(index: int, setting: _Setting, band: WrittenBand) -> bool:
    tokens, words = setting.tokens, setting.words
    text = tokens[index].text
    if is_currency_sign(text):
        return not band.low.is_sign_first and words.signs_before.at(tokens, index) is None
    is_prefix = band.low.is_sign_first and are_tight(tokens, index + 1) and len(text) <= 2 and text.isalpha()
    is_whole_word = not (are_tight(tokens, index) and tokens[index - 1].text[-1:].isalnum())
    return is_prefix and text.isupper() and is_whole_word and is_currency_sign(tokens[index + 1].text)


def _is_unknown_after(index: int, setting: _Setting) -> bool:
    text = setting.tokens[index].text
    if is_currency_sign(text):
        words = setting.words
        return not (words.signs_before.at(setting.tokens, index) or words.signs_after.at(setting.tokens, index))
    return _is_unknown_code(index, setting)


# A code of three capitals in a pay column, where nothing else can be meant
def _is_unknown_code(index: int, setting: _Setting) -> bool:
    tokens, words = setting.tokens, setting.words
    text = tokens[index].text
    if not (setting.context.bare_numbers and len(text) == 3 and text.isalpha() and text.isascii()):
        return False
    if not text.isupper() or words.signs_after.at(tokens, index) or words.signs_before.at(tokens, index):
        return False
    known = (words.attached_words, words.multipliers, words.counted, words.labels, words.openings)
    return not any(phrases.at(tokens, index) for phrases in known)


def is_currency_sign(text: str) -> bool:
    """Whether a character is of Unicode's currency symbols, known to the vocabulary or not."""
    return len(text) == 1 and unicodedata.category(text) == "Sc"


# --- readings in words ---


def _written_values(values: tuple[float, ...]) -> str:
    return " to ".join(written_number(value) for value in values)


def _with_unit(readings: tuple[str, ...], currency: str | None) -> tuple[str, ...]:
    return tuple(f"{reading} {currency}" if currency else reading for reading in readings)


def _in_each(written: str, currencies: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{written} {code}" for code in currencies) or (written,)
