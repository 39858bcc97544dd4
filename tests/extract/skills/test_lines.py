"""Lines of a checklist: which skills they name, with which topics and notes."""

from __future__ import annotations

import pytest

from tests.extract.section_text import records_of


def skills(line: str, language: str = "en") -> list[str]:
    """Each skill of a line, as `name (note) < topic, topic`."""
    found = []
    for category in records_of("Skills", line, language).categories:
        for skill in category.skills:
            note = f" ({skill.note.plain})" if skill.note else ""
            topics = ", ".join(topic.name.plain for topic in skill.topics)
            found.append(f"{skill.name.plain}{note}" + (f" < {topics}" if topics else ""))
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Wound care", ["Wound care"]),
        ("- Wound care — dressing, debridement", ["Wound care < dressing, debridement"]),
        ("- **Cloud:** AWS, GCP, or Azure", ["Cloud < AWS, GCP, Azure"]),
        ("- Languages (Python, R)", ["Languages < Python, R"]),
        ("- Languages such as Python and R", ["Languages < Python, R"]),
        ("- Charting software (e.g., Epic, Cerner)", ["Charting software < Epic, Cerner"]),
        ("- Normativa (REBT)", ["Normativa (REBT)"]),
        ("- SQL — data extraction and manipulation", ["SQL < data extraction and manipulation"]),
        ("- Figma / Sketch", ["Figma", "Sketch"]),
        ("- C# + .NET", ["C#", ".NET"]),
        ("- Git, Docker, Linux", ["Git", "Docker", "Linux"]),
        ("- Docker & Kubernetes", ["Docker", "Kubernetes"]),
        ("- Research and development", ["Research and development"]),
        ("- UI/UX design", ["UI/UX design"]),
        ("- **Patience.**", ["Patience"]),
    ],
)
def test_a_line_names_skills(line: str, expected: list[str]) -> None:
    assert skills(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- **Communication** – you will explain findings",
            ["Communication (you will explain findings)"],
        ),
        ("- **Patience.** Welds take time.", ["Patience (Welds take time.)"]),
        ("- Empathy: the ability to listen", ["Empathy (the ability to listen)"]),
        (
            "- Bookkeeping – recording every transaction",
            ["Bookkeeping (recording every transaction)"],
        ),
        ("- Forecasting - Build models, report weekly to the board.", None),
        (
            "- Python: used for scripts, tests and tools",
            ["Python (used for scripts, tests and tools)"],
        ),
    ],
)
def test_what_describes_a_skill_is_its_note(line: str, expected: list[str] | None) -> None:
    assert skills(line) == (expected or ["Forecasting (Build models, report weekly to the board.)"])


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("- Ability to stay calm under pressure.", "en"),
        ("- You should enjoy early mornings", "en"),
        ("- Don't be afraid to ask!", "en"),
        ("- Du solltest gerne mit Zahlen arbeiten", "de"),
        ("- Vous devrez apprendre sans cesse", "fr"),
        ("- Debes ser capaz de trabajar en altura", "es"),
        ("Welders need steady hands, good eyes, and a lot of patience.", "en"),
    ],
)
def test_a_sentence_is_no_skill(line: str, language: str) -> None:
    assert skills(line, language) == []


def test_a_word_of_another_language_makes_no_sentence() -> None:
    assert skills("- Die casting", "en") == ["Die casting"]
    assert skills("- IT support", "en") == ["IT support"]


@pytest.mark.parametrize("heading", ["Certifications", "How to learn them", "Project ideas"])
def test_other_headings_inside_the_checklist_head_no_skills(heading: str) -> None:
    found = records_of(
        "Skills", f"- Welding\n\n### {heading}\n\n- Red Seal\n\n### Tools\n\n- Grinder"
    )
    names = [(c.name and c.name.plain, [s.name.plain for s in c.skills]) for c in found.categories]
    assert names == [(None, ["Welding"]), ("Tools", ["Grinder"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Required skills: MIG, TIG and brazing.", ["MIG", "TIG", "brazing"]),
        ("Key skills include MIG, TIG, and brazing.", ["MIG", "TIG", "brazing"]),
        ("MIG welding, cutting and brazing", ["MIG welding", "cutting", "brazing"]),
        (
            "Frontend: HTML, CSS\nBackend: Java, SQL",
            ["Frontend < HTML, CSS", "Backend < Java, SQL"],
        ),
        ("Key skills include staying calm when it is loud.", []),
    ],
)
def test_a_paragraph_lists_skills_after_a_label_or_alone(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "6-12 months of focus",
        "3-6 years of real experience",
        "At least 2 years",
        "Senior",
        "Mid-level",
        "Junior / Entry",
        "Nice to have in a larger team",
        "Very popular in startups",
        "Well paid in large firms",
    ],
)
def test_times_levels_and_remarks_are_no_skills(line: str) -> None:
    assert skills(f"- MIG\n- {line}\n- TIG") == ["MIG", "TIG"]


@pytest.mark.parametrize(
    "line", ["Management", "5S", "24/7 monitoring", "First aid", "Common law", "Well logging"]
)
def test_what_looks_like_them_is_a_skill(line: str) -> None:
    assert skills(f"- MIG\n- {line}") == ["MIG", line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Led a squad → Team leadership", ["Team leadership"]),
        ("- Ran the motor pool -> Fleet maintenance", ["Fleet maintenance"]),
        ("- HTML → CSS → JavaScript", ["HTML", "CSS", "JavaScript"]),
        ("- Excel ⇒ Power BI", ["Excel", "Power BI"]),
    ],
)
def test_an_arrow_leads_to_the_skill(line: str, expected: list[str]) -> None:
    assert skills(line) == expected


def test_among_remarks_a_lone_topic_is_a_remark() -> None:
    lines = "- Docker: very popular in startups\n- Terraform: well paid in large firms\n- AWS: cloud leader"
    assert skills(lines) == [
        "Docker (very popular in startups)",
        "Terraform (well paid in large firms)",
        "AWS (cloud leader)",
    ]
    assert skills("- SQL: window functions\n- Python: used for scripts") == [
        "SQL < window functions",
        "Python (used for scripts)",
    ]


HEADINGS = {
    "en": ["What You Need to Learn", "Your Toolbox", "What You Should Know First"],
    "de": ["Was du lernen musst", "Fachwissen", "Das solltest du können"],
    "fr": ["Ce qu'il faut apprendre", "Boîte à outils"],
    "es": ["Lo que debes aprender", "¿Qué hay que saber?"],
}


@pytest.mark.parametrize(
    ("language", "heading"), [(code, one) for code, some in HEADINGS.items() for one in some]
)
def test_skills_stand_under_headings_of_many_words(language: str, heading: str) -> None:
    records = records_of(heading, "- MIG\n- TIG", language)
    assert [skill.name.plain for category in records.categories for skill in category.skills] == [
        "MIG",
        "TIG",
    ]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "The Everyday Kit",
            "- Python\n- SQL\n- Docker\n- Shell scripts",
            ["Python", "SQL", "Docker", "Shell scripts"],
        ),
        ("The Everyday Kit", "- Python\n- Bread\n- Butter\n- Jam", []),
        (
            "The Everyday Kit",
            "- [Python](https://p.example)\n- [SQL](https://s.example)\n- [Git](https://g.example)",
            [],
        ),
        (
            "Group 1: Remote (High Income)",
            "**Skills needed:** Figma, WordPress, SQL",
            ["Figma", "WordPress", "SQL"],
        ),
        ("About Us", "- **Tools:** Excel, Tableau", ["Excel", "Tableau"]),
        ("About Us", "- **Hours:** Monday, Friday", []),
    ],
)
def test_skills_are_known_by_what_a_list_says(heading: str, text: str, expected: list[str]) -> None:
    records = records_of("Job Market", f"- Growth: 9%\n\n## {heading}\n\n{text}")
    assert [
        skill.name.plain for category in records.categories for skill in category.skills
    ] == expected
