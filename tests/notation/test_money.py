"""Amounts of pay: the table of cases, their places, headers, and any text whatever."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careerdata.lexicon.automaton import Automaton
from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.money import (
    Amount,
    MoneyContext,
    MoneyWords,
    Refusal,
    SaidOfPay,
    find_pay_words,
    header_context,
    read_amounts,
)

WORDS = MoneyWords.from_schemas(load_schemas())
TABLE = yaml.safe_load((Path(__file__).parent / "money_cases.yaml").read_text(encoding="utf-8"))


def _cases() -> list[object]:
    found: list[object] = []
    for group in TABLE:
        context = {key: _frozen(value) for key, value in group.get("context", {}).items()}
        for line in group["cases"].splitlines():
            text, expected = line.split("  =>  ")
            name = f"{group['group']}: {text}"
            found.append(pytest.param(_unescaped(text), MoneyContext(**context), expected, id=name))
    return found


# The table is YAML, so the fields of a context are of any type until MoneyContext takes them.
def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _unescaped(text: str) -> str:
    codes = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return codes.replace("\\n", "\n")


def _in_words(result: Amount | Refusal) -> str:
    if isinstance(result, Refusal):
        return f"! {result.reason}"
    period = f"per {result.period}" if result.period else None
    parts = (_figures(result), period, result.statistic, result.tax, result.compensation)
    return " ".join(part for part in parts if part)


def _figures(amount: Amount) -> str:
    low = f"{amount.minimum.value:.15g}" if amount.minimum else ""
    high = f"{amount.maximum.value:.15g}" if amount.maximum else ""
    figures = low if amount.is_point else f"{low}..{high}"
    # An open end without a number is told by its absence; with a number on top it needs the plus.
    plus = "+" if amount.max_open_ended and amount.maximum else ""
    assert amount.min_open_ended == (amount.minimum is None)
    assert amount.maximum is not None or amount.max_open_ended
    return f"{'~' * amount.approximate}{amount.currency or '?'}{' '}{figures}{plus}"


@pytest.mark.parametrize(("text", "context", "expected"), _cases())
def test_an_amount_means_what_its_notation_says(
    text: str, context: MoneyContext, expected: str
) -> None:
    found = [_in_words(result) for result in read_amounts(text, WORDS, context)]
    assert found == ([] if expected == "-" else expected.split(" ; "))


def test_the_table_has_cases_enough() -> None:
    assert len(_cases()) >= 300


def _only(text: str, context: MoneyContext = MoneyContext()) -> Amount:  # noqa: B008 - frozen
    [amount] = read_amounts(text, WORDS, context)
    assert isinstance(amount, Amount)
    return amount


def _refused(text: str, context: MoneyContext = MoneyContext()) -> Refusal:  # noqa: B008 - frozen
    [refusal] = read_amounts(text, WORDS, context)
    assert isinstance(refusal, Refusal)
    return refusal


def _cut(text: str, place: tuple[int, int] | None) -> str | None:
    return None if place is None else text[slice(*place)]


PLACES = [
    # text, whole amount, low, high
    ("Pay: $100,000 – $130,000 in 2026", "$100,000 – $130,000", "100,000", "130,000"),
    ("pay is up to £90k now", "up to £90k", "90k", "90k"),
    ("about ~$80K-$100K+ (senior)", "about ~$80K-$100K+", "80K", "100K"),
    ("earn $120-180K/yr here", "$120-180K/yr", "120", "180K"),
    ("ca. 45.000 € brutto/Jahr.", "ca. 45.000 € brutto/Jahr", "45.000", "45.000"),
    ("(₹8-12 LPA)", "₹8-12 LPA", "8", "12 LPA"),
    ("of 3-4 million yen a year.", "3-4 million yen a year", "3", "4 million"),
    ("median salary of $80,000 (gross) in May", "$80,000 (gross)", "80,000", "80,000"),
    ("25 000+ MAD par mois, net", "25 000+ MAD par mois", "25 000", "25 000"),
]


@pytest.mark.parametrize(("text", "whole", "low", "high"), PLACES)
def test_an_amount_knows_where_it_stands(text: str, whole: str, low: str, high: str) -> None:
    amount = _only(text)
    assert text[amount.start : amount.end] == whole
    bounds = [bound for bound in (amount.minimum, amount.maximum) if bound]
    assert text[bounds[0].start : bounds[0].end] == low
    assert text[bounds[-1].start : bounds[-1].end] == high


def test_the_words_about_an_amount_know_where_they_stand() -> None:
    text = "The average gross base salary is CHF 95'000 per year."
    amount = _only(text)
    assert _cut(text, amount.statistic_at) == "average"
    assert _cut(text, amount.tax_at) == "gross"
    assert _cut(text, amount.compensation_at) == "base salary"
    assert _cut(text, amount.currency_at) == "CHF"
    assert _cut(text, amount.period_at) == "per year"


def test_the_code_is_the_place_of_a_currency_written_twice() -> None:
    text = "$120,000 - $150,000 CAD"
    assert _cut(text, _only(text).currency_at) == "CAD"


def test_lakh_per_annum_is_the_place_of_its_period() -> None:
    text = "8-12 LPA"
    amount = _only(text)
    assert (amount.currency, amount.currency_at) == ("INR", None)
    assert _cut(text, amount.period_at) == "LPA"


def test_what_the_context_states_has_no_place() -> None:
    amount = _only(
        "45-60", MoneyContext(currency="EUR", multiplier=1000, period="year", bare_numbers=True)
    )
    assert (amount.currency_at, amount.period_at) == (None, None)


def test_a_point_stands_in_both_bounds_and_a_range_of_equals_is_no_point() -> None:
    assert _only("$80k").is_point
    assert not _only("$80k-$80k").is_point
    assert not _only("$80k+").is_point
    assert not _only("up to $80k").is_point


READINGS = [
    (
        "45.000 - 60,000 €",
        MoneyContext(),
        ("45,000 to 60,000 EUR", "45 to 60,000 EUR", "45 to 60 EUR"),
    ),
    ("$80,000", MoneyContext(local_currencies=("CLP",)), ("80,000 CLP", "80,000 USD")),
    ("¥500", MoneyContext(), ("500 JPY", "500 CNY")),
    ("₹50k-2L", MoneyContext(), ("50,000 to 200,000 INR", "5,000,000 to 200,000 INR")),
    ("$90k - $80k", MoneyContext(), ("90,000 to 80,000 USD", "80,000 to 90,000 USD")),
    ("20 - 25.000 €", MoneyContext(), ("20 to 25,000 EUR", "20,000 to 25,000 EUR")),
    ("$45,000/hr", MoneyContext(), ("45,000 USD", "45 USD")),
    ("$5,000", MoneyContext(currency="JPY"), ("5,000 USD", "5,000 JPY")),
    (
        "45,000 - 60,000",
        MoneyContext(local_currencies=("GBP",), bare_numbers=True),
        ("45,000 to 60,000 GBP",),
    ),
    (
        "45,000",
        MoneyContext(currency="EUR", multiplier=1000, bare_numbers=True),
        ("45,000 EUR", "45,000,000 EUR"),
    ),
]


@pytest.mark.parametrize(("text", "context", "readings"), READINGS)
def test_a_refusal_names_the_readings(
    text: str, context: MoneyContext, readings: tuple[str, ...]
) -> None:
    assert _refused(text, context).readings == readings


def test_a_refusal_covers_the_whole_expression() -> None:
    text = "Pay: 45.000 - 60,000 € brutto."
    refusal = _refused(text)
    assert text[refusal.start : refusal.end] == "45.000 - 60,000 € brutto"


HEADERS = [
    ("Annual salary (JPY)", MoneyContext(currency="JPY", period="year")),
    (
        "Avg. Salary (LPA)",
        MoneyContext(currency="INR", multiplier=100_000, period="year", statistic="mean"),
    ),
    ("Monthly pay in €", MoneyContext(currency="EUR", period="month")),
    ("Salary (USD, gross)", MoneyContext(currency="USD", tax="gross")),
    ("Salary (in k€)", MoneyContext(currency="EUR", multiplier=1000)),
    ("Gehalt in Tsd. €", MoneyContext(currency="EUR", multiplier=1000)),
    ("Gehalt (TEUR)", MoneyContext(currency="EUR", multiplier=1000)),
    ("Salary (USD thousands)", MoneyContext(currency="USD", multiplier=1000)),
    ("Salary in thousands of euros", MoneyContext(currency="EUR", multiplier=1000)),
    ("Salary (₹ lakhs)", MoneyContext(currency="INR", multiplier=100_000)),
    ("Bruttojahresgehalt (EUR)", MoneyContext(currency="EUR", period="year", tax="gross")),
    ("Salaire brut annuel (€)", MoneyContext(currency="EUR", period="year", tax="gross")),
    ("Salario bruto anual", MoneyContext(period="year", tax="gross")),
    ("Salaire mensuel net", MoneyContext(period="month", tax="net")),
    ("Median Salary", MoneyContext(statistic="median")),
    ("25th percentile", MoneyContext(statistic="p25")),
    ("Base Salary", MoneyContext(compensation="base")),
    ("Total Compensation (USD)", MoneyContext(currency="USD", compensation="total")),
    ("Hourly rate", MoneyContext(period="hour")),
    ("Stundensatz in CHF", MoneyContext(currency="CHF", period="hour")),
    ("Salary (USD / EUR)", MoneyContext()),
    ("US$ per year", MoneyContext(currency="USD", period="year")),
    ("Salary (CAD)", MoneyContext(currency="CAD")),
    ("MAD", MoneyContext(currency="MAD")),
    ("CAD Designer", MoneyContext()),
    ("PHP Developer", MoneyContext()),
    ("Role", MoneyContext()),
    ("Experience", MoneyContext()),
    ("", MoneyContext()),
]


@pytest.mark.parametrize(("text", "expected"), HEADERS)
def test_a_header_says_what_holds_for_the_amounts_below_it(
    text: str, expected: MoneyContext
) -> None:
    assert header_context(text, WORDS) == expected


def test_a_shared_sign_in_a_header_counts_where_the_amount_shows_none() -> None:
    context = header_context("Salary ($)", WORDS)
    assert context.currency is None
    below = MoneyContext(sign=context.sign, bare_numbers=True)
    assert _only("80,000", below).currency == "USD"
    in_chile = MoneyContext(sign=context.sign, local_currencies=("CLP",), bare_numbers=True)
    assert _refused("80,000", in_chile).reason == "ambiguous-currency"


SAID = Automaton(WORDS.said)


def _said_in(text: str) -> list[SaidOfPay]:
    return list(find_pay_words(text, SAID.find(text), WORDS))


KINDS = ("period", "statistic", "tax", "compensation")
SENTENCES = [
    ("Total compensation reaches this level", (None, None, None, "total")),
    ("Alle Angaben brutto, pro Monat", ("month", None, "gross", None)),
    ("The base salary per month", ("month", None, None, "base")),
    ("the 25th percentile earns", (None, "p25", None, None)),
    ("median annual wage for developers", ("year", "median", None, None)),
    (
        "FAANG total compensation (base + equity + bonus) for senior roles",
        (None, None, None, "total"),
    ),
    ("salaire annuel moyen", ("year", "mean", None, None)),
    ("el salario anual neto", ("year", None, "net", None)),
    ("They work 40 hours per week", (None, None, None, None)),
    ("demand grows 5% a year", (None, None, None, None)),
    ("per month or per year", (None, None, None, None)),
    ("base salary + bonus", (None, None, None, None)),
    ("gross or net", (None, None, None, None)),
    ("nothing is said here", (None, None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_pay_words_are_found_anywhere_in_a_sentence(
    text: str, expected: tuple[str | None, ...]
) -> None:
    found = _said_in(text)
    said = [{word.value for word in found if word.kind == kind} for kind in KINDS]
    assert tuple(values.pop() if len(values) == 1 else None for values in said) == expected


def test_a_pay_word_knows_where_it_stands() -> None:
    text = "Alle Gehälter sind brutto."
    [tax] = _said_in(text)
    assert text[tax.start : tax.end] == "brutto"


def test_another_language_needs_only_words(tmp_path: Path) -> None:
    vocabulary = tmp_path / "vocabulary"
    vocabulary.mkdir()
    (vocabulary / "money.yaml").write_text(
        """
multiplier_words: {thousand: {it: [mila]}}
joins_between: {it: [e]}
between: {it: [tra]}
at_most: {it: [fino a]}
per: {it: [all']}
period_units: {year: {it: [anno]}}
tax: {gross: {it: [lordi]}}
""",
        encoding="utf-8",
    )
    words = MoneyWords.from_schemas(load_schemas(tmp_path))
    found = [
        _in_words(result) for result in read_amounts("tra 30 e 40 mila euro lordi all'anno", words)
    ]
    assert found == ["EUR 30000..40000 per year gross"]
    found = [_in_words(result) for result in read_amounts("fino a 50.000 €", words)]
    assert found == ["EUR ..50000"]


def _is_plausible(value: float, currency: str, period: str | None) -> bool:
    least, most = WORDS.plausible(currency, period)
    return least <= value <= most


def test_a_value_is_plausible_for_its_currency_and_period() -> None:
    assert _is_plausible(80_000, "USD", None)
    assert not _is_plausible(80_000, "USD", "hour")
    assert _is_plausible(3_000_000, "JPY", "year")
    assert not _is_plausible(80, "JPY", "year")


NOTATION = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"$€£¥₹₿+-–~.,'( )/%\n\t",
                *(
                    "A$",
                    "CHF",
                    "kr",
                    "k",
                    "LPA",
                    "Cr",
                    "mil",
                    "million",
                    "up to ",
                    "from ",
                    "between ",
                    " and ",
                ),
                *(
                    " to ",
                    " bis ",
                    "median ",
                    " per year",
                    "/hr",
                    "brutto",
                    "(gross)",
                    "25th percentile",
                    "000",
                ),
                *(
                    "\u00a0",
                    "\u202f",
                    "XQZ",
                    "TEUR",
                    "R",
                    "years",
                    "P75",
                    "lower 10 percent earned less than ",
                ),
            ]
        ),
        st.integers(0, 10**7).map(str),
        st.integers(0, 10**7).map("{:,}".format),
    ),
    max_size=14,
).map("".join)
CONTEXTS = st.builds(
    MoneyContext,
    currency=st.sampled_from([None, "EUR", "USD", "XXX"]),
    local_currencies=st.sampled_from([(), ("CLP",), ("SEK", "NOK"), ("XXX",)]),
    multiplier=st.sampled_from([None, 1000.0]),
    period=st.sampled_from([None, "hour", "year", "fortnight"]),
    bare_numbers=st.booleans(),
)


def _assert_sound(text: str, context: MoneyContext) -> None:
    reached = 0
    for result in read_amounts(text, WORDS, context):
        assert reached <= result.start < result.end <= len(text)
        reached = result.end
        if isinstance(result, Amount):
            _assert_bounds_are_sound(result)


def _assert_bounds_are_sound(amount: Amount) -> None:
    bounds = [bound for bound in (amount.minimum, amount.maximum) if bound]
    assert bounds
    for bound in bounds:
        assert amount.start <= bound.start < bound.end <= amount.end
        assert math.isfinite(bound.value)
        assert bound.value >= 0
    assert bounds[0].value <= bounds[-1].value


@given(text=NOTATION, context=CONTEXTS)
def test_whatever_is_made_of_the_notation_is_read_or_refused(
    text: str, context: MoneyContext
) -> None:
    _assert_sound(text, context)


@given(text=st.text(), context=CONTEXTS)
def test_any_text_is_read_without_fault(text: str, context: MoneyContext) -> None:
    _assert_sound(text, context)
    _said_in(text)
    header_context(text, WORDS)


@given(
    low=st.integers(1, 4000),
    more=st.integers(0, 4000),
    mark=st.sampled_from([",", ".", " ", "'", "\u202f"]),
)
def test_thousands_are_read_in_every_notation(low: int, more: int, mark: str) -> None:
    low, high = low * 1000, (low + more) * 1000
    text = f"EUR {low:,} – {high:,}".replace(",", mark)
    amount = _only(text)
    assert amount.minimum is not None
    assert amount.maximum is not None
    assert (amount.minimum.value, amount.maximum.value) == (low, high)


@pytest.mark.parametrize(
    "unit",
    [
        "$1 ",
        "1 000 ",
        "(",
        "median ",
        "~",
        "$80k - ",
        "1,",
        "up to ",
        "$",
        "k",
        "$1(gross ",
        "1'000",
        "/year ",
    ],
)
def test_a_long_text_is_read_in_one_pass(unit: str) -> None:
    text = unit * (20_000 // len(unit)) + " $80,000"
    for context in (MoneyContext(), MoneyContext(currency="EUR", bare_numbers=True)):
        _assert_sound(text, context)
