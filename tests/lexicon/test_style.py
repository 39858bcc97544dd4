"""House style: what the spelling of a skill is held to."""

from __future__ import annotations

import pytest

from careerdata.lexicon.knowledge import load_knowledge

_KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("written", "name", "spelled"),
    [
        ("Javascript", "JavaScript", "JavaScript"),
        ("JAVASCRIPT", "JavaScript", "JavaScript"),
        ("Java Script", "JavaScript", "JavaScript"),
        ("Scikit learn", "Scikit-learn", "Scikit-learn"),
        ("python", "Python", "Python"),
        ("Node.JS", "Node.js", "Node.js"),
        ("c++", "C++", "C++"),
        ("Mlops Pipelines", "MLOps pipelines", "MLOps Pipelines"),
    ],
)
def test_names_are_written_letter_by_letter(written: str, name: str, spelled: str) -> None:
    assert _KNOWLEDGE.style.spelled(written, name) == spelled


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Linear algebra", "Linear Algebra"),
        ("time-management", "time management"),
        ("UX Design", "UX design"),
        ("JS", "JavaScript"),
        ("C", "C++"),
    ],
)
def test_common_nouns_and_other_names_stay_as_they_are(written: str, name: str) -> None:
    assert _KNOWLEDGE.style.spelled(written, name) == written


def test_exact_names_are_names_of_the_vocabulary() -> None:
    known = {
        name: entry.name
        for name in _KNOWLEDGE.style.exact_names
        if (entry := _KNOWLEDGE.skills.get(name))
    }
    assert known == {name: name for name in _KNOWLEDGE.style.exact_names}
