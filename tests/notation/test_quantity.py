"""The quantities and sources of market facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.quantity import (
    QuantityWords,
    find_malformed_number,
    read_quantity,
    read_source,
)

WORDS = QuantityWords.from_schemas(load_schemas())

PERCENT = [
    ("36% growth from 2023 to 2033", 36, 36, "exactly", 2023, 2033),
    ("over 65%", 65, None, "more_than", None, None),
    ("300%+", 300, None, "at_least", None, None),
    ("at least 300%", 300, None, "at_least", None, None),
    ("fewer than 5%", None, 5, "less_than", None, None),
    ("up to 40 percent", None, 40, "at_most", None, None),
    ("more than a 30% rise", 30, None, "more_than", None, None),
    ("between 10% and 15%", 10, 15, "between", None, None),
    ("between 10 and 15%", 10, 15, "between", None, None),
    ("10-15%", 10, 15, "between", None, None),
    ("10% to 15%", 10, 15, "between", None, None),
    ("zwischen 10 und 15 Prozent", 10, 15, "between", None, None),
    ("3,5 % seit 2020", 3.5, 3.5, "exactly", 2020, None),
    ("plus de 20 % d'ici 2030", 20, None, "more_than", None, 2030),
    ("más de 20 por ciento desde 2020", 20, None, "more_than", 2020, None),
    ("a change of -5%", -5, -5, "exactly", None, None),
    ("4% (2023–2033)", 4, 4, "exactly", 2023, 2033),
    ("By 2027, 40% of work will change", 40, 40, "exactly", None, 2027),
]


@pytest.mark.parametrize(("text", "least", "most", "comparator", "since", "by"), PERCENT)
def test_a_percentage_is_read(
    text: str,
    least: float | None,
    most: float | None,
    comparator: str,
    since: int | None,
    by: int | None,
) -> None:
    (found,) = read_quantity(text, WORDS)
    assert (found.value_min, found.value_max, found.comparator) == (least, most, comparator)
    assert found.unit is not None
    assert found.unit.value == "percent"
    assert found.currency is None
    assert (found.since_year and found.since_year.value, found.by_year and found.by_year.value) == (
        since,
        by,
    )


COUNTS = [
    ("roughly 11.5 million", 11_500_000, "about", None),
    ("317,000 annual openings", 317_000, "exactly", "annual openings"),
    ("4.8 million unfilled positions", 4_800_000, "exactly", "unfilled positions"),
    (
        "an estimated 1.4 million AI specialists needed globally",
        1_400_000,
        "about",
        "AI specialists",
    ),
    ("2,500 jobs remain", 2_500, "exactly", "jobs"),
    ("12 sales representatives left", 12, "exactly", "sales representatives"),
    ("rund 149.000 offene Stellen", 149_000, "about", "offene Stellen"),
    ("1,4 million d'emplois", 1_400_000, "exactly", "emplois"),
    ("1,4 Millionen Fachkräfte fehlen", 1_400_000, "exactly", "Fachkräfte"),
    ("In 2024 120,000 new jobs were created", 120_000, "exactly", "new jobs"),
    ("En 2024 120 000 emplois", 120_000, "exactly", "emplois"),
    ("2023 317,000 openings", 317_000, "exactly", "openings"),
    ("environ 38 000 postes vacants", 38_000, "about", "postes vacants"),
    ("unos 2 millones de empleos", 2_000_000, "about", "empleos"),
    ("50k developers by 2030", 50_000, "exactly", "developers"),
    ("3 million people worldwide", 3_000_000, "exactly", "people"),
]


@pytest.mark.parametrize(("text", "value", "comparator", "unit"), COUNTS)
def test_a_count_keeps_the_counted_noun(
    text: str, value: float, comparator: str, unit: str | None
) -> None:
    (found,) = read_quantity(text, WORDS)
    assert (found.value_min, found.value_max, found.comparator) == (value, value, comparator)
    assert (found.unit and found.unit.value) == unit


MONEY = [
    ("$84.2B by 2027", 84_200_000_000, 84_200_000_000, "exactly", "USD", None),
    ("exceed $300 billion annually by 2027", 300_000_000_000, None, "more_than", "USD", "year"),
    ("$1-2 billion", 1_000_000_000, 2_000_000_000, "between", "USD", None),
    ("$1.5 trillion to $2 trillion", 1_500_000_000_000, 2_000_000_000_000, "between", "USD", None),
    ("über 300 Milliarden Euro pro Jahr", 300_000_000_000, None, "more_than", "EUR", "year"),
    ("€2.5 million a month", 2_500_000, 2_500_000, "exactly", "EUR", "month"),
    ("USD 300 million", 300_000_000, 300_000_000, "exactly", "USD", None),
    ("₹2 lakh crore by 2026", 2_000_000_000_000, 2_000_000_000_000, "exactly", "INR", None),
    ("£500", 500, 500, "exactly", "GBP", None),
]


@pytest.mark.parametrize(("text", "least", "most", "comparator", "currency", "per"), MONEY)
def test_money_is_read(
    text: str,
    least: float | None,
    most: float | None,
    comparator: str,
    currency: str,
    per: str | None,
) -> None:
    (found,) = read_quantity(text, WORDS)
    assert (found.value_min, found.value_max, found.comparator) == (least, most, comparator)
    assert found.unit is not None
    assert found.unit.value == "currency"
    assert (found.currency and found.currency.value, found.per and found.per.value) == (
        currency,
        per,
    )


PER = [
    ("grow 23% per year", "year"),
    ("317,000 annual openings", "year"),
    ("grow 23% in total", None),
]


@pytest.mark.parametrize(("text", "per"), PER)
def test_the_time_that_is_counted_per_is_read(text: str, per: str | None) -> None:
    (found,) = read_quantity(text, WORDS)
    assert (found.per and found.per.value) == per


NOTHING = [
    "Healthcare, finance — every sector is adopting AI",
    "in 2026",
    "from 2023 to 2033",
    "1 in 5 workers",
    "9 out of 10 firms",
    "The market is worth $46 billi0n",
    "9 firms out of 10",
    "8 entreprises sur 10 peinent à recruter",
    "8 Betriebe von 10 suchen Personal",
    "8 empresas de cada 10 contratan",
    "8 de cada 10 empresas contratan",
    "9 firms out of every 10",
    "over the past 4 years",
    "the top 10 employers",
    "Fortune 500 companies",
    "COVID-19 and GPT-4",
    "24/7 support",
    "Stanford CS231n",
    "3x faster",
    "5 million crore",
    "5th place",
    "on March 23, 2026",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_are_no_quantity(text: str) -> None:
    assert read_quantity(text, WORDS) == ()


def test_all_quantities_are_given_in_order() -> None:
    found = read_quantity("grew from 10% to 15%, adding 40,000 jobs by 2030", WORDS)
    assert [
        (quantity.value_min, quantity.by_year and quantity.by_year.value) for quantity in found
    ] == [
        (10, None),
        (15, None),
        (40_000, 2030),
    ]


def test_an_ambiguous_number_has_readings_instead_of_a_value() -> None:
    (found,) = read_quantity("1,234 million users", WORDS)
    assert (found.value_min, found.value_max) == (None, None)
    assert sorted(found.readings) == [1_234_000, 1_234_000_000]


def test_every_value_knows_its_place() -> None:
    text = "Spending is projected to exceed $300 billion annually by 2027 (IDC)"
    (found,) = read_quantity(text, WORDS)
    assert found.value.of(text) == "$300 billion"
    assert found.comparator_words is not None
    assert found.comparator_words.of(text) == "exceed"
    assert found.currency is not None
    assert text[found.currency.start : found.currency.end] == "$"
    assert found.per is not None
    assert text[found.per.start : found.per.end] == "annually"
    assert found.by_year is not None
    assert text[found.by_year.start : found.by_year.end] == "2027"
    assert found.source is not None
    assert found.source.of(text) == "IDC"


SOURCES = [
    ("grown 300%+ in job postings since 2023 (LinkedIn)", "LinkedIn"),
    ("$300 billion by 2027 (IDC, 2024).", "IDC"),
    ("5% (Source: World Economic Forum)", "World Economic Forum"),
    ("5% (Bureau of Labor Statistics 2024)", "Bureau of Labor Statistics"),
    ("5% (levels.fyi)", "levels.fyi"),
    ("According to the Bureau of Labor Statistics, jobs grow 5%", "Bureau of Labor Statistics"),
    ("According to LinkedIn data, jobs grow", "LinkedIn"),
    ("Gartner projects that spending doubles", "Gartner"),
    ("The Bureau of Labor Statistics projects 36% growth", "Bureau of Labor Statistics"),
    ("jobs grow 5%. Source: BLS", "BLS"),
    ("Laut Bitkom fehlen 149.000 Fachkräfte", "Bitkom"),
    ("Selon France Travail, 5 %", "France Travail"),
    ("Selon l'INSEE, 5 %", "INSEE"),
    ("Según el INE, 5 %", "INE"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_source_is_named(text: str, source: str) -> None:
    found = read_source(text, WORDS)
    assert found is not None
    assert found.of(text) == source


NO_SOURCES = [
    "300 openings (up from 5)",
    "5% (US only)",
    "5% (US)",
    "5% (2024)",
    "natural language processing (NLP)",
    "AI projects need people",
    "AI projects grew 20%",
    "5% (see below)",
    "(LinkedIn)",
    "",
]


@pytest.mark.parametrize("text", NO_SOURCES)
def test_other_words_are_no_source(text: str) -> None:
    assert read_source(text, WORDS) is None


_PARTS = st.sampled_from(
    [
        "$",
        "€",
        "5",
        "10",
        "300",
        "1.4",
        "1,000",
        "million",
        "B",
        "%",
        "+",
        "-",
        "–",
        "to",
        "between",
        "and",
        "from",
        "over",
        "2023",
        "2030",
        "by",
        "since",
        "(",
        ")",
        "IDC",
        "jobs",
        "a",
        "year",
        "in",
    ]
)


@given(
    st.lists(st.one_of(_PARTS, st.sampled_from([" ", " ", ""])), max_size=25).map("".join)
    | st.text(max_size=30)
)
def test_every_extent_lies_inside_any_text(text: str) -> None:
    for found in read_quantity(text, WORDS):
        assert 0 <= found.value.start < found.value.end <= len(text)
        for part in (found.unit, found.currency, found.per, found.since_year, found.by_year):
            assert part is None or 0 <= part.start < part.end <= len(text)
        for extent in (found.comparator_words, found.source):
            assert extent is None or 0 <= extent.start < extent.end <= len(text)


@pytest.mark.parametrize(
    "part",
    [" ", "1", "1 000 ", "5% ", "from 5 to 6% ", "A ", "(A) ", "$", "1,", "by 2020 ", "X says "],
)
def test_long_texts_are_no_matter(part: str) -> None:
    text = "5" + part * 2_000
    read_quantity(text, WORDS)
    read_source(text, WORDS)


FACTS = [
    (
        "AI/ML engineer roles have grown 300%+ in job postings since 2023 (LinkedIn)",
        300,
        None,
        "at_least",
        "percent",
    ),
    (
        "Demand for AI talent far exceeds supply, with an estimated 1.4 million AI specialists needed",
        1_400_000,
        1_400_000,
        "about",
        "AI specialists",
    ),
    (
        "Global AI spending is projected to exceed $300 billion annually by 2027 (IDC)",
        300_000_000_000,
        None,
        "more_than",
        "currency",
    ),
    ("Over 65% of AI/ML roles offer remote or hybrid options", 65, None, "more_than", "percent"),
]


@pytest.mark.parametrize(("text", "least", "most", "comparator", "unit"), FACTS)
def test_a_fact_of_a_guide_is_read_whole(
    text: str, least: float | None, most: float | None, comparator: str, unit: str
) -> None:
    (found,) = read_quantity(text, WORDS)
    assert (found.value_min, found.value_max, found.comparator) == (least, most, comparator)
    assert found.unit is not None
    assert found.unit.value == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234.56 jobs a year", "1.234.56"),
        ("some 12,3456 jobs", "12,3456"),
        ("$1.234.56 million", "1.234.56"),
        ("10.000,500 jobs", "10.000,500"),
        ("$46 billi0n a year", "46 billi0n"),
    ],
)
def test_a_number_with_separators_in_the_wrong_places_is_found(text: str, number: str) -> None:
    found = find_malformed_number(text, WORDS)
    assert found is not None
    assert found.of(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "123,456 jobs",
        "1.234.567 jobs",
        "12,34,567 jobs",
        "version 1.2.3",
        "on 2024.05.01",
        "am 01.05.2024",
        "1,2,3",
        "none",
    ],
)
def test_numbers_dates_and_versions_are_not_malformed(text: str) -> None:
    assert find_malformed_number(text, WORDS) is None
