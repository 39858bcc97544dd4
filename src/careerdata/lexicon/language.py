"""Which language a guide is in,
and whether it is one that the word lists know well enough to read it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.vocabulary import folded_word, words_of
from careerdata.notation.unspaced import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.schemas import Schemas, Tree

UNKNOWN = "und"
"""BCP 47: the language is not known."""


class LanguageFound(NamedTuple):
    """The language of a text."""

    code: str
    """BCP 47; `und` where nothing tells it."""
    is_read: bool
    """Whether it may be read; False for a text of which the word lists explain too little."""


class Languages:
    """Tells a text's language by the share of its words that each
    language's lists explain, and by function words.
    """

    def __init__(self, schemas: Schemas, names: Iterable[str]) -> None:
        """`names` (of roles, skills, places in English) are words of no language."""
        languages, acceptance = schemas.vocabulary("languages"), schemas.vocabulary("acceptance")
        self.codes: tuple[str, ...] = tuple(languages["function_words"])
        """The codes of all languages that have function words,
        in the order in which they are asked.
        """
        known = languages.get("name", {})
        self.names = {code: str(known.get(code, code)) for code in self.codes}
        """The English name of each of them, by its code."""
        self.capital_nouns = frozenset(map(str, acceptance["capital_nouns"]))
        """The languages in which a capital shows no name, as every noun has one."""
        self._least_share = float(acceptance["least_share"])
        self._least_of_loans = float(acceptance["least_share_without_function_words"])
        self._least_unexplained = int(acceptance["least_unexplained"])
        self._least_explained = int(acceptance["least_explained"])
        self._least_small = int(acceptance["least_small_words"])
        self._longest_small = int(acceptance["longest_small_word"])
        function_words = {
            (code, folded_word(str(word)))
            for code, words in languages["function_words"].items()
            for word in words
        }
        self._voted_by = _codes_of(function_words)
        codes = [*self.codes, *sorted(_codes(schemas.reading()).difference(self.codes))]
        self._rank = {code: -at for at, code in enumerate(codes)}
        listed = _listed_words(schemas.word_lists(), frozenset(codes))
        self._explained_by = _codes_of({*listed, *function_words})
        self._no_words = {
            folded_word(word) for name in names for word in words_of(name)
        } - self._voted_by.keys()

    def of(self, text: str) -> str:
        """The BCP 47 code of a text's language; `und` where nothing tells it."""
        return self.found_in(text).code

    def found_in(self, text: str) -> LanguageFound:
        """A text's language.

        The one with most function words, among those that explain at least half of what the best
        one explains.
        """
        words = _counted(text)
        votes = _tally(words, self._voted_by)
        own = {word: count for word, count in words.items() if word not in self._no_words}
        explained = _tally(own, self._explained_by)
        likely = [code for code, count in explained.items() if 2 * count >= max(explained.values())]
        best = max(
            likely,
            key=lambda code: (votes[code], explained[code], self._rank[code]),
            default=UNKNOWN,
        )
        least = self._least_share if votes[best] else self._least_of_loans
        if explained[best] < least * sum(own.values()) and self._is_foreign(own, best):
            return LanguageFound(UNKNOWN, is_read=False)
        is_certain = votes or self._is_certain(explained[best], sum(own.values()))
        return LanguageFound(best if is_certain else UNKNOWN, is_read=True)

    def _is_certain(self, explained: int, all_words: int) -> bool:
        """Whether words tell a language of which no function word stands among them."""
        return explained >= max(self._least_explained, self._least_of_loans * all_words)

    def _is_foreign(self, words: Mapping[str, int], code: str) -> bool:
        """Whether enough words are none of a language, small ones among them."""
        others = {
            word: count
            for word, count in words.items()
            if code not in self._explained_by.get(word, ())
        }
        small = sum(count for word, count in others.items() if len(word) <= self._longest_small)
        return sum(others.values()) >= self._least_unexplained and small >= self._least_small


def _codes_of(words: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Each word of some `(code, word)` with its codes; the same codes are one object."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, word in words:
        codes[word].add(code)
    one = {each: each for each in map(frozenset, codes.values())}
    return {word: one[frozenset(some)] for word, some in sorted(codes.items())}


def _tally(words: Mapping[str, int], languages_of: Mapping[str, Iterable[str]]) -> Counter[str]:
    """How many of some words each language has."""
    counts: Counter[str] = Counter()
    for word in words.keys() & languages_of.keys():
        for code in languages_of[word]:
            counts[code] += words[word]
    return counts


def _counted(text: str) -> Counter[str]:
    """The words of a text, case-folded, with how often each stands in it;
    numbers and addresses are none.
    """
    words: Counter[str] = Counter()
    for run, count in Counter(text.casefold().split()).items():
        if "://" in run or "@" in run:
            continue
        for word in (
            (run,) if run.isalpha() and not has_unspaced(run) else map(folded_word, words_of(run))
        ):
            if word and not word[0].isdigit():
                words[word] += count
    return words


def _listed_words(trees: Iterable[Tree], codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each word of the lists with the code of the language that it stands under."""
    for tree in trees:
        for code, text in _under_codes(tree, codes, None):
            yield from ((code, folded_word(word)) for word in words_of(text))


def _under_codes(
    node: object, codes: frozenset[str], code: str | None
) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            own = key if key in codes else code
            if code is not None and not isinstance(value, dict | list):
                yield code, str(key)
            yield from _under_codes(value, codes, own)
    elif isinstance(node, list):
        for value in node:
            yield from _under_codes(value, codes, code)
    elif code is not None:
        yield code, str(node)


def _codes(reading: Tree) -> frozenset[str]:
    """The languages that headings are known in: also those that a folder of one's own teaches."""
    return frozenset(code for languages in reading["sections"].values() for code in languages)
