"""What the words around an amount say of it: in the header above it, or elsewhere in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from careerdata.notation.remembered import remembered
from careerdata.notation.tokens import is_whole, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.notation.money_words import MoneyWords, Multiplier, PayWord, Sign
    from careerdata.notation.tokens import Match, Phrases, Token

V = TypeVar("V")


class MoneyContext(NamedTuple):
    """What header, column and section say about the amounts below them."""

    currency: str | None = None
    """Stated by the header or column."""
    local_currencies: tuple[str, ...] = ()
    """Of the region that the amounts stand under: they settle shared signs, and contest them."""
    multiplier: float | None = None
    """Of a header such as `Salary (in k€)`."""
    period: str | None = None
    bare_numbers: bool = False
    """In a pay column: numbers without any currency are amounts too."""
    sign: Sign | None = None
    """A shared sign of the header, such as the `$` of `Salary ($)`: it counts where the amount shows none."""
    tax: str | None = None
    compensation: str | None = None
    statistic: str | None = None
    unsigned_currency: str | None = None
    """Of numbers without any sign, where nothing nearer says it."""


class Pay(NamedTuple):
    """A word about pay: its value and its place."""

    value: str
    start: int
    end: int


class PayWords(NamedTuple):
    """What the words of a text say of the amounts in it; None where they say nothing, or two things."""

    period: Pay | None = None
    statistic: Pay | None = None
    tax: Pay | None = None
    compensation: Pay | None = None


@remembered
def read_pay_words(text: str, words: MoneyWords) -> PayWords:
    """The words about pay that stand anywhere in a sentence: `total compensation`, `brutto`, `per month`."""
    tokens = tokenize(text)
    found = _all_matches(tokens, words.pay_words)
    return _agreed([match for match in found if not _is_no_pay_word(match, tokens, words)], tokens)


class SaidOfPay(NamedTuple):
    """A word about pay, what it says, and its place."""

    kind: str
    """`period`, `statistic`, `tax` or `compensation`."""
    value: str
    start: int
    end: int


@remembered
def find_pay_words(text: str, words: MoneyWords) -> tuple[SaidOfPay, ...]:
    """All words about pay in a text, in order; `per cent a year` and `base + bonus` are none."""
    tokens = tokenize(text)
    found = [match for match in _all_matches(tokens, words.pay_words) if not _is_no_pay_word(match, tokens, words)]
    return tuple(SaidOfPay(*word, *match.place(tokens)) for match in found for word in match.value[:1])


def _all_matches(tokens: Sequence[Token], phrases: Phrases[V]) -> Iterator[Match[V]]:
    at = 0
    while at < len(tokens):
        match = phrases.at(tokens, at)
        if match is not None and is_whole(tokens, match):
            yield match
            at = match.after
        else:
            at += 1


# "40 hours per week", "5% a year" count something else; "base salary + bonus" is neither base nor total
def _is_no_pay_word(match: Match[tuple[PayWord, ...]], tokens: Sequence[Token], words: MoneyWords) -> bool:
    kinds = {word.kind for word in match.value}
    if _counts_only_behind(match, tokens, words):
        return True
    if "period" in kinds:
        return words.counted.before(tokens, match.first) is not None
    follows = tokens[match.after].text if match.after < len(tokens) else ""
    before = tokens[match.first - 1].text if match.first else ""
    return "compensation" in kinds and (follows in {"+", "&"} or before in {"+", "&"})


def _counts_only_behind(match: Match[tuple[PayWord, ...]], tokens: Sequence[Token], words: MoneyWords) -> bool:
    """`PM` is a manager, unless a number stands before it."""
    written = "".join(token.text for token in tokens[match.first : match.after]).casefold()
    return written in words.only_behind and not (match.first and tokens[match.first - 1].is_number)


def _agreed(found: Sequence[Match[tuple[PayWord, ...]]], tokens: Sequence[Token]) -> PayWords:
    first: dict[str, Pay] = {}
    conflicts: set[str] = set()
    for match in found:
        for word in match.value:
            known = first.setdefault(word.kind, Pay(word.value, *match.place(tokens)))
            if known.value != word.value:
                conflicts.add(word.kind)
    for kind in conflicts:
        del first[kind]
    return PayWords(first.get("period"), first.get("statistic"), first.get("tax"), first.get("compensation"))


@remembered
def header_context(text: str, words: MoneyWords) -> MoneyContext:
    """What a header says of the amounts below it: `Annual salary (JPY)`, `Salary (LPA)`, `Gehalt in k€`."""
    tokens = tokenize(text)
    found = _all_matches(tokens, words.attached_words)
    pay = _agreed([match for match in found if not _counts_only_behind(match, tokens, words)], tokens)
    signs = _header_signs(tokens, words)
    multiplier = _header_multiplier(tokens, words)
    sign = _one_sign(signs)
    code = sign.currencies[0] if sign and len(sign.currencies) == 1 else None
    return MoneyContext(
        currency=code or (multiplier.currency if multiplier and not signs else None),
        multiplier=multiplier.factor if multiplier else (sign.factor if sign and sign.factor != 1 else None),
        period=pay.period.value if pay.period else (multiplier.period if multiplier else None),
        sign=sign if sign and code is None else None,
        tax=pay.tax.value if pay.tax else None,
        compensation=pay.compensation.value if pay.compensation else None,
        statistic=pay.statistic.value if pay.statistic else None,
    )


def _header_signs(tokens: Sequence[Token], words: MoneyWords) -> list[Sign]:
    found = _all_matches(tokens, words.signs_after)
    return [match.value for match in found if not match.value.is_uncertain or _is_set_apart(match, tokens, words)]


# "CAD Designer" is a job, "Salary (CAD)", "Salary in CAD" and "CAD" alone are money
def _is_set_apart(match: Match[Sign], tokens: Sequence[Token], words: MoneyWords) -> bool:
    before = tokens[match.first - 1].text.casefold() if match.first else ""
    after = tokens[match.after].text if match.after < len(tokens) else ""
    return before in {*"([/,", *words.before_currency} or (not before and not after)


def _one_sign(signs: Sequence[Sign]) -> Sign | None:
    """The sign that all others agree with; None where a header names two currencies."""
    if not signs:
        return None
    narrowest = min(signs, key=lambda sign: len(sign.currencies))
    agree = all(set(narrowest.currencies) <= set(sign.currencies) for sign in signs)
    return narrowest if agree else None


def _header_multiplier(tokens: Sequence[Token], words: MoneyWords) -> Multiplier | None:
    """The one multiplier of a header: `LPA`, `in thousands`, letters at a sign (`k€`) or in a bracket."""
    found = {match.value[0] for match in _all_matches(tokens, words.header_multipliers)}
    if not found:
        letters = _all_matches(tokens, words.multipliers)
        found = {match.value[0] for match in letters if _is_at_sign(match, tokens, words)}
    return found.pop() if len(found) == 1 else None


def _is_at_sign(match: Match[tuple[Multiplier, ...]], tokens: Sequence[Token], words: MoneyWords) -> bool:
    if len(match.value) > 1:
        return False
    before, after = _text_at(tokens, match.first - 1), _text_at(tokens, match.after)
    is_in_bracket = before == "(" and after == ")"
    follows = words.signs_after.at(tokens, match.after)
    return is_in_bracket or follows is not None or words.signs_after.before(tokens, match.first) is not None


def _text_at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""
