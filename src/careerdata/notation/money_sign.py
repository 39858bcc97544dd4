"""Which currency an amount is in: from its signs, then from header, column and region."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.notation.money_context import MoneyContext
    from careerdata.notation.money_words import Sign
    from careerdata.notation.money_written import WrittenBand


class Currencies(NamedTuple):
    """The currency of an amount, or why there is none."""

    code: str | None
    reason: str | None = None
    """`ambiguous-currency` or `currency-conflict`;
    None without a code where nothing states a currency.
    """
    readings: tuple[str, ...] = ()
    """The currencies that may be meant."""


def settle_currency(band: WrittenBand, context: MoneyContext) -> Currencies:
    """The currency of a written amount, from its own signs,
    then from what is said of it elsewhere.
    """
    stated, local, header_sign = context.currency, context.local_currencies, context.sign
    signs = [sign.value for sign in band.signs]
    if not signs and stated is None and header_sign is not None:
        signs = [header_sign]
    if not signs:
        return _unwritten(band, stated or context.unsigned_currency)
    shared = _intersection(signs)
    if not shared:
        return Currencies(None, "currency-conflict", _all_of(signs))
    if stated is not None:
        return _under_header(shared, signs, stated)
    if len(shared) == 1:
        return Currencies(shared[0])
    return _by_region(shared, signs, local)


def _intersection(signs: Sequence[Sign]) -> tuple[str, ...]:
    first, *others = signs
    return tuple(
        code for code in first.currencies if all(code in sign.currencies for sign in others)
    )


def _all_of(signs: Sequence[Sign]) -> tuple[str, ...]:
    meant = (sign.default or sign.currencies[0] for sign in signs)
    return tuple(dict.fromkeys(meant))


# "Annual salary (JPY)" over "$3,000,000" is a conflict; "(CAD)" over "$80,000" settles the sign
def _under_header(shared: Sequence[str], signs: Sequence[Sign], stated: str) -> Currencies:
    if stated in shared:
        return Currencies(stated)
    meant = shared[0] if len(shared) == 1 else _default(shared, signs) or shared[0]
    return Currencies(None, "currency-conflict", (meant, stated))


def _default(shared: Sequence[str], signs: Sequence[Sign]) -> str | None:
    defaults = [sign.default for sign in signs if sign.default in shared]
    return defaults[0] if defaults else None


_MOST_READINGS = 4


# `$` in Chile may be CLP or USD; `Rs` in Pakistan is PKR; `kr` in Sweden is SEK
def _by_region(shared: Sequence[str], signs: Sequence[Sign], local: Sequence[str]) -> Currencies:
    default = _default(shared, signs)
    own = [code for code in dict.fromkeys(local) if code in shared]
    is_contested = any(sign.is_contested for sign in signs)
    if not own and any(sign.needs_place for sign in signs):
        return Currencies(None, "ambiguous-currency", tuple(shared[:_MOST_READINGS]))
    if default and (not own or (default in own and is_contested)):
        return Currencies(default)
    if len(own) == 1 and not is_contested:
        return Currencies(own[0])
    meant = [*own, default] if default and is_contested else own or list(shared)
    return Currencies(
        None, "ambiguous-currency", tuple(code for code in dict.fromkeys(meant) if code)
    )


# `12 LPA` is in rupees of India unless the context states another currency; `12 lakh` says nothing
# of its own
def _unwritten(band: WrittenBand, stated: str | None) -> Currencies:
    meant = {
        multiplier.currency
        for bound in band.bounds
        for multiplier in bound.multipliers
        if multiplier.currency
    }
    implied = meant.pop() if len(meant) == 1 else None
    if stated is None or implied is None or stated == implied:
        return Currencies(stated or implied)
    return Currencies(None, "currency-conflict", (implied, stated))
