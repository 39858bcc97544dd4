"""Guides of about 8 KB that differ in profession, market, currency and words; the same for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Market(NamedTuple):
    """A region and how its salaries are written."""

    name: str
    amount: str
    """A format for thousands of the currency."""
    factor: float
    """What a salary in thousands of US dollars is multiplied by."""


_PROFESSIONS = (
    "Nurse", "Electrician", "Data Engineer", "Civil Engineer", "Accountant", "UX Designer", "Pharmacist",
    "Teacher", "Security Analyst", "Product Designer", "Welder", "Paralegal", "Translator", "Architect",
    "Dental Hygienist", "Logistics Planner", "Chemist", "Sound Engineer", "Surveyor", "Actuary",
)  # fmt: skip
_LEVELS = (("Junior", "0-2 years"), ("", "3-5 years"), ("Senior", "6-9 years"), ("Lead", "10+ years"))
_MARKETS = (
    Market("United States", "${:,.0f}", 1000),
    Market("United Kingdom", "£{:,.0f}", 620),
    Market("Germany", "€{:,.0f}", 700),
    Market("Canada", "C${:,.0f}", 1100),
    Market("Australia", "A${:,.0f}", 1200),
    Market("India", "₹{:,.0f}", 24_000),
    Market("Switzerland", "CHF {:,.0f}", 900),
)
_SKILLS = (
    "planning", "documentation", "risk assessment", "statistics", "negotiation", "quality control",
    "budgeting", "drawing", "measurement", "safety rules", "scheduling", "interviewing", "reporting",
    "auditing", "modelling", "prototyping", "testing", "maintenance", "first aid", "contract law",
    "public speaking", "mentoring", "procurement", "forecasting",
)  # fmt: skip
_CATEGORIES = ("Foundations", "Tools of the Trade", "Working with People", "Specialist Knowledge")
_SENTENCES = (
    "The work is varied, and no two days are quite the same.",
    "Most people enter the field through an apprenticeship, a degree or a change of career.",
    "Employers look for people who can explain what they do and why they do it.",
    "A good part of the day goes into talking with those who depend on the result.",
    "What counts in the end is that the work holds up years later.",
    "Much of what is needed can be learned on the job, some of it only there.",
)


def write_guides(folder: Path, count: int, seed: int = 2026) -> None:
    """Write `count` guides into a folder."""
    chance = random.Random(seed)
    for number in range(count):
        profession = chance.choice(_PROFESSIONS)
        text = "\n".join(_guide(profession, 2024 + number % 4, chance)) + "\n"
        slug = profession.lower().replace(" ", "-")
        (folder / f"{slug}-{number:06}.md").write_text(text, encoding="utf-8")


def _guide(profession: str, year: int, chance: random.Random) -> Iterator[str]:
    yield f"# {profession} Career Guide {year}\n\n{_prose(chance, 4)}\n"
    yield from _market(profession, year, chance)
    yield from _salaries(profession, year, chance)
    yield from _roles(profession, chance)
    yield from _skills(chance)
    yield from _roadmap(chance)
    yield from _resources(chance)
    yield (
        "## Is It Right for You?\n\nPeople who do well usually score high on Conscientiousness (care), "
        f"and moderate on Extraversion. {_prose(chance, 2)}"
    )


def _prose(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_SENTENCES) for _ in range(count))


def _market(profession: str, year: int, chance: random.Random) -> Iterator[str]:
    yield f"## The {profession} Job Market in {year}\n"
    yield f"- Growth: Postings are up by {chance.randint(2, 60)}%+ since {year - 3} (a survey of employers)"
    yield f"- Gap: An estimated {chance.randint(2, 90) / 10} million positions are unfilled"
    yield f"- Remote work: Over {chance.randint(5, 70)}% of positions offer remote days\n"


def _salaries(profession: str, year: int, chance: random.Random) -> Iterator[str]:
    markets = chance.sample(_MARKETS, 3)
    yield f"## {profession} Salaries ({year})\n"
    yield "| Role | " + " | ".join(market.name for market in markets) + " |"
    yield "|---" * 4 + "|"
    for step, (level, years) in enumerate(_LEVELS):
        low = chance.randint(30, 60) * (step + 2) // 2
        cells = (_range(market, low, low + chance.randint(8, 40)) for market in markets)
        yield f"| {f'{level} {profession}'.strip()} ({years}) | " + " | ".join(cells) + " |"
    yield ""


def _range(market: Market, low: int, high: int) -> str:
    return f"{market.amount.format(low * market.factor)} – {market.amount.format(high * market.factor)}"


def _roles(profession: str, chance: random.Random) -> Iterator[str]:
    yield "## Career Paths\n"
    for level, _ in _LEVELS:
        skills = ", ".join(chance.sample(_SKILLS, 5))
        yield f"### {f'{level} {profession}'.strip()}\n\n{_prose(chance, 5)} Core skills: {skills}.\n"


def _skills(chance: random.Random) -> Iterator[str]:
    yield "## Essential Skills Checklist\n"
    skills = chance.sample(_SKILLS, len(_SKILLS))
    size = len(skills) // len(_CATEGORIES)
    for index, category in enumerate(_CATEGORIES):
        yield f"### {category}\n"
        for skill in skills[index * size : (index + 1) * size]:
            topics = ", ".join(f"{topic} basics" for topic in chance.sample(_SKILLS, 4))
            yield f"- {skill.title()} — {topics} (in depth)"
        yield ""


def _roadmap(chance: random.Random) -> Iterator[str]:
    yield "## Learning Roadmap\n"
    for step in range(6):
        first = 2 * step + 1
        learned = " and ".join(chance.sample(_SKILLS, 2))
        yield f"- Months {first}-{first + 1}: Learn {learned}. {_prose(chance, 3)}"
    yield ""


def _resources(chance: random.Random) -> Iterator[str]:
    yield "## Top Free Resources\n"
    for number, skill in enumerate(chance.sample(_SKILLS, 8)):
        yield f"- Open School of {skill.title()} — a course in {number + 3} parts (free)"
    yield ""
