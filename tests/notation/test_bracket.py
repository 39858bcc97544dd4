"""Brackets after names and the initials that they spell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.notation.bracket import (
    find_brackets,
    opening_bracket,
    spells_initials,
    split_bracket,
)

NAMES = [
    ("RAG (Retrieval-Augmented Generation)", "RAG", "Retrieval-Augmented Generation"),
    ("AI Engineer (LLM/GenAI)", "AI Engineer", "LLM/GenAI"),
    ("Data Scientist", "Data Scientist", None),
    ("  Nurse ( night shift )  ", "Nurse", "night shift"),
    ("Engineer (Berlin) at night", "Engineer (Berlin) at night", None),
    ("Engineer (Berlin) (remote)", "Engineer (Berlin)", "remote"),
    ("Lead (AI (ML and more))", "Lead", "AI (ML and more)"),
    ("Analyst [junior]", "Analyst", "junior"),
    ("(only a gloss)", "(only a gloss)", None),
    ("Open (never closed", "Open (never closed", None),
    ("Closed) never opened", "Closed) never opened", None),
    ("Open (a (b)", "Open (a", "b"),
    ("", "", None),
]


@pytest.mark.parametrize(("text", "name", "content"), NAMES)
def test_a_bracket_at_the_end_is_split_off(text: str, name: str, content: str | None) -> None:
    split = split_bracket(text)
    assert split.name.of(text) == name
    assert (split.content.of(text) if split.content else None) == content


SPELLED = [
    ("RAG", "Retrieval-Augmented Generation"),
    ("NLP", "Natural Language Processing"),
    ("NLP", "natural language processing"),
    ("SEO", "Search Engine Optimization"),
    ("IaC", "Infrastructure as Code"),
    ("RLHF", "Reinforcement Learning from Human Feedback"),
    ("CNNs", "convolutional neural networks"),
    ("LLMs", "Large Language Models"),
    ("HTML", "HyperText Markup Language"),
    ("CI/CD", "Continuous Integration / Continuous Delivery"),
    ("U.S.", "United States"),
    ("BLS", "Bureau of Labor Statistics"),
    ("AWS", "Amazon Web Services"),
]


@pytest.mark.parametrize(("name", "phrase"), SPELLED)
def test_initials_are_recognised(name: str, phrase: str) -> None:
    assert spells_initials(name, phrase)


NOT_SPELLED = [
    ("GenAI", "LLM Specialist"),
    ("GenAI / LLM Specialist", "AI Engineer"),
    ("AI Engineer", "GenAI / LLM Specialist"),
    ("LLM", "GenAI"),
    ("Python", "Pandas Yields Tables Here On Notice"),
    ("NLP", "Natural Language"),
    ("NLP", "Natural Language Processing Tools"),
    ("is", "in service"),
    ("", "Something"),
    ("AI", ""),
]


@pytest.mark.parametrize(("name", "phrase"), NOT_SPELLED)
def test_other_names_are_no_initials(name: str, phrase: str) -> None:
    assert not spells_initials(name, phrase)


@given(st.text(alphabet="ab ()[]（）AI/.", max_size=60))
def test_brackets_lie_inside_any_text(text: str) -> None:
    ends = [0]
    for bracket in find_brackets(text):
        assert ends[-1] <= bracket.start < bracket.end <= len(text)
        ends.append(bracket.end)
    split = split_bracket(text)
    assert 0 <= split.name.start <= split.name.end <= len(text)
    spells_initials(text, text)


def test_deep_nesting_is_no_matter() -> None:
    text = "a" + "(" * 50_000 + ")" * 50_000
    assert split_bracket(text).name.of(text) == "a"


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("(mid) and more (b)", "(mid)"),
        ("  [a (b)] c", "[a (b)]"),
        ("words (mid)", None),
        ("(open", None),
        ("((a)", None),
        ("", None),
    ],
)
def test_a_text_may_open_with_a_bracket(text: str, bracket: str | None) -> None:
    found = opening_bracket(text)
    assert (text[found.start : found.end] if found else None) == bracket
