"""Preformatted text: which lines of a code block are items and labels, and which are none."""

from __future__ import annotations

import pytest

from careerdata.outline.preformatted import with_preformatted_read
from careerdata.parse import parse_guide
from tests.extract.guide_text import guide_of, knowledge
from tests.parse.layout import lines_of_blocks


def blocks(code: str, language: str = "") -> list[str]:
    """The blocks of a fence with some lines."""
    guide = guide_of("markdown", f"```{language}\n{code}\n```\n")
    document = parse_guide(guide, knowledge(), lambda _: None)
    return lines_of_blocks(with_preformatted_read(document, knowledge()))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Nurse      $60K-$85K", ["- Nurse      $60K-$85K"]),
        ("★★★ Nurse   $60,000", ["- Nurse   $60,000"]),
        ("IN DEMAND:\nNurse  $60,000", ["p IN DEMAND:", "- Nurse  $60,000"]),
        (
            "Junior nurse (€46k)\n   ↓\nHead nurse (€92k)",
            ["- Junior nurse (€46k)", "code ↓", "- Head nurse (€92k)"],
        ),
        (
            "├── Nurse – €40k\n└── Head nurse – €60k",
            ["- Nurse – €40k", "- Head nurse – €60k"],
        ),
        (
            "Salary: $60K USD\nDuties:\n- Care\n- Notes",
            ["- Salary: $60K USD", "code Duties:", "code - Care", "code - Notes"],
        ),
    ],
)
def test_lines_with_amounts_are_items(code: str, expected: list[str]) -> None:
    assert blocks(code) == expected
    assert blocks(code, "text") == expected


@pytest.mark.parametrize(
    "code",
    [
        'pay = {"nurse": "$60,000"}',
        "$ careerdata check --limit $60,000",
        "| Nurse | $60,000 |",
        "<b>Nurse</b> $60,000",
        "$60,000",
        "careerdata build raw",
    ],
)
def test_programs_and_examples_of_tables_are_no_items(code: str) -> None:
    assert blocks(code) == [f"code {code}"]


def test_a_fence_that_names_a_language_holds_no_items() -> None:
    assert blocks("Nurse: $60,000", "yaml") == ["code Nurse: $60,000"]
