"""Roles that a guide describes: headings, items and tables, and what they ask for."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def roles(text: str, heading: str = "Career Paths") -> list[str]:
    """Each role as `name: skill, skill`."""
    return [
        f"{role.title.name.plain}: {', '.join(skill.name.plain for skill in role.skills)}".strip(
            ": "
        )
        for role in records_of(heading, text).roles
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Pipe Fitter\n\nFits pipes. Core skills: MIG, TIG.", ["Pipe Fitter: MIG, TIG"]),
        ("### Pipe Fitter\n\n**Key skills:**\n\n- MIG\n- TIG", ["Pipe Fitter: MIG, TIG"]),
        (
            "### Pipe Fitter\n\n#### Required Skills\n\n- MIG (thin sheet)\n- TIG: fine work",
            ["Pipe Fitter: MIG, TIG"],
        ),
        (
            "### Pipe Fitter\n\nKey skills include MIG, TIG, and grit.",
            ["Pipe Fitter: MIG, TIG, grit"],
        ),
        ("- **Pipe Fitter** – fits pipes. Required skills: MIG", ["Pipe Fitter: MIG"]),
        ("- Pipe Fitter\n- Work-life balance", ["Pipe Fitter"]),
        (
            "| Role | What they do | Key skills |\n|---|---|---|\n| Pipe Fitter | fits | MIG, TIG |",
            ["Pipe Fitter: MIG, TIG"],
        ),
        ("### Why specialize?\n\nIt pays.\n\n### Remote work\n\nRare.", []),
    ],
)
def test_a_role_and_what_it_asks_for_are_read(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


def test_alternatives_are_numbered_through_a_role() -> None:
    (role,) = records_of(
        "Career Paths", "### Pipe Fitter\n\nSkills: MIG or TIG, Steel/Iron, grit."
    ).roles
    assert [skill.alternative_group for skill in role.skills] == [1, 1, 2, 2, None]
