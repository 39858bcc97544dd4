"""What a guide says of its resources:
what does not fit together, and what does though it looks as if it did not.
"""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Welder Career Guide\n\n## Resources\n\n"
_FIRST_LINE = 5
_CODES = ("CD460", "CD461", "CD462", "CD463", "CD464")


def _found(text: str, head: str = _HEAD, name: str = "welder.md") -> list[tuple[str, int]]:
    """The names of the findings about resources, and their lines; the text begins in line 1."""
    _, findings = compile_case(name, head + text)
    return [(f.name, f.place.line - head.count("\n")) for f in findings if f.rule in _CODES]


def _cost(text: str) -> object:
    tables, _ = compile_case("welder.md", _HEAD + text)
    return tables["resources"][0]["cost"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- [Weld Guru](www.example.org)\n", 1),
        ("- [Weld Guru](/guru)\n", 1),
        ("- [Weld Guru]() – lessons\n", 1),
        ("- [Weld Guru](https://example.org/weld guru) – lessons\n", 1),
        ("- [Weld Guru](javascript:go(1)) – lessons\n", 1),
        ("- Weld Guru: https://weld guru.example\n", 1),
        ("| Course | Link |\n|---|---|\n| Weld Guru | www.example.org |\n", 3),
        ("Begin with [Weld Guru](htps://example.org) and go on.\n", 1),
    ],
)
def test_a_link_that_leads_nowhere_is_found_and_not_published(text: str, line: int) -> None:
    assert _found(text) == [("malformed-link", line)]
    tables, _ = compile_case("welder.md", _HEAD + text)
    assert [(row["name"], row["url"]) for row in tables["resources"]] == [("Weld Guru", None)]


@pytest.mark.parametrize(
    "text",
    [
        "- [Weld Guru](https://example.org/guru)\n",
        "- [Weld Guru](<https://example.org/guru>)\n",
        '- [Weld Guru](https://example.org/guru "The site")\n',
        "- [Print this page](javascript:window.print())\n",
        "- [Mail us](mailto:a@example.org)\n",
        "- [Back to top](#welder)\n",
        "Begin with [the next page](/next) and go on.\n",
    ],
)
def test_sound_links_and_those_of_the_page_are_silent(text: str) -> None:
    assert _found(text) == []


_A, _B = "https://example.org/a", "https://example.org/b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- [Weld Guru]({_A})\n- [Weld Guru]({_B})\n", [("resource-with-two-links", 2)]),
        (
            f"- [Weld Guru]({_A})\n\n## Courses\n\n- [Weld Guru]({_B})\n",
            [("resource-with-two-links", 5)],
        ),
        (f"- [Weld Guru]({_A})\n- [Weld guru]({_A}/)\n", [("duplicate-resource", 2)]),
        (f"- [Weld Guru]({_A})\n- Weld Guru (free)\n", [("duplicate-resource", 2)]),
        (
            "- LinkedIn Learning (free)\n- Lynda.com – welding for all\n",
            [("duplicate-resource", 2)],
        ),
        (
            f"| Course | Link |\n|---|---|\n| Weld Guru | {_A} |\n| Arc Club | {_B} |\n| Weld Guru | {_A} |\n",
            [("duplicate-resource", 5)],
        ),
    ],
)
def test_a_resource_that_stands_twice_is_one_finding(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"- [Weld Guru]({_A})\n\n## Courses\n\n- [Weld Guru]({_A})\n",
        f"- [Weld Guru]({_A})\n- [Weld Guru Forum]({_A})\n",
        "- Khan Academy — Metal Basics\n- Khan Academy — Metal Finishing\n",
        f"Read [Weld Guru]({_A}) first, and [Weld Guru]({_A}) again.\n",
        f"| Course | Link |\n|---|---|\n| Weld Guru | {_A} |\n\n- [Weld Guru]({_A}) – what we like about it\n",
    ],
)
def test_a_resource_in_two_places_or_with_two_courses_is_silent(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"- [Weld Guru]({_A}) (free)\n  - Cost: $49\n", 2),
        (f"- [Weld Guru]({_A}) (free)\n- [Weld Guru]({_A}) (paid)\n", 2),
        (f"| Course | Cost | Link |\n|---|---|---|\n| Weld Guru ($49) | free | {_A} |\n", 3),
        (f"### Free courses\n\n- [Weld Guru]({_A}) – $49\n", 3),
        (
            "- Khan Academy (paid)\n\n## Roadmap\n\n- Months 1-2: Start. Use Khan Academy (free).\n",
            5,
        ),
    ],
)
def test_costs_that_exclude_each_other_are_found_and_none_is_published(
    text: str, line: int
) -> None:
    assert _found(text) == [("cost-contradiction", line)]
    assert _cost(text) == "unknown"


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        (f"- [Weld Guru]({_A}) – free, certificate $49\n", "freemium"),
        (f"- [Weld Guru]({_A}) (free)\n  - The certificate is worth its price of $49.\n", "free"),
        (f"### Free courses\n\n- [Weld Guru]({_A}) (free audit)\n", "free_audit"),
        (f"### Free and paid courses\n\n- [Weld Guru]({_A}) – $49\n", "paid"),
        ("- Khan Academy\n\n## Roadmap\n\n- Months 1-2: Start. Use Khan Academy (free).\n", "free"),
    ],
)
def test_costs_that_go_together_are_silent(text: str, cost: str) -> None:
    assert _found(text) == []
    assert _cost(text) == cost


def test_a_list_without_links_is_one_finding_that_names_its_resources() -> None:
    text = "- Weld Guru\n- Arc Club\n- Torch Talk\n- Bead Blog\n- Khan Academy\n"
    _, findings = compile_case("welder.md", _HEAD + text)
    told = [(f.place.line, f.message) for f in findings if f.name == "resource-without-link"]
    assert told == [(_FIRST_LINE, "“Weld Guru”, “Arc Club” and 2 more have no link")]


def test_books_need_no_links() -> None:
    assert _found("- The Joint – Ann Smith\n", "# Welder Career Guide\n\n## Books\n\n") == []


def test_in_plain_text_the_help_is_one_for_plain_text() -> None:
    lead = "Welder Career Guide\nWelders join metal, and they do so with great care.\n"
    text = f"{lead}Resources\n- Weld Guru\n- Arc Club\n"
    _, findings = compile_case("welder.txt", text)
    (found,) = (f for f in findings if f.name == "resource-without-link")
    assert found.hint == "write the address after the name, as in “Name: https://…”"
