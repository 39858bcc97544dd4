"""Which language a text is in: by function words, and by what the word lists explain."""

from __future__ import annotations

import pytest

from careerdata.lexicon.knowledge import load_knowledge
from careerdata.lexicon.language import LanguageFound

LANGUAGES = load_knowledge().languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nurses care for people, and they work at night.", "en"),
        ("Développeur : salaires. Salaires à Paris. Junior : 43-53k€", "fr"),
        (
            "Devenir administrateur réseau. Métiers voisins en France. Métier Débutant Expérimenté",
            "fr",
        ),
        ("Softwareentwickler: Gehälter. Gehalt, Berufserfahrung, Einsteiger: 45.000 €", "de"),
        ("Verpleegkundige: salaris per niveau. Junior en medior: € 34.000 bruto per jaar.", "nl"),
        ("看護師の平均年収は約500万円です。", "ja"),
        ("Elektryk: jak zacząć. Początkujący elektryk zarabia od 7 800 zł.", "pl"),
    ],
)
def test_a_text_has_the_language_of_its_words(text: str, code: str) -> None:
    assert LANGUAGES.found_in(text) == LanguageFound(code, is_read=True)


def test_a_few_names_tell_no_language() -> None:
    assert LANGUAGES.found_in("Python, SQL, Junior") == LanguageFound("und", is_read=True)


@pytest.mark.parametrize(
    "text",
    [
        "Jak se stát zdravotní sestrou. Zdravotní sestra vydělává průměrně 38 200 Kč, ve městech jsou mzdy vyšší.",
        "Panduan karier: skill yang dibutuhkan, gaji rata-rata data analyst di Jakarta adalah Rp 7.000.000 per bulan.",
    ],
)
def test_a_text_of_which_the_lists_explain_too_little_is_not_read(text: str) -> None:
    assert LANGUAGES.found_in(text) == LanguageFound("und", is_read=False)


def test_every_language_with_function_words_is_named() -> None:
    assert LANGUAGES.names["nl"] == "Dutch"
    assert tuple(LANGUAGES.names) == LANGUAGES.codes


def test_marks_between_spaces_are_no_words() -> None:
    assert LANGUAGES.of("The ’ and ` of ‘ nurses, and they are many of us in the end ’") == "en"
