"""Skills that look misspelt, that nobody knows, that stand twice, and topics in two places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.control import Control
from careerdata.control.selection import Choice, Selection
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.pipeline import check_draft
from careerdata.read import FoundGuide, guide_of_text

if TYPE_CHECKING:
    from careerdata.model.finding import Finding

_KNOWLEDGE = load_knowledge()
_HEAD = "# Guide\n\nA guide about skills of all kinds.\n\n## Skills\n\n"
_CODES = ("CD450", "CD451", "CD452", "CD453")


def _found(text: str, choice: Choice | None = None) -> list[Finding]:
    guide = guide_of_text(FoundGuide(Path("guide.md"), "guide.md"), _HEAD + text, lambda _: None)
    assert guide is not None
    control = Control(Selection(overall=choice or Choice()))
    return [f for f in check_draft(guide, _KNOWLEDGE, control).findings if f.rule in _CODES]


def _told(text: str) -> list[tuple[str, str, str | None]]:
    return [(finding.name, finding.place.text, finding.hint) for finding in _found(text)]


@pytest.mark.parametrize(
    ("text", "misspelt", "meant"),
    [
        ("- Kubernets\n", "Kubernets", "Kubernetes"),
        ("- Pyhton\n", "Pyhton", "Python"),
        ("- Javascirpt\n", "Javascirpt", "JavaScript"),
        ("- Project Managment\n", "Project Managment", "Project Management"),
        ("- Viennoiserie\n- Vienoiserie\n", "Vienoiserie", "Viennoiserie"),
        ("- Web shop software\n- Webshop software\n", "Webshop software", "Web shop software"),
    ],
)
def test_a_misspelt_skill_is_told_with_the_one_that_was_meant(
    text: str, misspelt: str, meant: str
) -> None:
    assert _told(text) == [("misspelled-skill", misspelt, f"did you mean “{meant}”?")]


@pytest.mark.parametrize(
    "text",
    [
        "- Java\n- JavaScript\n- TypeScript\n",
        "- C\n- C++\n- C#\n- R\n- Go\n",
        "- React\n- Redux\n- Vue\n- Vuex\n- MySQL\n- MSSQL\n",
        "- HTML4\n- HTML5\n- CS231n\n- CS224n\n",
        "- Planing\n- Planning\n- Filing\n- Filling\n- Staining\n- Straining\n",
        "- Planting\n- Pruning\n",
        "- Database\n- Databases\n",
        "- Welding\n- Wedding cakes\n",
    ],
)
def test_skills_that_are_only_near_one_another_are_silent(text: str) -> None:
    assert _told(text) == []


def test_a_misspelt_skill_points_to_the_other_in_the_guide_and_stays_one_of_its_own() -> None:
    (found,) = _found("- Kubernetes\n- Kubernets\n")
    assert [(other.what, other.place.text) for other in found.where.related] == [
        ("the other skill", "Kubernetes")
    ]
    assert (found.where.table, found.where.row_key) == ("skills", "kubernets")


@pytest.mark.parametrize(
    ("text", "repeated", "before"),
    [
        ("- Python, SQL, Python\n", "Python", "Python"),
        ("- JavaScript\n- Git\n- JS\n", "JS", "JavaScript"),
        ("- Containers — images, networks, Images\n", "Images", "images"),
        ("| Skill | Why |\n|---|---|\n| Git | History |\n| Git | Sharing |\n", "Git", "Git"),
        ("### Nurse\n\nCare. Core skills: Python, SQL, Python.\n", "Python", "Python"),
    ],
)
def test_a_skill_that_stands_in_its_list_already_is_told(
    text: str, repeated: str, before: str
) -> None:
    (found,) = _found(text)
    assert (found.name, found.place.text) == ("duplicate-skill", repeated)
    assert [other.place.text for other in found.where.related] == [before]


@pytest.mark.parametrize(
    "text",
    [
        "### At work\n\n- Python\n\n### At home\n\n- Python\n",
        "- Python — pandas\n- R — tidyverse\n",
        "- Python\n- Pandas\n",
    ],
)
def test_a_skill_in_two_lists_is_silent(text: str) -> None:
    assert _told(text) == []


def test_a_topic_under_several_skills_is_told_once() -> None:
    (found,) = _found(
        "- Statistics — regression\n- Learning — regression\n- Finance — regression\n"
    )
    assert found.message == "the topic “regression” is under “Statistics”, “Learning” and “Finance”"
    assert (found.place.line, [other.place.line for other in found.where.related]) == (8, [7])


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice(), []),
        (Choice(select=("CD4",)), []),
        (Choice(severity={"CD4": "warning"}), []),
        (Choice(select=("CD4", "CD452")), ["Viennoiserie", "Lamination"]),
        (Choice(severity={"CD452": "warning"}), ["Viennoiserie", "Lamination"]),
        (Choice(severity={"CD452": "warning"}, ignore=("CD45",)), []),
    ],
)
def test_skills_that_nobody_knows_are_told_where_the_rule_is_named(
    choice: Choice, told: list[str]
) -> None:
    found = _found("- Viennoiserie\n- Python\n- Lamination\n", choice)
    assert [finding.place.text for finding in found if finding.rule == "CD452"] == told


def test_a_skill_that_looks_misspelt_is_not_told_to_be_unknown_too() -> None:
    found = _found("- Kubernets\n", Choice(severity={"CD452": "info"}))
    assert [finding.rule for finding in found] == ["CD451"]
