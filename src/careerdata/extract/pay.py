"""Pay: from tables, from bullets and labels, from sentences.

This module turns an amount and its subject into a record, and says where pay is looked for; `pay_table` and
`pay_text` know the shapes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerdata.extract.pay_order import swap_amounts
from careerdata.extract.subject import NOBODY, Subject, pay_words, read_subject
from careerdata.model.record import PayRecord, Sourced
from careerdata.notation.bracket import opening_bracket
from careerdata.notation.money import Amount, MoneyContext, Refusal, header_context
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.reader import Reader
    from careerdata.model.document import Text

_REFUSED_AS_ERROR = {"out-of-order": rules.amounts_reversed, "unknown-currency": rules.unknown_currency}
PERCENTILES = {"p10", "p25", "p75", "p90"}
"""Statistics of which `more than $50,140` is the value, not a lower bound."""
_REFUSED_CURRENCY = {"ambiguous-currency", "currency-conflict"}


class Announcement(NamedTuple):
    """What a header or heading says of the amounts below it, for reading them and for saying where it stands."""

    context: MoneyContext
    subject: Subject

    def over(self, outer: Announcement) -> Announcement:
        """A header's announcement, completed by its section's."""
        if outer is NOTHING:
            return self
        said = MoneyContext._make(own or others for own, others in zip(self.context, outer.context, strict=True))
        return Announcement(said, self.subject.over(outer.subject))


NOTHING = Announcement(MoneyContext(), NOBODY)


def announced_by(header: Text, reader: Reader) -> Announcement:
    """What one header says: `Annual salary (JPY)`, `Gross pay per month`."""
    context = header_context(header.plain, reader.knowledge.money)
    somewhere = Subject(
        statistic=_said(context.statistic, header),
        pay_period=_said(context.period, header),
        compensation=_said(context.compensation, header),
        tax=_said(context.tax, header),
        currency=_said(context.currency, header),
    )
    exact, _ = pay_words(header, reader.knowledge)
    return Announcement(context, exact.over(somewhere))


def _said(value: str | None, header: Text) -> Sourced[str] | None:
    return Sourced(value, header.span) if value else None


def money_context(context: MoneyContext, subject: Subject, reader: Reader) -> MoneyContext:
    """What the header says of amounts, with the currencies of the place that the subject names."""
    region = reader.knowledge.regions.get(subject.region.plain) if subject.region else None
    local = region.currencies if region and region.currencies else reader.local_currencies
    return context if local == context.local_currencies else context._replace(local_currencies=local)


def pay_in_run(text: Text, subject: Subject, context: MoneyContext, reader: Reader) -> Iterator[PayRecord]:
    """The records of all amounts in a cell or behind a label, each with what stands right around it.

    Around means: before it, back to the amount before or a separator; and in the bracket behind it.
    """
    results = reader.amounts(text.plain, money_context(context, subject, reader))
    for index, result in enumerate(results):
        before = text.cut(results[index - 1].end if index else 0, result.start)
        after = text.cut(result.end, results[index + 1].start if index + 1 < len(results) else None)
        if _is_no_pay(before, after, reader) or is_difference(after, reader):
            continue
        own = _beside(before, after, reader)
        if own is None:
            reader.report_at(text.cut(result.start, result.end), rules.unread_pay_subject, before.plain)
        else:
            yield from settled_pay(text, result, own.over(subject), reader)


def settled_pay(text: Text, result: Amount | Refusal, subject: Subject, reader: Reader) -> Iterator[PayRecord]:
    """The record of an amount, or a finding where it must not become one."""
    if isinstance(result, Refusal) or result.currency is None:
        report_refusal(text, result, reader)
    elif size := _implausible(result, subject, reader):
        at = text.cut(result.start, result.end)
        reader.report_at(at, rules.implausible_amount, at.plain, size, _period(result, subject) or "year")
    elif _lacks_period(result, subject, reader):
        at = text.cut(result.start, result.end)
        reader.report_at(at, rules.pay_period_missing, at.plain)
    else:
        yield pay_record(text, result, subject, reader)


def _implausible(amount: Amount, subject: Subject, reader: Reader) -> Literal["little", "much"] | None:
    """Whether an amount is more than anybody is paid, or less for the time that is said; nothing is a wage, too."""
    period = _period(amount, subject)
    least, most = reader.knowledge.money.plausible(amount.currency, period)
    values = [bound.value for bound in (amount.minimum, amount.maximum) if bound]
    if max(values) > most:
        return "much"
    return "little" if period and any(0 < value < least for value in values) else None


def _period(amount: Amount, subject: Subject) -> str | None:
    return amount.period or (subject.pay_period.value if subject.pay_period else None)


def _lacks_period(amount: Amount, subject: Subject, reader: Reader) -> bool:
    """Whether an amount without a stated period is too small for a year's pay."""
    if _period(amount, subject) or amount.currency is None:
        return False
    known = reader.knowledge.money.currencies.get(amount.currency)
    largest = max(bound.value for bound in (amount.minimum, amount.maximum) if bound)
    return known is not None and largest < known.unstated_from


_SEPARATOR = re.compile(r"[,;|\n]|\s[–—-]\s|\s(?:and|und|et|y)\s")
_EDGES = " :;,.|\n\t–—-()"


def _is_no_pay(before: Text, after: Text, reader: Reader) -> bool:
    """Whether the words beside an amount say that it is a bonus, a cost, a premium."""
    near = _last_part(before.plain), _first_part(after.plain)
    return any("not_pay" in reader.knowledge.reading.sentences.found_in(words) for words in near if words)


def is_difference(after: Text, reader: Reader) -> bool:
    """Whether the words behind an amount make it a difference: `$10,000 more than their peers`."""
    words = after.plain.split()
    return bool(words) and words[0].casefold().strip(".,;") in reader.knowledge.reading.differences


def report_torn_range(text: Text, reader: Reader) -> None:
    """Report a range whose bounds have words of their own: `from $50,000 for juniors to $90,000 for seniors`."""
    reader.report_at(text, rules.ambiguous_amount, text.plain, "torn-range", ("one range", "two amounts"))


def _last_part(text: str) -> str:
    return _SEPARATOR.split(text.rstrip(_EDGES))[-1]


def _first_part(text: str) -> str:
    return _SEPARATOR.split(text.lstrip(" "))[0]


def _beside(before: Text, after: Text, reader: Reader) -> Subject | None:
    """What the words before an amount and the bracket behind it say; None where the words before are unknown."""
    subject = NOBODY
    if bracket := opening_bracket(after.plain):
        subject = read_subject(after.cut(bracket.start + 1, bracket.end - 1), reader.knowledge) or NOBODY
    # The bracket behind the amount before belongs to that one.
    first = opening_bracket(before.plain)
    words = before.cut(first.end if first else 0)
    words = words.cut(len(words.plain) - len(words.plain.lstrip(_EDGES)), len(words.plain.rstrip(_EDGES)))
    if not words:
        return subject
    led = read_subject(words, reader.knowledge)
    return None if led is None else led.over(subject)


def report_refusal(text: Text, refusal: Refusal | Amount, reader: Reader) -> None:
    """Report an amount that must not become a value: it was refused, or nothing says its currency."""
    at = text.cut(refusal.start, refusal.end)
    if isinstance(refusal, Amount):
        reader.report_at(at, rules.currency_missing, at.plain)
        return
    if rule := _REFUSED_AS_ERROR.get(refusal.reason):
        fix = swap_amounts(at, reader) if rule is rules.amounts_reversed else None
        reader.report(rule.on(reader.guide, at.span, at.plain).with_fix(fix))
    elif refusal.reason in _REFUSED_CURRENCY:
        reader.report_at(at, rules.currency_conflict, at.plain, refusal.readings)
    elif refusal.reason == "unit-missing":
        reader.report_at(at, rules.currency_missing, at.plain)
    else:
        reader.report_at(at, rules.ambiguous_amount, at.plain, refusal.reason, refusal.readings)


def pay_record(text: Text, amount: Amount, subject: Subject, reader: Reader) -> PayRecord:
    """An amount and its subject as a record; `subject` may already hold words from around the amount."""
    source = text.cut(amount.start, amount.end)
    stated = Subject(
        statistic=_sourced(text, amount.statistic, amount.statistic_at),
        pay_period=_sourced(text, amount.period, amount.period_at),
        compensation=_sourced(text, amount.compensation, amount.compensation_at),
        tax=_sourced(text, amount.tax, amount.tax_at),
        currency=_sourced(text, amount.currency, amount.currency_at),
    ).over(subject)
    if amount.currency is None:
        raise ValueError(f"an amount without a currency must have been refused: {source.plain!r}")
    currency = stated.currency
    if currency is None or currency.value != amount.currency:
        # From the place that the amount stands under, which is the region's provenance.
        currency = Sourced(amount.currency, source.span)
    low, high = _bound(text, amount, "minimum"), _bound(text, amount, "maximum")
    is_limit = stated.statistic is not None and stated.statistic.value in PERCENTILES and _is_open(amount)
    return PayRecord(
        source=source,
        currency=currency,
        amount_min=low or (high if is_limit else None),
        amount_max=high or (low if is_limit else None),
        min_open_ended=amount.min_open_ended and not is_limit,
        max_open_ended=amount.max_open_ended and not is_limit,
        approximate=amount.approximate,
        statistic=stated.statistic or ("point" if amount.is_point and not _is_open(amount) else "range"),
        pay_period=stated.pay_period,
        compensation=stated.compensation,
        tax=stated.tax,
        role=stated.role,
        region=stated.region,
        region_kind=stated.region_kind,
        segment=stated.segment,
        level=stated.level,
        experience=stated.experience,
    )


def _is_open(amount: Amount) -> bool:
    return amount.min_open_ended or amount.max_open_ended


def _sourced(text: Text, value: str | None, at: tuple[int, int] | None) -> Sourced[str] | None:
    """A value that stands with the amount; what a header said of it is in the subject."""
    return Sourced(value, text.span_of(*at)) if value is not None and at else None


def _bound(text: Text, amount: Amount, name: str) -> Sourced[float] | None:
    bound = amount.minimum if name == "minimum" else amount.maximum
    return Sourced(bound.value, text.span_of(bound.start, bound.end)) if bound else None
