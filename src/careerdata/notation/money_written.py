"""The syntax of pay: which tokens of a text are one amount, and what part each of them plays.

Nothing is decided here about currencies, thousands or multipliers: that is `money`. The grammar:

    band      opening* bound (join about? bound)? limit? attached*
    opening   "up to" | "from" | "between" | "~" | …
    bound     sign{0,2} number multiplier? "+"? sign{0,2} "+"?
    sign      "$" | "A$" | "CHF" | "euros" | …
    join      "-" | "–" | "—" | "~" | "to" | "bis" | …, and "and" after an opening "between"
    attached  "/year" | "p.a." | "brutto" | "(gross)" | "(CAD)" | "median" | …
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.number import number_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.automaton import Found, Match
    from careerdata.lexicon.lexer import Tokens
    from careerdata.notation.money_words import Multiplier, PayWord

_DASHES = frozenset("-‐‑‒–—―−~～〜")
_TIGHT_RATIO = 10
_MOST_SIGNS = 2
_MOST_OPENINGS = 3
_MOST_FILLERS = 2
_MOST_LEADING = 10
_YEARS = range(1990, 2050)


class WrittenBound(NamedTuple):
    """One number of an amount with its multiplier and currency signs;
    positions are token indexes.
    """

    number: str
    signs: tuple[Match, ...]
    multipliers: tuple[Multiplier, ...]
    """What the word after the number may mean; nothing where none stands there."""
    multiplier_at: tuple[int, int] | None
    """Its offsets."""
    has_plus: bool
    first: int
    after: int
    is_sign_first: bool
    """Whether a sign stands before the number."""
    start: int
    """The offset of the first digit."""
    end: int
    """The offset after the digits and their multiplier."""
    ends_in_number: bool
    """Whether nothing of it stands after the number."""
    is_glued: bool
    """Letters that mean nothing here follow directly: `$5x`."""

    @property
    def looks_like_a_year(self) -> bool:
        """Whether it is four digits that may be a year of our time,
        with nothing that makes it money.
        """
        text = self.number
        is_year = len(text) == 4 and text.isdigit() and int(text) in _YEARS and text != "2000"
        return is_year and not self.multipliers

    @property
    def states_money(self) -> bool:
        """Whether a sign or a multiplier such as LPA makes it an amount of money."""
        return bool(self.signs) or any(multiplier.states_money for multiplier in self.multipliers)

    @property
    def factor(self) -> float:
        """That of its multiplier, or of its first one where the word has several meanings."""
        return self.multipliers[0].factor if self.multipliers else 1.0


@dataclass(slots=True)
class WrittenBand:
    """One amount as written: one bound or two, and the words that belong to it."""

    bounds: tuple[WrittenBound, ...]
    """The one or two numbers."""
    first: int
    """The first token, openings included."""
    after: int
    """After the last token, attached words included."""
    signs: tuple[Match, ...] = ()
    """All signs of currencies:
    those of the numbers, and in a bracket after them (`$120,000 (CAD)`).
    """
    said: dict[str, tuple[str, Match]] = field(default_factory=dict)
    """What words directly before and after say, by kind of word: `period`, `statistic`, …"""
    openings: frozenset[str] = frozenset()
    is_approximate: bool = False
    is_tight: bool = False
    """Nothing but the join stands between the numbers: `20-25k`."""
    limit: str | None = None
    """`and_more`, `and_less`."""
    is_earned_limit: bool = False
    """`earned less than`: the limit belongs to a statistic."""
    is_relative: bool = False
    """`+$10k`, `-$5,000`: a difference, no amount."""
    is_chained: bool = False
    """A third number follows: `$80k - $100k - $120k`."""
    has_neighbour: bool = False
    """Another number follows with only a space between."""

    @property
    def is_multiplied(self) -> bool:
        """Whether a number of it has a multiplier."""
        return any(bound.multipliers for bound in self.bounds)


def find_bands(tokens: Tokens, found: Found, only_after: frozenset[str]) -> Iterator[WrittenBand]:
    """Every number or range of a text that can be an amount, in order, not overlapping.

    `found` are the phrases of the money grammar in it; `only_after`: see `MoneyWords`.
    """
    reader = _BandReader(tokens, found, only_after)
    floor = 0
    for index in range(len(tokens.written)):
        if index >= floor and tokens.is_number(index):
            band = reader.band(index, floor)
            if band is not None:
                floor = band.after
                yield band


class _BandReader:
    """The rules of the grammar, one method each."""

    def __init__(self, tokens: Tokens, found: Found, only_after: frozenset[str]) -> None:
        self._tokens = tokens
        self._found = found
        self._only_after = only_after

    # band: opening* bound (join about? bound)? limit? attached*
    def band(self, number: int, floor: int) -> WrittenBand | None:
        if self._is_in_pay_word(number):
            return None
        first = self._signs_start(number, floor)
        low = self._bound(first)
        if low is None:
            return None
        is_after_label = not low.is_sign_first and self._found.whole_before("label", first, floor)
        if is_after_label and len(low.number) <= 3:  # "Level 3", "Top 10"
            return None
        band = WrittenBand((low,), first, low.after)
        self._read_openings(band, floor)
        self._read_second(band)
        if len(band.bounds) == 1 and self._is_of_counted_range(low):
            return None
        band.signs = tuple(sign for bound in band.bounds for sign in bound.signs)
        self._read_limit(band)
        trailing = self._read_attached(band)
        leading = self._read_leading(band, floor)
        band.said = _nearest(leading, trailing)
        band.is_relative = self._is_relative(low.first, floor)
        # "500万円（入社時）〜700万円": the ends of a range, but not of one that is understood
        is_after_dash = self._tokens.written[band.first] in _DASHES
        band.is_chained |= floor > 0 and "at_most" in band.openings and is_after_dash
        # "Top 5 120 000 €": 5 120 000 or the fifth's 120 000
        band.has_neighbour = bool(is_after_label and " " in low.number) or self._has_neighbour(band)
        return band

    # The number of "25th percentile", "P75", "lowest 10 percent"
    def _is_in_pay_word(self, number: int) -> bool:
        if len(self._tokens.written[number]) > 2:
            return False
        for first in range(max(0, number - 2), number + 1):
            match = self._found.whole_at("attached", first)
            if match is not None and match.after > number:
                return True
        return False

    # sign{0,2} before the number: "USD $", "CHF", "R" (tight)
    def _signs_start(self, number: int, floor: int) -> int:
        start = number
        for _ in range(_MOST_SIGNS):
            sign = self._found.before("sign_before", start, floor)
            if sign is None or not self._is_sign_before(sign):
                break
            start = sign.first
        return start

    def _is_sign_before(self, sign: Match) -> bool:
        tokens = self._tokens
        # A prefix such as R counts only directly at the digits: "R450,000", not "R 4".
        is_letter = len(sign.value.text) == 1 and sign.value.text.isalpha()
        if (
            is_letter
            and not tokens.is_tight(sign.after)
            and not _is_written_out(tokens.written[sign.after])
        ):
            return False
        if not tokens.is_tight(sign.first) or not tokens.is_word(sign.first):
            return True
        before = tokens.written[sign.first - 1]
        # Where cells were glued, a capital after a small letter begins the next one:
        # "DevOpsA$118,000".
        return not tokens.is_word(sign.first - 1) or (
            before[-1].islower() and tokens.written[sign.first][0].isupper()
        )

    # bound: sign{0,2} number multiplier? "+"? sign{0,2} "+"?
    def _bound(self, first: int) -> WrittenBound | None:
        tokens = self._tokens
        signs, number = self._signs_before(first)
        if not tokens.is_number(number):
            return None
        if summed := self._sum(number):
            return summed._replace(
                signs=(*signs, *summed.signs), first=first, is_sign_first=bool(signs)
            )
        if not signs and self._continues_a_name(number):
            return None
        after_number = self._after_no_cents(number + 1)
        # The plus may stand before the multiplier: "30+ LPA".
        early_plus = self._plus_after(after_number)
        multiplier = self._multiplier(early_plus or after_number)
        end = multiplier.after if multiplier else after_number
        plus = self._plus_after(end) or (end if multiplier and early_plus else None)
        following, after_signs = self._signs_after(plus or end, has_sign=bool(signs))
        last_plus = self._plus_after(after_signs) if plus is None else None
        if not (signs or following) and self._is_counted(plus or end, multiplier is not None):
            return None
        after = last_plus or after_signs
        return WrittenBound(
            number=tokens.written[number],
            signs=(*signs, *following),
            multipliers=multiplier.value if multiplier else (),
            multiplier_at=multiplier.place(tokens) if multiplier else None,
            has_plus=plus is not None or last_plus is not None,
            first=first,
            after=after,
            is_sign_first=bool(signs),
            start=tokens.starts[number],
            end=tokens.ends[end - 1 if multiplier else number],
            ends_in_number=after == number + 1,
            is_glued=self._is_glued(after),
        )

    # "28万5,000円", "1億2,000万円": one number in two parts, in units of the last
    def _sum(self, number: int) -> WrittenBound | None:
        tokens = self._tokens
        multiplier = self._found.at("multiplier", number + 1)
        if multiplier is None or not (
            tokens.is_tight(multiplier.after) and tokens.is_number(multiplier.after)
        ):
            return None
        last = self._bound(multiplier.after)
        if last is None:
            return None
        factors = [sign.value.factor for sign in last.signs]
        unit = last.multipliers[0].factor if last.multipliers else max(factors, default=1)
        first = _read(tokens.written[number]) * multiplier.value[0].factor / unit
        rest = _read(last.number)
        text = f"{first + rest:.0f}" if first > rest else "0,0,0"
        return last._replace(number=text, start=tokens.starts[number])

    # "CS229", "L5", "#3"
    def _continues_a_name(self, number: int) -> bool:
        before = self._tokens.written[number - 1]
        is_part = self._tokens.is_word(number - 1) or before in "_#"
        return self._tokens.is_tight(number) and is_part

    def _signs_before(self, first: int) -> tuple[list[Match], int]:
        signs: list[Match] = []
        at = first
        while len(signs) < _MOST_SIGNS and (sign := self._found.at("sign_before", at)):
            signs.append(sign)
            at = sign.after
        return signs, at

    # The German ",-" and ",--" of round prices: 3.000,- €
    def _after_no_cents(self, index: int) -> int:
        tokens, at = self._tokens, index
        if self._is(at, ",") and tokens.is_tight(at):
            at += 1
            while at < index + 3 and self._is(at, "-–—") and tokens.is_tight(at):
                at += 1
            if at > index + 1 and not (tokens.is_number(at) and tokens.is_tight(at)):
                return at
        return index

    # multiplier: "k" "LPA" "million"; a letter may follow only where it begins a sign: "50kEUR"
    def _multiplier(self, index: int) -> Match | None:
        found = self._found
        match = found.at("multiplier", index)
        if match is None:
            return None
        scaled = found.at("sign_after", index)
        if scaled and (
            scaled.value.factor != 1 or (scaled.after > match.after and found.ends_whole(scaled))
        ):
            return None
        if found.ends_whole(match) or self._is_capitalised(match.after):
            return match
        sign = found.at("sign_after", match.after)
        return match if sign and found.ends_whole(sign) else None

    def _signs_after(self, index: int, *, has_sign: bool) -> tuple[list[Match], int]:
        signs: list[Match] = []
        at = index
        while len(signs) < _MOST_SIGNS:
            sign = self._found.at("sign_after", at)
            if sign is None or not self._is_sign_after(sign, has_sign=has_sign):
                break
            signs.append(sign)
            at = sign.after
        return signs, at

    # "$111,000£36,000" and "45,000 $81,000": the sign belongs to the number after it
    def _is_sign_after(self, sign: Match, *, has_sign: bool) -> bool:
        tokens = self._tokens
        if not self._found.ends_whole(sign) and not self._is_capitalised(sign.after):
            return False
        if not self._begins_number(sign.after):
            return True
        is_nearer_to_next = tokens.is_tight(sign.after) and not tokens.is_tight(sign.first)
        # In "45.000 €55.000 €" the next number has its sign after it, so this one has too.
        next_has_own = self._found.at("sign_after", sign.after + 1) is not None
        return not has_sign and (next_has_own or not is_nearer_to_next)

    def _begins_number(self, index: int) -> bool:
        sign = self._found.at("sign_before", index)
        return self._tokens.is_number(index) or (
            sign is not None and self._tokens.is_number(sign.after)
        )

    # "+" directly after, or alone at the end: "$350,000+", "1M +"; not "$150k + bonus",
    # "$150k+equity"
    def _plus_after(self, index: int) -> int | None:
        tokens = self._tokens
        if not self._is(index, "+"):
            return None
        follows = tokens.written[index + 1] if index + 1 < len(tokens.written) else None
        if tokens.is_tight(index):
            is_sum = follows is not None and tokens.is_tight(index + 1) and follows[0].isalnum()
            return None if is_sum and not self._sign_follows(index + 1) else index + 1
        return index + 1 if follows is None or follows in "\n\t)|,;" else None

    def _sign_follows(self, index: int) -> bool:
        sign = self._found.at("sign_after", index)
        return sign is not None and self._found.ends_whole(sign)

    # "3-5 years", "+20-30%", "40 hours": no money
    def _is_counted(self, index: int, has_multiplier: bool) -> bool:
        match = self._found.at("counted", index)
        if match is None or not self._found.ends_whole(match):
            return self._is_glued(index) and not has_multiplier
        tokens = self._tokens
        is_suffix = len(tokens.written[match.first]) <= 2 and tokens.is_word(match.first)
        return not is_suffix or tokens.is_tight(match.first)

    # "1.5-2x", "3-5 years": what is counted at the end of a range is counted at its beginning
    def _is_of_counted_range(self, low: WrittenBound) -> bool:
        tokens, dash = self._tokens, low.after
        return (
            not (low.signs or low.multipliers)
            and tokens.is_number(dash + 1)
            and tokens.written[dash] in _DASHES
            and self._is_counted(dash + 2, has_multiplier=False)
        )

    # Letters directly after that are no word of their own: "3D", "$5x"; not "$81,000High" of glued
    # cells
    def _is_glued(self, index: int) -> bool:
        if not (self._tokens.is_tight(index) and self._tokens.is_word(index)):
            return False
        attached = self._found.at("attached", index)
        is_word = attached is not None and self._found.ends_whole(attached)
        return not (is_word or self._is_capitalised(index))

    def _is_capitalised(self, index: int) -> bool:
        text = self._tokens.written[index]
        return len(text) > 2 and text[0].isupper() and text[1:].islower()

    # opening: "between" | "up to" | "from" | "over" | "~" …, several in a row: "up to around"
    def _read_openings(self, band: WrittenBand, floor: int) -> None:
        found: set[str] = set()
        for _ in range(_MOST_OPENINGS):
            match = self._opening_before(band.first, floor)
            if match is None:
                break
            found.add(match.value)
            band.first = match.first
        band.is_approximate = "about" in found
        band.openings = frozenset(found - {"about"})

    # `tra i 40.000`: an article may stand between
    def _opening_before(self, index: int, floor: int) -> Match | None:
        opening = self._found.whole_before("opening", index, floor)
        if opening is None and (filler := self._found.whole_before("range_filler", index, floor)):
            return self._found.whole_before("opening", filler.first, floor)
        return opening

    # `to even`, `e i`
    def _after_fillers(self, index: int) -> int:
        for _ in range(_MOST_FILLERS):
            filler = self._found.whole_at("range_filler", index)
            if filler is None:
                break
            index = filler.after
        return index

    # join about? bound
    def _read_second(self, band: WrittenBand) -> None:
        [low] = band.bounds
        low_words, after_words = self._words_of_bound(self._after_about(low.after))
        after_join = self._join(after_words, band.openings)
        if after_join is None:
            return
        start = self._after_fillers(after_join)
        about = self._about(start)
        second = self._bound(about.after if about else start)
        if second is None or not self._belongs(low, second):
            return
        # `$22,000 to over $44,000` goes on past its end.
        opening = self._found.before("opening", second.first, after_join)
        if opening is not None and opening.value == "over":
            second = second._replace(has_plus=True)
        # "$45/hour – $60/hour" is one range, "$45/hour - $80,000/year" two amounts.
        if low_words and low_words != self._words_of_bound(second.after)[0]:
            return
        band.bounds, band.after = (low, second), second.after
        band.is_approximate |= about is not None
        band.is_tight = self._tokens.starts[second.first] - self._tokens.ends[low.after - 1] == 1
        band.is_chained = self._is_chained(band)

    # Words that each number of a range may have for itself: "$45/hour – $60/hour"
    def _words_of_bound(self, index: int) -> tuple[list[PayWord], int]:
        said: list[PayWord] = []
        while len(said) < _MOST_LEADING and (match := self._pay_word(index)):
            said += match.value
            index = match.after
        return said, index

    # "~" in "$80k - ~$100k"; the "CA" of "CA$120k" is no "ca."
    def _about(self, index: int) -> Match | None:
        about = self._found.whole_at("opening", index)
        is_about = about is not None and about.value == "about"
        return about if is_about and self._found.at("sign_before", index) is None else None

    def _join(self, index: int, openings: frozenset[str]) -> int | None:
        tokens = self._tokens
        if index < len(tokens.written) and tokens.written[index] in _DASHES:
            # "$100,000 -- $130,000", as typewriters had it
            is_doubled = (
                self._is(index, "-") and self._is(index + 1, "-") and tokens.is_tight(index + 1)
            )
            return index + 2 if is_doubled else index + 1
        match = self._found.whole_at("join", index)
        return match.after if match and (match.value == "to" or "between" in openings) else None

    # "$100,000 - 2026" is an amount and a year; "2 - $80,000" a number and an amount; "80K - $100K"
    # a range
    def _belongs(self, low: WrittenBound, high: WrittenBound) -> bool:
        low_number, high_number = _number(low), _number(high)
        low_value, high_value = low_number * low.factor, high_number * high.factor
        if low.is_sign_first and not high.signs and high.looks_like_a_year:
            return not low.multipliers and low_value <= high_value
        if low.signs or not high.is_sign_first:
            return True
        if low.looks_like_a_year:
            return False
        is_tight = self._tokens.is_tight(high.first) and self._tokens.is_tight(low.after)
        if is_tight and not low.multipliers and low_number <= high_number:
            return high_number <= _TIGHT_RATIO * low_number
        is_large = low_value >= 1000 or low.multipliers
        return 1 <= high_value / max(low_value, 1e-9) <= _TIGHT_RATIO and bool(is_tight or is_large)

    def _is_chained(self, band: WrittenBand) -> bool:
        if not (
            band.after < len(self._tokens.written) and self._tokens.written[band.after] in _DASHES
        ):
            return False
        third = self._bound(band.after + 1)
        has_signs = any(bound.signs for bound in band.bounds)
        if third is None or (has_signs and not third.signs and third.looks_like_a_year):
            return False
        band.after = third.after
        return True

    # "and up", "or more", "or less", "or so"
    def _read_limit(self, band: WrittenBand) -> None:
        after_about = self._after_about(band.after)
        band.is_approximate |= after_about > band.after
        band.after = after_about
        match = self._found.whole_at("limit", band.after)
        if match is not None:
            band.limit, band.after = match.value, match.after

    def _after_about(self, index: int) -> int:
        match = self._found.whole_at("limit", index)
        return match.after if match and match.value == "about" else index

    # attached: words of period, tax, compensation and statistic directly after, or alone in a
    # bracket
    def _read_attached(self, band: WrittenBand) -> list[Match]:
        said: list[Match] = []
        at = band.after
        while (match := self._attached(at, said)) and not self._is(match.after, "+&"):
            said.append(match)
            at = match.after
        # "$50,000 median $80,000", "Entry: $50,000 Median: $80,000": the word belongs to the amount
        # after it
        if self._is(at, ":") or self._begins_number(at):
            while said and all(word.kind != "period" for word in said[-1].value):
                said.pop()
        if said:
            band.after = said[-1].after
        return said + self._read_bracket(band)

    def _attached(self, index: int, said: Sequence[Match]) -> Match | None:
        # "brutto, pro Jahr" no, "gross / year" yes: a slash may stand between two words
        if said and self._is(index, "/") and self._found.at("attached", index) is None:
            index += 1
        match = self._pay_word(index)
        # "base + bonus": neither number is of the base alone, nor of the total
        is_sum = match is not None and "+" in self._tokens.written[index : match.after]
        return None if is_sum else match

    def _pay_word(self, index: int) -> Match | None:
        match = self._found.whole_at("attached", index) or self._found.whole_at(
            "period_after", index
        )
        # "1,200円/月給25万円": the word after the slash is the next amount's
        inner = self._found.at("attached", index + 1) if self._is(index, "/") else None
        return None if match and inner and inner.after > match.after else match

    # "(gross)", "(brutto/Jahr)", "(CAD)", "(base + bonus)": only where all of the bracket is
    # understood
    def _read_bracket(self, band: WrittenBand) -> list[Match]:
        if not self._is(band.after, "("):
            return []
        at = band.after + 1
        words: list[Match] = []
        signs: list[Match] = []
        while at < len(self._tokens.written) and not self._is(at, ")"):
            if word := self._pay_word(at):
                words.append(word)
                at = word.after
            elif sign := self._found.whole_at("sign_after", at):
                signs.append(sign)
                at = sign.after
            elif self._is(at, ",/;"):
                at += 1
            else:
                return []
        if at < len(self._tokens.written) and (words or signs):
            band.signs += tuple(signs)
            band.after = at + 1
            return words
        return []

    # leading: "median salary is", "average of", "lower 10 percent earned less than"; nearest first
    def _read_leading(self, band: WrittenBand, floor: int) -> list[Match]:
        said: list[Match] = []
        at = band.first
        for _ in range(_MOST_LEADING):
            match = self._found.whole_before("attached", at, floor)
            if match is not None and not self._counts_only_after(match):
                said.append(match)
                at = match.first
                continue
            filler = self._found.whole_before("filler", at, floor)
            if filler is None:
                break
            band.is_earned_limit |= filler.value == "earned"
            at = filler.first
        return said

    # "PM pay is $122,000": a manager's, not a month's
    def _counts_only_after(self, match: Match) -> bool:
        return "".join(self._tokens.folded[match.first : match.after]) in self._only_after

    # "+$10k", "-$5,000", not "Junior-$50,000", not "- $50,000"
    def _is_relative(self, first: int, floor: int) -> bool:
        tokens = self._tokens
        if first <= floor or not tokens.is_tight(first) or tokens.written[first - 1] not in "+-−":
            return False
        return first == 1 or not tokens.is_tight(first - 1) or tokens.written[first - 2] in "([:/"

    # "USD 81,000 111,000": cells that were glued, or a thousands space that is none
    def _has_neighbour(self, band: WrittenBand) -> bool:
        at, last = band.after, band.bounds[-1]
        if not (self._tokens.is_number(at) and at == last.after and last.ends_in_number):
            return False
        follows = self._bound(at)
        return follows is not None and not follows.looks_like_a_year and not follows.signs

    def _is(self, index: int, texts: str) -> bool:
        """Whether a token is one of some characters."""
        return index < len(self._tokens.written) and self._tokens.written[index] in texts


def _nearest(leading: Sequence[Match], trailing: Sequence[Match]) -> dict[str, tuple[str, Match]]:
    """The nearest word of each kind; a statistic before the amount wins over one after it."""
    said: dict[str, tuple[str, Match]] = {}
    for match in (*trailing, *leading):
        for word in match.value:
            said.setdefault(word.kind, (word.value, match))
    for match in reversed(leading):
        for word in match.value:
            if word.kind == "statistic":
                said["statistic"] = (word.value, match)
    return said


def _is_written_out(number: str) -> bool:
    """Whether a number has groups or cents, as an amount has:
    `R 16 420`, `R 91,40`; not `R 4`, `R 4.1`.
    """
    return _WRITTEN_OUT.fullmatch(number) is not None


_WRITTEN_OUT = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:[.,]\d\d)?|\d+,\d\d")


def _number(bound: WrittenBound) -> float:
    return _read(bound.number)


def _read(number: str) -> float:
    readings = number_readings(number)
    return readings[0].value if readings else 0.0
