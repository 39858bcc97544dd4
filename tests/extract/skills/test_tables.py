"""Tables of skills, by what their headers say."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def table(*rows: str) -> str:
    header, *others = rows
    return "\n".join([header, "|---" * (header.count("|") - 1) + "|", *others])


def skills(text: str) -> list[str]:
    """Each skill as `category > name < topic, topic`."""
    return [
        (f"{category.name.plain} > " if category.name else "")
        + skill.name.plain
        + (" < " + ", ".join(topic.name.plain for topic in skill.topics) if skill.topics else "")
        for category in records_of("Skills", text).categories
        for skill in category.skills
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            table("| Category | Skills |", "| Soft | grit, patience |"),
            ["Soft > grit", "Soft > patience"],
        ),
        (table("| Rank | Skill | Prevalence |", "| 1 | Welding | 78% |"), ["Welding"]),
        (table("| Skill | Why it matters |", "| Welding | It holds |"), ["Welding"]),
        (table("| Skill | Tools |", "| Cutting | saw, torch |"), ["Cutting < saw, torch"]),
        (
            table("| Hard Skills | Soft Skills |", "| Welding | Grit |"),
            ["Hard Skills > Welding", "Soft Skills > Grit"],
        ),
        (table("| Level | Skills |", "| Junior | Cutting |"), ["Junior > Cutting"]),
        (table("| Tool | Price |", "| Saw | $90 |"), ["Saw"]),
        (table("| Month | Weather |", "| May | warm |"), []),
    ],
)
def test_the_header_says_what_a_row_is(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


def test_a_table_of_roles_gives_what_they_ask_for() -> None:
    records = records_of("Skills", table("| Role | Core skills |", "| Welder | MIG or TIG, grit |"))
    (role,) = records.roles
    assert (role.title.name.plain, records.categories) == ("Welder", [])
    assert [(s.name.plain, s.alternative_group) for s in role.skills] == [
        ("MIG", 1),
        ("TIG", 1),
        ("grit", None),
    ]
