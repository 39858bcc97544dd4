"""The words of `frames.yaml`: what narrows an amount, and what only stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.lexicon.lexer import lex_words
from careerdata.lexicon.reading import Phrases
from careerdata.notation.phrases import alternatives, phrases
from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD

if TYPE_CHECKING:
    from careerdata.lexicon.schemas import Tree


class FrameWords:
    """The word lists of `frames.yaml`, in the form in which frames are read."""

    def __init__(self, tree: Tree, filler: frozenset[str]) -> None:
        """`filler` are further words that narrow nothing."""
        self.idle = filler | _single_words(tree["idle"])
        """Words that change no value beside them; alone in a narrowing place they are the value."""
        self.idle_phrases = Phrases({"idle": tree["idle"]})
        self.dimensions = Phrases(tree["dimensions"])
        """Words that say what the parts of a section are: `companies`, `cities`."""
        self.dimension_nouns = Phrases(tree["dimension_nouns"])
        """More of them, which say it only after a word such as `by`."""
        self.level_pay = Phrases(tree["level_pay"])
        """Words of pay that state a level: `starting salary`."""
        self.conditions = _single_words(tree["conditions"])
        """Small words that belong to what they narrow: `with a certificate`."""
        self.narrowing = _single_words(tree["narrowing"])
        """Words that begin what narrows an amount in a sentence."""
        self.questions = Phrases({"questions": tree["questions"]})
        """Headings over questions and their answers."""
        self.totals = Phrases({"totals": tree["totals"]})
        """Sums over more than a period."""
        self.doubts = Phrases({"doubts": tree["doubts"]})
        """Words that make it unclear whose the amounts of a sentence are,
        or whether anybody earns them.
        """
        self._over_years = re.compile(
            rf"\s*{alternatives(phrases(tree['over_years']))}\s+(?=\w)", re.IGNORECASE
        )
        self.changes = _single_words(tree["changes"])
        """Verbs of a change from one amount to another."""
        self.rises = self.changes | _single_words(tree["rises"])
        """More of them, after which an amount may be a difference."""
        self.rises_by = _single_words(tree["rises_by"])
        """Between such a verb and the difference: `by`."""
        self.pronouns = _single_words(tree["pronouns"])
        """Words for somebody who was spoken of before: `they`."""
        verbs = alternatives(phrases(tree["paid_verbs"]))
        self._paid_verb = re.compile(rf".*{verbs}", re.IGNORECASE | re.DOTALL)
        self._bounds = {end: _folded(words) for end, words in tree["bounds"].items()}
        numbers = alternatives(phrases(tree["numbering"]))
        self.numbering = re.compile(
            rf"\W*{numbers}\s*\#?\d{{1,2}}\s*[:.)–—-]\s*(?=\w)", re.IGNORECASE
        )
        """A word and a number that only count: `Career Path 7: `."""
        self.dimension_openers = tuple(phrases(tree["dimension_openers"]))
        """Words before what parts are: `by`."""
        self.clause_words = _single_words(tree["clause_words"])
        """Small words that part the clauses of a sentence."""
        clause_words = alternatives(phrases(tree["clause_words"]))
        self.clause_separator = re.compile(rf"[,;–—]|\s{clause_words}\s", re.IGNORECASE)
        """Between the clauses of a sentence."""
        self.part_separator = re.compile(rf"[,;|\n]|\s[–—-]\s|\s{clause_words}\s", re.IGNORECASE)
        """Between what stands right beside an amount and all else."""
        self.no_figure = re.compile(
            rf"[\s–—‒−*.-]*|{alternatives(phrases(tree['no_figure']))}", re.IGNORECASE
        )
        """A cell without a figure."""
        marks = "|".join(
            map(re.escape, sorted(phrases(tree["percentile_marks"]), key=len, reverse=True))
        )
        self.percentile = re.compile(rf"p?\s*(?P<of>\d\d)\s*(?:%|\.|{marks})?", re.IGNORECASE)
        """The number of a percentile in a column of such: `25th`, `P75`."""
        self.addition = re.compile(
            rf"(?:{alternatives(phrases(tree['additions']))}|\+)\s*\Z", re.IGNORECASE
        )
        """What stands before money that comes on top."""
        stages = alternatives(phrases(tree["stages"]))
        self.stage = re.compile(
            rf"{stages}\s*(?:[a-z]{{0,2}}\d{{1,2}}[a-z]?(?:\s*[-–/]\s*\d{{1,2}})?|[IVX]{{1,4}})(?![\w%])",
            re.IGNORECASE,
        )
        """A numbered stage: `Band 5`, `Year 1`, `Scale L11`."""
        self.ranks = _folded(tree["ranks"])
        """Earners described by how much they earn: `best paid`."""
        self.rank_words = (*phrases(tree["ranks"]), *phrases(tree["ordinal_stages"]))
        """Earners described by how much they earn, or in which year:
        `the best-paid`, `first year`.
        """
        self.source = re.compile(
            rf"{alternatives(phrases(tree['sources']))}\s*:?\s+(?=\w)", re.IGNORECASE
        )
        """Before the name of who says so."""
        self._source_words = _folded(tree["sources"])
        self.per = re.compile(
            rf"\s*(?:{alternatives(phrases(tree['per']))}\s+|/\s?)(?P<unit>[^\W\d_]+)",
            re.IGNORECASE,
        )
        """A period that may be known or not."""

    def is_source(self, words: str) -> bool:
        """Whether some words are only those that announce who says so: `Source`."""
        return " ".join(lex_words(words).folded) in self._source_words

    def are_idle(self, text: str) -> bool:
        """Whether all words of a text are filler."""
        return all(word in self.idle for word in words_in(text))

    def span_after(self, text: str) -> int | None:
        """Where a stretch of time may begin over which an amount is summed:
        after the `over` of `over 5 years`.
        """
        match = self._over_years.match(text)
        return match.end() if match else None

    def is_paid(self, before: str) -> bool:
        """Whether the words before an amount end in a verb that makes it pay: `make about`."""
        match = self._paid_verb.match(before)
        return match is not None and self.are_idle(before[match.end() :])

    def bound(self, words: str) -> str | None:
        """`low` or `high` where some words are those of one end of a range."""
        said = " ".join(lex_words(words).folded)
        ends = [end for end, known in self._bounds.items() if said in known]
        return ends[0] if len(ends) == 1 else None


_LETTERS = re.compile(rf"{UNSPACED_WORD}|[^\W\d_{UNSPACED}]+")


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, without numbers and signs."""
    return _LETTERS.findall(text.casefold())


def _single_words(tree: Tree) -> frozenset[str]:
    return frozenset(word for raw in phrases(tree) for word in lex_words(raw).folded)


def _folded(tree: Tree) -> frozenset[str]:
    return frozenset(" ".join(lex_words(raw).folded) for raw in phrases(tree))
