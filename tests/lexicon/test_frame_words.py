"""The words of frames: which of them fire where, and which texts only look alike."""

from __future__ import annotations

import pytest

from tests.extract.guide_text import knowledge

_WORDS = knowledge().frames


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Min", "low"),
        ("minimum", "low"),
        ("From", "low"),
        ("Low end", "low"),
        ("Von", "low"),
        ("Mínimo", "low"),
        ("Vanaf", "low"),
        ("Max", "high"),
        ("Up to", "high"),
        ("Bis", "high"),
        ("Jusqu'à", "high"),
        ("Máximo", "high"),
        ("Até", "high"),
        ("Tot", "high"),
        ("Mean", None),
        ("Salary", None),
        ("Minister", None),
        ("", None),
    ],
)
def test_a_header_names_one_end_of_a_range(words: str, end: str | None) -> None:
    assert _WORDS.bound(words) == end


@pytest.mark.parametrize(
    "text",
    [
        "Career Path 7: Pilot",
        "Job #3: Pilot",
        "Option 2 – Pilot",
        "Nr. 4: Pilot",
        "Métier 5 : Pilote",
        "Carrera 2: Piloto",
    ],
)
def test_a_word_with_a_number_only_counts(text: str) -> None:
    match = _WORDS.numbering.match(text)
    assert match is not None
    assert text[match.end() :].startswith("Pilot")


@pytest.mark.parametrize(
    "text",
    [
        "Path to success",
        "Options trader: pay",
        "Job security: high",
        "Pilot 2: pay",
        "Part-time pilot",
    ],
)
def test_other_words_are_no_numbering(text: str) -> None:
    assert _WORDS.numbering.match(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Band 5",
        "Grade 6",
        "Year 1",
        "Step 3",
        "Tier II",
        "Stufe 3",
        "Entgeltgruppe 9",
        "Échelon 4",
        "Grado 2",
        "Nível 3",
        "Schaal 10",
    ],
)
def test_a_stage_has_a_number(text: str) -> None:
    match = _WORDS.stage.fullmatch(text)
    assert match is not None


@pytest.mark.parametrize(
    "text",
    ["Band", "Grade A students", "Year 2030", "Bandwidth 5", "Level 5%", "Bandage 5", "5 bands"],
)
def test_other_words_are_no_stage(text: str) -> None:
    assert _WORDS.stage.search(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" per evening", "evening"),
        (" pro Abend", "Abend"),
        (" par soirée", "soirée"),
        (" por noche", "noche"),
        ("/gig", "gig"),
        (" each season", "season"),
    ],
)
def test_a_time_stands_after_a_word_such_as_per(text: str, unit: str) -> None:
    match = _WORDS.per.match(text)
    assert match is not None
    assert match["unit"] == unit


@pytest.mark.parametrize("text", [" person", " percent", " and more", " in Paris", ""])
def test_other_words_say_no_time(text: str) -> None:
    assert _WORDS.per.match(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "$52,000 plus ",
        "$52,000 + ",
        "52.000 € zzgl. ",
        "52 000 € hors ",
        "52.000 € más ",
        "$52,000 excluding ",
        "52.000 € exclusief ",
    ],
)
def test_what_comes_on_top_stands_after_a_word_such_as_plus(text: str) -> None:
    assert _WORDS.addition.search(text)


@pytest.mark.parametrize("text", ["a surplus ", "hotspot ", "$52,000 ", "plus a car ", "Mitte "])
def test_other_words_bring_nothing_on_top(text: str) -> None:
    assert not _WORDS.addition.search(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to the union", "the union"),
        ("as reported by PayBook", "PayBook"),
        ("Source: PayBook", "PayBook"),
        ("laut Bundesagentur", "Bundesagentur"),
        ("Selon l'Insee", "l'Insee"),
        ("según el sindicato", "el sindicato"),
        ("secondo il sindacato", "il sindacato"),
        ("volgens de vakbond", "de vakbond"),
    ],
)
def test_a_source_stands_after_its_words(text: str, name: str) -> None:
    match = _WORDS.source.search(text)
    assert match is not None
    assert text[match.end() :] == name


@pytest.mark.parametrize(
    "text",
    [
        "resource planning",
        "accordingly",
        "open source",
        "a sourcebook",
        "lautlos arbeiten",
        "outsource it",
    ],
)
def test_other_words_name_no_source(text: str) -> None:
    assert _WORDS.source.search(text) is None


@pytest.mark.parametrize(
    "text", ["over a career", "in total", "Lebenseinkommen", "sur une carrière", "de por vida"]
)
def test_sums_over_more_than_a_period(text: str) -> None:
    assert _WORDS.totals.found_in(text)


@pytest.mark.parametrize("text", ["total compensation", "a career", "über Nacht", "carrière"])
def test_other_words_are_no_sum(text: str) -> None:
    assert not _WORDS.totals.found_in(text)
