"""Comments in guides: what they are about, and what is said where they do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.control.suppression import silence
from tests.control.findings import finding_in, guide_of, told

if TYPE_CHECKING:
    from careerdata.model.finding import Finding

_TEXT = "# Nurse\n\n## Roadmap\n\n- First\n- Second\n"


def _silenced(
    text: str, rule: str = "CD402", at: str = "Second", path: str = "nurse.md"
) -> tuple[bool, list[str]]:
    """Whether the finding at a text is silenced, and the rules of what is reported."""
    guide = guide_of(text, path)
    reported: list[Finding] = []
    left = silence([finding_in(guide, rule, at)], [guide], reported.append)
    return not left, [finding.rule for finding in reported]


# Where the comment stands, and whether the finding in the line of "Second" is silenced.
PLACES = {
    "after the text": ("- First\n- Second <!-- careerdata: ignore CD402 why -->\n", True),
    "on the line before": ("- First\n<!-- careerdata: ignore CD402 why -->\n- Second\n", True),
    "blank lines between": (
        "- First\n\n<!-- careerdata: ignore CD402 why -->\n\n\n- Second\n",
        True,
    ),
    "another comment between": (
        "- First\n<!-- careerdata: ignore CD402 why -->\n<!-- careerdata: ignore-file CD402 why -->\n- Second\n",
        True,
    ),
    "indented": ("- First\n  <!-- careerdata: ignore CD402 why -->\n- Second\n", True),
    "in a block quote": ("> <!-- careerdata: ignore CD402 why -->\n> Second\n", True),
    "over several lines": (
        "- First\n<!-- careerdata: ignore CD402\n     why -->\n- Second\n",
        True,
    ),
    "two lines before": ("<!-- careerdata: ignore CD402 why -->\n- First\n- Second\n", False),
    "after the line before": ("- First <!-- careerdata: ignore CD402 why -->\n- Second\n", False),
    "after the finding": ("- Second\n<!-- careerdata: ignore CD402 why -->\n- First\n", False),
    "above a heading": ("<!-- careerdata: ignore CD402 why -->\n## Steps\n\n- Second\n", False),
    "for the whole guide": (
        "- First\n- Second\n\n<!-- careerdata: ignore-file CD402 why -->\n",
        True,
    ),
    "in a cell": (
        "| A | B |\n|---|---|\n| First | Second <!-- careerdata: ignore CD402 why --> |\n",
        True,
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_comment_is_about_its_line_or_the_next(place: str) -> None:
    body, is_silenced = PLACES[place]
    left, reported = _silenced(f"# Nurse\n\n{body}")
    assert left == is_silenced
    if "ignore-file" not in body:
        assert reported == ([] if is_silenced else ["CD803"])


@pytest.mark.parametrize(
    ("codes", "is_silenced"),
    [
        ("CD402", True),
        ("cd402", True),
        ("CD4", True),
        ("CD310, CD402", True),
        ("CD310 CD402", True),
        ("CD401", False),
    ],
)
def test_a_comment_silences_the_rules_that_it_names(codes: str, is_silenced: bool) -> None:
    left, _ = _silenced(f"# Nurse\n\n- Second <!-- careerdata: ignore {codes} why -->\n")
    assert left == is_silenced


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("ignore CD402 the steps are meant to overlap", []),
        ("ignore CD402: the steps are meant to overlap", []),
        ("ignore CD402 – the steps, too, are meant to overlap", []),
        ("ignore CD402", ["CD804"]),
        ("ignore CD402 -", ["CD804"]),
        ("ignore CD402, CD401 why", ["CD803"]),
        ("ignore CD402 CD999 why", ["CD801"]),
        ("ignore CD4O2 why", ["CD801"]),
        ("ignore roadmap-overlap why", ["CD801"]),
        ("ignore", ["CD802"]),
        ("ignroe CD402 why", ["CD802"]),
        ("", ["CD802"]),
    ],
)
def test_a_comment_that_is_not_understood_or_not_needed_is_reported(
    words: str, reported: list[str]
) -> None:
    assert _silenced(f"# Nurse\n\n- Second <!-- careerdata: {words} -->\n")[1] == reported


def test_an_unknown_code_is_reported_at_its_place_with_the_rule_that_was_meant() -> None:
    guide = guide_of("# Nurse\n\n- Second <!-- careerdata: ignore roadmap-overlap why -->\n")
    reported: list[Finding] = []
    silence([], [guide], reported.append)
    (finding,) = reported
    assert (finding.place.line, finding.place.text) == (3, "roadmap-overlap")
    assert finding.hint == "did you mean CD402?"


def test_each_code_of_a_comment_is_used_or_reported() -> None:
    guide = guide_of("# Nurse\n\n<!-- careerdata: ignore-file CD402 CD310 why -->\n\n- Second\n")
    reported: list[Finding] = []
    left = silence([finding_in(guide, "CD402", "Second")], [guide], reported.append)
    assert left == []
    assert [(finding.rule, finding.place.text) for finding in reported] == [("CD803", "CD310")]


def test_an_error_that_binds_stays_and_the_comment_is_told_so() -> None:
    guide = guide_of("# Nurse\n\n- Second <!-- careerdata: ignore CD508, CD402 why -->\n")
    reported: list[Finding] = []
    findings = [finding_in(guide, "CD508", "Second"), finding_in(guide, "CD402", "Second")]
    assert told(silence(findings, [guide], reported.append)) == [("CD508", 3)]
    assert [(finding.rule, finding.place.text) for finding in reported] == [("CD807", "CD508")]


def test_a_comment_of_one_guide_is_not_about_another() -> None:
    first = guide_of("# Nurse\n\n<!-- careerdata: ignore-file CD402 why -->\n", "first.md")
    second = guide_of(_TEXT, "second.md")
    reported: list[Finding] = []
    left = silence([finding_in(second, "CD402", "Second")], [first, second], reported.append)
    assert told(left) == [("CD402", 6)]
    assert told(reported) == [("CD803", 3)]


@pytest.mark.parametrize(
    "shown",
    [
        "```html\n<!-- careerdata: ignore CD402 why -->\n```\n- Second\n",
        "~~~\n<!-- careerdata: ignore CD402 why -->\n~~~\n- Second\n",
        "Write `<!-- careerdata: ignore CD402 why -->` after it.\n- Second\n",
    ],
)
def test_a_comment_that_is_shown_as_code_says_nothing(shown: str) -> None:
    assert _silenced(f"# Nurse\n\n{shown}") == (False, [])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("nurse.txt", "Nurse\n\n<!-- careerdata: ignore CD402 why -->\n- Second\n"),
        ("nurse.txt", "Nurse\n\n- Second <!-- careerdata: ignore CD402 why -->\n"),
        ("nurse.html", "<h1>Nurse</h1>\n<!-- careerdata: ignore CD402 why -->\n<li>Second</li>\n"),
        ("nurse.html", "<h1>Nurse</h1>\n<li>Second</li> <!-- careerdata: ignore CD402 why -->\n"),
    ],
)
def test_comments_work_alike_in_every_carrier(path: str, text: str) -> None:
    assert _silenced(text, path=path) == (True, [])


def test_a_comment_in_the_last_line_is_about_nothing() -> None:
    assert _silenced("# Nurse\n\n- Second\n\n<!-- careerdata: ignore CD402 why -->") == (
        False,
        ["CD803"],
    )
