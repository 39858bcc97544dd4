"""Lines about resources: name, address, maker and cost."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def resources(
    line: str, heading: str = "Resources", language: str = "en"
) -> list[tuple[str | None, ...]]:
    """Name, address as written, maker and cost of each resource of a line."""
    return [
        (
            found.name.plain,
            found.link.url if found.link else None,
            found.provider.plain if found.provider else None,
            found.cost.value if found.cost else None,
        )
        for found in records_of(heading, line, language).resources
    ]


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"- [Weld Guru]({URL}) - lessons (free)", ("Weld Guru", URL, None, "free")),
        (f"- **[Weld Guru]({URL})** lessons", ("Weld Guru", URL, None, None)),
        (f"- [Weld Guru]({URL}) by Ann Smith: lessons", ("Weld Guru", URL, "Ann Smith", None)),
        (f"- Weld Guru: [![badge](https://i.io/b)]({URL})", ("Weld Guru", URL, None, None)),
        (f"- Weld Guru: {URL}", ("Weld Guru", URL, None, None)),
        (f"- Weld Guru – [website]({URL})", ("Weld Guru", URL, None, None)),
        (f"- Coursera: [Metals 101]({URL})", ("Metals 101", URL, "Coursera", None)),
        (f"- Metals 101: [Coursera]({URL})", ("Metals 101", URL, "Coursera", None)),
        (f"- Best overall: [Metals 101]({URL})", ("Metals 101", URL, None, None)),
        (f"- Read [Metals 101]({URL}) first", ("Metals 101", URL, None, None)),
        (f"- [Scrum.org]({URL}) – a guide (free)", ("Scrum.org", URL, None, "free")),
        ("- [Weld Guru](ftp://example.org/a)", ("Weld Guru", "ftp://example.org/a", None, None)),
        (f"- [Weld Fund]({URL}) – £5,000 a year grant", ("Weld Fund", URL, None, None)),
        (f"- [Weld Guru]({URL}) – £5,000 a year", ("Weld Guru", URL, None, "paid")),
        (f"- [Weld Guru]({URL}", ("Weld Guru", URL, None, None)),
        (f"- [Weld Guru] ({URL}) free blog", ("Weld Guru", URL, None, "free")),
        ("- [Weld Guru](/guru)", ("Weld Guru", "/guru", None, None)),
    ],
)
def test_a_link_and_the_words_around_it_make_a_resource(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert resources(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "- [Back to top](#welder)",
        "- [Mail us](mailto:a@example.org)",
        "- [Tweet this](https://twitter.com/intent/tweet?text=a)",
        f"- [Edit this page]({URL})",
        f"If you want to know more, [click here]({URL}).",
        "- Ask a welder for advice.",
        "- Do you know a welder",
    ],
)
def test_links_of_the_page_and_advice_are_no_resources(line: str) -> None:
    assert resources(line) == []


def test_links_in_a_line_are_resources_of_their_own() -> None:
    line = f"- [Weld Guru]({URL}), [Arc School](https://arc.org) and [TIG Time](https://tig.org)"
    assert [found[0] for found in resources(line)] == ["Weld Guru", "Arc School", "TIG Time"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Udemy – The Welding Course ($19.99)", ("The Welding Course", None, "Udemy", "paid")),
        ("- Udemy: online courses for all trades", ("Udemy", None, None, None)),
        ("- Welding Basics on Coursera", ("Welding Basics", None, "Coursera", None)),
        ("- Welding Basics | Coursera | 6 months", ("Welding Basics", None, "Coursera", None)),
        (
            "- Welding Basics (Ohio State University)",
            ("Welding Basics", None, "Ohio State University", None),
        ),
        ("- Arc School (free, certificate $49)", ("Arc School", None, None, "freemium")),
        ("- Arc School – from $899", ("Arc School", None, None, "paid")),
        ("- “Metals” by Ann Smith", ("Metals", None, "Ann Smith", None)),
        ("- Welding from Scratch", ("Welding from Scratch", None, None, None)),
        ("- Welding from Scratch by Ann Smith", ("Welding from Scratch", None, "Ann Smith", None)),
    ],
)
def test_a_line_without_a_link_names_provider_and_cost(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert resources(line) == [expected]


@pytest.mark.parametrize(
    ("line", "heading", "language"),
    [
        ("- Metals – Ann Smith", "Books", "en"),
        ("- Metals (Ann Smith)", "Reading list", "en"),
        ("- Metals, Ann Smith", "Books", "en"),
        ("- „Metals“ von Ann Smith", "Bücher", "de"),
        ("- « Metals » de Ann Smith", "Livres", "fr"),
        ("- «Metals» de Ann Smith", "Libros", "es"),
    ],
)
def test_under_books_a_name_after_the_title_is_the_author(
    line: str, heading: str, language: str
) -> None:
    assert [found[0::2] for found in resources(line, heading, language)] == [
        ("Metals", "Ann Smith")
    ]


@pytest.mark.parametrize(
    ("heading", "cost"),
    [
        ("Free Resources", "free"),
        ("Paid courses", "paid"),
        ("Free and paid courses", None),
        ("Courses", None),
    ],
)
def test_a_heading_sets_the_cost(heading: str, cost: str | None) -> None:
    assert resources("- Arc School", heading) == [("Arc School", None, None, cost)]


def test_nested_items_hold_the_details_of_a_resource() -> None:
    text = f"- **Metals 101**\n  - Platform: Udemy\n  - Cost: $49\n  - Link: [Enroll here]({URL})"
    assert resources(text) == [("Metals 101", URL, "Udemy", "paid")]


def test_an_item_may_head_a_list_of_resources() -> None:
    text = f"- Books\n  - [Metals]({URL})\n  - [Arcs](https://arc.org)"
    assert [found[0] for found in resources(text)] == ["Metals", "Arcs"]


def test_quotes_around_the_beginning_of_a_line_are_around_the_name() -> None:
    line = "1. «Metales» de Rafael Esponda, manual clásico (de pago, 54 €)"
    assert [found[0] for found in resources(line, "Recursos", "es")] == ["Metales"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- Exam preparation: Prep Hall, Test Masters",
            [("Prep Hall", None), ("Test Masters", None)],
        ),
        ("- For beginners: Khan Academy", [("Khan Academy", None)]),
        ("- Book: The Quiet Weld by Ann Smith", [("The Quiet Weld", "Ann Smith")]),
        ("- Course: Metals 101 (free)", [("Metals 101", None)]),
        ("- Arc School: Metals 101, Metals 102", [("Arc School", None)]),
    ],
)
def test_a_label_before_names_is_no_name(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert [found[0::2][:2] for found in resources(line)] == expected


@pytest.mark.parametrize(
    "label", ["Tip", "Pro Tip", "Important", "Last Updated", "Cost", "Minimum age", "Level"]
)
def test_a_label_of_the_list_is_no_resource(label: str) -> None:
    assert [
        found[0] for found in resources(f"- [Weld Guru]({URL})\n- **{label}**: one at a time")
    ] == ["Weld Guru"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("- Mindestalter: 17 Jahre\n- Gute Deutschkenntnisse\n- Hauptwohnsitz in Graz", "de", []),
        ("- Fernkurs Metall\n- Führerschein Klasse B", "de", ["Fernkurs Metall"]),
        ("- Coursera\n- Ein ruhiges Händchen", "de", ["Coursera"]),
        ("- good hearing\n- a steady hand", "en", []),
        ("- Weld Guru\n- Arc School", "en", ["Weld Guru", "Arc School"]),
        ("- Tableau\n- Docker\n- Weld Guru", "en", ["Weld Guru"]),
    ],
)
def test_what_shows_itself_as_a_resource_is_one(
    text: str, language: str, expected: list[str]
) -> None:
    heading = "Kurse" if language == "de" else "Courses and Platforms"
    assert [found[0] for found in resources(text, heading, language)] == expected
