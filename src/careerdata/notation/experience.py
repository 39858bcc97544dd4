"""Years of experience (`0-2 years`, `<3 Jahre`,
`5 ans et plus`) and career levels (`Sr.`, `débutant`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from careerdata.lexicon.schemas import SchemasError
from careerdata.notation.bracket import find_brackets
from careerdata.notation.extent import Extent, Number, trimmed
from careerdata.notation.phrases import alternatives, folded, numbered_phrases, phrases
from careerdata.notation.unspaced import NOT_AFTER_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.schemas import Schemas, Tree

LevelId = Literal[
    "intern",
    "entry",
    "junior",
    "mid",
    "senior",
    "staff",
    "lead",
    "principal",
    "manager",
    "director",
    "head",
    "executive",
]

LEVEL_IDS: tuple[LevelId, ...] = get_args(LevelId)

MOST_YEARS = 60
"""A longer stretch is an age or a history, not somebody's experience."""


class Experience(NamedTuple):
    """A span of years of experience; a missing bound is open or not stated."""

    minimum: Number | None
    maximum: Number | None
    start: int
    end: int
    says_experience: bool
    """Whether a word such as `experience` stands with it; in running text believe no other."""

    @property
    def minimum_years(self) -> int | None:
        """The least number of whole years."""
        return self.minimum.value if self.minimum else None

    @property
    def maximum_years(self) -> int | None:
        """The greatest number of whole years."""
        return self.maximum.value if self.maximum else None

    def moved(self, by: int) -> Experience:
        """The same in a text that begins elsewhere."""
        low, high = (
            number and number._replace(start=number.start + by, end=number.end + by)
            for number in self[:2]
        )
        return Experience(low, high, self.start + by, self.end + by, self.says_experience)

    @property
    def is_reversed(self) -> bool:
        """Whether the bounds are out of order, as in `5-3 years`."""
        if self.minimum is None or self.maximum is None:
            return False
        return self.minimum.value > self.maximum.value


class Level(NamedTuple):
    """A career level and the words that say it."""

    level_id: LevelId
    start: int
    end: int

    def moved(self, by: int) -> Level:
        """The same in a text that begins elsewhere."""
        return Level(self.level_id, self.start + by, self.end + by)


class TitleLevel(NamedTuple):
    """A role's title, parted into its level and the rest."""

    level: Level | None
    rest: Extent
    """The title without its level word;
    the whole title where there is no level or `keeps_title` is set.
    """
    keeps_title: bool
    """Whether the level is part of the role's name, as in `Head of AI`."""


@dataclass(frozen=True, eq=False)
class ExperienceWords:
    """The patterns of `vocabulary/experience.yaml`, compiled once."""

    span: re.Pattern[str]
    bare_span: re.Pattern[str]
    hindered_before: re.Pattern[str]
    hindered_after: re.Pattern[str]
    numbers: Mapping[str, int]
    """What numbers in words are worth."""

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> ExperienceWords:
        """Compile the words of all languages.

        Raises SchemasError where the vocabulary has another shape than the shipped one.
        """
        tree = schemas.vocabulary("experience")
        words = {name: alternatives(phrases(tree.get(name))) for name in _EXPERIENCE_LISTS}
        numbers = numbered_phrases(schemas.vocabulary("periods").get("numbers"))
        words |= {"number_word": alternatives(numbers), "not_after_word": NOT_AFTER_WORD}
        return cls(
            span=re.compile(_SPAN.format(unit=_UNIT.format(**words), **words), re.X | re.I),
            bare_span=re.compile(_SPAN.format(unit=_NO_UNIT.format(**words), **words), re.X | re.I),
            hindered_before=re.compile(_HINDERED_BEFORE.format(**words), re.X | re.I),
            hindered_after=re.compile(_HINDERED_AFTER.format(**words), re.X | re.I),
            numbers=numbers,
        )


_EXPERIENCE_LISTS = (
    "years",
    "range_words",
    "range_openers",
    "between_openers",
    "between_joiners",
    "minimum_before",
    "maximum_before",
    "minimum_after",
    "maximum_after",
    "experience",
    "inexact",
    "not_before",
    "not_after",
)

# `Experience: 3 to 5+ years of experience`; a number may not be part of a decimal, a date or a
# word.
_SPAN = r"""
    (?: (?P<named> {experience} ) (?: \s* [:–—-] )? \s* )?
    (?:
        {between_openers} \s+ (?P<from> {{number}} ) (?: \s+ {years} )?
        \s+ {between_joiners} \s+ (?P<until> {{number}} ) {unit}
      |
        (?: {range_openers} \s+ )?
        (?P<low> {{number}} ) (?: \s* {years} )? \s* (?: [-‐‑–—~〜] | {range_words} ) \s*
        (?P<high> {{number}} ) (?: \s* (?P<open> \+ | {minimum_after} ) )? {unit}
        (?: \s* (?P<open_after> \+ | {minimum_after} ) )?
      |
        (?P<only_least> > | ≥ | >= | (?<![\w+]) \+ | {minimum_before} ) \s* (?P<least> {{number}} ) (?: \s* \+ )? {unit}
      |
        (?P<only_most> < | ≤ | <= | {maximum_before} ) \s* (?P<most> {{number}} ) {unit}
      |
        (?P<number> {{number}} ) (?: \s* (?P<plus> \+ | {minimum_after} ) )? {unit}
        (?: \s* (?: (?P<plus_after> \+ | {minimum_after} ) | (?P<less_after> {maximum_after} ) ) )?
    )
    (?: \s* (?P<stated> {experience} ) )?
""".replace(
    # `five (5)`: the bracket says it again.
    "{{number}}",
    r"(?: {not_after_word} (?<![.,/]) \d{{1,2}} (?! \d | [.,/]\d ) | {number_word} ) (?: \s* \( \d{{1,2}} \) )?",
)
_UNIT = r"\s* {years} (?: ['’] (?!\w) )?"
_NO_UNIT = r"(?: \s* {years} )?"

# Also the further bound of a range whose nearer one is not in whole years: `6 months to 2 years`.
_HINDERED_BEFORE = r"""
    (?:
        {inexact} | {not_before} | [~≈$€£#] | [\w.,/] [-–—〜]
      | \d \s? \w* \s? (?: [-–—〜] | {range_words} | {between_joiners} )
    ) \s* \Z
"""
_HINDERED_AFTER = r"""
    [\s,]* {not_after} | ['’]s\b | [-‐‑]\w | \s* (?: [-–—〜] | {range_words} ) \s* \d{{1,2}} (?! [\d.,k] )
"""

_DIGIT = re.compile(r"\d")

# The furthest that a word which changes a number's meaning stands before it.
_LOOK_BACK = 30


def read_experience(
    text: str, words: ExperienceWords, *, bare: bool = False, most: float = MOST_YEARS
) -> Experience | None:
    """The span of experience that a whole text is, such as a bracket's content or a table cell.

    `bare` also reads numbers without a unit (`0-1`, `10+`), as an experience column has them. A
    stretch of more than `most` years is none.
    """
    whole = trimmed(text, 0, len(text))
    pattern = words.bare_span if bare else words.span
    match = pattern.fullmatch(text, whole.start, whole.end)
    return _experience(match, words, most) if match else None


def find_experience(text: str, words: ExperienceWords) -> Experience | None:
    """The one span of experience inside a longer text,
    as in `mid-level, 3-5 years`; None for several.
    """
    found = find_experiences(text, words)
    return found[0] if len(found) == 1 else None


def find_experiences(text: str, words: ExperienceWords) -> tuple[Experience, ...]:
    """All spans of experience inside a longer text, in order."""
    found: list[Experience] = []
    if not _DIGIT.search(text):
        return ()
    for match in words.span.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if words.hindered_before.search(before) or words.hindered_after.match(text, match.end()):
            continue
        experience = _experience(match, words)
        if experience:
            found.append(experience)
    return tuple(found)


def _experience(
    match: re.Match[str], words: ExperienceWords, most: float = MOST_YEARS
) -> Experience | None:
    minimum, maximum = _bounds(match, words)
    if any(bound is not None and bound.value > most for bound in (minimum, maximum)):
        return None
    says_experience = match["named"] is not None or match["stated"] is not None
    return Experience(minimum, maximum, match.start(), match.end(), says_experience)


def _bounds(match: re.Match[str], words: ExperienceWords) -> tuple[Number | None, Number | None]:
    if match["from"]:
        return _number(match, "from", words), _number(match, "until", words)
    if match["low"]:
        is_open = match["open"] or match["open_after"]
        return _number(match, "low", words), None if is_open else _number(match, "high", words)
    if match["least"]:
        return _number(match, "least", words), None
    if match["most"]:
        return None, _number(match, "most", words)
    number = _number(match, "number", words)
    if match["less_after"]:
        return None, number
    return number, None if match["plus"] or match["plus_after"] else number


def _number(match: re.Match[str], group: str, words: ExperienceWords) -> Number:
    written = match[group].partition("(")[0].strip()
    value = int(written) if written.isdecimal() else words.numbers[folded(written)]
    return Number(value, match.start(group), match.end(group))


class _Template(NamedTuple):
    pattern: re.Pattern[str]
    level_id: LevelId


@dataclass(frozen=True, eq=False)
class LevelWords:
    """The patterns of `vocabulary/levels.yaml`, compiled once;
    each finds a word in its group `level`.
    """

    names: Mapping[LevelId, str]
    """The canonical opening of a title of each level, such as `Senior`."""
    level_of: Mapping[str, LevelId]
    """What each word says, folded."""
    anywhere: re.Pattern[str]
    alone: re.Pattern[str]
    before: re.Pattern[str]
    before_head: re.Pattern[str]
    after: re.Pattern[str]
    heads: re.Pattern[str]
    not_levels: re.Pattern[str]
    level_nouns: re.Pattern[str]
    in_titles: re.Pattern[str]
    """Any fixed part of `titles`."""
    titles: tuple[_Template, ...]
    anywhere_words: Mapping[str, LevelId]
    """What each word says that says a level wherever it stands."""
    not_level_words: tuple[str, ...]
    """Phrases with such a word that mean something else."""
    steps: Mapping[str, int]
    """The levels that are paid more step by step, each with its step."""

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> LevelWords:
        """Compile the words of all languages.

        Raises SchemasError where the vocabulary has another shape or names an unknown level.
        """
        tree = schemas.vocabulary("levels")
        levels = _levels(tree)
        anywhere, opening = _level_words(levels, "words"), _level_words(levels, "words", "before")
        joined = _level_words(levels, "words", "before", "before_head", group="joined")
        titles = list(_titles(levels))
        return cls(
            names={level_id: str(level["name"]) for level_id, level in levels.items()},
            level_of=_level_of(levels),
            anywhere=re.compile(anywhere, re.I),
            alone=re.compile(_level_words(levels, "words", "before", "before_head", "alone"), re.I),
            before=re.compile(rf"{opening}(?=[\s:-])[\s:-]*", re.I),
            before_head=re.compile(rf"{_level_words(levels, 'before_head')}\s+", re.I),
            after=re.compile(rf"(?:(?<=\s){anywhere}|{joined})\Z", re.I),
            heads=re.compile(rf"{alternatives(phrases(tree.get('heads')))}\s*(?:[,(/–—]|\Z)", re.I),
            not_levels=re.compile(alternatives(phrases(tree.get("not_levels"))), re.I),
            level_nouns=re.compile(alternatives(phrases(tree.get("level_nouns"))), re.I),
            in_titles=re.compile(
                alternatives(part for title, _ in titles for part in _parts(title)), re.I
            ),
            titles=tuple(_Template(_template(title), level_id) for title, level_id in titles),
            anywhere_words={
                word: level_id
                for level_id, level in levels.items()
                for word in phrases(level.get("words"))
            },
            not_level_words=tuple(phrases(tree.get("not_levels"))),
            steps={
                str(level): step
                for step, some in enumerate(tree.get("ladder") or ())
                for level in some
            },
        )


_LEVEL_LISTS = ("words", "before", "before_head", "alone")


def _levels(tree: Tree) -> dict[LevelId, Tree]:
    levels = tree.get("levels") or {}
    unknown = sorted(set(levels) - set(LEVEL_IDS))
    if unknown:
        raise SchemasError(f"vocabulary/levels.yaml names unknown levels: {', '.join(unknown)}")
    return {level_id: levels[level_id] for level_id in LEVEL_IDS if level_id in levels}


def _level_words(levels: Mapping[LevelId, Tree], *lists: str, group: str = "level") -> str:
    found = (
        word for level in levels.values() for name in lists for word in phrases(level.get(name))
    )
    return f"(?P<{group}>{alternatives(found)})"


def _level_of(levels: Mapping[LevelId, Tree]) -> dict[str, LevelId]:
    found: dict[str, LevelId] = {}
    for level_id, level in levels.items():
        for word in (folded(word) for name in _LEVEL_LISTS for word in phrases(level.get(name))):
            if found.setdefault(word, level_id) != level_id:
                raise SchemasError(
                    f"vocabulary/levels.yaml: {word!r} says both {found[word]} and {level_id}"
                )
    return found


def _titles(levels: Mapping[LevelId, Tree]) -> Iterator[tuple[str, LevelId]]:
    for level_id, level in levels.items():
        yield from ((title, level_id) for title in phrases(level.get("titles")))


def _parts(title: str) -> list[str]:
    return [part.strip() for part in title.split("*") if part.strip()]


def _template(title: str) -> re.Pattern[str]:
    fixed = [f"(?P<part_{at}>{alternatives([part])})" for at, part in enumerate(_parts(title))]
    opening, closing = (".+" if edge == "*" else "" for edge in (title[:1], title[-1:]))
    return re.compile(opening + ".+".join(fixed) + closing, re.I | re.S)


def read_level(text: str, words: LevelWords) -> Level | None:
    """The one level that a short text states, as in `mid-level, 3-5 years`;
    None where it states two.

    A text that is a level alone may use words (`Entry`, `Lead`) that mean other things in a
    sentence.
    """
    return read_level_only(text, words) or _single(_levels_in(text, words.anywhere, words))


def read_level_only(text: str, words: LevelWords, besides: tuple[Extent, ...] = ()) -> Level | None:
    """The level that a text is, as in tables by level: `Senior (5-8 years)`, `Entry / Graduate`.

    `besides` are parts of the text that were read as something else, such as years without a
    bracket.
    """
    found = _levels_in(text, words.alone, words)
    level = _single(found)
    if level is None:
        return None
    said = [Extent(other.start, other.end) for other in found]
    rest = words.level_nouns.sub(" ", _blanked(text, [*said, *find_brackets(text), *besides]))
    return None if re.search(r"[^\W_]", rest) else level


def _blanked(text: str, extents: Iterable[Extent]) -> str:
    parts, at = [], 0
    for extent in sorted(extents):
        if extent.end > at:
            parts.append(text[at : max(at, extent.start)])
            parts.append(" " * (extent.end - max(at, extent.start)))
            at = extent.end
    return "".join(parts) + text[at:]


def _levels_in(text: str, pattern: re.Pattern[str], words: LevelWords) -> list[Level]:
    hindered = [Extent(*match.span()) for match in words.not_levels.finditer(text)]
    return [_level(match, words) for match in pattern.finditer(_blanked(text, hindered))]


def _level(match: re.Match[str], words: LevelWords, group: str = "level") -> Level:
    return Level(words.level_of[folded(match[group])], *match.span(group))


def _single(found: list[Level]) -> Level | None:
    return found[0] if len({level.level_id for level in found}) == 1 else None


@lru_cache(maxsize=4096)
def split_level(title: str, words: LevelWords) -> TitleLevel:
    """A role's title, parted into level and rest:
    `Sr. Data Analyst`, `Analista senior`, `Engineer, Senior`.

    Where the title says two levels (`Senior Staff Engineer`) none is taken and the title stays
    whole.
    """
    whole = trimmed(title, 0, len(title))
    none = TitleLevel(None, whole, keeps_title=False)
    if words.not_levels.search(title):
        return none
    kept = _title_level(title, whole, words)
    if kept:
        return TitleLevel(kept, whole, keeps_title=True)
    parted = _level_before(title, whole, words) or _level_after(title, whole, words)
    if parted is None or parted.rest.start == parted.rest.end:
        return none
    within = _title_level(title, parted.rest, words)
    if within:
        return TitleLevel(within, whole, keeps_title=True)
    return none if _says_level(title, parted.rest, words) else parted


def _says_level(title: str, at: Extent, words: LevelWords) -> bool:
    parted = _level_before(title, at, words) or _level_after(title, at, words)
    return parted is not None or read_level_only(at.of(title), words) is not None


def _title_level(title: str, at: Extent, words: LevelWords) -> Level | None:
    if not words.in_titles.search(title, *at):
        return None
    for template in words.titles:
        match = template.pattern.fullmatch(title, *at)
        if match:
            return Level(template.level_id, *match.span("part_0"))
    return None


def _level_before(title: str, at: Extent, words: LevelWords) -> TitleLevel | None:
    match = words.before.match(title, *at)
    if match is None and words.heads.search(title, *at):
        match = words.before_head.match(title, *at)
    if match is None:
        return None
    return TitleLevel(_level(match, words), trimmed(title, match.end(), at.end), keeps_title=False)


_LEVEL_JOINT = re.compile(r"\s?[,–—-]\s*\Z")
# The furthest that a level's word reaches back from the end of a title.
_LONGEST_LEVEL = 40


def _level_after(title: str, at: Extent, words: LevelWords) -> TitleLevel | None:
    """`Développeur senior`; more words say a level after a comma or dash: `Engineer, Lead`."""
    match = words.after.search(title, max(at.start, at.end - _LONGEST_LEVEL), at.end)
    if match is None:
        return None
    joint = _LEVEL_JOINT.search(title, max(at.start, match.start() - _LONGEST_LEVEL), match.start())
    if match["level"] is None and joint is None:
        return None
    level = _level(match, words, "level" if match["level"] else "joined")
    rest = trimmed(title, at.start, joint.start() if joint else match.start())
    return TitleLevel(level, rest, keeps_title=False)
