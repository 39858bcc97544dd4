"""The syntax of pay: which tokens of a text are one amount, and what part each of them plays.

Nothing is decided here about currencies, thousands or multipliers: that is `money`. The grammar:

    band      opening* bound (join about? bound)? limit? attached*
    opening   "up to" | "from" | "between" | "~" | …
    bound     sign{0,2} number multiplier? "+"? sign{0,2} "+"?
    sign      "$" | "A$" | "CHF" | "euros" | …
    join      "-" | "–" | "—" | "~" | "to" | "bis" | …, and "and" behind an opening "between"
    attached  "/year" | "p.a." | "brutto" | "(gross)" | "(CAD)" | "median" | …
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.number import number_readings
from careerdata.notation.tokens import Match, are_tight, ends_whole, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.notation.money_words import MoneyWords, Multiplier, PayWord, Sign
    from careerdata.notation.tokens import Token

_DASHES = frozenset("-‐‑‒–—―−~～〜")
_TIGHT_RATIO = 10
_MOST_SIGNS = 2
_MOST_OPENINGS = 3
_MOST_FILLERS = 2
_MOST_LEADING = 10
_YEARS = range(1990, 2050)


class WrittenBound(NamedTuple):
    """One number of an amount with its multiplier and currency signs; positions are token indexes."""

    number: Token
    signs: tuple[Match[Sign], ...]
    multiplier: Match[tuple[Multiplier, ...]] | None
    has_plus: bool
    first: int
    after: int
    is_sign_first: bool
    """Whether a sign stands before the number."""
    start: int
    """The offset of the first digit."""
    end: int
    """The offset behind the digits and their multiplier."""
    is_glued: bool = False
    """Letters that mean nothing here follow directly: `$5x`."""

    @property
    def looks_like_a_year(self) -> bool:
        """Whether it is four digits that may be a year of our time, with nothing that makes it money."""
        text = self.number.text
        is_year = len(text) == 4 and text.isdigit() and int(text) in _YEARS and text != "2000"
        return is_year and self.multiplier is None

    @property
    def states_money(self) -> bool:
        """Whether a sign or a multiplier such as LPA makes it an amount of money."""
        multipliers = self.multiplier.value if self.multiplier else ()
        return bool(self.signs) or any(multiplier.states_money for multiplier in multipliers)


class WrittenWord(NamedTuple):
    """A word about an amount, and the tokens that it covers."""

    word: PayWord
    first: int
    after: int

    def place(self, tokens: Sequence[Token]) -> tuple[int, int]:
        """The offsets of the word."""
        return tokens[self.first].start, tokens[self.after - 1].end


@dataclass(slots=True)
class WrittenBand:
    """One amount as written: one bound or two, and the words that belong to it."""

    low: WrittenBound
    high: WrittenBound | None
    first: int
    """The first token, openings included."""
    after: int
    """Behind the last token, attached words included."""
    openings: frozenset[str] = frozenset()
    is_approximate: bool = False
    is_tight: bool = False
    """Nothing but the join stands between the numbers: `20-25k`."""
    limit: str | None = None
    """`and_more`, `and_less`."""
    extra_signs: list[Match[Sign]] = field(default_factory=list)
    """Currencies in a bracket behind: `$120,000 (CAD)`."""
    leading: list[WrittenWord] = field(default_factory=list)
    """Words directly before, nearest first."""
    trailing: list[WrittenWord] = field(default_factory=list)
    """Words directly behind."""
    is_earned_limit: bool = False
    """`earned less than`: the limit belongs to a statistic."""
    is_relative: bool = False
    """`+$10k`, `-$5,000`: a difference, no amount."""
    is_chained: bool = False
    """A third number follows: `$80k - $100k - $120k`."""
    has_neighbour: bool = False
    """Another number follows with only a space between."""

    @property
    def bounds(self) -> tuple[WrittenBound, ...]:
        """The one or two numbers."""
        return (self.low,) if self.high is None else (self.low, self.high)

    @property
    def signs(self) -> list[Match[Sign]]:
        """All signs of currencies in it."""
        return [*(sign for bound in self.bounds for sign in bound.signs), *self.extra_signs]


def find_bands(tokens: Sequence[Token], words: MoneyWords) -> Iterator[WrittenBand]:
    """Every number or range of a text that can be an amount, in order, not overlapping."""
    reader = _BandReader(tokens, words)
    floor = 0
    for index, token in enumerate(tokens):
        if token.is_number and index >= floor:
            band = reader.band(index, floor)
            if band is not None:
                floor = band.after
                yield band


class _BandReader:
    """The rules of the grammar, one method each."""

    def __init__(self, tokens: Sequence[Token], words: MoneyWords) -> None:
        self._tokens = tokens
        self._words = words

    # band: opening* bound (join about? bound)? limit? attached*
    def band(self, number: int, floor: int) -> WrittenBand | None:
        if self._is_in_pay_word(number):
            return None
        first = self._signs_start(number, floor)
        low = self._bound(first)
        if low is None or self._is_label(first, low, floor):
            return None
        band = WrittenBand(low, None, first, low.after)
        self._read_openings(band, floor)
        self._read_second(band)
        self._read_limit(band)
        self._read_attached(band)
        self._read_leading(band, floor)
        band.is_relative = self._is_relative(low.first, floor)
        # "500万円（入社時）〜700万円": the ends of a range, but not of one that is understood
        band.is_chained |= floor > 0 and "at_most" in band.openings and self._tokens[band.first].text in _DASHES
        band.has_neighbour = self._has_neighbour(band) or self._is_behind_label(low, floor)
        return band

    # The number of "25th percentile", "P75", "lowest 10 percent"
    def _is_in_pay_word(self, number: int) -> bool:
        if len(self._tokens[number].text) > 2:
            return False
        for first in range(max(0, number - 2), number + 1):
            match = self._words.attached_words.at(self._tokens, first)
            if match is not None and match.after > number and is_whole(self._tokens, match):
                return True
        return False

    # sign{0,2} before the number: "USD $", "CHF", "R" (tight)
    def _signs_start(self, number: int, floor: int) -> int:
        start = number
        for _ in range(_MOST_SIGNS):
            sign = self._words.signs_before.before(self._tokens, start, floor)
            if sign is None or not self._is_sign_before(sign):
                break
            start = sign.first
        return start

    def _is_sign_before(self, sign: Match[Sign]) -> bool:
        tokens = self._tokens
        # A prefix such as R counts only directly at the digits: "R450,000", not "R 4".
        is_letter = len(sign.value.text) == 1 and sign.value.text.isalpha()
        if is_letter and not are_tight(tokens, sign.after) and not _is_written_out(tokens[sign.after].text):
            return False
        if not are_tight(tokens, sign.first) or not tokens[sign.first].is_word:
            return True
        before = tokens[sign.first - 1].text
        # Where cells were glued, a capital behind a small letter begins the next one: "DevOpsA$118,000".
        return not before[-1:].isalpha() or (before[-1].islower() and tokens[sign.first].text[0].isupper())

    # bound: sign{0,2} number multiplier? "+"? sign{0,2} "+"?
    def _bound(self, first: int) -> WrittenBound | None:
        tokens = self._tokens
        signs, number = self._signs_before(first)
        if number >= len(tokens) or not tokens[number].is_number:
            return None
        if summed := self._sum(number):
            return summed._replace(signs=(*signs, *summed.signs), first=first, is_sign_first=bool(signs))
        if not signs and self._continues_a_name(number):
            return None
        after = self._after_no_cents(number + 1)
        # The plus may stand before the multiplier: "30+ LPA".
        early_plus = self._plus_after(after)
        multiplier = self._multiplier(early_plus or after)
        end = after if multiplier is None else multiplier.after
        plus = self._plus_after(end) or (end if multiplier and early_plus else None)
        behind, after_signs = self._signs_behind(plus or end, has_sign=bool(signs))
        last_plus = self._plus_after(after_signs) if plus is None else None
        if not signs and not behind and self._is_counted(plus or end, multiplier is not None):
            return None
        after_all = last_plus or after_signs
        return WrittenBound(
            number=tokens[number],
            signs=(*signs, *behind),
            multiplier=multiplier,
            has_plus=plus is not None or last_plus is not None,
            first=first,
            after=after_all,
            is_sign_first=bool(signs),
            start=tokens[number].start,
            end=tokens[end - 1].end if multiplier else tokens[number].end,
            is_glued=self._is_glued(after_all),
        )

    # "28万5,000円", "1億2,000万円": one number in two parts, told in units of the last
    def _sum(self, number: int) -> WrittenBound | None:
        tokens = self._tokens
        multiplier = self._words.multipliers.at(tokens, number + 1)
        if multiplier is None or not (are_tight(tokens, multiplier.after) and tokens[multiplier.after].is_number):
            return None
        last = self._bound(multiplier.after)
        if last is None:
            return None
        factors = [sign.value.factor for sign in last.signs]
        unit = last.multiplier.value[0].factor if last.multiplier else max(factors, default=1)
        first = _first_number_of(tokens[number]) * multiplier.value[0].factor / unit
        rest, start = _first_number_of(last.number), tokens[number].start
        text = f"{first + rest:.0f}" if first > rest else "0,0,0"
        return last._replace(number=last.number._replace(text=text, start=start), start=start)

    # "CS229", "L5", "#3"
    def _continues_a_name(self, number: int) -> bool:
        before = self._tokens[number - 1]
        return are_tight(self._tokens, number) and (before.is_word or before.text in "_#")

    def _signs_before(self, first: int) -> tuple[tuple[Match[Sign], ...], int]:
        signs: list[Match[Sign]] = []
        at = first
        while len(signs) < _MOST_SIGNS:
            sign = self._words.signs_before.at(self._tokens, at)
            if sign is None:
                break
            signs.append(sign)
            at = sign.after
        return tuple(signs), at

    # The German ",-" and ",--" of round prices: 3.000,- €
    def _after_no_cents(self, index: int) -> int:
        tokens = self._tokens
        at = index
        if self._is(at, ",") and are_tight(tokens, at):
            at += 1
            while at < len(tokens) and tokens[at].text in "-–—" and are_tight(tokens, at) and at < index + 3:
                at += 1
            is_open = at >= len(tokens) or not (tokens[at].is_number and are_tight(tokens, at))
            if at > index + 1 and is_open:
                return at
        return index

    # multiplier: "k" "LPA" "million"; a letter may follow only where it begins a sign: "50kEUR"
    def _multiplier(self, index: int) -> Match[tuple[Multiplier, ...]] | None:
        tokens, words = self._tokens, self._words
        scaled = words.signs_after.at(tokens, index)
        match = words.multipliers.at(tokens, index)
        if match is None or (scaled and scaled.value.factor != 1):
            return None
        if scaled and scaled.after > match.after and ends_whole(tokens, scaled):
            return None
        if ends_whole(tokens, match) or self._is_capitalised(match.after):
            return match
        sign = words.signs_after.at(tokens, match.after)
        return match if sign and ends_whole(tokens, sign) else None

    def _signs_behind(self, index: int, *, has_sign: bool) -> tuple[tuple[Match[Sign], ...], int]:
        signs: list[Match[Sign]] = []
        at = index
        while len(signs) < _MOST_SIGNS:
            sign = self._words.signs_after.at(self._tokens, at)
            if sign is None or not self._is_sign_behind(sign, has_sign=has_sign):
                break
            signs.append(sign)
            at = sign.after
        return tuple(signs), at

    # "$111,000£36,000" and "45,000 $81,000": the sign belongs to the number behind it
    def _is_sign_behind(self, sign: Match[Sign], *, has_sign: bool) -> bool:
        tokens = self._tokens
        if not ends_whole(tokens, sign) and not self._is_capitalised(sign.after):
            return False
        if not self._begins_number(sign.after):
            return True
        is_nearer_to_next = are_tight(tokens, sign.after) and not are_tight(tokens, sign.first)
        # In "45.000 €55.000 €" the next number has its sign behind it, so this one has too.
        next_has_own = self._words.signs_after.at(tokens, sign.after + 1) is not None
        return not has_sign and (next_has_own or not is_nearer_to_next)

    def _begins_number(self, index: int) -> bool:
        if index >= len(self._tokens):
            return False
        if self._tokens[index].is_number:
            return True
        sign = self._words.signs_before.at(self._tokens, index)
        return bool(sign and sign.after < len(self._tokens) and self._tokens[sign.after].is_number)

    # "+" directly behind, or alone at the end: "$350,000+", "1M +"; not "$150k + bonus", "$150k+equity"
    def _plus_after(self, index: int) -> int | None:
        tokens = self._tokens
        if not self._is(index, "+"):
            return None
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        if are_tight(tokens, index):
            is_sum = follows is not None and are_tight(tokens, index + 1) and follows.text[0].isalnum()
            return None if is_sum and not self._sign_follows(index + 1) else index + 1
        return index + 1 if follows is None or follows.text in "\n\t)|,;" else None

    def _sign_follows(self, index: int) -> bool:
        sign = self._words.signs_after.at(self._tokens, index)
        return sign is not None and ends_whole(self._tokens, sign)

    # "3-5 years", "+20-30%", "40 hours": no money
    def _is_counted(self, index: int, has_multiplier: bool) -> bool:
        match = self._words.counted.at(self._tokens, index)
        if match is None or not ends_whole(self._tokens, match):
            return self._is_glued(index) and not has_multiplier
        is_suffix = len(self._tokens[match.first].text) <= 2 and self._tokens[match.first].is_word
        return not is_suffix or are_tight(self._tokens, match.first)

    # "Level 3", "Top 10"
    def _is_label(self, first: int, low: WrittenBound, floor: int) -> bool:
        if low.is_sign_first or len(low.number.text) > 3:
            return False
        label = self._words.labels.before(self._tokens, first, floor)
        return label is not None and is_whole(self._tokens, label)

    # "Top 5 120 000 €": 5 120 000 or the fifth's 120 000
    def _is_behind_label(self, low: WrittenBound, floor: int) -> bool:
        if low.is_sign_first or " " not in low.number.text:
            return False
        label = self._words.labels.before(self._tokens, low.first, floor)
        return label is not None and is_whole(self._tokens, label)

    # Letters directly behind that are no word of their own: "3D", "$5x"; not "$81,000High" of glued cells
    def _is_glued(self, index: int) -> bool:
        tokens = self._tokens
        is_letter = are_tight(tokens, index) and tokens[index].is_word
        return is_letter and not self._is_capitalised(index) and not self._is_attached_word(index)

    def _is_capitalised(self, index: int) -> bool:
        text = self._tokens[index].text
        return len(text) > 2 and text[0].isupper() and text[1:].islower()

    def _is_attached_word(self, index: int) -> bool:
        match = self._words.attached_words.at(self._tokens, index)
        return match is not None and ends_whole(self._tokens, match)

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
    def _opening_before(self, index: int, floor: int) -> Match[str] | None:
        filler = self._words.range_fillers.before(self._tokens, index, floor)
        places = (index, filler.first) if filler and is_whole(self._tokens, filler) else (index,)
        found = (self._words.openings.before(self._tokens, at, floor) for at in places)
        return next((match for match in found if match and is_whole(self._tokens, match)), None)

    # `to even`, `e i`
    def _after_fillers(self, index: int) -> int:
        for _ in range(_MOST_FILLERS):
            filler = self._words.range_fillers.at(self._tokens, index)
            if filler is None or not is_whole(self._tokens, filler):
                break
            index = filler.after
        return index

    # join about? bound
    def _read_second(self, band: WrittenBand) -> None:
        after_words, low_words = self._words_of_bound(self._after_about(band.low.after))
        after_join = self._join(after_words, band.openings)
        if after_join is None:
            return
        start = self._after_fillers(after_join)
        about = self._about(start)
        second = self._bound(about.after if about else start)
        if second is None or not self._belongs(band.low, second):
            return
        # `$22,000 to over $44,000` goes on past its end.
        opening = self._words.openings.before(self._tokens, second.first, after_join)
        if opening is not None and opening.value == "over":
            second = second._replace(has_plus=True)
        # "$45/hour – $60/hour" is one range, "$45/hour - $80,000/year" two amounts.
        if low_words and low_words != self._words_of_bound(second.after)[1]:
            return
        band.high, band.after = second, second.after
        band.is_approximate |= about is not None
        band.is_tight = self._tokens[second.first].start - self._tokens[band.low.after - 1].end == 1
        band.is_chained = self._is_chained(band)

    # Words that each number of a range may have for itself: "$45/hour – $60/hour"
    def _words_of_bound(self, index: int) -> tuple[int, list[PayWord]]:
        found: list[PayWord] = []
        at = index
        while len(found) < _MOST_LEADING:
            words, after = self._pay_word(at)
            if not words:
                break
            found += [word.word for word in words]
            at = after
        return at, found

    # "~" in "$80k - ~$100k"; the "CA" of "CA$120k" is no "ca."
    def _about(self, index: int) -> Match[str] | None:
        about = self._words.openings.at(self._tokens, index)
        is_about = about is not None and about.value == "about" and is_whole(self._tokens, about)
        return about if is_about and self._words.signs_before.at(self._tokens, index) is None else None

    def _join(self, index: int, openings: frozenset[str]) -> int | None:
        tokens = self._tokens
        if index < len(tokens) and tokens[index].text in _DASHES:
            # "$100,000 -- $130,000", as typewriters had it
            is_doubled = self._is(index, "-") and self._is(index + 1, "-") and are_tight(tokens, index + 1)
            return index + 2 if is_doubled else index + 1
        match = self._words.joins.at(tokens, index)
        is_to = match is not None and (match.value == "to" or "between" in openings)
        return match.after if match and is_to and is_whole(tokens, match) else None

    # "$100,000 - 2026" is an amount and a year; "2 - $80,000" a number and an amount; "80K - $100K" a range
    def _belongs(self, low: WrittenBound, high: WrittenBound) -> bool:
        if low.is_sign_first and not high.signs and high.looks_like_a_year:
            return low.multiplier is None and _first_value(low) <= _first_value(high)
        if low.signs or not high.is_sign_first:
            return True
        if low.looks_like_a_year:
            return False
        is_tight = are_tight(self._tokens, high.first) and are_tight(self._tokens, low.after)
        if is_tight and low.multiplier is None and _first_number(low) <= _first_number(high):
            return _first_number(high) <= _TIGHT_RATIO * _first_number(low)
        ratio = _first_value(high) / max(_first_value(low), 1e-9)
        is_large = _first_value(low) >= 1000 or low.multiplier is not None
        return 1 <= ratio <= _TIGHT_RATIO and (is_tight or is_large)

    def _is_chained(self, band: WrittenBand) -> bool:
        if not (band.after < len(self._tokens) and self._tokens[band.after].text in _DASHES):
            return False
        third = self._bound(band.after + 1)
        if third is None or (band.signs and not third.signs and third.looks_like_a_year):
            return False
        band.after = third.after
        return True

    # "and up", "or more", "or less", "or so"
    def _read_limit(self, band: WrittenBand) -> None:
        after_about = self._after_about(band.after)
        band.is_approximate |= after_about > band.after
        band.after = after_about
        match = self._words.limits.at(self._tokens, band.after)
        if match is not None and is_whole(self._tokens, match):
            band.limit, band.after = match.value, match.after

    def _after_about(self, index: int) -> int:
        match = self._words.limits.at(self._tokens, index)
        return match.after if match and match.value == "about" and is_whole(self._tokens, match) else index

    # attached: words of period, tax, compensation and statistic directly behind, or alone in a bracket
    def _read_attached(self, band: WrittenBand) -> None:
        at = band.after
        while True:
            found, after = self._attached(at, band)
            if not found or self._is_sum(after):
                break
            band.trailing += found
            at = after
        band.trailing = self._own_words(band.trailing, at)
        band.after = max([band.after, *(word.after for word in band.trailing)])
        self._read_bracket(band)

    def _attached(self, index: int, band: WrittenBand) -> tuple[list[WrittenWord], int]:
        at = index
        # "brutto, pro Jahr" no, "gross / year" yes: a slash may stand between two words
        if band.trailing and self._is(at, "/") and self._words.attached_words.at(self._tokens, at) is None:
            at += 1
        found, after = self._pay_word(at)
        is_sum = any(token.text == "+" for token in self._tokens[at:after])
        return ([], index) if is_sum else (found, after)

    def _pay_word(self, index: int) -> tuple[list[WrittenWord], int]:
        known = (self._words.attached_words, self._words.periods_behind)
        found = (match for words in known if (match := words.at(self._tokens, index)) and is_whole(self._tokens, match))
        match = next(found, None)
        if match is None:
            return [], index
        # "1,200円/月給25万円": the word behind the slash is the next amount's
        inner = self._words.attached_words.at(self._tokens, index + 1) if self._is(index, "/") else None
        if inner is not None and inner.after > match.after:
            return [], index
        return [WrittenWord(word, match.first, match.after) for word in match.value], match.after

    # "base + bonus": neither number is of the base alone, nor of the total
    def _is_sum(self, index: int) -> bool:
        return self._is(index, "+") or self._is(index, "&")

    # "$50,000 median $80,000", "Entry: $50,000 Median: $80,000": the word belongs to the amount behind it
    def _own_words(self, found: list[WrittenWord], after: int) -> list[WrittenWord]:
        if not (self._is(after, ":") or self._begins_number(after)):
            return found
        kept = list(found)
        while kept and kept[-1].word.kind != "period":
            kept.pop()
        return kept

    # "(gross)", "(brutto/Jahr)", "(CAD)", "(base + bonus)": only where all of the bracket is understood
    def _read_bracket(self, band: WrittenBand) -> None:
        if not self._is(band.after, "("):
            return
        at, found, signs = band.after + 1, [], []
        while at < len(self._tokens) and not self._is(at, ")"):
            sign = self._words.signs_after.at(self._tokens, at)
            words, after = self._pay_word(at)
            if words:
                found += words
                at = after
            elif sign and is_whole(self._tokens, sign):
                signs.append(sign)
                at = sign.after
            elif self._tokens[at].text in ",/;":
                at += 1
            else:
                return
        if at < len(self._tokens) and (found or signs):
            band.trailing += found
            band.extra_signs = signs
            band.after = at + 1

    # leading: "median salary is", "average of", "lower 10 percent earned less than"
    def _read_leading(self, band: WrittenBand, floor: int) -> None:
        at = band.first
        for _ in range(_MOST_LEADING):
            match = self._words.attached_words.before(self._tokens, at, floor)
            if match is not None and is_whole(self._tokens, match) and not self._counts_only_behind(match):
                band.leading += [WrittenWord(word, match.first, match.after) for word in match.value]
                at = match.first
                continue
            filler = self._words.fillers.before(self._tokens, at, floor)
            if filler is None or not is_whole(self._tokens, filler):
                break
            band.is_earned_limit |= filler.value == "earned"
            at = filler.first

    # "PM pay is $122,000": a manager's, not a month's
    def _counts_only_behind(self, match: Match[tuple[PayWord, ...]]) -> bool:
        written = "".join(token.text for token in self._tokens[match.first : match.after]).casefold()
        return written in self._words.only_behind

    # "+$10k", "-$5,000", not "Junior-$50,000", not "- $50,000"
    def _is_relative(self, first: int, floor: int) -> bool:
        tokens = self._tokens
        if first <= floor or not are_tight(tokens, first) or tokens[first - 1].text not in "+-−":
            return False
        return first == 1 or not are_tight(tokens, first - 1) or tokens[first - 2].text in "([:/"

    # "USD 81,000 111,000": cells that were glued, or a thousands space that is none
    def _has_neighbour(self, band: WrittenBand) -> bool:
        tokens = self._tokens
        at = band.after
        last = band.bounds[-1]
        if at >= len(tokens) or not tokens[at].is_number or at != last.after or tokens[at - 1] != last.number:
            return False
        follows = self._bound(at)
        return follows is not None and not follows.looks_like_a_year and not follows.signs

    def _is(self, index: int, text: str) -> bool:
        return index < len(self._tokens) and self._tokens[index].text == text


def _is_written_out(number: str) -> bool:
    """Whether a number has groups or cents, as an amount has: `R 16 420`, `R 91,40`; not `R 4`, `R 4.1`."""
    return _WRITTEN_OUT.fullmatch(number) is not None


_WRITTEN_OUT = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:[.,]\d\d)?|\d+,\d\d")


def _first_number(bound: WrittenBound) -> float:
    return _first_number_of(bound.number)


def _first_number_of(number: Token) -> float:
    readings = number_readings(number.text)
    return readings[0].value if readings else 0.0


def _first_value(bound: WrittenBound) -> float:
    return _first_number(bound) * (bound.multiplier.value[0].factor if bound.multiplier else 1.0)
