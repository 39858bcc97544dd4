"""Names of the vocabulary in a text: of places, roles and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from careerdata.notation.unspaced import is_compounded

if TYPE_CHECKING:
    from careerdata.lexicon.automaton import Automaton
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import Entry, KnownResource, Region
    from careerdata.model.document import Text

E = TypeVar("E")


class Named(NamedTuple, Generic[E]):
    """An entry of the vocabulary and where its name stands."""

    entry: E
    start: int
    end: int


def places_in(text: Text, knowledge: Knowledge) -> list[Named[Region]]:
    """The places that a text names, in order, the longest name at each place."""
    return names_in(text, "place", knowledge.lexicon)


def roles_in(text: Text, knowledge: Knowledge) -> list[Named[Entry]]:
    """The roles of the vocabulary that a text names."""
    named = names_in(text, "role", knowledge.lexicon)
    return [name for name in named if not is_compounded(text.plain, name.start)]


def resources_in(text: Text, knowledge: Knowledge) -> list[Named[KnownResource]]:
    """The well-known resources that a text names."""
    return names_in(text, "resource", knowledge.lexicon)


def names_in(text: Text, kind: str, names: Automaton) -> list[Named[Any]]:
    """The names of a kind, none across another:
    the one that begins first counts, then the longer one.
    """
    kept: list[Named[Any]] = []
    hits = (hit for hit in names.find(text.plain) if hit.kind == kind)
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or kept[-1].end <= hit.start:
            kept.append(Named(hit.value, hit.start, hit.end))
    return kept
