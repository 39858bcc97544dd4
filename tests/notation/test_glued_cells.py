"""Where the cells of a glued table meet: `|` shows the seams that are expected."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.glued_cells import (
    GluedCellWords,
    amount_seams,
    place_seams,
    side_of_signs,
    word_seams,
)


@cache
def _words() -> GluedCellWords:
    return GluedCellWords.from_schemas(load_schemas())


def _cut(text: str, seams: list[int]) -> str:
    return "|".join(
        text[low:high] for low, high in zip([0, *seams], [*seams, len(text)], strict=True)
    )


SIGNS_BEFORE = [
    "Junior DevOps (0-2 years)|$81,000 – $111,000|£36,000 – £51,000",
    "Head of AI|$250,000 – $450,000+|£120,000 – £200,000+",
    "Engineer|US$120k|A$90k",
    "Junior|CHF 80.000|EUR 60.000",
    "Freshers|₹3-5 LPA|₹6-9 LPA",
    "Junior|Rs. 8-15 LPA|Rs. 9-16 LPA",
    "Junior|~$60k|~£40k",
    "Nurse|$27.30/hr|£18.50/hr",
    "Nurse|R450,000|R500,000",
    "Junior|$1.5M-2M|£500k",
    "Band 5|£28,407|£30,000",
    "Band 5|£28,407 – £34,581",
    "Lead*|$90,000*|£70,000",
]
SIGNS_AFTER = [
    "Berufseinsteiger|55k€ – 65k€|50k€ – 60k€",
    "Junior (0-2 Jahre)|45.000 – 55.000 €|40.000 – 50.000 €",
    "Débutant|36 000 €|38 000 €",
    "Débutant|30 000 – 38 000 €/an|32 000 – 40 000 €/an",
    "Ärztin|70.000–85.000 €",
    "Junior|45.000 Euro|50.000 Euro",
    "Junior|45k€12%",
    "Fresher|3-5 LPA|5-8 LPA",
    "新人|400万円|500万円",
]


@pytest.mark.parametrize("row", SIGNS_BEFORE)
def test_signs_before_their_numbers_begin_cells(row: str) -> None:
    glued = row.replace("|", "")
    assert side_of_signs(glued, _words()) == "before"
    assert _cut(glued, amount_seams(glued, "before", _words())) == row


@pytest.mark.parametrize("row", SIGNS_AFTER)
def test_signs_after_their_numbers_end_cells(row: str) -> None:
    glued = row.replace("|", "")
    assert side_of_signs(glued, _words()) == "after"
    assert _cut(glued, amount_seams(glued, "after", _words())) == row


@pytest.mark.parametrize(
    "line",
    [
        "Nurses earn $60,000 in London.",
        "Salary: $60,000 – $80,000 (mid)",
        "from $100k to $120k",
        "Python3 and HTML5",
        "Growth of 36%",
        "Junior kr 450,000",
        "Level 200€300,000",
        "",
    ],
)
def test_other_lines_have_no_side(line: str) -> None:
    assert side_of_signs(line, _words()) is None


@pytest.mark.parametrize(
    "row",
    [
        "Role|United States|United Kingdom|Remote (Global)",
        "Junior|0-2 years",
        "Role|Entry (0-2 years)|Mid",
        "Rolle|Österreich",
        "$120,000|High",
        "36,000|45,000",
        "45.000|55.000",
        "Intern|N/A",
        "Growth %|Salary",
        "Junior Dev|Ops",
    ],
)
def test_words_meet_at_a_change_of_letters(row: str) -> None:
    glued = row.replace("|", "")
    assert _cut(glued, word_seams(glued)) == row


@pytest.mark.parametrize(
    "row", ["Role|US|UK|Remote", "Role|USA|UK|EU", "Level|US|Canada", "NASA", "US"]
)
def test_short_names_of_places_end_cells(row: str) -> None:
    glued = row.replace("|", "")
    assert _cut(glued, sorted({*word_seams(glued), *place_seams(glued, _words())})) == row


@pytest.mark.parametrize(
    "line", ["$60,000 – $70,000", "60.000 €", "~£5k", "8-12 LPA", "—", "N/A", "$60k per year"]
)
def test_a_line_may_be_an_amount(line: str) -> None:
    assert _words().amount_line.match(line)


@pytest.mark.parametrize(
    "line", ["Nurse", "5 years", "2024 was hard", "Up to it", "- $5 each", "N/A yet"]
)
def test_a_line_of_words_is_no_amount(line: str) -> None:
    assert not _words().amount_line.match(line)


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(st.text(alphabet="aZ $£€5.,0k–+%()|~US\u202f", max_size=60))
def test_seams_stand_in_order_inside_the_text(text: str) -> None:
    side = side_of_signs(text, _words())
    amounts = amount_seams(text, side, _words()) if side else []
    for seams in (amounts, word_seams(text), place_seams(text, _words())):
        assert seams == sorted(set(seams))
        assert all(0 < seam < len(text) for seam in seams)
