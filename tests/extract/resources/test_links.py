"""Links to learn from in steps, under labels, and in lists under any heading."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of
from tests.guide_case import compile_case

A, B = "https://example.org/a", "https://example.org/b"


def _linked(heading: str, text: str, language: str = "en") -> list[tuple[str, str | None]]:
    records = records_of("Skills", f"- MIG\n\n## {heading}\n\n{text}", language)
    return [
        (found.name.plain, found.link.url if found.link else None) for found in records.resources
    ]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "Mathematics",
            f"📚 Resources:\n\n- [Matrices]({A}): a film\n- [Notes]({B})",
            [("Matrices", A), ("Notes", B)],
        ),
        ("Mathematics", f"Where to learn:\n\n- Read [Matrices]({A}) twice", [("Matrices", A)]),
        ("Mathematics", f"Recommended courses:\n\n* [Matrices]({A})", [("Matrices", A)]),
        (
            "Mathematics",
            f"- [Matrices]({A}): a film\n- [Notes]({B})",
            [("Matrices", A), ("Notes", B)],
        ),
        ("Mathematics", f"- ▶️ [Matrices]({A})", [("Matrices", A)]),
        ("Mathematics", "- [Up](#welder)\n- [Mail](mailto:a@example.org)", []),
        ("Mathematics", "- [Next part](/part-2)", []),
        ("Top employers", f"- [Arc Works]({A})", []),
        ("Sources", f"- [Labour office]({A})", []),
        ("Mathematics", "Goals:\n\n- Know what a matrix does", []),
    ],
)
def test_a_list_of_links_is_one_of_resources(
    heading: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert _linked(heading, text) == expected


@pytest.mark.parametrize(
    "heading", ["¿Qué hay que estudiar?", "Primeros pasos con el metal", "Para seguir aprendiendo"]
)
def test_the_words_of_the_heading_do_not_matter(heading: str) -> None:
    assert _linked(heading, f"- [Curso de metal]({A})", "es") == [("Curso de metal", A)]


def _rows(
    roadmap: str, before: str = ""
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Name, address and origin of the resources; step and resource of what steps mention."""
    guide = f"# Welder Guide\n\nWelders join what was apart.\n\n{before}## Roadmap\n\n{roadmap}\n"
    tables, _ = compile_case("welder.md", guide)
    resources, mentions = tables["resources"], tables["roadmap_resources"]
    return (
        [(str(row["name"]), str(row["url"]), str(row["origin"])) for row in resources],
        [(str(row["step_id"]), str(row["resource_id"])) for row in mentions],
    )


@pytest.mark.parametrize(
    ("roadmap", "name", "url"),
    [
        (f"### Month 1: Start\n\n- [ ] Finish [Weld Course]({A})", "Weld Course", A),
        (f"### Month 1: Start\n\nRead [Weld Course]({A}) and repeat it.", "Weld Course", A),
        (f"- Month 1: Start. Take [Weld Course]({A}).", "Weld Course", A),
        (f"### Month 1: [Weld Course]({A})\n\n- Take it", "Weld Course", A),
        (f"| Month | Focus |\n|---|---|\n| 1 | [Weld Course]({A}) |", "Weld Course", A),
        (
            "### Month 1: Start\n\n- Start [Weld for All – Udemy](https://www.udemy.com/course/weld/)",
            "Weld for All – Udemy",
            "https://www.udemy.com/course/weld/",
        ),
        (
            "### Month 1: Start\n\n- Do [LeetCode](https://leetcode.com/studyplan/forty/)",
            "LeetCode",
            "https://leetcode.com/studyplan/forty/",
        ),
    ],
)
def test_a_link_in_a_step_is_a_resource_that_the_step_mentions(
    roadmap: str, name: str, url: str
) -> None:
    resources, mentions = _rows(roadmap)
    assert resources == [(name, url, "roadmap")]
    assert len(mentions) == 1


def test_a_listed_resource_that_a_step_links_is_one() -> None:
    resources, mentions = _rows(
        f"- Month 1: Start. Take [Weld Course]({A}).", f"## Resources\n\n- [Weld Course]({A})\n\n"
    )
    assert resources == [("Weld Course", A, "list")]
    assert mentions == [("month-1", "weld-course")]


def test_what_a_step_links_is_mentioned_by_its_link_alone() -> None:
    roadmap = f"- Month 1: Start. Learn [MIG]({A}).\n- Month 2: Go on. Practise MIG every day."
    assert _rows(roadmap) == ([("MIG", A, "roadmap")], [("month-1", "mig")])
