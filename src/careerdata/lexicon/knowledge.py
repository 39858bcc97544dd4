"""What the compiler knows before it sees a guide:
`schemas/`, compiled once and handed to every stage.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from careerdata.contract import Contract, load_contract
from careerdata.lexicon.automaton import Automaton
from careerdata.lexicon.compiled import CompiledFiles
from careerdata.lexicon.crosswalk import Crosswalk
from careerdata.lexicon.frame_words import FrameWords
from careerdata.lexicon.language import UNKNOWN, Languages
from careerdata.lexicon.phrases_of import phrases_of
from careerdata.lexicon.reading import Boilerplate, Phrases, Reading
from careerdata.lexicon.schemas import load_schemas
from careerdata.lexicon.style import HouseStyle
from careerdata.lexicon.traits import TraitWords
from careerdata.lexicon.vocabulary import (
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
    people,
    regions,
    resources,
    segments,
)
from careerdata.notation.experience import ExperienceWords, LevelWords
from careerdata.notation.listing import ListingWords
from careerdata.notation.money import MoneyWords
from careerdata.notation.period import PeriodWords
from careerdata.notation.phrases import phrases
from careerdata.notation.quantity import QuantityWords
from careerdata.notation.spelling import Names

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from careerdata.lexicon.schemas import Schemas, Tree


class Knowledge:
    """Everything that stands in `schemas/`, in the form in which the stages ask for it.

    Each part is compiled when it is first asked for, unless it is loaded (`compile`). `in_language`
    gives the same for guides in one language: with the words of that language and of English alone,
    so that Dutch `en` is no Spanish word.
    """

    def __init__(
        self,
        schemas: Schemas,
        files: CompiledFiles,
        whole: Knowledge | None = None,
        language: str = "en",
    ) -> None:
        """`whole` is the knowledge of all languages,
        of which this is the one of a language and of English.
        """
        self.schemas = schemas
        self._files = files
        self._whole = whole
        self.language = language
        """That of the guides; English where all are known."""
        self._by_language: dict[str, Knowledge] = {}

    def in_language(self, code: str) -> Knowledge:
        """What is known for guides in a language (BCP 47);
        all that is known where nobody taught the language.
        """
        if self._whole is not None:
            return self._whole.in_language(code)
        language = code.partition("-")[0].casefold()
        if language not in self._by_language:
            self._by_language[language] = self._known_in(language)
        return self._by_language[language]

    def _known_in(self, language: str) -> Knowledge:
        if language in self.languages.codes:
            spoken = self.schemas.spoken_in(language, "en")
            return Knowledge(spoken, self._files, self, language).compile(language)
        everything = self.compile(_ALL)
        if language == UNKNOWN:
            return everything
        everything = copy(everything)
        everything.language = language
        return everything

    def compile(self, unit: str) -> Knowledge:
        """Load all parts of a unit (a language, all languages, or what is the same in all of them),
        or compile and store them.

        Raises SchemasError where a file is missing or does not say what it must.
        """
        parts = self._files.load(unit)
        if parts is None:
            parts = {name: getattr(self, name) for name in _parts_of(unit)}
            self._files.store(unit, parts)
        vars(self).update(parts)
        return self

    def is_compiled(self, unit: str) -> bool:
        """Whether a unit has been compiled before, which shows that its schemas are valid."""
        return self._files.has(unit)

    # --- The same in all languages ---

    @cached_property
    def contract(self) -> Contract:
        """The tables that are published."""
        return self._whole.contract if self._whole else load_contract(self.schemas)

    @cached_property
    def languages(self) -> Languages:
        """Tells the language of a text."""
        return (
            self._whole.languages
            if self._whole
            else Languages(self.schemas, self._international_names())
        )

    def _international_names(self) -> Iterator[str]:
        """The names that guides in any language may hold:
        those of places and resources, and English ones.
        """
        named = (*self.role_entries, *self._skill_entries)
        yield from (name for entry in named for name in entry.names_by_language.get("en", ()))
        yield from (name for place in self.region_entries for name in place.names)
        yield from (name for known in self.resource_entries for name in known.names)

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """Codes of roles and skills in other classifications."""
        return (
            self._whole.crosswalk
            if self._whole
            else Crosswalk(self.schemas.vocabulary("crosswalk"))
        )

    @cached_property
    def style(self) -> HouseStyle:
        """What fixes write."""
        return self._whole.style if self._whole else HouseStyle.from_schemas(self.schemas)

    @cached_property
    def boilerplate(self) -> Boilerplate:
        """Lines of the web page around a guide, in any language:
        they are removed before its language is recognised.
        """
        return (
            self._whole.boilerplate
            if self._whole
            else Boilerplate(self.schemas.reading()["boilerplate"])
        )

    # --- Structure ---

    @cached_property
    def reading(self) -> Reading:
        """What headings, table headers and labels announce."""
        return Reading(self.schemas)

    @cached_property
    def frames(self) -> FrameWords:
        """What narrows an amount, and what only stands beside it."""
        return FrameWords(self.schemas.vocabulary("frames"), self.reading.filler)

    @cached_property
    def lexicon(self) -> Automaton:
        """All phrases that are looked for in texts, in one automaton."""
        return Automaton(phrases_of(self))

    @cached_property
    def no_modifiers(self) -> frozenset[str]:
        """Single words that are no part of a role's name where they stand before its noun."""
        said = (
            text for text, _, _ in self.reading.sentences.phrases_by_language if " " not in text
        )
        parts = (text for text, _ in self.frames.dimensions.phrases if " " not in text)
        return (
            self.frames.idle
            | self.frames.clause_words
            | self.reading.joints
            | frozenset(said)
            | frozenset(parts)
        )

    # --- Notations ---

    @cached_property
    def money(self) -> MoneyWords:
        """The words of amounts of pay."""
        return MoneyWords.from_schemas(self.schemas, self._whole.schemas if self._whole else None)

    @cached_property
    def experience(self) -> ExperienceWords:
        """The words of years of experience."""
        return ExperienceWords.from_schemas(self.schemas)

    @cached_property
    def levels(self) -> LevelWords:
        """The words of career levels."""
        return LevelWords.from_schemas(self.schemas)

    @cached_property
    def periods(self) -> PeriodWords:
        """The words of the times of a roadmap."""
        return PeriodWords.from_schemas(self.schemas)

    @cached_property
    def quantities(self) -> QuantityWords:
        """The words of figures in market facts."""
        return QuantityWords.from_schemas(self.schemas)

    @cached_property
    def listing(self) -> ListingWords:
        """The words of lists and sentences."""
        return ListingWords.from_schemas(self.schemas)

    @cached_property
    def costs(self) -> CostWords:
        """The words of what a resource costs."""
        return CostWords(self.schemas.vocabulary("costs"))

    @cached_property
    def traits(self) -> TraitWords:
        """The words of personality traits."""
        return TraitWords(self.schemas.vocabulary("traits"))

    # --- Roles ---

    @cached_property
    def _role_tree(self) -> Tree:
        return self.schemas.vocabulary("roles")

    @cached_property
    def role_entries(self) -> list[Entry]:
        """The occupations of the vocabulary."""
        return entries(self._role_tree["roles"])

    @cached_property
    def roles(self) -> NameBook[Entry]:
        """Occupations by their names."""
        return NameBook(self.role_entries, plurals=True)

    @cached_property
    def role_nouns(self) -> RoleNouns:
        """The nouns that make a title one of a role."""
        return RoleNouns(self._role_tree)

    @cached_property
    def gender_marks(self) -> re.Pattern[str]:
        """What a title carries for all genders, which is no part of the role's name."""
        return gender_marks(phrases(self._role_tree["gender_marks"]))

    # --- Skills ---

    @cached_property
    def _skill_tree(self) -> Tree:
        return self.schemas.vocabulary("skills")

    @cached_property
    def _skill_entries(self) -> list[Entry]:
        return entries(self._skill_tree["skills"])

    @cached_property
    def skills(self) -> NameBook[Entry]:
        """Skills by their names."""
        return NameBook(self._skill_entries)

    @cached_property
    def kept_skill_names(self) -> frozenset[str]:
        """Skill names with a slash or an `and` inside that are one skill."""
        return frozenset(name.casefold() for name in phrases(self._skill_tree["keep"]))

    @cached_property
    def skill_names(self) -> frozenset[str]:
        """All names of skills that the vocabulary has, case-folded: none of them is ever split."""
        names = (name.casefold() for skill in self._skill_entries for name in skill.names)
        return self.kept_skill_names | frozenset(names)

    @cached_property
    def skill_spellings(self) -> Names:
        """The same, to find the one that a misspelt name was meant to be."""
        names = (name for skill in self._skill_entries for name in skill.names)
        return Names(names, tuple(phrases(self._skill_tree["near_endings"])))

    @cached_property
    def skill_groups(self) -> Phrases:
        """Headings under the skills: `group` names a group of them, `none` heads something else."""
        return Phrases(self._skill_tree["headings"])

    @cached_property
    def skill_qualifiers(self) -> dict[str, str]:
        """A word before a skill's name → the qualifier that it is."""
        tree = self._skill_tree["qualifiers"]
        return {word: kind for kind, words in tree.items() for word in phrases(words)}

    # --- Places, employers, resources ---

    @cached_property
    def regions(self) -> NameBook[Region]:
        """Places by their names."""
        return NameBook(self.region_entries)

    @cached_property
    def region_entries(self) -> list[Region]:
        """The places of the vocabulary;
        a city may stand in any text as its own people call it: `Zürich`.
        """
        found = regions(self.schemas.vocabulary("regions"))
        if self._whole is None:
            return found
        cities = {
            region.id: region for region in self._whole.region_entries if region.kind == "city"
        }
        return [cities.get(region.id, region) for region in found]

    @cached_property
    def segments(self) -> NameBook[SegmentName]:
        """Groups of employers and earners by their names."""
        return NameBook(self.segment_entries)

    @cached_property
    def segment_entries(self) -> list[SegmentName]:
        """The groups of employers and earners of the vocabulary."""
        return segments(self.schemas.vocabulary("segments"))

    @cached_property
    def _resource_tree(self) -> Tree:
        return self.schemas.vocabulary("resources")

    @cached_property
    def resource_entries(self) -> list[KnownResource]:
        return resources(self._resource_tree)

    @cached_property
    def resources(self) -> NameBook[KnownResource]:
        """Well-known places to learn by their names."""
        return NameBook(self.resource_entries)

    @cached_property
    def resource_words(self) -> Phrases:
        """Words around resources:
        `books` in a heading, `generic` texts of links, texts of links of the `page`.
        """
        return Phrases(self._resource_tree["words"])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """What titles of things write small."""
        return frozenset(phrases(self._resource_tree["small_words"]))

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Names of one or more people, of two words or more:
        `Ann de Vries, Bo Li and Cy Ray et al.`.
        """
        return people(self._resource_tree, phrases(self.schemas.vocabulary("listing")["and"]))

    @cached_property
    def page_addresses(self) -> tuple[str, ...]:
        """In addresses that share or edit the page."""
        return tuple(str(part) for part in self._resource_tree["page_addresses"])

    @cached_property
    def providers(self) -> frozenset[str]:
        """Who publishes resources, case-folded:
        platforms and the providers of what the vocabulary has.
        """
        return frozenset(
            name.casefold() for known in self.resource_entries for name in known.provider_names
        )

    @cached_property
    def tools(self) -> ToolWords:
        """The words of a publisher's own tools."""
        return ToolWords(self.schemas.vocabulary("tools"))


def load_knowledge(*own_schemas: Path) -> Knowledge:
    """The shipped schemas, extended by folders of the user's own (later ones win).

    Raises SchemasError where a file is missing or does not say what it must.
    """
    return compile_knowledge(load_schemas(*own_schemas))


def compile_knowledge(schemas: Schemas) -> Knowledge:
    """The knowledge that some schemas hold;
    schemas of the user's own are compiled at once, to report their errors early.

    Raises SchemasError where a file is missing or does not say what it must.
    """
    knowledge = Knowledge(schemas, CompiledFiles(schemas)).compile(_SHARED_UNIT)
    return (
        knowledge.compile(_ALL)
        if schemas.has_own and not knowledge.is_compiled(_ALL)
        else knowledge
    )


def compile_shipped(folder: Path) -> None:
    """Write the compiled files of the shipped schemas into a folder, for the wheel."""
    schemas = load_schemas()
    knowledge = Knowledge(schemas, CompiledFiles(schemas, folder)).compile(_SHARED_UNIT)
    for language in (*knowledge.languages.codes, UNKNOWN):
        knowledge.in_language(language)


_SHARED = ("boilerplate", "contract", "crosswalk", "languages", "style")
"""The parts that are the same in all languages."""
_SHARED_UNIT, _ALL = "shared", "all"


def _parts_of(unit: str) -> tuple[str, ...]:
    """The names of a unit's parts, without those that only help to compile others."""
    names = [name for name, value in vars(Knowledge).items() if isinstance(value, cached_property)]
    return (
        _SHARED
        if unit == _SHARED_UNIT
        else tuple(n for n in names if n not in _SHARED and n[0] != "_")
    )
