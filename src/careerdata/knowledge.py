"""What the compiler knows before it sees a guide: `schemas/`, compiled once and handed to every stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.contract import Contract, load_contract
from careerdata.crosswalk import Crosswalk
from careerdata.language import Languages
from careerdata.notation.experience import ExperienceWords, LevelWords
from careerdata.notation.listing import ListingWords
from careerdata.notation.money import MoneyWords
from careerdata.notation.period import PeriodWords
from careerdata.notation.quantity import QuantityWords
from careerdata.notation.slips import Names
from careerdata.reading import Phrases, Reading
from careerdata.schemas import load_schemas
from careerdata.style import HouseStyle
from careerdata.traits import TraitWords
from careerdata.vocabulary import (
    CostWords,
    Entry,
    KnownResource,
    NameBook,
    Region,
    RoleNouns,
    SegmentName,
    ToolWords,
    entries,
    gender_marks,
    regions,
    resources,
    segments,
)

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from careerdata.schemas import Schemas


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything that stands in `schemas/`, in the form in which the stages ask for it."""

    contract: Contract
    reading: Reading
    money: MoneyWords
    experience: ExperienceWords
    levels: LevelWords
    periods: PeriodWords
    quantities: QuantityWords
    listing: ListingWords
    roles: NameBook[Entry]
    role_nouns: RoleNouns
    gender_marks: re.Pattern[str]
    """What a title carries for all genders, which is no part of the role's name."""
    skills: NameBook[Entry]
    kept_skill_names: frozenset[str]
    """Skill names with a slash or an `and` inside that are one skill."""
    skill_names: frozenset[str]
    """All names of skills that the vocabulary has, case-folded: none of them is ever split."""
    skill_slips: Names
    """The same, to find the one that a misspelt name was meant to be."""
    skill_groups: Phrases
    """Headings under the skills: `group` names a group of them, `none` heads something else."""
    skill_qualifiers: dict[str, str]
    """A word before a skill's name → the qualifier that it is."""
    regions: NameBook[Region]
    segments: NameBook[SegmentName]
    resources: NameBook[KnownResource]
    resource_words: Phrases
    """Words around resources: `books` in a heading, `generic` texts of links, texts of links of the `page`."""
    page_addresses: tuple[str, ...]
    """In addresses that share or edit the page."""
    providers: frozenset[str]
    """Who publishes resources, case-folded: platforms and the providers of what the vocabulary has."""
    costs: CostWords
    tools: ToolWords
    traits: TraitWords
    languages: Languages
    crosswalk: Crosswalk
    style: HouseStyle


def load_knowledge(*own_schemas: Path) -> Knowledge:
    """Compile the shipped schemas, extended by folders of the user's own (later ones win).

    Raises SchemasError where a file is missing or does not say what it must.
    """
    return compile_knowledge(load_schemas(*own_schemas))


def compile_knowledge(schemas: Schemas) -> Knowledge:
    """The knowledge that some schemas hold."""
    role_tree, skill_tree = schemas.vocabulary("roles"), schemas.vocabulary("skills")
    skills = entries(skill_tree["skills"])
    resource_tree = schemas.vocabulary("resources")
    known_resources = resources(resource_tree)
    roles, places = (
        NameBook(entries(role_tree["roles"]), plurals=True),
        NameBook(regions(schemas.vocabulary("regions"))),
    )
    skill_book, resource_book = NameBook(skills), NameBook(known_resources)
    names = (name for book in (roles, skill_book, places, resource_book) for name in book.folded_names)
    return Knowledge(
        contract=load_contract(schemas),
        reading=Reading(schemas),
        money=MoneyWords.from_schemas(schemas),
        experience=ExperienceWords.from_schemas(schemas),
        levels=LevelWords.from_schemas(schemas),
        periods=PeriodWords.from_schemas(schemas),
        quantities=QuantityWords.from_schemas(schemas),
        listing=ListingWords.from_schemas(schemas),
        roles=roles,
        role_nouns=RoleNouns(role_tree),
        gender_marks=gender_marks([str(mark) for mark in role_tree["gender_marks"]]),
        skills=skill_book,
        kept_skill_names=frozenset(str(name).casefold() for name in skill_tree["keep"]),
        skill_names=frozenset(name.casefold() for name in (*skill_tree["keep"], *(n for s in skills for n in s.names))),
        skill_slips=Names((n for s in skills for n in s.names), tuple(map(str, skill_tree["near_endings"]))),
        skill_groups=Phrases(skill_tree["headings"]),
        skill_qualifiers={word: kind for kind, words in skill_tree["qualifiers"].items() for word in words},
        regions=places,
        segments=NameBook(segments(schemas.vocabulary("segments"))),
        resources=resource_book,
        resource_words=Phrases(resource_tree["words"]),
        page_addresses=tuple(str(part) for part in resource_tree["page_addresses"]),
        providers=frozenset(name.casefold() for resource in known_resources for name in resource.provider_names),
        costs=CostWords(schemas.vocabulary("costs")),
        tools=ToolWords(schemas.vocabulary("tools")),
        traits=TraitWords(schemas.vocabulary("traits")),
        languages=Languages(schemas, names),
        crosswalk=Crosswalk(schemas.vocabulary("crosswalk")),
        style=HouseStyle.from_schemas(schemas),
    )
