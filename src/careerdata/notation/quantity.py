"""The numbers of market facts: `36% growth from 2023 to 2033`,
`an estimated 1.4 million AI specialists`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerdata.lexicon.lexer import SPACES, lex_parts
from careerdata.notation.bracket import spells_initials, split_bracket
from careerdata.notation.extent import Extent, Number, trimmed
from careerdata.notation.money_words import MoneyWords
from careerdata.notation.number import number_readings
from careerdata.notation.phrases import NEVER, alternatives, folded, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerdata.lexicon.automaton import Found
    from careerdata.lexicon.lexer import Tokens
    from careerdata.lexicon.schemas import Schemas, Tree
    from careerdata.notation.money_words import Sign

Comparator = Literal["exactly", "about", "at_least", "more_than", "at_most", "less_than", "between"]


class Stated(NamedTuple):
    """A value and the words that state it."""

    value: str
    start: int
    end: int


class Quantity(NamedTuple):
    """One quantity of a statement."""

    value_min: float | None
    """In whole units: 1.4 million is 1400000; None where only an upper bound is stated."""
    value_max: float | None
    comparator: Comparator
    value: Extent
    """The number or range as written, with scale and sign: `$300 billion`, `10-15%`."""
    comparator_words: Extent | None
    """`over`, `an estimated`; None where none are written or the sign belongs to `value`."""
    unit: Stated | None
    """`percent`, `currency`, or the counted noun as written;
    None where nothing says what is counted.
    """
    currency: Stated | None = None
    """ISO 4217; None beside the unit `currency` where the sign may be one of several."""
    per: Stated | None = None
    since_year: Number | None = None
    by_year: Number | None = None
    source: Extent | None = None
    readings: tuple[float, ...] = ()
    """Where the notation is ambiguous (`1,234 million`), what it may mean;
    both values are None then.
    """


@dataclass(frozen=True, eq=False)
class QuantityWords:
    """The patterns of `vocabulary/quantities.yaml`, compiled once,
    and the signs of the currencies.
    """

    amount: re.Pattern[str]
    comparator: re.Pattern[str]
    joiner: re.Pattern[str]
    between: re.Pattern[str]
    between_opener: re.Pattern[str]
    change_opener: re.Pattern[str]
    change_joiner: re.Pattern[str]
    ratio: re.Pattern[str]
    each: re.Pattern[str]
    not_before: re.Pattern[str]
    per: re.Pattern[str]
    per_adjective: re.Pattern[str]
    years: re.Pattern[str]
    of_word: re.Pattern[str]
    caption: re.Pattern[str]
    according_to: re.Pattern[str]
    reporting: re.Pattern[str]
    scales: Mapping[str, float]
    stop_words: frozenset[str]
    adjectives: frozenset[str]
    plural_nouns: frozenset[str]
    name_words: frozenset[str]
    not_sources: frozenset[str]
    forecasts: re.Pattern[str]
    past: re.Pattern[str]
    money: MoneyWords = field(repr=False)

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> QuantityWords:
        """Compile the words of all languages.

        Raises SchemasError where a vocabulary has another shape than the shipped one.
        """
        tree = schemas.vocabulary("quantities")
        words = {name: alternatives(phrases(tree.get(name))) for name in _QUANTITY_LISTS}
        scale_words, letters = _scales(tree, "scales"), _scales(tree, "scale_letters")
        words["scale_word"] = alternatives(scale_words)
        letter_forms = sorted(map(re.escape, letters), key=len, reverse=True)
        words.update(
            scale_letter=f"(?:{'|'.join(letter_forms) or NEVER})", spaces=SPACES, year=_YEAR
        )
        return cls(
            amount=re.compile(_AMOUNT.format(**words), re.X | re.I),
            comparator=re.compile(_COMPARATOR.format(**words), re.X | re.I),
            years=re.compile(_YEARS.format(**words), re.X | re.I),
            joiner=re.compile(rf"\s?(?:[-‐‑–—]|{words['range_words']})\s?", re.I),
            between=re.compile(rf"\s?{words['between_joiners']}\s?", re.I),
            between_opener=re.compile(rf"{words['between_openers']}\s*\Z", re.I),
            change_opener=re.compile(rf"{words['change_openers']}\s*\Z", re.I),
            change_joiner=re.compile(
                rf"(?:{words['range_words']}|{words['change_joiners']})\s*\Z", re.I
            ),
            ratio=re.compile(
                rf"\s(?:{words['ratio_words']}|[^\W\d_]+\s{words['ratio_words_after_nouns']})\s",
                re.I,
            ),
            each=re.compile(rf"\s(?:[^\W\d_]+\s)?{words['each_of']}\s10{{1,2}}(?!\w|[.,]\d)", re.I),
            not_before=re.compile(rf"(?:{words['not_before']}|#)\s*\Z", re.I),
            of_word=re.compile(rf"\s+{words['of_words']}\s*", re.I),
            caption=re.compile(rf"{words['source_captions']}\s?:\s*", re.I),
            according_to=re.compile(rf"{words['according_to']}\s+", re.I),
            reporting=re.compile(_REPORTING.format(**words), re.X | re.I),
            per=re.compile(rf"(?:{_by_value(tree, 'per')})(?!\s+(?:19|20)\d\d(?!\d))", re.I),
            per_adjective=re.compile(_by_value(tree, "per_adjectives"), re.I),
            scales={**scale_words, **letters},
            stop_words=_word_set(tree, "stop_words"),
            adjectives=_word_set(tree, "adjectives"),
            plural_nouns=_word_set(tree, "plural_nouns"),
            name_words=_word_set(tree, "name_words"),
            not_sources=_word_set(tree, "not_sources"),
            forecasts=re.compile(alternatives(phrases(tree.get("forecasts"))), re.I),
            past=re.compile(alternatives(phrases(tree.get("past"))), re.I),
            money=MoneyWords.from_schemas(schemas),
        )


_QUANTITY_LISTS = (
    "percent",
    "about",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "articles",
    "or_more",
    "range_words",
    "between_openers",
    "between_joiners",
    "change_openers",
    "change_joiners",
    "ratio_words",
    "ratio_words_after_nouns",
    "each_of",
    "since",
    "by",
    "span_openers",
    "span_joiners",
    "not_before",
    "of_words",
    "source_captions",
    "according_to",
    "reporting_verbs",
    "reported_starts",
)

_YEAR = r"(?: 19 | 20 ) \d\d (?! [\w%] | [.,]\d )"

# `-5%`, `11.5 million`, `300%+`, `84.2B`; not `COVID-19`, `24/7`, `#3`, `CS231n`, `3x`
# Four digits and a space are no group of thousands: `In 2024 120,000 jobs`.
_AMOUNT = r"""
    (?<! [\w.,/#] ) (?<! [^\W\d_][-‐‑–] ) (?P<sign> (?<! \S ) [-−+] )?
    (?P<number> [0-9]{{4,}} (?: [.,'’][0-9]+ )* | [0-9]+ (?: [.,'’][0-9]+ | [{spaces}][0-9]{{3}}(?![0-9]) )* )
    (?: \s? (?P<scale> {scale_word} ) | (?P<letter> {scale_letter} ) (?! \w ) )?
    (?! \w | [/:]\d | \s {scale_word} )
    (?: \s? (?P<percent> {percent} ) (?! \w ) )?
    (?: (?P<plus> \+ ) | \s (?P<or_more> {or_more} ) )?
"""

# `over`, `more than a`: what stands directly before an amount
_COMPARATOR = r"""
    (?: (?P<about> {about} ) | (?P<at_least> {at_least} ) | (?P<more_than> {more_than} )
      | (?P<at_most> {at_most} ) | (?P<less_than> {less_than} ) )
    \s* (?: {articles} \s+ )? \Z
"""

# `since 2023`, `from 2023 to 2033`, `2023–2033`, `by 2027`
_YEARS = r"""
    {since} \s+ (?P<since_only> {year} )
  | {span_openers} \s+ (?P<since> {year} ) \s+ {span_joiners} \s+ (?P<until> {year} )
  | (?<! [\w.,-] ) (?P<since_dash> {year} ) \s? [-–—] \s? (?P<until_dash> {year} )
  | {by} \s+ (?P<by_only> {year} )
"""

# `… projects that`, `… estimates 5`
_REPORTING = r"\s {reporting_verbs} \s+ (?= {reported_starts} | [^\w\s]? \d )"


def _scales(tree: Tree, name: str) -> dict[str, float]:
    scales: dict[str, float] = {}
    for factor, words in (tree.get(name) or {}).items():
        scales.update((folded(word), float(factor)) for word in phrases(words))
    return scales


def _word_set(tree: Tree, name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in phrases(tree.get(name)))


def _by_value(tree: Tree, name: str) -> str:
    """A group per value, named after it: `(?P<year>per year|…)|(?P<month>…)`."""
    values = tree.get(name) or {}
    return (
        "|".join(f"(?P<{value}>{alternatives(phrases(words))})" for value, words in values.items())
        or NEVER
    )


class _Amount(NamedTuple):
    """One number before it is known what it belongs to."""

    readings: tuple[float, ...]
    factor: float
    written: str
    start: int
    end: int
    unit: Stated | None
    currency: Stated | None
    is_open: bool

    @property
    def values(self) -> tuple[float, ...]:
        return tuple(round(reading * self.factor, 6) for reading in self.readings)


# The furthest that a word which changes a number's meaning stands before it.
_LOOK_BACK = 40
_LARGEST_RATIO = 100
_A_YEAR = re.compile(r"(?:19|20)\d\d")


def read_quantity(text: str, words: QuantityWords) -> tuple[Quantity, ...]:
    """The quantities of a statement in order; empty where it states none.

    A lone year, a rank, a ratio (`1 in 5`, `8 firms out of 10`) and a time that passed
    (`the past 4 years`) are none. In a change (`from 10% to 15%`) both numbers are quantities of
    their own.
    """
    amounts = _without_ratios(text, _amounts(text, words), words)
    quantities = list(_paired(text, amounts, words))
    source = read_source(text, words)
    dated = _with_years(text, quantities, words)
    return tuple(quantity._replace(source=source) for quantity in _with_per(text, dated, words))


# 1.234.56  12,3456: digits in groups that no number has; 2024.05.01 and 1.2.3 are dates and versions
_LEAST_DIGITS = 5
_DATE = re.compile(r"(?:19|20)\d\d[.,]\d{1,2}[.,]\d{1,2}|\d{1,2}[.,]\d{1,2}[.,](?:19|20)\d\d")


# `46 billi0n`: a digit in the word after a number.
_SPOILT_WORD = re.compile(r"\s?[^\W\d_]{3,}0[^\W\d_]+(?!\w)")


def find_malformed_number(text: str, words: QuantityWords) -> Extent | None:
    """The first number of a text whose separators stand where no number has them,
    or whose word has a digit in it.
    """
    for match in words.amount.finditer(text):
        if spoilt := _SPOILT_WORD.match(text, match.end("number")):
            return Extent(match.start("number"), spoilt.end())
        number = match["number"]
        is_long = sum(map(str.isdigit, number)) >= _LEAST_DIGITS
        if is_long and not number_readings(number) and not _DATE.fullmatch(number):
            return Extent(*match.span("number"))
    return None


def _amounts(text: str, words: QuantityWords) -> list[_Amount]:
    tokens = lex_parts(text)
    signs = words.money.phrases.found_in(tokens)
    found = []
    for match in words.amount.finditer(text):
        if words.not_before.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            continue
        amount = _amount(match, tokens, signs, words)
        is_year = amount.unit is None and amount.factor == 1 and _A_YEAR.fullmatch(amount.written)
        if amount.readings and not is_year and not _SPOILT_WORD.match(text, match.end("number")):
            found.append(amount)
    return found


def _amount(match: re.Match[str], tokens: Tokens, signs: Found, words: QuantityWords) -> _Amount:
    scale = match["scale"] or match["letter"]
    factor = words.scales[folded(scale)] if scale else 1.0
    is_whole = scale is None and match["percent"] is None
    readings = _readings(
        match["number"], is_whole=is_whole, is_negative=match["sign"] in ("-", "−")
    )
    is_open = match["plus"] is not None or match["or_more"] is not None
    if match["percent"]:
        percent = Stated("percent", *match.span("percent"))
        return _Amount(readings, factor, match["number"], *match.span(), percent, None, is_open)
    start, end, sign = _sign_around(match, tokens, signs)
    unit = Stated("currency", sign[1], sign[2]) if sign else None
    code = _code(sign[0]) if sign else None
    currency = Stated(code, sign[1], sign[2]) if sign and code else None
    return _Amount(readings, factor, match["number"], start, end, unit, currency, is_open)


def _readings(written: str, *, is_whole: bool, is_negative: bool) -> tuple[float, ...]:
    """The values that a number may have; `is_whole`: three digits after a separator are thousands.

    A count and a sum of money without a scale are: `317,000 openings`, `317.000 Stellen`,
    `24.000 €`.
    """
    readings = number_readings(written)
    grouped = [reading for reading in readings if reading.thousands]
    factor = -1 if is_negative else 1
    return tuple(
        factor * reading.value for reading in (grouped if is_whole and grouped else readings)
    )


_Signed = tuple["Sign", int, int]


def _sign_around(
    match: re.Match[str], tokens: Tokens, signs: Found
) -> tuple[int, int, _Signed | None]:
    """The amount's extent and its currency sign, before or after it."""
    start, end = match.span()
    before = signs.before("sign_before", bisect_left(tokens.starts, match.start("number")))
    if before and tokens.ends[before.after - 1] >= start - 1:
        place = before.place(tokens)
        return place[0], end, (before.value, *place)
    after = signs.at("sign_after", bisect_left(tokens.starts, end))
    if after and tokens.starts[after.first] <= end + 1:
        place = after.place(tokens)
        return start, place[1], (after.value, *place)
    return start, end, None


def _code(sign: Sign) -> str | None:
    return sign.currencies[0] if len(sign.currencies) == 1 else sign.default


def _without_ratios(text: str, amounts: list[_Amount], words: QuantityWords) -> list[_Amount]:
    dropped = set()
    for at in range(len(amounts) - 1):
        first, second = amounts[at], amounts[at + 1]
        if first.unit or second.unit or not words.ratio.fullmatch(text, first.end, second.start):
            continue
        if first.values[0] < second.values[0] <= _LARGEST_RATIO:
            dropped |= {at, at + 1}
    # `8 empresas de cada 10`: after `cada` stands no amount.
    dropped |= {
        at
        for at, amount in enumerate(amounts)
        if not amount.unit and words.each.match(text, amount.end)
    }
    return [amount for at, amount in enumerate(amounts) if at not in dropped]


def _paired(text: str, amounts: list[_Amount], words: QuantityWords) -> Iterator[Quantity]:
    at = 0
    while at < len(amounts):
        first, second = amounts[at], amounts[at + 1] if at + 1 < len(amounts) else None
        joined = _joined(text, first, second, words) if second else None
        if joined and not words.change_opener.search(_before(text, first.start)):
            yield from _range(text, *joined, words)
            at += 2
            continue
        if joined:
            first, amounts[at + 1] = joined
        yield from _single(text, first, words)
        at += 1


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def _joined(
    text: str, first: _Amount, second: _Amount, words: QuantityWords
) -> tuple[_Amount, _Amount] | None:
    """The two numbers of a range,
    each with the scale and unit that they share; None if they are none.
    """
    is_between = words.between_opener.search(_before(text, first.start)) is not None
    is_joined = words.joiner.fullmatch(text, first.end, second.start) or (
        is_between and words.between.fullmatch(text, first.end, second.start)
    )
    if (
        not is_joined
        or first.is_open
        or (first.unit and second.unit and first.unit.value != second.unit.value)
    ):
        return None
    if first.unit and first.unit.value == "percent" and second.unit is None:
        return None
    low = first._replace(unit=first.unit or second.unit, currency=first.currency or second.currency)
    high = second._replace(
        unit=second.unit or first.unit, currency=second.currency or first.currency
    )
    if low.factor == 1 and all(
        value <= limit for value in first.readings for limit in second.readings
    ):
        low = low._replace(factor=high.factor)
    return low, high


def _range(text: str, low: _Amount, high: _Amount, words: QuantityWords) -> Iterator[Quantity]:
    value = Extent(low.start, high.end)
    opener = words.between_opener.search(_before(text, low.start))
    is_sure = len(low.values) == len(high.values) == 1
    counted = high.unit or _noun(text, high, words)
    if counted is None and high.factor == 1 and not _is_grouped(high):
        return
    yield Quantity(
        value_min=low.values[0] if is_sure else None,
        value_max=high.values[0] if is_sure and not high.is_open else None,
        comparator="at_least" if high.is_open else "between",
        value=value,
        comparator_words=_moved(opener, text, low.start) if opener else None,
        unit=counted,
        currency=low.currency if low.currency == high.currency else high.currency,
        readings=() if is_sure else (*low.values, *high.values),
    )


def _moved(match: re.Match[str], text: str, at: int) -> Extent:
    shift = at - len(_before(text, at))
    return trimmed(text, match.start() + shift, match.end() + shift)


def _single(text: str, amount: _Amount, words: QuantityWords) -> Iterator[Quantity]:
    counted = amount.unit or _noun(text, amount, words)
    if counted is None and amount.factor == 1 and not _is_grouped(amount):
        return
    match = words.comparator.search(_before(text, amount.start))
    comparator: Comparator = _comparator(match, amount)
    is_sure = len(amount.values) == 1
    value = amount.values[0] if is_sure else None
    yield Quantity(
        value_min=None if comparator in ("at_most", "less_than") else value,
        value_max=None if comparator in ("at_least", "more_than") else value,
        comparator=comparator,
        value=Extent(amount.start, amount.end),
        comparator_words=_moved(match, text, amount.start) if match else None,
        unit=counted,
        currency=amount.currency,
        readings=() if is_sure else amount.values,
    )


_COMPARATORS: tuple[Comparator, ...] = ("about", "at_least", "more_than", "at_most", "less_than")


def _comparator(match: re.Match[str] | None, amount: _Amount) -> Comparator:
    said = next((name for name in _COMPARATORS if match and match[name]), None)
    if amount.is_open and said in (None, "about"):
        return "at_least"
    return said or "exactly"


def _is_grouped(amount: _Amount) -> bool:
    return len(amount.written) > 4 and not amount.written.isdigit()


def is_change(text: str, quantities: Sequence[Quantity], words: QuantityWords) -> bool:
    """Whether the first two quantities are a change (`rose from 10% to 15%`),
    which has no single value.
    """
    if len(quantities) < 2 or quantities[0].comparator == "between":
        return False
    first, second = quantities[0].value, quantities[1].value
    joins = words.change_joiner.search(
        text[max(first.end, second.start - _LOOK_BACK) : second.start]
    )
    return bool(joins and words.change_opener.search(_before(text, first.start)))


def counted_noun(text: str, quantity: Quantity, words: QuantityWords) -> Extent | None:
    """What a quantity counts or is a share of, as written: `roles`, of `65% of roles`."""
    if quantity.unit and quantity.unit.value not in ("percent", "currency"):
        return Extent(quantity.unit.start, quantity.unit.end)
    found = _counted_words(text, quantity.value.end, words)
    if not found:
        return None
    noun = Extent(
        found[0].start(), found[_last_of_noun([match[0] for match in found], words)].end()
    )
    return None if words.per.fullmatch(text, *noun) else noun


_COUNTED_WORD = re.compile(r"[^\W\d_](?:[\w'’&/+#-]|\.(?=\w))*")
_MOST_COUNTED_WORDS = 4


def _noun(text: str, amount: _Amount, words: QuantityWords) -> Stated | None:
    """The noun phrase after a number, as written: `AI specialists`, `annual openings`."""
    found = _counted_words(text, amount.end, words)
    if not found:
        return None
    last = _last_of_noun([match[0] for match in found], words)
    start, end = found[0].start(), found[last].end()
    return Stated(text[start:end], start, end)


def _counted_words(text: str, at: int, words: QuantityWords) -> list[re.Match[str]]:
    of_word = words.of_word.match(text, at)
    at = of_word.end() if of_word else at
    found: list[re.Match[str]] = []
    while len(found) < _MOST_COUNTED_WORDS:
        gap = 0 if of_word and not found else 1
        if gap and (not text[at : at + 1] or text[at] not in SPACES):
            break
        match = _COUNTED_WORD.match(text, at + gap)
        if match is None or _stops(match[0], words, is_first=not found):
            break
        found.append(match)
        at = match.end()
    return found


def _stops(word: str, words: QuantityWords, *, is_first: bool) -> bool:
    folded = word.casefold()
    return folded in words.stop_words and not (is_first and folded in words.adjectives)


def _last_of_noun(found: list[str], words: QuantityWords) -> int:
    """The index of the word that ends the noun:
    the last of the first plurals, else the first German noun.
    """
    plurals = [at for at, word in enumerate(found) if _is_plural(word, words)]
    if plurals:
        last = plurals[0]
        while last + 1 in plurals:
            last += 1
        return last
    nouns = [at for at, word in enumerate(found) if word.istitle()]
    return nouns[0] if nouns else len(found) - 1


def _is_plural(word: str, words: QuantityWords) -> bool:
    folded = word.casefold()
    if folded in words.plural_nouns:
        return True
    return word[-1:] == "s" and len(word) > 3 and folded[-2:] not in ("ss", "us", "is")


def _with_per(text: str, quantities: list[Quantity], words: QuantityWords) -> Iterator[Quantity]:
    """Each quantity with the time it is counted per,
    which stands before the next quantity begins.
    """
    for at, quantity in enumerate(quantities, 1):
        limit = quantities[at].value.start if at < len(quantities) else len(text)
        match = words.per.search(text, quantity.value.end, limit)
        if match is None and quantity.unit and quantity.unit.start >= quantity.value.end:
            match = words.per_adjective.search(text, quantity.unit.start, quantity.unit.end)
        yield (
            quantity._replace(per=Stated(match.lastgroup, *match.span()))
            if match and match.lastgroup
            else quantity
        )


def _with_years(text: str, quantities: list[Quantity], words: QuantityWords) -> list[Quantity]:
    """A year belongs to the quantity before it, or to the first where none is before it."""
    if not quantities:
        return []
    starts = [quantity.value.start for quantity in quantities]
    dated = list(quantities)
    for match in words.years.finditer(text):
        at = max(0, bisect_left(starts, match.start()) - 1)
        since = _year(match, "since_only", "since", "since_dash")
        by = _year(match, "by_only", "until", "until_dash")
        old = dated[at]
        dated[at] = old._replace(since_year=old.since_year or since, by_year=old.by_year or by)
    return dated


def _year(match: re.Match[str], *groups: str) -> Number | None:
    for group in groups:
        if match[group]:
            return Number(int(match[group]), match.start(group), match.end(group))
    return None


def read_source(text: str, words: QuantityWords) -> Extent | None:
    """Who says it: `(LinkedIn)`, `(IDC, 2024)`, `Source: X`, `according to X`, `X projects that …`.

    A bracket is a source only where it looks like a name and does not abbreviate the words before
    it.
    """
    return (
        _source_in_bracket(text, words)
        or _source_after(text, words)
        or _source_before_verb(text, words)
    )


_YEAR_AFTER_NAME = re.compile(r"[\s,]+(?:19|20)\d\d\Z")
_LINK = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?:/\S*)?", re.I)
_NAME_WORD = re.compile(r"(?<!\S)[\w&][\w&.'’/-]*,?(?!\S)")
_MOST_NAME_WORDS = 8
_LONGEST_NAME = 120


def _source_in_bracket(text: str, words: QuantityWords) -> Extent | None:
    whole = text.rstrip(" .\n")
    name, content = split_bracket(whole)
    if content is None:
        return None
    caption = words.caption.match(text, *content)
    start = caption.end() if caption else content.start
    source = _without_year(text, Extent(start, content.end))
    if not _is_name(source.of(text), words):
        return None
    return None if _abbreviates(source.of(text), name.of(text)) else source


def _without_year(text: str, extent: Extent) -> Extent:
    match = _YEAR_AFTER_NAME.search(extent.of(text)[-12:])
    return trimmed(text, extent.start, extent.end - len(match[0]) if match else extent.end)


def _is_name(name: str, words: QuantityWords) -> bool:
    if _LINK.fullmatch(name[:_LONGEST_NAME]):
        return True
    parts = name.split()
    if not parts or len(parts) > _MOST_NAME_WORDS or name.casefold() in words.not_sources:
        return False
    has_letters = any(character.isalpha() for character in parts[0])
    return (
        has_letters
        and all(_NAME_WORD.fullmatch(part) for part in parts)
        and _is_capitalised(parts, words)
    )


def _is_capitalised(parts: list[str], words: QuantityWords) -> bool:
    if not any(character.isupper() for character in parts[0]):
        return False
    return all(
        part.rstrip(",").casefold() in words.name_words
        or any(character.isupper() for character in part)
        for part in parts
    )


def _abbreviates(name: str, before: str) -> bool:
    if " " in name:
        return False
    previous = before.rsplit(None, _MOST_NAME_WORDS)[-_MOST_NAME_WORDS:]
    starts = (at for at, word in enumerate(previous) if word[0].casefold() == name[0].casefold())
    return any(spells_initials(name, " ".join(previous[at:])) for at in starts)


def _source_after(text: str, words: QuantityWords) -> Extent | None:
    for pattern in (words.caption, words.according_to):
        match = pattern.search(text)
        source = _name_at(text, match.end(), words) if match else None
        if source:
            return source
    return None


# The article of `l'INSEE`.
_ELIDED = re.compile(r"[^\W\d_]['’](?=\w)")
_NAME_PART = re.compile(r"[\w&](?:[\w&'’/-]|\.(?=\w))*")


def _name_at(text: str, at: int, words: QuantityWords) -> Extent | None:
    """The longest name that starts here: words with capitals, small words only between them."""
    start, end = -1, -1
    for match in _NAME_PART.finditer(text, at, at + _LONGEST_NAME):
        if text[at : match.start()].strip():
            break
        has_capital = any(character.isupper() for character in match[0]) or _LINK.fullmatch(
            match[0]
        )
        if has_capital:
            elided = _ELIDED.match(match[0])
            start = start if start >= 0 else match.start() + (elided.end() if elided else 0)
            end = match.end()
        elif match[0].casefold() not in words.name_words:
            break
        at = match.end()
    return Extent(start, end) if start >= 0 else None


def _source_before_verb(text: str, words: QuantityWords) -> Extent | None:
    match = words.reporting.search(text)
    if match is None:
        return None
    source = trimmed(text, _clause_start(text, match.start()), match.start())
    if len(source.of(text)) > _LONGEST_NAME:
        return None
    source = _without_article(text, source, words)
    return source if _is_name(source.of(text), words) else None


_CLAUSE = re.compile(r"[.:;,]\s|[—–]\s")


def _clause_start(text: str, end: int) -> int:
    start = 0
    for match in _CLAUSE.finditer(text, 0, end):
        start = match.end()
    return start


def _without_article(text: str, extent: Extent, words: QuantityWords) -> Extent:
    first, _, rest = extent.of(text).partition(" ")
    is_article = first.casefold() in words.name_words and rest[:1].isupper()
    return Extent(extent.start + len(first) + 1, extent.end) if is_article else extent
