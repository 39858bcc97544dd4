"""Phrases of headings and labels: which are found, in which order, and where."""

from __future__ import annotations

import pytest

from careerdata.lexicon.reading import PhrasePlace, Phrases

_PHRASES = Phrases(
    {
        "other": {"en": ["salary negotiation", "negotiat*"], "de": ["*zuschlag", "investition*"]},
        "salary": {"en": ["salary", "salary & benefits", "401k"], "de": ["gehalt"], "ja": ["年収"]},
        "skills": {"en": ["skills", "core skill*"]},
    }
)


@pytest.mark.parametrize(
    ("text", "found", "exactly"),
    [
        ("Salary", ("salary",), ("salary",)),
        ("Skills and salary", ("salary", "skills"), ()),
        ("Salary / benefits:", ("salary",), ("salary",)),
        ("Salary negotiation", ("other", "salary"), ("other",)),
        ("Negotiating pay", ("other",), ("other",)),
        ("How to negotiate", ("other",), ()),
        ("Core skillset", ("skills",), ("skills",)),
        ("Hard-core skillset", ("skills",), ()),
        ("Skillset", (), ()),
        ("401K", ("salary",), ("salary",)),
        ("$401 k", (), ()),
        ("平均年収", ("salary",), ()),
        ("年　収", ("salary",), ("salary",)),
        ("Nachtzuschlag", (), ()),
        ("", (), ()),
    ],
)
def test_the_longest_phrase_comes_first(
    text: str, found: tuple[str, ...], exactly: tuple[str, ...]
) -> None:
    assert _PHRASES.found_in(text) == found
    assert _PHRASES.exactly(text) == exactly


def test_no_place_lies_across_a_longer_phrase() -> None:
    assert _PHRASES.places_in("Skills, salary & negotiation; Gehalt (年収)") == (
        PhrasePlace("skills", "en", 0, 1),
        PhrasePlace("other", "en", 1, 3),
        PhrasePlace("salary", "de", 3, 4),
        PhrasePlace("salary", "ja", 4, 6),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zuschlag oder Nachtzuschlag", ["Zuschlag", "Nachtzuschlag"]),
        ("Zuschläge, Zuschlagssatz", []),
        ("Die Investitionskosten (INVESTITION)", ["Investitionskosten", "INVESTITION"]),
        ("our core  skills", ["core  skills"]),
    ],
)
def test_a_phrase_is_the_beginning_or_the_end_of_a_word(text: str, words: list[str]) -> None:
    assert [text[start:end] for _, _, start, end in _PHRASES.open_words(text)] == words


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Salray", "en", "Salary"),
        ("Salry negotiation", "en", "Salary"),
        ("Salray", "de", None),
        ("Salary", "en", None),
        ("Negotait", "en", None),
    ],
)
def test_a_misspelling_is_one_of_a_phrase_of_the_language(
    text: str, language: str, meant: str | None
) -> None:
    found = _PHRASES.misspelling_in(text, language)
    assert (found and found.meant) == meant


def test_the_nearest_phrase_is_one_of_data() -> None:
    assert _PHRASES.nearest("Core skil") == "core skill"
    assert _PHRASES.nearest("Salary negotiations") is None
    assert _PHRASES.nearest("Skills") is None
