"""The reading rules of `schemas/reading.yaml` and its languages:
what headings, table headers and labels announce.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.automaton import Automaton, Phrase
from careerdata.lexicon.lexer import lex_words
from careerdata.notation.glued_cells import GluedCellWords
from careerdata.notation.phrases import alternatives
from careerdata.notation.spelling import find_misspelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerdata.lexicon.lexer import Tokens
    from careerdata.lexicon.schemas import Schemas, Tree
    from careerdata.notation.spelling import Misspelling

_NEAR = 0.75
_MOST_OTHER_LETTERS = 2
"""Letters that only one of two texts has, where a slip in one word parts them:
one letter for another.
"""
_LETTERS = 2
"""Words of which a phrase is only the beginning or the end are looked up by so many letters."""


class PhrasePlace(NamedTuple):
    """A phrase in a text, counted in words."""

    kind: str
    language: str
    start: int
    end: int


class _Known(NamedTuple):
    """A phrase of the schemas."""

    kind: str
    language: str
    written: str
    """In small letters."""
    words: str
    """With single spaces between them."""
    length: int
    """In words."""
    goes_on: bool
    """Whether its last word may go on: `negotiat*`."""


class Phrases:
    """Phrases of several kinds, looked up in headings, table headers or labels."""

    def __init__(self, tree: Tree) -> None:
        raws = [
            (kind, language, str(raw))
            for kind, languages in tree.items()
            for language, raws in languages.items()
            for raw in raws
        ]
        known = [_known(*raw) for raw in raws if not raw[2].startswith("*")]
        self._known = sorted(known, key=lambda one: -one.length)
        ranked = list(enumerate(self._known))
        self._whole = Automaton(
            (Phrase(one.words, one.kind, rank) for rank, one in ranked if not one.goes_on),
            lex_words,
        )
        self._beginnings: dict[str, list[int]] = {}
        for rank, one in ranked:
            if one.goes_on:
                last = one.words.rpartition(" ")[2]
                self._beginnings.setdefault(last[:_LETTERS], []).append(rank)
        self._endings: dict[str, list[tuple[str, str, str]]] = {}
        for kind, language, raw in raws:
            if raw.startswith("*"):
                ending = raw[1:].casefold()
                self._endings.setdefault(ending[-_LETTERS:], []).append((ending, kind, language))

    @property
    def phrases(self) -> Iterator[tuple[str, str]]:
        """Each phrase, in small letters, and its kind;
        those that go on (`negotiat*`) are left out.
        """
        yield from ((text, kind) for text, kind, _ in self.phrases_by_language)

    @property
    def phrases_by_language(self) -> Iterator[tuple[str, str, str]]:
        """The same with their languages."""
        yield from ((p.written, p.kind, p.language) for p in self._known if not p.goes_on)

    def found_in(self, text: str) -> tuple[str, ...]:
        """The kinds whose phrases stand in a text:
        the longest phrase first, then in the order of the file.
        """
        found = self._all_in(lex_words(text))
        return tuple(dict.fromkeys(self._known[rank].kind for rank, _ in found))

    def exactly(self, text: str) -> tuple[str, ...]:
        """The kinds one of whose phrases is the whole text, or its beginning if it may go on."""
        tokens = lex_words(text)
        known = [self._known[rank] for rank, start in self._all_in(tokens) if start == 0]
        whole = (one.kind for one in known if one.goes_on or one.length == len(tokens.folded))
        return tuple(dict.fromkeys(whole))

    def places_in(self, text: str) -> tuple[PhrasePlace, ...]:
        """Where phrases stand in a text, in its order;
        none lies inside another or across a longer one.
        """
        taken: list[PhrasePlace] = []
        for rank, start in self._all_in(lex_words(text)):
            kind, language, *_ = known = self._known[rank]
            place = PhrasePlace(kind, language, start, start + known.length)
            if _is_free(place, taken):
                taken.append(place)
        return tuple(sorted(taken, key=lambda place: place.start))

    def open_words(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """The words of a text of which a phrase is only the beginning or the end:
        kind, language and place of each.
        """
        if not (self._beginnings or self._endings):
            return
        tokens = lex_words(text)
        for rank, start in self._open_in(tokens.folded):
            known = self._known[rank]
            end = tokens.ends[start + known.length - 1]
            yield known.kind, known.language, tokens.starts[start], end
        for word, start, end in zip(tokens.folded, tokens.starts, tokens.ends, strict=True):
            for ending, kind, language in self._endings.get(word[-_LETTERS:], ()):
                if word.endswith(ending):
                    yield kind, language, start, end

    def _all_in(self, tokens: Tokens) -> list[tuple[int, int]]:
        """The rank of each phrase among some words and its first word,
        the longest phrase having the lowest rank.
        """
        whole = [(match.value, match.first) for match in self._whole.matches(tokens)]
        return sorted([*whole, *self._open_in(tokens.folded)])

    def _open_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The same of phrases that go on."""
        for index, word in enumerate(words if self._beginnings else ()):
            for rank in self._beginnings.get(word[:_LETTERS], ()):
                start = index + 1 - self._known[rank].length
                said = " ".join(words[start : index + 1]) if start >= 0 else ""
                if said.startswith(self._known[rank].words):
                    yield rank, start

    def misspelling_in(self, text: str, language: str) -> Misspelling | None:
        """The misspelt word of a text that would be a phrase of a language;
        what goes on (`*`) is none.
        """
        words = lex_words(text).folded
        length, letters = sum(map(len, words)), frozenset("".join(words))
        alike = (
            known
            for written in range(length - 1, length + 2)
            for known, known_letters in self._alike_in.get((language, len(words), written), ())
            if len(known_letters ^ letters) <= _MOST_OTHER_LETTERS
        )
        return find_misspelling(text, alike)

    @cached_property
    def _alike_in(self) -> dict[tuple[str, int, int], list[tuple[str, frozenset[str]]]]:
        """The phrases of a language with so many words and letters, and which letters."""
        found: dict[tuple[str, int, int], list[tuple[str, frozenset[str]]]] = {}
        for one in self._known:
            if not one.goes_on:
                letters = one.words.replace(" ", "")
                key = one.language, one.length, len(letters)
                found.setdefault(key, []).append((one.words, frozenset(letters)))
        return found

    def nearest(self, text: str) -> str | None:
        """The phrase of data that a text is most like, for "did you mean";
        None where none is near.
        """
        words = " ".join(lex_words(text).folded)
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
        known = (one.words for one in self._known if one.kind != "other")
        return [(words, frozenset(words)) for words in known]


def _known(kind: str, language: str, raw: str) -> _Known:
    words = lex_words(raw).folded
    return _Known(kind, language, raw.casefold(), " ".join(words), len(words), raw.endswith("*"))


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
        word for tree in trees for raw in _all_phrases(tree) for word in lex_words(raw).folded
    )
