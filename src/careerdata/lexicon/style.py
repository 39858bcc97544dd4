"""House style: of several ways to write the same, the one that a guide should have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerdata.lexicon.schemas import Schemas

_WORD = re.compile(r"[\w.+#]+")


@dataclass(frozen=True, eq=False)
class HouseStyle:
    """What `schemas/style.yaml` says."""

    range_dash: str
    """Stands between the amounts of a range."""
    space_before_sign: frozenset[str]
    """The languages (BCP 47) in which a space stands between a
    number and the currency sign after it.
    """
    no_space_after_sign: frozenset[str]
    """The languages in which no space stands between a currency sign and the number after it."""
    exact_names: frozenset[str]
    """Skills that are names although no letter of theirs shows it."""
    also_good: frozenset[str]
    """Spellings of names that are as good as the vocabulary's."""

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> HouseStyle:
        """The style of the shipped schemas and those that extend them."""
        tree = schemas.style()
        keys = ("space_before_sign", "no_space_after_sign", "exact_names", "also_good")
        return cls(str(tree["range_dash"]), *(frozenset(tree[key]) for key in keys))

    def spelled(self, written: str, name: str) -> str:
        """A skill as the house writes it;
        `written` itself where that is as good, or is another name.

        Common nouns may have capitals or not (`UX Design`, `UX design`); what is a name stays
        letter by letter.
        """
        if _letters(written) != _letters(name) or written in {name, *self.also_good}:
            return written
        if name in self.exact_names:
            return name
        words, own = _WORD.findall(written), _WORD.findall(name)
        if [_letters(word) for word in words] != [_letters(word) for word in own]:
            return name if any(map(_shows_a_name, own)) else written
        exact = iter(
            [
                right if _shows_a_name(right) else word
                for word, right in zip(words, own, strict=True)
            ]
        )
        return _WORD.sub(lambda _: next(exact), written)


def _letters(text: str) -> str:
    """What makes two spellings those of one name:
    letters, digits, and the signs of `C++` and `C#`.
    """
    return "".join(
        character for character in text.casefold() if character.isalnum() or character in "+#"
    )


def _shows_a_name(word: str) -> bool:
    """Whether a word has what no common noun has:
    a capital after a letter, or a sign (`JavaScript`, `Node.js`).
    """
    has_inner_capital = any(
        first.isalpha() and second.isupper() for first, second in pairwise(word)
    )
    return has_inner_capital or any(sign in word for sign in ".+#")
