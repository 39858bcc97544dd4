"""Faults of form: what is found, what is not, and the text that the fixes give."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerdata.lexicon.knowledge import load_knowledge
from careerdata.model.edits import apply_edits
from careerdata.pipeline import check_draft
from careerdata.read import FoundGuide, guide_of_text

_KNOWLEDGE = load_knowledge()


def _found(text: str, name: str = "nurse.md") -> dict[str, list[tuple[int, str]]]:
    """By rule: the line of each finding and the text that its fix gives."""
    guide = guide_of_text(FoundGuide(Path(name), name), text, lambda _: None)
    assert guide is not None
    found: dict[str, list[tuple[int, str]]] = {}
    for finding in check_draft(guide, _KNOWLEDGE).findings:
        fixed = apply_edits(text, finding.fix.edits) if finding.fix else text
        found.setdefault(finding.name, []).append((finding.place.line, fixed))
    return found


def _pay(
    cell: str,
    *,
    title: str = "# Nurse Career Guide",
    heading: str = "## Salary",
    header: str = "Level",
) -> str:
    return f"{title}\n\n{heading}\n\n| {header} | Pay |\n|---|---|\n| Senior | {cell} |\n"


# --- Trailing spaces ---


@pytest.mark.parametrize(
    ("text", "line", "fixed"),
    [
        ("# Nurse  \n\nText.\n", 1, "# Nurse\n\nText.\n"),
        ("# Nurse\n \t \nText.\n", 2, "# Nurse\n\nText.\n"),
        ("# Nurse\n\nText. \nMore.\n", 3, "# Nurse\n\nText.\nMore.\n"),
        ("# Nurse\r\n\r\nText.\t\r\n", 3, "# Nurse\r\n\r\nText.\r\n"),
        ("# Nurse\n\nText.  ", 3, "# Nurse\n\nText."),
        (
            "# Nurse\n\n| a | b |  \n|---|---| \n| 1 | 2 |\n",
            3,
            "# Nurse\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ),
    ],
)
def test_trailing_spaces_are_one_finding(text: str, line: int, fixed: str) -> None:
    assert _found(text)["trailing-spaces"] == [(line, fixed)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Nurse\n\nOne line  \nand another.\n", "nurse.md"),
        ("# Nurse\n\n```\ncode  \n```\n", "nurse.md"),
        ("<html><body>\n<h1>Nurse</h1>  \n</body></html>\n", "nurse.html"),
        ("Role\tUS\tUK\nNurse\t$60,000\t\n", "nurse.txt"),
    ],
)
def test_spaces_that_mean_something_or_stand_in_html_stay(text: str, name: str) -> None:
    assert "trailing-spaces" not in _found(text, name)


# --- Pipes ---

_HEADER = "# Nurse\n\n| Level | Salary |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "fixed"),
    [
        ("| Senior | $60,000", "| Senior | $60,000 |"),
        ("Senior | $60,000 |", "| Senior | $60,000 |"),
        ("Senior | $60,000", "| Senior | $60,000 |"),
        (r"| Senior | $60,000 \|", r"| Senior | $60,000 \| |"),
    ],
)
def test_a_row_without_an_edge_pipe_gets_one(row: str, fixed: str) -> None:
    assert _found(f"{_HEADER}{row}\n")["missing-edge-pipe"] == [(5, f"{_HEADER}{fixed}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "# Nurse\n\nLevel | Salary\n---|---\nSenior | $60,000\n",
        f"{_HEADER}| Senior | $60,000 |\n",
        "# Nurse\n\n| a | b | c |\n|---|---|---|\n| 1 | 2\n",
    ],
    ids=["no row has any", "all are there", "a cell is missing, too"],
)
def test_rows_like_their_header_and_ragged_rows_get_none(text: str) -> None:
    assert "missing-edge-pipe" not in _found(text)


# --- Characters that nobody sees ---


def test_characters_that_nobody_sees_are_removed_from_words() -> None:
    text = "# Nurse\n\nData\u200bbase and Pfle\u00adge.\n"
    assert _found(text)["invisible-character"] == [(3, "# Nurse\n\nDatabase and Pflege.\n")]


@pytest.mark.parametrize(
    "text", ["# Nurse\n\nA\u200b B\n", "# Nurse\n\n👩\u200d⚕️ Nurses\n", "\ufeff# Nurse\n"]
)
def test_characters_between_words_inside_emoji_and_at_the_beginning_stay(text: str) -> None:
    assert "invisible-character" not in _found(text)


# --- Amounts ---


@pytest.mark.parametrize(
    ("cell", "fixed"),
    [
        ("$100,000 - $130,000", "$100,000 – $130,000"),
        ("$95K-$150K", "$95K–$150K"),
        ("$120-180K", "$120–180K"),
        ("$100,000 -- $130,000", "$100,000 – $130,000"),
        ("$100,000\u2011$130,000", "$100,000–$130,000"),
        ("$100,000 — $130,000", "$100,000 – $130,000"),
        ("EUR 45,000 - EUR 60,000", "EUR 45,000 – EUR 60,000"),
    ],
)
def test_a_range_gets_the_dash_of_the_house(cell: str, fixed: str) -> None:
    assert _found(_pay(cell))["hyphen-for-range-dash"] == [(7, _pay(fixed))]


@pytest.mark.parametrize(
    "cell", ["$100,000 – $130,000", "$100,000 to $130,000", "$100,000+", "$100,000", "~$100,000"]
)
def test_other_amounts_keep_their_dashes_and_words(cell: str) -> None:
    assert "hyphen-for-range-dash" not in _found(_pay(cell))


def test_all_ranges_of_a_guide_are_one_finding() -> None:
    text = _pay("$90,000 - $95,000") + "| Junior | $60,000-$70,000 |\n"
    (finding,) = _found(text)["hyphen-for-range-dash"]
    assert finding == (7, _pay("$90,000 – $95,000") + "| Junior | $60,000–$70,000 |\n")


_GERMAN = {
    "title": "# Berufe in der Pflege: die Ausbildung und der Alltag",
    "heading": "## Gehalt",
    "header": "Stufe",
}


def test_a_german_currency_sign_stands_apart_from_its_number() -> None:
    text = _pay("45.000€ – 60.000€", **_GERMAN)
    assert _found(text)["glued-currency-sign"] == [
        (7, _pay("45.000\u00a0€ – 60.000\u00a0€", **_GERMAN))
    ]


@pytest.mark.parametrize("cell", ["€45.000 – €60.000", "45.000 € – 60.000 €", "45.000 EUR"])
def test_signs_in_their_place_and_codes_stay(cell: str) -> None:
    assert "glued-currency-sign" not in _found(_pay(cell, **_GERMAN))


def test_in_english_no_space_is_asked_for() -> None:
    assert "glued-currency-sign" not in _found(_pay("45,000€ – 60,000€"))


# --- Skills ---

_SKILLS = "# Web Developer Career Guide\n\n## Skills\n\n### Programming\n\n- {0}\n- {1}\n"


def test_each_unusual_spelling_is_one_finding() -> None:
    found = _found(_SKILLS.format("Javascript", "Scikit learn"))["unusual-skill-spelling"]
    assert found == [
        (7, _SKILLS.format("JavaScript", "Scikit learn")),
        (8, _SKILLS.format("Javascript", "Scikit-learn")),
    ]


@pytest.mark.parametrize(
    "skill", ["JavaScript", "Linear algebra", "JS", "Golang", "scikit-learn", "Crocheting"]
)
def test_usual_and_unknown_spellings_are_silent(skill: str) -> None:
    assert "unusual-skill-spelling" not in _found(_SKILLS.format(skill, "Python"))
