"""What the words around an amount say of it:
in the header above it, or elsewhere in its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.lexer import SPACES, lex_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.lexicon.automaton import Found, Hit, Match
    from careerdata.lexicon.lexer import Tokens
    from careerdata.notation.money_words import MoneyWords, Multiplier, PayWord, Sign


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
    """A shared sign of the header, such as the `$` of `Salary ($)`:
    it counts where the amount shows none.
    """
    tax: str | None = None
    compensation: str | None = None
    statistic: str | None = None
    unsigned_currency: str | None = None
    """Of numbers without any sign, where nothing nearer says it."""


NO_CONTEXT = MoneyContext()


class SaidOfPay(NamedTuple):
    """A word about pay, what it says, and its place."""

    kind: str
    """`period`, `statistic`, `tax` or `compensation`."""
    value: str
    start: int
    end: int


def find_pay_words(text: str, hits: Iterable[Hit], words: MoneyWords) -> Iterator[SaidOfPay]:
    """All words about pay in a text, in order; `per cent a year` and `base + bonus` are none.

    `hits` are the phrases of `words.said` that stand in it.
    """
    hits = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    counted = {hit.end for hit in hits if hit.kind == "counted"}
    reached = 0
    for kind, value, start, end in hits:
        if kind == "said" and start >= reached:
            said: tuple[PayWord, ...] = value  # type: ignore[assignment]  # as `words.said` has it
            reached = end
            before = text[:start].rstrip(SPACES)
            if not _is_no_pay_word(
                said, text[start:end], before, text[end:].lstrip(SPACES), counted, words
            ):
                yield SaidOfPay(said[0].kind, said[0].value, start, end)


# "40 hours per week", "5% a year" count something else; "base salary + bonus" is neither base nor
# total
def _is_no_pay_word(
    said: Sequence[PayWord],
    written: str,
    before: str,
    after: str,
    counted: set[int],
    words: MoneyWords,
) -> bool:
    if "".join(written.casefold().split()) in words.only_after and not before[-1:].isdigit():
        return True
    kinds = {word.kind for word in said}
    if "period" in kinds:
        return len(before) in counted
    return "compensation" in kinds and (before[-1:] in _SUMS or after[:1] in _SUMS)


_SUMS = frozenset("+&")


def _counts_only_after(match: Match, tokens: Tokens, words: MoneyWords) -> bool:
    """`PM` is a manager, unless a number stands before it."""
    written = "".join(tokens.folded[match.first : match.after])
    return written in words.only_after and not (match.first and tokens.is_number(match.first - 1))


def header_context(text: str, words: MoneyWords) -> MoneyContext:
    """What a header says of the amounts below it:
    `Annual salary (JPY)`, `Salary (LPA)`, `Gehalt in k€`.
    """
    tokens = lex_parts(text)
    found = words.phrases.found_in(tokens)
    pay = _agreed(
        match for match in found.all("attached") if not _counts_only_after(match, tokens, words)
    )
    signs = _header_signs(tokens, found, words)
    multiplier = _header_multiplier(tokens, found)
    sign = _one_sign(signs)
    code = sign.currencies[0] if sign and len(sign.currencies) == 1 else None
    return MoneyContext(
        currency=code or (multiplier.currency if multiplier and not signs else None),
        multiplier=multiplier.factor
        if multiplier
        else (sign.factor if sign and sign.factor != 1 else None),
        period=pay.get("period") or (multiplier.period if multiplier else None),
        sign=sign if sign and code is None else None,
        tax=pay.get("tax"),
        compensation=pay.get("compensation"),
        statistic=pay.get("statistic"),
    )


def _agreed(found: Iterable[Match]) -> dict[str, str]:
    """What words say by kind, where they do not say two things."""
    said: dict[str, set[str]] = {}
    for word in (word for match in found for word in match.value):
        said.setdefault(word.kind, set()).add(word.value)
    return {kind: values.pop() for kind, values in said.items() if len(values) == 1}


def _header_signs(tokens: Tokens, found: Found, words: MoneyWords) -> list[Sign]:
    matches = found.all("sign_after")
    return [
        match.value
        for match in matches
        if not match.value.is_uncertain or _is_set_apart(match, tokens, words)
    ]


# "CAD Designer" is a job, "Salary (CAD)", "Salary in CAD" and "CAD" alone are money
def _is_set_apart(match: Match, tokens: Tokens, words: MoneyWords) -> bool:
    before, after = _text_at(tokens, match.first - 1), _text_at(tokens, match.after)
    return before.casefold() in {*"([/,", *words.before_currency} or not (before or after)


def _one_sign(signs: Sequence[Sign]) -> Sign | None:
    """The sign that all others agree with; None where a header names two currencies."""
    if not signs:
        return None
    narrowest = min(signs, key=lambda sign: len(sign.currencies))
    agree = all(set(narrowest.currencies) <= set(sign.currencies) for sign in signs)
    return narrowest if agree else None


def _header_multiplier(tokens: Tokens, found: Found) -> Multiplier | None:
    """The one multiplier of a header:
    `LPA`, `in thousands`, letters at a sign (`k€`) or in a bracket.
    """
    meant = {match.value[0] for match in found.all("header_multiplier")}
    if not meant:
        meant = {
            match.value[0] for match in found.all("multiplier") if _is_at_sign(match, tokens, found)
        }
    return meant.pop() if len(meant) == 1 else None


def _is_at_sign(match: Match, tokens: Tokens, found: Found) -> bool:
    if len(match.value) > 1:
        return False
    is_in_bracket = (_text_at(tokens, match.first - 1), _text_at(tokens, match.after)) == ("(", ")")
    beside = found.at("sign_after", match.after) or found.before("sign_after", match.first)
    return is_in_bracket or beside is not None


def _text_at(tokens: Tokens, index: int) -> str:
    return tokens.written[index] if 0 <= index < len(tokens.written) else ""
