"""Slips of the pen, and the many words that are near one another and none."""

from __future__ import annotations

import pytest

from careerdata.notation.spelling import Names, find_misspelling, is_misspelling


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("entyr", "entry"),
        ("rloe", "role"),
        ("orle", "role"),
        ("mnoth", "month"),
        ("salry", "salary"),
        ("sallary", "salary"),
        ("salery", "salary"),
        ("expereince", "experience"),
        ("kubernets", "kubernetes"),
        ("kubernetees", "kubernetes"),
        ("metier", "métier"),
        ("salayr", "salary"),
    ],
)
def test_one_slip_in_a_word_is_told(word: str, meant: str) -> None:
    assert is_misspelling(word, meant)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("salary", "salary"),
        ("trade", "grade"),
        ("nodes", "notes"),
        ("phrase", "phase"),
        ("courses", "course"),
        ("course", "courses"),
        ("coast", "cost"),
        ("rule", "role"),
        ("source", "course"),
        ("employer", "employee"),
        ("java", "javascript"),
        ("c", "r"),
        ("html4", "html5"),
        ("cs231n", "cs224n"),
        ("tsalary", "salary"),
        ("slary", "salaries"),
    ],
)
def test_words_that_are_only_near_are_none(word: str, meant: str) -> None:
    assert not is_misspelling(word, meant)


def test_where_many_words_can_be_meant_longer_ones_alone_count_by_a_replaced_letter() -> None:
    assert not is_misspelling("planting", "planning", 9)
    assert is_misspelling("kubernates", "kubernetes", 9)


_PHRASES = ["entry level", "senior", "salary", "average salary", "united states"]


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Entyr Level", "Entyr", "Entry"),
        ("Entry Leevl", "Leevl", "Level"),
        ("**Salry**", "Salry", "Salary"),
        ("SALRY", "SALRY", "SALARY"),
        ("average salry", "salry", "salary"),
        ("Untied States", "Untied", "United"),
    ],
)
def test_the_misspelt_word_of_a_phrase_is_found(text: str, word: str, meant: str) -> None:
    misspelling = find_misspelling(text, _PHRASES)
    assert misspelling is not None
    assert (text[misspelling.start : misspelling.end], misspelling.meant) == (word, meant)


@pytest.mark.parametrize(
    "text", ["Salary", "Salry in 2026", "Etnry Leevl", "Level", "", "Senior level"]
)
def test_other_texts_have_none(text: str) -> None:
    assert find_misspelling(text, _PHRASES) is None


def test_of_two_words_that_may_be_meant_none_is_chosen() -> None:
    assert find_misspelling("Stpae", ["stape", "stpea"]) is None


_NAMES = Names(
    ["Kubernetes", "PostgreSQL", "Project Management", "Planning", "Java", "Fine-tuning"], ("ing",)
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Kubernets", "kubernetes"),
        ("Kuberentes", "kubernetes"),
        ("Project Managment", "project management"),
        ("Postgre SQL", "postgresql"),
        ("Finetuning", "fine-tuning"),
        ("Kubernetes", None),
        ("Planing", None),
        ("Jav", None),
        ("KUBERNETS", None),
        ("Docker", None),
        ("", None),
    ],
)
def test_among_many_names_the_one_that_was_meant_is_found(name: str, meant: str | None) -> None:
    assert _NAMES.meant_by(name) == meant


def test_a_crowd_of_names_that_are_alike_is_not_compared() -> None:
    crowd = Names(
        f"skill na{chr(97 + first)}{chr(97 + second)}ming"
        for first in range(26)
        for second in range(26)
    )
    assert crowd.meant_by("skill naaamnig") is None
    assert Names(["skill naaaming"]).meant_by("skill naaamnig") == "skill naaaming"
