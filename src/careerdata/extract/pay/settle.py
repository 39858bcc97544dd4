"""From an amount and what is known of it to a record,
or to a finding where it must not become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from careerdata.annotate.names import places_in
from careerdata.extract.pay.order import swap_amounts
from careerdata.model.frame import Slots
from careerdata.model.record import PayRecord, Sourced
from careerdata.notation.money import Amount, Refusal
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.pay.stack import Whose
    from careerdata.extract.source import GuideReport, Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.money import MoneyContext

_REFUSED_AS_ERROR = {
    "out-of-order": rules.amounts_reversed,
    "unknown-currency": rules.unknown_currency,
}
_PERCENTILES = {"p10", "p25", "p75", "p90"}
"""Statistics of which `more than $50,140` is the value, not a lower bound."""
_REFUSED_CURRENCY = {"ambiguous-currency", "currency-conflict"}


def with_local_currencies(context: MoneyContext, slots: Slots, source: Source) -> MoneyContext:
    """What is said of amounts, with the currencies of the place that they are about."""
    local = _currencies_of(slots.region, source.knowledge) or source.about.local_currencies
    return (
        context if local == context.local_currencies else context._replace(local_currencies=local)
    )


def _currencies_of(place: Text | None, knowledge: Knowledge) -> tuple[str, ...]:
    """What people are paid in at a place,
    or in the town or country that its name holds: `Melbourne, Victoria`.
    """
    if place is None:
        return ()
    whole = knowledge.regions.get(place.plain)
    parts = (found.entry for found in places_in(place, knowledge))
    return next(
        (region.currencies for region in (whole, *parts) if region and region.currencies), ()
    )


def settled(
    text: Text, result: Amount | Refusal, about: Whose, knowledge: Knowledge, report: GuideReport
) -> Iterator[PayRecord]:
    """The record of an amount of pay, or a finding."""
    at = text.cut(result.start, result.end)
    if isinstance(result, Refusal) or result.currency is None:
        report_refusal(text, result, knowledge, report)
    elif unit := _unknown_period(text, result, about.slots, knowledge):
        report.at(at, rules.unknown_pay_period, at.plain, unit)
    elif size := _implausible(result, about.slots, knowledge):
        report.at(
            at, rules.implausible_amount, at.plain, size, _period(result, about.slots) or "year"
        )
    elif _lacks_period(result, about.slots, knowledge):
        if (usual := about.usual) is None or not usual.may_be(result.largest):
            report.at(at, rules.pay_period_missing, at.plain)
            return
        slots = about.slots._replace(pay_period=usual.period)
        yield record(text, result, about._replace(slots=slots))
    else:
        yield record(text, result, about)


def _unknown_period(text: Text, amount: Amount, slots: Slots, knowledge: Knowledge) -> str | None:
    """The word of `per evening`, `per season`: a time that no column has."""
    if amount.period_at is not None:
        return None
    match = knowledge.frames.per.match(text.plain, amount.end)
    if match is None or text.plain[amount.end : match.start("unit")].strip() == "/":
        return None
    return match["unit"]


def _implausible(
    amount: Amount, slots: Slots, knowledge: Knowledge
) -> Literal["little", "much"] | None:
    """Whether an amount is more than anybody is paid,
    or less for the time that is said; nothing is a wage, too.
    """
    period = _period(amount, slots)
    least, most = knowledge.money.plausible(amount.currency, period)
    values = [bound.value for bound in (amount.minimum, amount.maximum) if bound]
    if max(values) > most:
        return "much"
    return "little" if period and any(0 < value < least for value in values) else None


def _period(amount: Amount, slots: Slots) -> str | None:
    return amount.period or (slots.pay_period.value if slots.pay_period else None)


def _lacks_period(amount: Amount, slots: Slots, knowledge: Knowledge) -> bool:
    """Whether an amount without a stated period is too small for a year's pay."""
    if _period(amount, slots) or amount.currency is None:
        return False
    known = knowledge.money.currencies.get(amount.currency)
    return known is not None and amount.largest < known.unstated_from


def report_refusal(
    text: Text, refusal: Refusal | Amount, knowledge: Knowledge, report: GuideReport
) -> None:
    """Report an amount that must not become a value:
    it was refused, or nothing says its currency.
    """
    at = text.cut(refusal.start, refusal.end)
    if isinstance(refusal, Amount):
        report.at(at, rules.currency_missing, at.plain)
        return
    if rule := _REFUSED_AS_ERROR.get(refusal.reason):
        fix = swap_amounts(at, knowledge, report.guide) if rule is rules.amounts_reversed else None
        report(at, rule.on(report.guide, at.span, at.plain).with_fix(fix))
    elif refusal.reason in _REFUSED_CURRENCY:
        report.at(at, rules.currency_conflict, at.plain, refusal.readings)
    elif refusal.reason == "unit-missing":
        report.at(at, rules.currency_missing, at.plain)
    else:
        report.at(at, rules.ambiguous_amount, at.plain, refusal.reason, refusal.readings)


def record(text: Text, amount: Amount, about: Whose) -> PayRecord:
    """An amount and what its frames say as a record; what stands with the amount itself wins."""
    source = text.cut(amount.start, amount.end)
    stated = Slots(
        statistic=_sourced(text, amount.statistic, amount.statistic_at),
        pay_period=_sourced(text, amount.period, amount.period_at),
        compensation=_sourced(text, amount.compensation, amount.compensation_at),
        tax=_sourced(text, amount.tax, amount.tax_at),
        currency=_sourced(text, amount.currency, amount.currency_at),
    ).over(about.slots)
    if amount.currency is None:
        raise ValueError(f"an amount without a currency must have been refused: {source.plain!r}")
    currency = stated.currency
    if currency is None or currency.value != amount.currency:
        # From the place that the amount stands under, which is the region's provenance.
        currency = Sourced(amount.currency, source.span)
    low, high = _bound(text, amount, "minimum"), _bound(text, amount, "maximum")
    is_limit = (
        stated.statistic is not None and stated.statistic.value in _PERCENTILES and _is_open(amount)
    )
    return PayRecord(
        source=source,
        currency=currency,
        amount_min=low or (high if is_limit else None),
        amount_max=high or (low if is_limit else None),
        min_open_ended=amount.min_open_ended and not is_limit,
        max_open_ended=amount.max_open_ended and not is_limit,
        approximate=amount.approximate,
        statistic=stated.statistic
        or ("point" if amount.is_point and not _is_open(amount) else "range"),
        pay_period=stated.pay_period,
        compensation=stated.compensation,
        tax=stated.tax,
        role=stated.role,
        is_role_open=about.is_open and stated.role is None,
        region=stated.region,
        region_kind=stated.region_kind,
        segment=stated.segment,
        level=stated.level,
        experience=stated.experience,
        qualifiers=about.qualifiers,
        source_name=stated.source,
        as_of_year=stated.year,
    )


def _is_open(amount: Amount) -> bool:
    return amount.min_open_ended or amount.max_open_ended


def _sourced(text: Text, value: str | None, at: tuple[int, int] | None) -> Sourced[str] | None:
    """A value that stands with the amount; what a header said of it is in the slots."""
    return Sourced(value, text.span_of(*at)) if value is not None and at else None


def _bound(text: Text, amount: Amount, name: str) -> Sourced[float] | None:
    bound = amount.minimum if name == "minimum" else amount.maximum
    return Sourced(bound.value, text.span_of(bound.start, bound.end)) if bound else None
