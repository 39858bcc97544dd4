"""Lists inside a line (`a, b (note), and c`), sentences,
and definitions (`Name — a, b — a note`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from careerdata.notation.bracket import find_brackets, split_bracket
from careerdata.notation.extent import Extent, trimmed
from careerdata.notation.phrases import PatternsByLanguage, alternatives, phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from careerdata.lexicon.schemas import Schemas

    _MayPart = Callable[[str, str], bool]


class ListEntry(NamedTuple):
    """One name of a list."""

    name: Extent
    note: Extent | None
    """The content of the bracket after it."""
    alternative_group: int | None
    """Counted from 1; entries of the same group are alternatives, as in `PyTorch or TensorFlow`."""


class Definition(NamedTuple):
    """A line that says what a name stands for."""

    name: Extent
    body: Extent
    tail: Extent | None
    """What stands after a second dash."""


@dataclass(frozen=True, eq=False)
class ListingWords:
    """The patterns of `vocabulary/listing.yaml`, compiled once."""

    leading: re.Pattern[str]
    conjunction: re.Pattern[str]
    alternative: re.Pattern[str]
    joint: re.Pattern[str]
    """A sign or a word between two names: `,`, ` / `, ` and `, `, or `."""
    filler: re.Pattern[str]
    one_name: frozenset[str]
    slashed_name: re.Pattern[str]
    """One of them that has a slash, inside a longer name: `UI/UX design`."""
    abbreviation: re.Pattern[str]
    examples: re.Pattern[str]
    examples_opener: re.Pattern[str]
    list_verb: re.Pattern[str]
    sentence_word: PatternsByLanguage
    """What only a sentence has."""
    advice_opener: PatternsByLanguage
    remark_opener: PatternsByLanguage
    """What a remark about a thing opens with, which is no name: `very popular in startups`."""
    description_opener: PatternsByLanguage
    description_ending: PatternsByLanguage

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> ListingWords:
        """Compile the words of all languages.

        Raises SchemasError where the vocabulary has another shape than the shipped one.
        """
        tree = schemas.vocabulary("listing")
        both, either = phrases(tree.get("and")), phrases(tree.get("or"))
        return cls(
            leading=re.compile(rf"\s*{alternatives([*both, *either])}\s+", re.I),
            conjunction=re.compile(rf"\s{alternatives(both)}\s", re.I),
            alternative=re.compile(rf"\s{alternatives(either)}\s", re.I),
            joint=re.compile(_JOINT.format(alternatives([*both, *either])), re.I),
            filler=re.compile(rf"(?:{alternatives(phrases(tree.get('fillers')))}|…|\.+)", re.I),
            one_name=frozenset(name.casefold() for name in phrases(tree.get("one_name"))),
            slashed_name=_slashed_name(
                name for name in phrases(tree.get("one_name")) if "/" in name
            ),
            abbreviation=re.compile(
                alternatives(_abbreviations(phrases(tree.get("abbreviations")))) + r"\Z"
            ),
            examples=re.compile(
                rf"(?:,\s*|\s+){alternatives(phrases(tree.get('examples')))}:?\s+", re.I
            ),
            examples_opener=re.compile(
                rf"\s*{alternatives(phrases(tree.get('examples')))}[:,]?\s+", re.I
            ),
            list_verb=re.compile(rf"\s+{alternatives(phrases(tree.get('list_verbs')))}:?\s+", re.I),
            sentence_word=_by_language(tree.get("sentence_words"), r"(?<![\w-]){}(?![\w-])"),
            advice_opener=_by_language(tree.get("advice_openers"), r"\s*{}(?=\s+[^\W\d_])"),
            remark_opener=_by_language(tree.get("remark_openers"), r"\s*{}(?=\s+\w|\s*\Z)"),
            description_opener=_by_language(tree.get("description_openers"), r"\s*{}(?=\s)"),
            description_ending=_endings(tree.get("description_endings")),
        )


_JOINT = r"\s*[/,&|+]\s*(?:{0}\s+)?|\s+{0}\s+"


def _slashed_name(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/]){alternatives(names)}(?![\w/])", re.I)


def _by_language(tree: object, form: str) -> PatternsByLanguage:
    """The words of each language in small letters or with a capital:
    in all capitals they are other words.
    """

    def source(words: list[str]) -> str:
        return form.format(alternatives([*words, *(word[:1].upper() + word[1:] for word in words)]))

    return PatternsByLanguage(tree, source)


def _endings(tree: object) -> PatternsByLanguage:
    def source(endings: list[str]) -> str:
        return rf"\s*\w{{2,}}(?:{'|'.join(map(re.escape, endings))})\s+[^\s,;]+\s+[^\s,;]"

    return PatternsByLanguage(tree, source)


def _abbreviations(written: list[str]) -> Iterator[str]:
    """Each abbreviation and, where it has several words, its beginnings: `z.` of `z. B.`."""
    for abbreviation in written:
        words = abbreviation.split()
        yield from (" ".join(words[: at + 1]) for at in range(len(words)))


_SEPARATOR = re.compile(r",(?!\d)|[;、]|\s[·•|]\s|\n")
_ARROW = re.compile(r"\s*(?:[→➔➜⇒⟶]|[-=]+>)\s*")
_SPACED_PLUS = re.compile(r"\s\+\s")
_SPACED_SLASH = re.compile(r"\s/\s")
_QUOTED = re.compile(r"(?<!\w)\"(?=\S)[^\"\n]*(?<=\S)\"(?!\w)|“[^“”\n]*”|„[^„“\n]*“|«[^«»\n]*»")
_MOST_WORDS = 3


def split_list(
    text: str, words: ListingWords, *, known: frozenset[str] = frozenset()
) -> tuple[ListEntry, ...]:
    """The entries of a list in a line, in order.

    `known` are names (of skills, say), case-folded: one of them is never split, an `and` between
    two always is. Commas in brackets and quotation marks do not separate.
    """
    return tuple(_Splitter(text, words, known).entries())


class _Splitter:
    """One list while it is split; positions in `hidden` are those of `text`."""

    def __init__(self, text: str, words: ListingWords, known: frozenset[str]) -> None:
        self.text = text
        hidden = _hidden(text)
        self.hidden = words.slashed_name.sub(_without_slash, hidden) if "/" in hidden else hidden
        self.words = words
        self.known = known
        self.groups = count(1)

    def entries(self) -> Iterator[ListEntry]:
        parts = self.parts()
        for at, part in enumerate(parts):
            name = self.without_conjunction(part) if at else part
            if self.words.filler.fullmatch(name.of(self.text)):
                continue
            ends_list = at > 0 and at + 1 == len(parts) and name == part
            for piece in self.conjoined(name) if ends_list else self.both_known(name):
                yield from self.alternatives(piece)

    def parts(self) -> list[Extent]:
        """What stands between the separators; the full stop at the end is left out."""
        whole = _without_full_stop(self.text, self.words)
        parts = self.cut(whole, _SEPARATOR.finditer(self.hidden, *whole))
        return self.softly_parted(parts[0]) if len(parts) == 1 else parts

    def cut(self, whole: Extent, separators: Iterable[re.Match[str]]) -> list[Extent]:
        """The non-empty parts of `whole` between the separators,
        without white space at their ends.
        """
        edges = [whole.start, *(edge for match in separators for edge in match.span()), whole.end]
        parts = [
            trimmed(self.text, start, end)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
        return [part for part in parts if part.start < part.end]

    def softly_parted(self, whole: Extent) -> list[Extent]:
        """`A + B`, `A / B`: separators only where no comma is one, and no name is split."""
        if self.is_one_name(whole.of(self.text)):
            return [whole]
        by_plus = self.cut(whole, _SPACED_PLUS.finditer(self.hidden, *whole))
        if len(by_plus) > 1:
            return by_plus
        by_slash = self.cut(whole, _SPACED_SLASH.finditer(self.hidden, *whole))
        names = [part.of(self.text) for part in by_slash]
        # In `linear / logistic regression` the sides share a noun.
        are_alike = len({len(name.split()) for name in names}) == 1
        return by_slash if are_alike or all(_is_capital(name) for name in names) else [whole]

    def without_conjunction(self, part: Extent) -> Extent:
        match = self.words.leading.match(self.text, *part)
        return Extent(match.end(), part.end) if match else part

    def conjoined(self, part: Extent) -> list[Extent]:
        """The last entry of a list with commas: `y and z` are two where they look alike."""
        return self.halves(part, self.words.conjunction, self.look_alike)

    def both_known(self, part: Extent) -> list[Extent]:
        return self.halves(part, self.words.conjunction, self.are_known)

    def halves(self, part: Extent, joiner: re.Pattern[str], may_part: _MayPart) -> list[Extent]:
        joiners = list(joiner.finditer(self.hidden, *part))
        if len(joiners) != 1 or self.is_one_name(part.of(self.text)):
            return [part]
        pieces = self.cut(part, joiners)
        sides = [
            split_bracket(piece.of(self.text)).name.of(piece.of(self.text)) for piece in pieces
        ]
        return pieces if len(sides) == 2 and may_part(sides[0], sides[1]) else [part]

    def look_alike(self, left: str, right: str) -> bool:
        """Whether both sides can stand alone;
        in `data extraction and manipulation` the right one cannot.
        """
        lengths = len(left.split()), len(right.split())
        if max(lengths) > _MOST_WORDS:
            return False
        return lengths[0] == lengths[1] or self.are_names(left, right)

    def are_names(self, left: str, right: str) -> bool:
        return all(_is_capital(side) or self.is_known(side) for side in (left, right))

    def are_known(self, left: str, right: str) -> bool:
        return self.is_known(left) and self.is_known(right)

    def are_alternatives(self, left: str, right: str) -> bool:
        if max(len(left.split()), len(right.split())) > _MOST_WORDS:
            return False
        both_single = " " not in left and " " not in right
        return both_single or self.are_names(left, right)

    def is_known(self, name: str) -> bool:
        return name.casefold() in self.known

    def is_one_name(self, name: str) -> bool:
        folded = name.casefold()
        return folded in self.known or folded in self.words.one_name

    def alternatives(self, part: Extent) -> Iterator[ListEntry]:
        """`A or B` and `A/B` are entries of one group; the latter share the note."""
        pieces = self.halves(part, self.words.alternative, self.are_alternatives)
        if len(pieces) > 1:
            group = next(self.groups)
            yield from (self.entry(piece, group) for piece in pieces)
        else:
            yield from self.slashed(part)

    def slashed(self, part: Extent) -> Iterator[ListEntry]:
        entry = self.entry(part, None)
        if "/" not in self.hidden:
            yield entry
            return
        names = self.cut(entry.name, _SLASH.finditer(self.hidden, *entry.name))
        written = [name.of(self.text) for name in names]
        is_one = len(names) < 2 or self.is_one_name(entry.name.of(self.text))
        if is_one or not all(self.is_single(name) for name in written):
            yield entry
            return
        group = next(self.groups)
        yield from (ListEntry(name, entry.note, group) for name in names)

    def is_single(self, name: str) -> bool:
        return self.is_known(name) or (" " not in name and _is_capital(name))

    def entry(self, part: Extent, group: int | None) -> ListEntry:
        name, note = split_bracket(part.of(self.text))
        moved = Extent(name.start + part.start, name.end + part.start)
        return ListEntry(
            moved, Extent(note.start + part.start, note.end + part.start) if note else None, group
        )


_SLASH = re.compile(r"\s?/\s?")
_HIDING = '([（"“„«'


def _hidden(text: str) -> str:
    """The text with brackets and quotations blanked,
    so that no pattern finds anything inside them.
    """
    if not any(sign in text for sign in _HIDING):
        return text
    extents = [*find_brackets(text), *(Extent(*match.span()) for match in _QUOTED.finditer(text))]
    parts, at = [], 0
    for start, end in sorted(extents):
        if end > at:
            parts.append(text[at : max(at, start)])
            parts.append("\0" * (end - max(at, start)))
            at = end
    return "".join(parts) + text[at:]


def _without_slash(name: re.Match[str]) -> str:
    return name[0].replace("/", "\0")


def _is_capital(name: str) -> bool:
    return name[:1].isupper() or name[:1].isdigit()


_LETTERS_WITH_STOPS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}\Z")


def _without_full_stop(text: str, words: ListingWords) -> Extent:
    whole = trimmed(text, 0, len(text))
    last = text[max(whole.start, whole.end - _LONGEST_ABBREVIATION) : whole.end]
    if not last.endswith(".") or last.endswith(".."):
        return whole
    is_own_stop = words.abbreviation.search(last) or _LETTERS_WITH_STOPS.search(last)
    return whole if is_own_stop else trimmed(text, whole.start, whole.end - 1)


_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』)）]*|\n")
_NEXT_LETTER = re.compile(r"\s+([^\W\d_])")
_INITIAL = re.compile(r"(?:^|(?P<before>\S+)\s+)[^\W\d_]\.\Z")
_LONGEST_ABBREVIATION = 40


@lru_cache(maxsize=4096)
def split_sentences(text: str, words: ListingWords) -> tuple[Extent, ...]:
    """The sentences of a text, in order, without white space at their ends.

    Stops inside brackets, quotations, names (`Node.js`, `fast.ai`) and abbreviations end no
    sentence.
    """
    hidden = _hidden_but_for_last_sign(text)
    ends = [0]
    for match in _SENTENCE_END.finditer(hidden):
        if match[0] == "\n" or _ends_sentence(text, match, ends[-1], words):
            ends.append(match.end())
    ends.append(len(text))
    sentences = [trimmed(text, start, end) for start, end in pairwise(ends)]
    return tuple(sentence for sentence in sentences if sentence.start < sentence.end)


def _hidden_but_for_last_sign(text: str) -> str:
    """A quotation's own stop ends the sentence around it: `He said “Go.” Then …`."""
    hidden = _hidden(text)
    stops = [
        match.end() - 2
        for match in _QUOTED.finditer(text)
        if text[match.end() - 2 : match.end() - 1] in _STOPS
    ]
    parts, at = [], 0
    for stop in stops:
        parts += [hidden[at:stop], text[stop : stop + 2]]
        at = stop + 2
    return "".join(parts) + hidden[at:]


_STOPS = (".", "!", "?", "…")


def _ends_sentence(text: str, match: re.Match[str], start: int, words: ListingWords) -> bool:
    following = _NEXT_LETTER.match(text, match.end())
    if following and following[1].islower():
        return False
    before = text[max(start, match.end() - _LONGEST_ABBREVIATION) : match.end()].lstrip()
    if not before.endswith("."):
        return True
    is_list_number = (
        text[start : match.end() - 1].strip().isdigit() if match.end() - start < 10 else False
    )
    return not (is_list_number or words.abbreviation.search(before) or _is_initial(before))


def _is_initial(before: str) -> bool:
    """Whether a single letter is part of a name, as in `Andrew Y. Ng`;
    in `Python, R.` and `in C.` it is not.
    """
    is_single = len(before) < 3 or before[-3].isspace()
    match = _INITIAL.search(before) if is_single else None
    if match is None:
        return False
    previous = match["before"]
    return previous is None or (
        previous.isalpha() and previous.istitle() and before.strip().count(" ") > 1
    )


def is_sentence(text: str, words: ListingWords, language: str) -> bool:
    """Whether a text has a word that only sentences have in its language (BCP 47),
    or opens as advice does.

    `you`, `is`, `because`; `Learn SQL first`. What stands in brackets or quotation marks does not
    count.
    """
    language = language.partition("-")[0]
    word, advice = words.sentence_word.get(language), words.advice_opener.get(language)
    hidden = _hidden(text)
    return bool(word and word.search(hidden)) or bool(advice and advice.match(hidden))


def is_remark(text: str, words: ListingWords, language: str) -> bool:
    """Whether a text opens as remarks about a thing do:
    `very popular in startups`, `nice to have in a team`.
    """
    opener = words.remark_opener.get(language.partition("-")[0])
    return opener is not None and opener.match(text) is not None


_LONGEST_LONE_ENTRY = 4
_LONGEST_LISTED = 3


def is_description(
    text: str, words: ListingWords, language: str, *, known: frozenset[str] = frozenset()
) -> bool:
    """Whether what stands after a name describes it (`you will explain findings`),
    rather than list its parts.
    """
    language = language.partition("-")[0]
    opener, doing = words.description_opener.get(language), words.description_ending.get(language)
    if (
        is_sentence(text, words, language)
        or (opener and opener.match(text))
        or len(split_sentences(text, words)) > 1
    ):
        return True
    if is_remark(text, words, language) or (doing is not None and doing.match(text)):
        return True
    names = [entry.name.of(text) for entry in split_list(text, words, known=known)]
    longest = max((len(name.split()) for name in names if name.casefold() not in known), default=0)
    return longest > (
        _LONGEST_LONE_ENTRY if len(names) == 1 else _LONGEST_LISTED if _stops(text) else longest
    )


def _stops(text: str) -> bool:
    return text.rstrip().endswith(".")


def split_arrows(text: str) -> tuple[Extent, ...]:
    """What stands between the arrows of a line, in order:
    `HTML → CSS`, `Led a squad -> Team leadership`.
    """
    edges = [0, *(edge for match in _ARROW.finditer(text) for edge in match.span()), len(text)]
    parts = [trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(part for part in parts if part.start < part.end)


def without_examples_word(text: str, words: ListingWords) -> Extent:
    """The names of `e.g. Git, Mercurial`."""
    match = words.examples_opener.match(text)
    return trimmed(text, match.end() if match else 0, len(text))


def read_examples(text: str, words: ListingWords) -> Definition | None:
    """`languages such as Python and R`: a name and its examples; None for any other text."""
    match = words.examples.search(_hidden(text))
    if match is None:
        return None
    name, body = trimmed(text, 0, match.start()), trimmed(text, match.end(), len(text))
    return Definition(name, body, None) if name.start < name.end and body.start < body.end else None


# Between two numbers a dash makes a range.
_DASH = re.compile(r"\s[—–-]\s(?:(?!\d)|(?<!\d\s[—–-]\s))")
_LONG_DASH = re.compile(r"\s[—–]\s(?:(?!\d)|(?<!\d\s[—–]\s))")
_COLON = re.compile(r"(?<=[^\s:])\s?:\s")


def read_definition(text: str) -> Definition | None:
    """A name, what is said of it, and what stands after a second dash;
    None where a part is missing.
    """
    hidden = _hidden(text)
    found = [match for match in (_DASH.search(hidden), _COLON.search(hidden)) if match]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    second = _LONG_DASH.search(hidden, first.end())
    name = trimmed(text, 0, first.start())
    body = trimmed(text, first.end(), second.start() if second else len(text))
    tail = trimmed(text, second.end(), len(text)) if second else None
    if name.start == name.end or body.start == body.end:
        return None
    return Definition(name, body, tail if tail and tail.start < tail.end else None)
