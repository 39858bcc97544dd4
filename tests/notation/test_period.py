"""The periods of roadmap steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.period import Period, PeriodWords, find_plan_length, read_period

if TYPE_CHECKING:
    from pathlib import Path

WORDS = PeriodWords.from_schemas(load_schemas())


def read(text: str) -> Period:
    period = read_period(text, WORDS)
    assert period is not None
    return period


CALENDAR = [
    ("Months 1-2: Python mastery. Do it.", "month", 1, 2, "Months 1-2", "Python mastery. Do it."),
    ("Month 7-9 – Projects", "month", 7, 9, "Month 7-9", "Projects"),
    ("Month 7", "month", 7, 7, "Month 7", ""),
    ("Week 1-2 - Basics", "week", 1, 2, "Week 1-2", "Basics"),
    ("Weeks 5 to 8: Core", "week", 5, 8, "Weeks 5 to 8", "Core"),
    ("Day 1-7: Start", "day", 1, 7, "Day 1-7", "Start"),
    ("Quarter 1: Learn", "quarter", 1, 1, "Quarter 1", "Learn"),
    ("Q1: Learn", "quarter", 1, 1, "Q1", "Learn"),
    ("Q1-Q2 — Learn", "quarter", 1, 2, "Q1-Q2", "Learn"),
    ("Q1 2026: Learn", "quarter", 1, 1, "Q1 2026", "Learn"),
    ("Year 2-3: Grow", "year", 2, 3, "Year 2-3", "Grow"),
    ("Year 1", "year", 1, 1, "Year 1", ""),
    ("Monat 1-2: Grundlagen", "month", 1, 2, "Monat 1-2", "Grundlagen"),
    ("1. Monat: Grundlagen", "month", 1, 1, "1. Monat", "Grundlagen"),
    ("Woche 3 – Praxis", "week", 3, 3, "Woche 3", "Praxis"),
    ("Mois 1 à 3 : Bases", "month", 1, 3, "Mois 1 à 3", "Bases"),
    ("Du mois 1 au mois 3 : Bases", "month", 1, 3, "Du mois 1 au mois 3", "Bases"),
    ("1er mois : Bases", "month", 1, 1, "1er mois", "Bases"),
    ("Semaine 2", "week", 2, 2, "Semaine 2", ""),
    ("Mes 1-2: Bases", "month", 1, 2, "Mes 1-2", "Bases"),
    ("Meses 3 a 6: Bases", "month", 3, 6, "Meses 3 a 6", "Bases"),
    ("1st month: Begin", "month", 1, 1, "1st month", "Begin"),
    ("First week: Begin", "week", 1, 1, "First week", "Begin"),
    ("Week One: Begin", "week", 1, 1, "Week One", "Begin"),
    ("Months 1 & 2: Begin", "month", 1, 2, "Months 1 & 2", "Begin"),
    ("Month 1 – Month 3: Begin", "month", 1, 3, "Month 1 – Month 3", "Begin"),
    ("Month 13+: Grow", "month", 13, None, "Month 13+", "Grow"),
    ("From month 30: Apply", "month", 30, None, "From month 30", "Apply"),
    ("From month 3 to month 6: Apply", "month", 3, 6, "From month 3 to month 6", "Apply"),
    ("Ab Monat 7: Bewerben", "month", 7, None, "Ab Monat 7", "Bewerben"),
    ("À partir du mois 9 : Postuler", "month", 9, None, "À partir du mois 9", "Postuler"),
    ("Step 3 (from month 30): Apply", "month", 30, None, "from month 30", "Apply"),
    ("Month 0: Decide", "month", 0, 0, "Month 0", "Decide"),
    ("📅 Month 2: Build", "month", 2, 2, "Month 2", "Build"),
    ("2. Months 3-4: Build", "month", 3, 4, "Months 3-4", "Build"),
    ("(Months 1-3) Foundation", "month", 1, 3, "Months 1-3", "Foundation"),
    ("Months 1-3 (Foundation)", "month", 1, 3, "Months 1-3", "Foundation"),
    ("Months 1-2 (20 hours/week): Foundation", "month", 1, 2, "Months 1-2", "Foundation"),
    ("Phase 1: Foundation (Months 1-3)", "month", 1, 3, "Months 1-3", "Foundation"),
    ("Phase 1 (Months 1-3): Foundation", "month", 1, 3, "Months 1-3", "Foundation"),
    ("Phase 1: Months 1-3 – Foundation", "month", 1, 3, "Months 1-3", "Foundation"),
    ("Phase 1: Months 1-3", "month", 1, 3, "Months 1-3", ""),
    ("1週目: 環境", "week", 1, 1, "1週目", "環境"),
    ("1〜3ヶ月目: 基礎", "month", 1, 3, "1〜3ヶ月目", "基礎"),
    ("Phase 1 - Core skills - Months 4 - 6", "month", 4, 6, "Months 4 - 6", "Core skills"),
    ("Foundations (Weeks 1–4)", "week", 1, 4, "Weeks 1–4", "Foundations"),
    ("Foundations – Weeks 1–4", "week", 1, 4, "Weeks 1–4", "Foundations"),
    ("Foundations (Months 1-3, 10 hours a week)", "month", 1, 3, "Months 1-3", "Foundations"),
    ("Step 2 - Learn SQL (month 2)", "month", 2, 2, "month 2", "Learn SQL"),
    (
        "Build a portfolio: three projects (Month 5)",
        "month",
        5,
        5,
        "Month 5",
        "Build a portfolio: three projects",
    ),
]


@pytest.mark.parametrize(("text", "unit", "start", "end", "label", "title"), CALENDAR)
def test_a_calendar_period_is_read(
    text: str, unit: str, start: int, end: int | None, label: str, title: str
) -> None:
    period = read(text)
    assert period.kind == "calendar"
    assert period.unit == unit
    assert (period.start and period.start.value, period.end and period.end.value) == (start, end)
    assert (period.label.of(text), period.title.of(text)) == (label, title)
    assert (period.duration_min, period.duration_max) == (None, None)


LENGTHS = [
    ("Phase 1 (3-4 months)", "month", 3, 4, "3-4 months", ""),
    ("Phase 1 (3-4 months): Basics", "month", 3, 4, "3-4 months", "Basics"),
    ("Phase 2: Core (8 weeks)", "week", 8, 8, "8 weeks", "Core"),
    ("Phase 2: Core – 8 weeks", "week", 8, 8, "8 weeks", "Core"),
    ("Phase 2: Core – 3 – 4 weeks", "week", 3, 4, "3 – 4 weeks", "Core"),
    ("Step 1 – 2 weeks", "week", 2, 2, "2 weeks", ""),
    ("Schritt 2: Praxis (3 bis 4 Monate)", "month", 3, 4, "3 bis 4 Monate", "Praxis"),
    ("Étape 1 : Bases (2 mois)", "month", 2, 2, "2 mois", "Bases"),
    ("Foundations (6+ months)", "month", 6, None, "6+ months", "Foundations"),
    ("Foundations (up to 6 months)", "month", None, 6, "up to 6 months", "Foundations"),
    ("Foundations (Duration: 3 months)", "month", 3, 3, "3 months", "Foundations"),
]


@pytest.mark.parametrize(("text", "unit", "least", "most", "label", "title"), LENGTHS)
def test_a_length_has_no_calendar(
    text: str, unit: str, least: int | None, most: int | None, label: str, title: str
) -> None:
    period = read(text)
    assert period.kind == "length"
    assert period.unit == unit
    written = (
        period.duration_min and period.duration_min.value,
        period.duration_max and period.duration_max.value,
    )
    assert written == (least, most)
    assert (period.label.of(text), period.title.of(text)) == (label, title)
    assert (period.start, period.end) == (None, None)


ORDINALS = [
    ("Étape 1", 1, "Étape 1", ""),
    ("Stage 2: Grow", 2, "Stage 2", "Grow"),
    ("Schritt 3 – Üben", 3, "Schritt 3", "Üben"),
    ("Paso 1. Aprender", 1, "Paso 1", "Aprender"),
    ("Phase II: Core", 2, "Phase II", "Core"),
    ("Phase One: Core", 1, "Phase One", "Core"),
    ("Phase 1 (Foundation)", 1, "Phase 1", "Foundation"),
    ("Step 3: Apply (optional)", 3, "Step 3", "Apply (optional)"),
    ("Step 4: Work 20 hours/week", 4, "Step 4", "Work 20 hours/week"),
    ("Step 5: Practise (5 days/week)", 5, "Step 5", "Practise (5 days/week)"),
]


@pytest.mark.parametrize(("text", "number", "label", "title"), ORDINALS)
def test_a_step_may_be_numbered_only(text: str, number: int, label: str, title: str) -> None:
    period = read(text)
    assert period.kind == "ordinal"
    assert period.ordinal is not None
    assert (period.ordinal.value, period.label.of(text), period.title.of(text)) == (
        number,
        label,
        title,
    )
    assert period.unit is None


NONE = [
    "Day-to-Day Work",
    "20 hours/week",
    "Year in review",
    "Weekly habits",
    "2026 roadmap",
    "Year 2026: outlook",
    "Monthly budget",
    "Q&A",
    "Q1: What does a data engineer do?",
    "3 months of savings",
    "3 months: what to expect",
    "Month by Month",
    "Step 2 of the interview",
    "Week 1 of training is hard",
    "Months 1 & 4: Practice",
    "Weeks 1, 2 and 3: Practice",
    "Month 1: Week 2: Practice",
    "Q4 2026 - Q1 2027: Apply",
    "Day 1 readiness",
    "An 8-week plan",
    "Step-by-step guide",
    "Phase out old tools",
    "Phase IIX: Core",
    "Bootcamp – 12 weeks",
    "Learn Python (basics)",
    "Practise (5 days/week)",
    "Practise (5 days per week)",
    "Learn (1-2 hours a day)",
    "Learn Python (2 months) and then SQL",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_only_mentions_a_time_has_no_period(text: str) -> None:
    assert read_period(text, WORDS) is None


def test_the_number_of_a_timed_step_is_kept() -> None:
    text = "Phase 2: Core (Months 4-6): build."
    period = read(text)
    assert period.ordinal == (2, 6, 7)
    assert period.ordinal_label is not None
    assert period.ordinal_label.of(text) == "Phase 2"
    assert period.start == (4, 22, 23)
    assert period.end == (6, 24, 25)
    assert period.body is not None
    assert period.body.of(text) == "build."


def test_a_reversed_period_is_returned_as_written() -> None:
    period = read("Months 6-3: Rest")
    assert period.is_reversed
    assert not read("Months 3-6: Rest").is_reversed


def test_an_inexact_length_says_so() -> None:
    assert read("Phase 1 (~3 months)").approximate
    assert read("Phase 1 (about 3 months)").approximate
    assert not read("Phase 1 (3 months)").approximate


def test_another_language_is_only_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "periods.yaml").write_text(
        "units: {month: {it: [mese, mesi]}}\nmarks: {it: [º]}\n", encoding="utf-8"
    )
    words = PeriodWords.from_schemas(load_schemas(tmp_path))
    for text, end in (("Mesi 1-3: Basi", 3), ("1º mese: Basi", 1)):
        period = read_period(text, words)
        assert period is not None
        assert period.end is not None
        assert (period.unit, period.end.value, period.title.of(text)) == ("month", end, "Basi")


_PARTS = st.sampled_from(
    [
        "Month",
        "Months",
        "Q1",
        "Q",
        "Phase",
        "1",
        "2",
        "13",
        "-",
        "–",
        ":",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        "&",
        "+",
        "weeks",
        "3-4",
        "Step",
        "One",
        "first",
        "1st",
        "of",
        "/",
        "2026",
        "à",
    ]
)


@given(
    st.lists(st.one_of(_PARTS, st.sampled_from([" ", " ", ""])), max_size=20).map("".join)
    | st.text(max_size=30)
)
def test_every_extent_lies_inside_any_text(text: str) -> None:
    period = read_period(text, WORDS)
    if period is None:
        return
    for extent in (period.label, period.title, period.ordinal_label, period.body):
        assert extent is None or 0 <= extent.start <= extent.end <= len(text)
    for number in (
        period.start,
        period.end,
        period.duration_min,
        period.duration_max,
        period.ordinal,
    ):
        assert number is None or 0 <= number.start < number.end <= len(text)
    assert (
        period.title.end <= period.label.start
        or period.title.start >= period.label.end
        or (period.kind == "ordinal")
    )


@pytest.mark.parametrize(
    "part", [" ", "(", ")", "Month 1 ", "(Month 1)", "Phase 1: ", " - ", ". ", "\U0001f4c5"]
)
def test_long_texts_are_no_matter(part: str) -> None:
    for opening in ("Month 1", "Phase 1: x", "x ", ""):
        read_period(opening + part * 5_000 + "x", WORDS)


@pytest.mark.parametrize(
    ("heading", "number", "unit", "written"),
    [
        ("12-Month Roadmap", 12, "month", "12-Month"),
        ("Your six-month plan", 6, "month", "six-month"),
        ("30-60-90 Day Plan", 90, "day", "30-60-90 Day"),
        ("6–12 Month Roadmap", 12, "month", "6–12 Month"),
        ("How to Become a Nurse in 2 Years", 2, "year", "2 Years"),
        ("6-Monats-Plan", 6, "month", "6-Monats"),
        ("Plan de 6 mois", 6, "month", "6 mois"),
        ("Lernplan (16 Wochen)", 16, "week", "16 Wochen"),
    ],
)
def test_a_heading_says_how_long_its_plan_is(
    heading: str, number: int, unit: str, written: str
) -> None:
    length = find_plan_length(heading, WORDS)
    assert length is not None
    assert (length.number.value, length.unit, length.place.of(heading)) == (number, unit, written)


@pytest.mark.parametrize(
    "heading",
    [
        "Month-by-Month Roadmap",
        "Roadmap (Months 1-12)",
        "Roadmap 2026",
        "A 6-month plan in 26 weeks",
        "Phase 2",
        "",
    ],
)
def test_other_headings_say_no_length(heading: str) -> None:
    assert find_plan_length(heading, WORDS) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "title"),
    [
        ("Phase 1: Groundwork (Months 1-3) ⭐⭐⭐⭐", 1, 3, "Groundwork"),
        ("Phase 1: Groundwork (Months 1-3) ★★★", 1, 3, "Groundwork"),
        ("Phase 1: Groundwork (Months 1-3) ✅", 1, 3, "Groundwork"),
        ("Phase 1: Groundwork (Months 1-3) 🔥 Beginner", 1, 3, "Groundwork"),
        ("Phase 1: Groundwork (Months 1-3) for beginners", 1, 3, "Groundwork"),
        ("Phase 1: Groundwork [Months 1-3] ⏱️", 1, 3, "Groundwork"),
        ("Groundwork (Months 1-3) ⭐", 1, 3, "Groundwork"),
        ("Months 1-3 🚀 Groundwork", 1, 3, "Groundwork"),
        ("Month 4 ⭐", 4, 4, ""),
        ("Maanden 1-3: Basis", 1, 3, "Basis"),
        ("Mesi 1-3: Basi", 1, 3, "Basi"),
        ("Meses 1 a 3: Base", 1, 3, "Base"),
        ("Fase 2 (maand 4-6): Praktijk", 4, 6, "Praktijk"),
        ("Dal mese 4 al 6: Pratica", 4, 6, "Pratica"),
        ("Maand 1 tot 3: Basis", 1, 3, "Basis"),
        ("Mês 2 e 3: Prática", 2, 3, "Prática"),
    ],
)
def test_stars_and_words_after_a_period_do_not_cost_it(
    text: str, start: int, end: int, title: str
) -> None:
    period = read(text)
    assert (period.unit, period.start and period.start.value, period.end and period.end.value) == (
        "month",
        start,
        end,
    )
    assert period.title.of(text) == title


def test_a_length_stands_after_an_emoji() -> None:
    period = read("Step 1: Learn SQL ⏳ 4 weeks")
    assert (period.kind, period.unit, period.duration_min and period.duration_min.value) == (
        "length",
        "week",
        4,
    )
    assert period.title.of("Step 1: Learn SQL ⏳ 4 weeks") == "Learn SQL"
