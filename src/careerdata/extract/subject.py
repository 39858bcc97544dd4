"""Whom an amount of pay is about: a role, a level, an experience, a place, a kind of employer, a statistic.

Headers, row keys, the words before a bullet's amount and the bracket behind it all say parts of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.extract.titles import (
    clean_title,
    experience_of,
    is_levels_only,
    level_of,
    looks_like_role,
    read_title,
    without_gender_marks,
)
from careerdata.lexicon.reading import spaced_words
from careerdata.model.record import NO_EXPERIENCE, ExperienceRange, RoleTitle, Segment, Sourced
from careerdata.notation.bracket import find_brackets
from careerdata.notation.experience import (
    find_experience,
    read_experience,
    read_level,
    read_level_only,
    split_level,
)
from careerdata.notation.money import read_pay_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import Entry, Found
    from careerdata.model.document import Text

SEGMENT_KINDS = ("employer", "industry", "company_size", "qualification")
REGION_KINDS = {"region": "other", "city": "city", "country": "country"}
"""Kinds of columns that hold places, and the kind of region that a place is which only its header explains."""


class Subject(NamedTuple):
    """Parts of what an amount is about; what nobody said is None."""

    role: RoleTitle | None = None
    region: Text | None = None
    region_kind: str | None = None
    """What the header says that a place is which the vocabulary does not know."""
    segment: Segment | None = None
    level: Sourced[str] | None = None
    experience: ExperienceRange = NO_EXPERIENCE
    statistic: Sourced[str] | None = None
    pay_period: Sourced[str] | None = None
    compensation: Sourced[str] | None = None
    tax: Sourced[str] | None = None
    currency: Sourced[str] | None = None
    """Where a header states the currency of the amounts below it."""

    @property
    def names_someone(self) -> bool:
        """Whether it says who earns, or which statistic of all who do."""
        return bool(self.role or self.level or self.experience or self.segment or self.statistic)

    def over(self, outer: Subject) -> Subject:
        """This subject, completed by what an outer one (the column, the section) says."""
        if self is NOBODY or outer is NOBODY:
            return self if outer is NOBODY else outer
        return Subject._make([own or others for own, others in zip(self, outer, strict=True)])

    def __bool__(self) -> bool:
        return any(self)


NOBODY = Subject()
_LONGEST_SUBJECT = 300


def read_subject(text: Text, knowledge: Knowledge, expected: Iterable[str] = ()) -> Subject | None:
    """What a header, a row key or the words before an amount say; None where they are not understood.

    `expected` are kinds of `columns` in `reading.yaml`, from the header or heading above.
    """
    if len(text) > _LONGEST_SUBJECT:
        return None
    text = without_gender_marks(clean_title(text), knowledge)
    kinds = tuple(expected)
    if (whole := _simple(text, knowledge, kinds)) is not None:
        return whole
    brackets = find_brackets(text.plain)
    if not brackets:
        return None if text else NOBODY
    main = text.cut(0, brackets[0].start)
    subject = _simple(main, knowledge, kinds) if main else NOBODY
    if subject is None and {"level", "experience"} & set(kinds):
        subject = NOBODY
    if subject is None:
        return None
    for bracket in brackets:
        inner = _simple(text.cut(bracket.start + 1, bracket.end - 1), knowledge, ())
        subject = subject.over(inner) if inner else subject
    return subject


def _simple(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    """The subject that a text without brackets is as a whole, or None."""
    for read in _READINGS:
        subject = read(text, knowledge, kinds)
        if subject is not None:
            return subject
    return None


def _levels(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Subject | None:
    """`Lead / Principal` is two levels: it is understood, and none of both is taken."""
    return NOBODY if is_levels_only(text.plain, knowledge) else None


def _level(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Subject | None:
    level = read_level_only(text.plain, knowledge.levels)
    if level is None:
        return None
    experience = experience_of(text, find_experience(text.plain, knowledge.experience))
    return Subject(level=level_of(text, level), experience=experience)


def _titled_level(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    """In a column of levels a title that is a level (`Team Lead`, `Head of Department`) is no role of its own."""
    split = split_level(text.plain, knowledge.levels)
    is_level = kinds[:1] == ("level",) and split.keeps_title and knowledge.roles.get(text.plain) is None
    return Subject(level=level_of(text, split.level)) if is_level else None


def _experience(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    experience = read_experience(text.plain, knowledge.experience, bare="experience" in kinds)
    return Subject(experience=experience_of(text, experience)) if experience else None


def _known_segment(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    segment = knowledge.segments.get(text.plain)
    if segment is None:
        return None
    kind = kinds[0] if kinds and kinds[0] in SEGMENT_KINDS else segment.kind
    return Subject(segment=Segment(kind, text))


def _region(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Subject | None:
    if knowledge.regions.get(text.plain) is None:
        return None
    return Subject(region=text)


def _words_only(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Subject | None:
    """`Median`, `Average base salary`, `25th percentile`: words about the amount and nothing else."""
    subject, taken = pay_words(text, knowledge)
    if is_filler(text, taken, knowledge):
        return subject
    return None


def _role(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    title = read_title(text, knowledge)
    is_named = looks_like_role(title.name.plain, knowledge) and not is_filler(title.name, [], knowledge)
    if not is_named and kinds[:1] != ("role",):
        return None
    return Subject(role=title, level=title.level, experience=title.experience)


def _mixed(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Subject | None:
    """A level, an experience, a place and words about the amount beside one another: `Senior salary in London`."""
    for with_roles in (False, True):
        subject, taken = found_in(text, knowledge, with_roles=with_roles)
        if (subject or taken) and is_filler(text, taken, knowledge):
            return subject
    return None


_PERCENTILES = {"10": "p10", "25": "p25", "50": "median", "75": "p75", "90": "p90"}
# In a column of percentiles: 10%, 25th, P75, 90.
_PERCENTILE = re.compile(rf"p?\s*(?P<of>{'|'.join(_PERCENTILES)})\s*(?:%|th|\.|e|ème|º|percent)?", re.IGNORECASE)


def _expected(text: Text, knowledge: Knowledge, kinds: tuple[str, ...]) -> Subject | None:
    """A name that only its header explains: a city that nobody knows, an industry."""
    kind = kinds[0] if kinds else None
    if kind in SEGMENT_KINDS and any(character.isalnum() for character in text.plain):
        return Subject(segment=Segment(kind, text))
    if kind == "statistic" and (percentile := _PERCENTILE.fullmatch(text.plain)):
        return Subject(statistic=Sourced(_PERCENTILES[percentile["of"]], text.span))
    if not any(character.isalpha() for character in text.plain):
        return None
    if kind in REGION_KINDS:
        return Subject(region=text, region_kind=REGION_KINDS[kind])
    return None


_READINGS = (
    _level,
    _levels,
    _titled_level,
    _experience,
    _known_segment,
    _region,
    _words_only,
    _expected,
    _role,
    _mixed,
)


def found_in(text: Text, knowledge: Knowledge, *, with_roles: bool = True) -> tuple[Subject, list[tuple[int, int]]]:
    """What a run of text says of a subject, and where; what it says twice in different ways counts as unsaid."""
    subject, taken = pay_words(text, knowledge)
    level = read_level(text.plain, knowledge.levels)
    experience = find_experience(text.plain, knowledge.experience)
    regions = list(knowledge.regions.find(text.plain))
    segments = list(knowledge.segments.find(text.plain))
    roles = list(knowledge.roles.find(text.plain)) if with_roles else []
    taken += [(f.start, f.end) for f in (level, experience) if f]
    taken += [(f.start, f.end) for f in regions] + [(f.start, f.end) for f in segments]
    taken += [(f.start, f.end) for f in roles]
    region = text.cut(regions[0].start, regions[0].end) if len({r.entry.id for r in regions}) == 1 else None
    title = _role_in(text, roles, knowledge)
    return (
        Subject(
            role=title,
            region=region,
            segment=Segment(segments[0].entry.kind, text.cut(segments[0].start, segments[0].end))
            if len(segments) == 1
            else None,
            level=level_of(text, level),
            experience=experience_of(text, experience),
        ).over(subject),
        taken,
    )


def _role_in(text: Text, roles: list[Found[Entry]], knowledge: Knowledge) -> RoleTitle | None:
    if len({role.entry.id for role in roles}) != 1:
        return None
    return read_title(text.cut(roles[0].start, _end_of_title(text.plain, roles[0].end, knowledge)), knowledge)


# Up to two more words directly behind a role's name.
_MORE_WORDS = re.compile(r"\s+(?P<one>\w+)(?:\s+(?P<two>\w+))?")


def _end_of_title(text: str, end: int, knowledge: Knowledge) -> int:
    """Where a title ends of which the vocabulary knows only the beginning: `nurse` of `nurse unit manager`."""
    match = _MORE_WORDS.match(text, end)
    for name in ("one", "two") if match else ():
        word = match[name] if match else None
        if not word or word.casefold() in knowledge.reading.filler:
            break
        if knowledge.role_nouns.ends(word):
            return match.end(name) if match else end
    return end


def pay_words(text: Text, knowledge: Knowledge) -> tuple[Subject, list[tuple[int, int]]]:
    """Statistic, period, gross or net, base or total, as far as a text's words say them."""
    words = read_pay_words(text.plain, knowledge.money)
    found = {
        "statistic": words.statistic,
        "pay_period": words.period,
        "compensation": words.compensation,
        "tax": words.tax,
    }
    said = {name: Sourced(w[0], text.span_of(w[1], w[2])) for name, w in found.items() if w}
    return Subject(**said), [(w[1], w[2]) for w in found.values() if w]  # type: ignore[arg-type]


def is_filler(text: Text, taken: list[tuple[int, int]], knowledge: Knowledge) -> bool:
    """Whether nothing that matters stands outside the parts that were understood."""
    characters = list(text.plain)
    for start, end in taken:
        characters[start:end] = " " * (end - start)
    rest = "".join(characters)
    return all(word in knowledge.reading.filler for word in spaced_words(rest).split())
