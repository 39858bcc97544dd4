"""Which phrases the lexicon holds: names, words about pay, words that say what a text is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.lexicon.automaton import Phrase
from careerdata.lexicon.vocabulary import LONGEST_ABBREVIATION, plural_forms
from careerdata.notation.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import Named


def phrases_of(knowledge: Knowledge) -> Iterator[Phrase]:
    """All phrases that are looked for in texts, by kind."""
    yield from names_of("role", knowledge.role_entries, with_plurals=True)
    yield from (Phrase(noun, "noun", noun) for noun in knowledge.role_nouns.words)
    yield from names_of("place", knowledge.region_entries)
    yield from names_of("resource", knowledge.resource_entries)
    yield from (
        Phrase(name, "segment", one.kind) for one in knowledge.segment_entries for name in one.names
    )
    yield from (
        Phrase(word, "level", level) for word, level in knowledge.levels.anywhere_words.items()
    )
    yield from (Phrase(word, "phrase", "not a level") for word in knowledge.levels.not_level_words)
    frames, reading = knowledge.frames, knowledge.reading
    yield from (Phrase(text, "level_pay", level) for text, level in frames.level_pay.phrases)
    yield from (Phrase(text, "dimension", kind) for text, kind in frames.dimensions.phrases)
    yield from (Phrase(text, "opener", text) for text in frames.dimension_openers)
    yield from (Phrase(text, "stage", text) for text in frames.rank_words)
    yield from knowledge.money.said
    years = phrases(knowledge.schemas.vocabulary("experience").get("years"))
    yield from (Phrase(word, "years", word, is_unit=True) for word in years)
    yield from (
        Phrase(text, kind, language)
        for text, kind, language in reading.sentences.phrases_by_language
    )
    sections = (phrase for phrase in reading.sections.phrases if phrase[1] in ("aside", "other"))
    yield from (Phrase(text, "phrase", kind) for text, kind in sections if " " in text.strip())
    yield from (
        Phrase(text, "phrase", "idle")
        for text, _ in frames.idle_phrases.phrases
        if " " in text.strip()
    )


def names_of(
    kind: str, entries: Iterable[Named], *, with_plurals: bool = False
) -> Iterator[Phrase]:
    """Names of up to three letters count only as written:
    in small letters they are words of the language.
    """
    for entry in entries:
        for name in entry.names:
            yield Phrase(name, kind, entry, is_exact=len(name) <= LONGEST_ABBREVIATION)
            if "." in name[:-1] and name.endswith("."):
                # Where the sentence ends, its stop is the one of `in the U.S.`, too.
                yield Phrase(name.removesuffix("."), kind, entry, is_exact=True)
            for plural in plural_forms(name) if with_plurals else ():
                yield Phrase(plural, kind, entry)
