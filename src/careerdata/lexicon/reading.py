"""The reading rules of `schemas/reading.yaml` and its languages:
what headings, table headers and labels announce.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.glued_cells import GluedCellWords
from careerdata.notation.phrases import alternatives
from careerdata.notation.spelling import find_misspelling
from careerdata.notation.unspaced import UNSPACED_WORD, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from careerdata.lexicon.schemas import Schemas, Tree
    from careerdata.notation.spelling import Misspelling

_NOT_WORD = re.compile(r"[\W_]+")
_UNSPACED_WORD = re.compile(UNSPACED_WORD)


def spaced_words(text: str) -> str:
    """The words of a text in lower case between single spaces, one at each end,
    so that `" pay "` finds a word.
    """
    folded = text.casefold()
    apart = _UNSPACED_WORD.sub(r" \g<0> ", folded) if has_unspaced(folded) else folded
    return f" {_NOT_WORD.sub(' ', apart).strip()} "


_NEAR = 0.75
_MOST_OTHER_LETTERS = 2
"""Letters that only one of two texts has, where a slip in one word parts them:
one letter for another.
"""


class PhrasePlace(NamedTuple):
    """A phrase in a text, counted in words."""

    kind: str
    language: str
    start: int
    end: int


# Phrases that end inside a word are found by its first letters.
_PREFIX = 2


class _Phrase(NamedTuple):
    kind: str
    language: str
    needle: str
    """As in `spaced_words`; without the last space where the phrase ends in `*`."""
    length: int
    """In words."""
    written: str
    """As in the schemas, in small letters."""
    letters: frozenset[str]

    @property
    def opening(self) -> str:
        """What it is looked up by: its first word, or the first letters of one that may go on."""
        first = self.needle.split()[0]
        return first if self.length > 1 or self.needle.endswith(" ") else first[:_PREFIX] + "*"

    def is_whole(self, words: str) -> bool:
        """Whether some words are this phrase, or begin with it where it may go on."""
        return words == self.needle if self.needle.endswith(" ") else words.startswith(self.needle)


class Phrases:
    """Phrases of several kinds, looked up in headings, table headers or labels."""

    def __init__(self, tree: Tree) -> None:
        self.kinds: tuple[str, ...] = tuple(tree)
        raws = [
            (kind, language, str(raw))
            for kind, languages in tree.items()
            for language, raws in languages.items()
            for raw in raws
        ]
        self._endings = [
            (kind, language, raw[1:]) for kind, language, raw in raws if raw.startswith("*")
        ]
        phrases = [_phrase(*raw) for raw in raws if not raw[2].startswith("*")]
        self._phrases = sorted(phrases, key=lambda phrase: -phrase.length)
        self._by_opening: dict[str, list[tuple[int, _Phrase]]] = {}
        for rank, phrase in enumerate(self._phrases):
            self._by_opening.setdefault(phrase.opening, []).append((rank, phrase))

    @cached_property
    def found_in(self) -> Callable[[str], tuple[str, ...]]:
        """The kinds whose phrases stand in a text:
        the longest phrase first, then in the order of the file.
        """
        return lru_cache(maxsize=4096)(self._found_in)

    @cached_property
    def exactly(self) -> Callable[[str], tuple[str, ...]]:
        """The kinds one of whose phrases is the whole text."""
        return lru_cache(maxsize=4096)(self._exactly)

    @cached_property
    def places_in(self) -> Callable[[str], tuple[PhrasePlace, ...]]:
        """Where phrases stand in a text, in its order;
        none lies inside another or across a longer one.
        """
        return lru_cache(maxsize=4096)(self._places_in)

    @cached_property
    def misspelling_in(self) -> Callable[[str, str], Misspelling | None]:
        """The misspelt word of a text that would be a phrase of a language;
        what goes on (`*`) is none.
        """
        return lru_cache(maxsize=4096)(self._misspelling_in)

    @property
    def phrases(self) -> Iterator[tuple[str, str]]:
        """Each phrase, in small letters, and its kind;
        those that go on (`negotiat*`) are left out.
        """
        yield from ((p.written, p.kind) for p in self._phrases if p.needle.endswith(" "))

    @property
    def phrases_by_language(self) -> Iterator[tuple[str, str, str]]:
        """The same with their languages."""
        yield from (
            (p.written, p.kind, p.language) for p in self._phrases if p.needle.endswith(" ")
        )

    @cached_property
    def _open(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        """For each kind and language a pattern of the words that go on
        (`investition*`) or close so (`*zuschlag`).
        """
        words: dict[tuple[str, str], list[str]] = {}
        for phrase in self._phrases:
            if not phrase.needle.endswith(" "):
                words.setdefault((phrase.kind, phrase.language), []).append(
                    re.escape(phrase.needle.strip()) + r"\w*"
                )
        for kind, language, ending in self._endings:
            words.setdefault((kind, language), []).append(r"\w*" + re.escape(ending))
        return tuple(
            (*meaning, re.compile(rf"\b(?:{'|'.join(some)})\b", re.I))
            for meaning, some in words.items()
        )

    def open_words(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """The words of a text of which a phrase is only the beginning or the end:
        kind, language and place of each.
        """
        for kind, language, pattern in self._open:
            yield from ((kind, language, *match.span()) for match in pattern.finditer(text))

    def _found_in(self, text: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(phrase.kind for _, _, phrase in sorted(self._all_in(spaced_words(text))))
        )

    def _all_in(self, words: str) -> Iterator[tuple[int, int, _Phrase]]:
        """Each phrase in some words with its rank,
        the longest phrase having the lowest, and its first word.
        """
        at = 0
        for index, word in enumerate(words.split()):
            for opening in (word, word[:_PREFIX] + "*"):
                for rank, phrase in self._by_opening.get(opening, ()):
                    if words.startswith(phrase.needle, at):
                        yield rank, index, phrase
            at += len(word) + 1

    def _exactly(self, text: str) -> tuple[str, ...]:
        words = spaced_words(text)
        whole = (
            phrase
            for _, index, phrase in sorted(self._all_in(words))
            if not index and phrase.is_whole(words)
        )
        return tuple(dict.fromkeys(phrase.kind for phrase in whole))

    def _places_in(self, text: str) -> tuple[PhrasePlace, ...]:
        taken: list[PhrasePlace] = []
        for _, start, phrase in sorted(self._all_in(spaced_words(text))):
            place = PhrasePlace(phrase.kind, phrase.language, start, start + phrase.length)
            if _is_free(place, taken):
                taken.append(place)
        return tuple(sorted(taken, key=lambda place: place.start))

    def _misspelling_in(self, text: str, language: str) -> Misspelling | None:
        """The misspelt word of a text that would be a phrase of a language;
        what goes on (`*`) is none.
        """
        words = spaced_words(text)
        length, letters = len(words.split()), frozenset(words)
        alike = (
            phrase.needle
            for phrase in self._phrases
            if len(phrase.letters ^ letters) <= _MOST_OTHER_LETTERS
            and phrase.length == length
            and phrase.language == language
            and phrase.needle.endswith(" ")
        )
        return find_misspelling(text, alike)

    def nearest(self, text: str) -> str | None:
        """The phrase of data that a text is most like, for "did you mean";
        None where none is near.
        """
        words = spaced_words(text).strip()
        near = difflib.get_close_matches(words, self._alike(words), n=1, cutoff=_NEAR)
        return near[0] if near and near[0] != words else None

    def _alike(self, words: str) -> Iterator[str]:
        """The phrases of data that may be near some words:
        both have most of the other's letters.
        """
        letters = frozenset(words)
        for known, known_letters in self._of_data:
            least = _NEAR * (len(words) + len(known)) / 2
            if (
                len(known) - len(known_letters - letters) >= least
                and len(words) - len(letters - known_letters) >= least
            ):
                yield known

    @cached_property
    def _of_data(self) -> list[tuple[str, frozenset[str]]]:
        known = (phrase.needle.strip() for phrase in self._phrases if phrase.kind != "other")
        return [(words, frozenset(words)) for words in known]


def _phrase(kind: str, language: str, raw: str) -> _Phrase:
    words = spaced_words(raw)
    needle = words[:-1] if raw.endswith("*") else words
    return _Phrase(kind, language, needle, len(words.split()), raw.casefold(), frozenset(words))


def _is_free(place: PhrasePlace, taken: Iterable[PhrasePlace]) -> bool:
    return all(place.end <= other.start or other.end <= place.start for other in taken)


def _all_phrases(languages: Mapping[str, Iterable[str]]) -> list[str]:
    return [str(phrase) for phrases in languages.values() for phrase in phrases]


class Boilerplate:
    """Recognises lines of the web page around a guide."""

    def __init__(self, tree: Tree) -> None:
        self._lines = Phrases({"boilerplate": tree["lines"]})
        self._byline = Phrases({"byline": tree["byline"]})
        self._credit = Phrases({"credit": tree["credit"]})
        self._credit_opening = re.compile(
            _CREDIT_OPENING.format(alternatives(_all_phrases(tree["by"])))
        )
        minutes = alternatives(_all_phrases(tree["minutes"]))
        self._byline_number = re.compile(
            rf"\b\d{{1,3}}\s?{minutes}|{_DATE}", re.VERBOSE | re.IGNORECASE
        )

    def claims(self, line: str) -> bool:
        """Whether a whole line is boilerplate: a known phrase, or a byline."""
        return bool(self._lines.exactly(line)) or self._is_byline(line) or self.is_credit(line)

    def is_credit(self, line: str) -> bool:
        """Whether a whole line says who took a picture:
        `(Boston Herald Pictures/Agency)`, `Photo: Ann Smith`.
        """
        if len(line) > _LONGEST_BYLINE:
            return False
        if bracketed := _BRACKETED.fullmatch(line.strip()):
            return bool(self._credit.found_in(bracketed["inside"]))
        opening = self._credit_opening.match(line.strip())
        return bool(opening and self._credit.exactly(opening["word"]))

    def _is_byline(self, line: str) -> bool:
        if len(line) > _LONGEST_BYLINE or line.rstrip().endswith((".", ":")):
            return False
        return bool(self._byline_number.search(line) and self._byline.found_in(line))


_LONGEST_BYLINE = 100
_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]]*)[)\]]")
_CREDIT_OPENING = r"(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)(?:\s?[:©]|/| {0} (?=[A-ZÀ-Þ]))\s*(?=\S)"
# March 23rd, 2026   23. März 2026   23 de marzo de 2026   2026-03-23   23/03/2026; a year alone stands in headings too
_DATE = r"""
      \b [^\W\d_]{3,10} \.? [ ] \d{1,2} (?:[^\W\d_]{2})? ,? [ ] (?:19|20)\d\d \b
    | \b \d{1,2} (?:\.|[^\W\d_]{2})? [ ] (?:[^\W\d_]{2}[ ])? [^\W\d_]{3,10} \.? ,? [ ]
      (?:[^\W\d_]{2}[ ])? (?:19|20)\d\d \b
    | \b (?:19|20)\d\d [-./] \d{1,2} [-./] \d{1,2} \b | \b \d{1,2} [-./] \d{1,2} [-./] (?:19|20)\d\d \b
"""


class Reading:
    """`reading.yaml`, compiled."""

    def __init__(self, schemas: Schemas) -> None:
        tree = schemas.reading()
        self.sections = Phrases(tree["sections"])
        """Headings → the kind of section."""
        self.joints = _words_of(tree["headings"]["joints"])
        """Words that may follow the name of a section, or lead up to it:
        `Salary *by* experience`.
        """
        self.fillers = _words_of(tree["headings"]["fillers"])
        """Nouns that say nothing more of a section: `Salary *breakdown*`."""
        self.imperatives = _words_of(tree["headings"]["imperatives"])
        """What a heading that says what to do begins with: `*Improve* your skills`."""
        self.page_kinds = Phrases(tree["pages"])
        """Headings of pages that are no guides: adverts, curricula vitae."""
        self.columns = Phrases(tree["columns"])
        """Headers of table columns → what the cells are."""
        self.labels = Phrases(tree["labels"])
        """`Label: …` → what follows."""
        self.boilerplate = Boilerplate(tree["boilerplate"])
        self.sentences = Phrases({kind: tree["sentences"][kind] for kind in ("pay", "not_pay")})
        """What makes a sentence's amounts pay, or shows that they are none."""
        self.scope = Phrases({"scope": tree["sentences"]["scope"]})
        """What a note says that holds for all amounts beside it: `All figures are …`."""
        words = tree["sentences"]
        self.after = _words_of(words["after"])
        """Words that begin what is said after an amount of that amount:
        `in London`, `for juniors`.
        """
        self.range_joins = _words_of(words["range_joins"])
        """Words between the two amounts of a range."""
        self.differences = _words_of(words["differences"])
        """Words after an amount that make it a difference to another."""
        self.other_times = _words_of(words["other_times"])
        """Words before a year that is not the year of the amounts."""
        amounts = tree["columns"]["pay"], tree["columns"]["amount"], tree["labels"]["pay"]
        self.filler = _words_of(tree["sentences"]["filler"], *amounts)
        """Words that may stand beside a subject of pay without changing it."""
        self.market_words = Phrases({"market": tree["market_words"]})
        """What a market is measured by:
        a fact without a number is one where its label has such a word.
        """
        self.glued_cells = GluedCellWords.from_schemas(schemas)
        """What parts the cells of tables that an extract glued together."""


def _words_of(*trees: Tree) -> frozenset[str]:
    return frozenset(
        word for tree in trees for raw in _all_phrases(tree) for word in spaced_words(raw).split()
    )
