"""Guides of about 8 KB that differ in profession, market, currency, notation and words;
the same for the same seed.
"""

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


_FIELDS = (
    "Nurse", "Electrician", "Engineer", "Accountant", "Designer", "Pharmacist", "Teacher", "Analyst", "Welder",
    "Paralegal", "Translator", "Architect", "Hygienist", "Planner", "Chemist", "Surveyor", "Actuary", "Technician",
    "Developer", "Therapist", "Manager", "Buyer", "Editor", "Librarian", "Mechanic", "Inspector", "Consultant",
)  # fmt: skip
_SPECIALTIES = (
    "Data", "Civil", "Security", "Product", "Dental", "Sound", "Energy", "Rail", "Marine", "Forest", "Textile",
    "Museum", "Harbour", "Clinical", "Research", "Fleet", "Water", "Timber", "Optical", "Archive", "Customs", "Solar",
    "Insurance", "Tax", "Health", "Garden", "Airport", "Radio", "Print", "Mining",
)  # fmt: skip
_LEVELS = (
    ("Junior", "0-2 years"),
    ("", "3-5 years"),
    ("Senior", "6-9 years"),
    ("Lead", "10+ years"),
)
_MARKETS = (
    Market("United States", "${:,.0f}", 1000),
    Market("United Kingdom", "£{:,.0f}", 620),
    Market("Germany", "€{:,.0f}", 700),
    Market("Canada", "C${:,.0f}", 1100),
    Market("Australia", "A${:,.0f}", 1200),
    Market("India", "₹{:,.0f}", 24_000),
    Market("Switzerland", "CHF {:,.0f}", 900),
    Market("Ireland", "€{:.0f}k", 0.7),
    Market("New Zealand", "NZ${:,.0f}", 1150),
    Market("Singapore", "S${:.0f}k", 1.0),
)
_ACTIVITIES = (
    "planning", "documentation", "risk assessment", "statistics", "negotiation", "quality control", "budgeting",
    "drawing", "measurement", "scheduling", "interviewing", "reporting", "auditing", "modelling", "prototyping",
    "testing", "maintenance", "first aid", "contract law", "public speaking", "mentoring", "procurement",
    "forecasting", "calibration", "storage", "labelling", "sampling", "dispatching", "cataloguing", "soldering",
    "billing", "archiving", "surveying", "rigging", "dosing", "grading", "tendering", "tooling",
)  # fmt: skip
_OBJECTS = (
    "vessels", "records", "patients", "circuits", "budgets", "samples", "contracts", "buildings", "machines",
    "suppliers", "texts", "tariffs", "pumps", "timetables", "exhibits", "claims", "boreholes", "lenses", "orchards",
    "bridges", "turbines", "pensions", "parcels", "kilns", "registers", "sensors", "cables", "permits",
)  # fmt: skip
_QUALITIES = (
    "small", "busy", "public", "regional", "old", "remote", "private", "growing", "quiet", "crowded", "modern",
    "specialised", "seasonal", "rural", "coastal", "international", "independent", "large",
)  # fmt: skip
_PLACES = (
    "workshop", "ward", "office", "laboratory", "archive", "harbour", "plant", "school", "studio", "depot", "court",
    "market", "clinic", "quarry", "library", "station", "yard", "museum",
)  # fmt: skip
_CATEGORIES = ("Foundations", "Tools of the Trade", "Working with People", "Specialist Knowledge")
_SENTENCES = (
    "The work in a {quality} {place} is varied, and {objects} are seldom where they should be.",
    "Most people come to {activity} through an apprenticeship, a degree or a change of career.",
    "Employers look for people who can explain {activity} and why it matters to a {quality} {place}.",
    "A good part of the day goes into {activity} with those who depend on the {objects}.",
    "What counts in the end is that the {objects} hold up years later.",
    "Much of {activity} can be learned on the job, some of it only in a {place}.",
    "Whoever has looked after {objects} in a {quality} {place} knows how {activity} is done.",
    "Between {activity} and {other} there is little time for anything else.",
    "A {place} without {activity} soon loses its {objects}.",
    "Few {quality} employers part {activity} from {other}.",
)


def write_guides(folder: Path, count: int, seed: int = 2026) -> None:
    """Write `count` guides into a folder."""
    chance = random.Random(seed)
    for number in range(count):
        profession = f"{chance.choice(_SPECIALTIES)} {chance.choice(_FIELDS)}"
        text = "\n".join(_guide(profession, 2024 + number % 4, chance)) + "\n"
        slug = profession.lower().replace(" ", "-")
        (folder / f"{slug}-{number:06}.md").write_text(text, encoding="utf-8")


def _guide(profession: str, year: int, chance: random.Random) -> Iterator[str]:
    yield f"# {profession} Career Guide {year}\n\n{_prose(chance, 3)}\n"
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
    return " ".join(_sentence(chance) for _ in range(count))


def _sentence(chance: random.Random) -> str:
    activity, other = chance.sample(_ACTIVITIES, 2)
    return chance.choice(_SENTENCES).format(
        quality=chance.choice(_QUALITIES),
        place=chance.choice(_PLACES),
        objects=chance.choice(_OBJECTS),
        activity=activity,
        other=other,
    )


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
        skills = ", ".join(_skill(chance) for _ in range(5))
        yield f"### {f'{level} {profession}'.strip()}\n\n{_prose(chance, 4)} Core skills: {skills}.\n"


def _skill(chance: random.Random) -> str:
    """`tariff auditing`, `first aid`: of a thousand and more."""
    activity = chance.choice(_ACTIVITIES)
    return (
        activity
        if chance.random() < 0.2
        else f"{chance.choice(_OBJECTS).removesuffix('s')} {activity}"
    )


def _skills(chance: random.Random) -> Iterator[str]:
    yield "## Essential Skills Checklist\n"
    for category in _CATEGORIES:
        yield f"### {category}\n"
        for skill in {_skill(chance): None for _ in range(6)}:
            topics = ", ".join(_skill(chance) for _ in range(4))
            yield f"- {skill.capitalize()} — {topics} (in depth)"
        yield ""


def _roadmap(chance: random.Random) -> Iterator[str]:
    yield "## Learning Roadmap\n"
    for step in range(6):
        first = 2 * step + 1
        yield f"- Months {first}-{first + 1}: Learn {_skill(chance)} and {_skill(chance)}. {_prose(chance, 2)}"
    yield ""


def _resources(chance: random.Random) -> Iterator[str]:
    yield "## Top Free Resources\n"
    for number in range(8):
        place, quality = chance.choice(_PLACES), chance.choice(_QUALITIES)
        slug = f"{quality}-{place}-{number}"
        name = f"{quality.title()} {place.title()} Academy {chance.randint(1, 400)}"
        yield f"- [{name}](https://{slug}.example.org/) — a course in {number + 3} parts (free)"
    yield ""
