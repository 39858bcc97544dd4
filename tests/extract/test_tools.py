"""The publisher's own tools."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Explore more at SkillPath's free Career Explorer.",
            "en",
            [("Career Explorer", "explorer", "SkillPath")],
        ),
        (
            "Take the Career Quiz by CareerHub today.",
            "en",
            [("Career Quiz", "assessment", "CareerHub")],
        ),
        ("Take our free Career Test to find out.", "en", [("Career Test", "assessment", None)]),
        ("Nutze JobKompass' Karriereplaner.", "de", [("Karriereplaner", "planner", "JobKompass")]),
        (
            "Mach jetzt den kostenlosen Berufstest von JobKompass.",
            "de",
            [("Berufstest", "assessment", "JobKompass")],
        ),
        ("We love Google's offices. Read Amazon's Annual Report.", "en", []),
    ],
)
def test_a_call_to_action_names_a_tool_and_its_owner(
    text: str, language: str, expected: list[tuple[str, str, str | None]]
) -> None:
    tools = records_of("What comes next", text, language).tools
    assert [
        (tool.name.plain, tool.kind, tool.provider and tool.provider.plain) for tool in tools
    ] == expected


def test_the_only_owner_of_the_tools_is_the_publisher() -> None:
    publisher = records_of(
        "What comes next", "Explore more at SkillPath's Career Explorer."
    ).publisher
    assert publisher is not None
    assert publisher.plain == "SkillPath"
