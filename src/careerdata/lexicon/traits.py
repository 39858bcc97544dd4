"""Personality frameworks as the vocabulary has them:
traits, the words that grade them, letter codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.notation.phrases import alternatives, folded, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.schemas import Tree


@dataclass(frozen=True, slots=True)
class TraitFound:
    """A trait's name in a text."""

    framework: str
    trait: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GradeFound:
    """A word that grades a trait: `very high`, `dominant theme`."""

    level: str | None
    """None where the words give no single grade: `not high`, `low to moderate`."""
    start: int
    end: int


class TraitWords:
    """`vocabulary/traits.yaml`, compiled."""

    def __init__(self, tree: Tree) -> None:
        names = {
            name: (framework_id, trait_id)
            for framework_id, framework in tree["frameworks"].items()
            for trait_id, trait in framework["traits"].items()
            for name in (trait["name"], *phrases(trait.get("names")))
        }
        self._traits = {_key(name): trait for name, trait in names.items()}
        # A trait's name is a proper name in most languages; `social` and `artistic` are ordinary
        # words.
        self._trait = re.compile(alternatives(names))
        self._grades = {
            "big_five": _Grades(tree["levels"], tree),
            "riasec": _Grades(tree["themes"], tree),
        }
        frameworks = {
            name: key
            for key, framework in tree["frameworks"].items()
            for name in phrases(framework["names"])
        }
        self._frameworks = {_key(name): framework for name, framework in frameworks.items()}
        self._framework = re.compile(alternatives(frameworks))
        self.letters = {
            framework_id: {
                trait["letter"]: trait_id for trait_id, trait in framework["traits"].items()
            }
            for framework_id, framework in tree["frameworks"].items()
        }
        """framework → letter → trait."""

    def traits(self, text: str) -> Iterator[TraitFound]:
        """The traits that a text names, in order."""
        for match in self._trait.finditer(text):
            framework, trait = self._traits[_key(match.group())]
            yield TraitFound(framework, trait, match.start(), match.end())

    def grades(self, text: str, framework: str) -> list[GradeFound]:
        """The words in a text that grade traits of a framework, in order,
        the longest at each place.
        """
        return self._grades[framework].find(text)

    def names_framework(self, text: str) -> set[str]:
        """The frameworks that a text names."""
        return {self._frameworks[_key(match.group())] for match in self._framework.finditer(text)}


_LOOK_BACK = 60
"""Characters before a grade in which it may be denied."""


class _Grades:
    def __init__(self, grades: Tree, tree: Tree) -> None:
        levels = {word: grade for grade, words in grades.items() for word in phrases(words)}
        self._levels = {_key(word): level for word, level in levels.items()}
        self._pattern = re.compile(alternatives(levels), re.IGNORECASE)
        self._negation = re.compile(
            rf"{alternatives(phrases(tree['negations']))}\s+(?:\w+\s+){{0,2}}\Z", re.IGNORECASE
        )
        self._joiner = re.compile(
            rf"[\s-]*(?:[–—/-]|{alternatives(phrases(tree['joiners']))})[\s-]*", re.IGNORECASE
        )

    def find(self, text: str) -> list[GradeFound]:
        found: list[GradeFound] = []
        for match in self._pattern.finditer(text):
            if found and self._joiner.fullmatch(text, found[-1].end, match.start()):
                found[-1] = GradeFound(None, found[-1].start, match.end())
                continue
            is_denied = self._negation.search(
                text[max(0, match.start() - _LOOK_BACK) : match.start()]
            )
            level = None if is_denied else self._levels[_key(match.group())]
            found.append(GradeFound(level, match.start(), match.end()))
        return found


def _key(word: str) -> str:
    return folded(" ".join(word.split()))
