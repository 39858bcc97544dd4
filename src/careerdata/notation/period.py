"""When a step of a roadmap takes place: `Months 1-2: …`, `Phase 1 (3-4 months)`, `Étape 1`."""

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
    from collections.abc import Mapping

    from careerdata.lexicon.schemas import Schemas, Tree

PeriodUnit = Literal["day", "week", "month", "quarter", "year"]
PeriodKind = Literal["calendar", "length", "ordinal"]

_UNITS: tuple[PeriodUnit, ...] = get_args(PeriodUnit)


class Period(NamedTuple):
    """The time of a step, and where its title stands."""

    kind: PeriodKind
    """`calendar`: counted from the roadmap's start; `length`:
    how long it takes; `ordinal`: a number.
    """
    label: Extent
    """The words that say it, as written: `Months 1-2`, `3-4 months`, `Step 3`."""
    title: Extent
    """The step's title; empty where the period has none beside it."""
    unit: PeriodUnit | None = None
    start: Number | None = None
    end: Number | None = None
    """None where it is open (`Month 13+`) or no calendar; for a single one the same as `start`."""
    duration_min: Number | None = None
    duration_max: Number | None = None
    ordinal: Number | None = None
    """The number of the step, also where its time is stated: 2 in `Phase 2 (Months 4-6)`."""
    ordinal_label: Extent | None = None
    approximate: bool = False
    """Whether a length is only about right, as in `~3 months`."""
    body: Extent | None = None
    """What follows a period that stands in a bracket after its title:
    `Basics (Week 1): learn the tools.`
    """

    @property
    def is_reversed(self) -> bool:
        """Whether the numbers are out of order, as in `Months 6-3`."""
        pairs = ((self.start, self.end), (self.duration_min, self.duration_max))
        return any(low and high and low.value > high.value for low, high in pairs)


class PlanLength(NamedTuple):
    """How long a plan is said to be: `12-Month Roadmap`."""

    unit: PeriodUnit
    number: Number
    place: Extent


_DAYS: dict[str, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365}
_TOLERANCE = 0.15


def is_same_time(number: int, unit: str, other: int, other_unit: str) -> bool:
    """Whether two times from a plan's start are one: 12 months and a year, 4 weeks and a month."""
    first, second = number * _DAYS[unit], other * _DAYS[other_unit]
    return (
        first == second
        if unit == other_unit
        else abs(first - second) <= _TOLERANCE * max(first, second)
    )


def is_before(number: int, unit: str, other: int, other_unit: str) -> bool:
    """Whether a time from a plan's start is before another one."""
    return number * _DAYS[unit] < other * _DAYS[other_unit]


@dataclass(frozen=True, eq=False)
class PeriodWords:
    """The patterns of `vocabulary/periods.yaml`, compiled once."""

    calendar: re.Pattern[str]
    length: re.Pattern[str]
    plan_length: re.Pattern[str]
    step: re.Pattern[str]
    named: re.Pattern[str]
    opening: re.Pattern[str]
    caption: re.Pattern[str]
    unit_of: Mapping[str, PeriodUnit]
    numbers: Mapping[str, int]

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> PeriodWords:
        """Compile the words of all languages.

        Raises SchemasError where the vocabulary has another shape or names an unknown unit.
        """
        tree = schemas.vocabulary("periods")
        numbers = numbered_phrases(tree.get("numbers"))
        ordinals = numbered_phrases(tree.get("ordinals"))
        words = {name: alternatives(phrases(tree.get(name))) for name in _PERIOD_LISTS}
        words["unit"] = alternatives(_unit_of(tree, "units"))
        words["bare_unit"] = "|".join(
            sorted(map(re.escape, _unit_of(tree, "units")), key=len, reverse=True)
        )
        words["letter"] = _letters(_unit_of(tree, "letters"))
        words["nth"] = _nth(tree, ordinals)
        words["roman"] = alternatives(_ROMAN)
        words["number"] = (
            rf"(?: {NOT_AFTER_WORD} (?<![.,]) \d{{1,3}} (?! \d | [.,]\d ) | {alternatives(numbers)} )"
        )
        return cls(
            calendar=re.compile(_CALENDAR.format(**words), re.X | re.I),
            length=re.compile(_LENGTH.format(**words), re.X | re.I),
            plan_length=re.compile(_PLAN_LENGTH.format(**words), re.X | re.I),
            step=re.compile(_STEP.format(**words), re.X | re.I),
            named=re.compile(_NAMED.format(**words), re.X | re.I),
            opening=re.compile(_OPENING_TIME.format(**words), re.X | re.I),
            caption=re.compile(rf"{words['captions']}\s*:?\s*", re.I),
            unit_of={
                **_unit_of(tree, "units"),
                **_unit_of(tree, "letters"),
                **_unit_of(tree, "ordinal_units"),
            },
            numbers={**numbers, **ordinals, **_ROMAN},
        )


_PERIOD_LISTS = (
    "steps",
    "month_names",
    "first_of",
    "range_words",
    "pair_words",
    "openers",
    "open_before",
    "open_after",
    "at_least",
    "at_most",
    "about",
    "captions",
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}


def _unit_of(tree: Tree, name: str) -> dict[str, PeriodUnit]:
    units = tree.get(name) or {}
    unknown = sorted(set(units) - set(_UNITS))
    if unknown:
        raise SchemasError(f"vocabulary/periods.yaml names unknown units: {', '.join(unknown)}")
    return {folded(word): unit for unit in _UNITS if unit in units for word in phrases(units[unit])}


def _letters(letters: Mapping[str, PeriodUnit]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, letters)) or '(?!)'})"


def _nth(tree: Tree, ordinals: Mapping[str, int]) -> str:
    """`1st month`, `1週目` in one language:
    its marks and ordinal words go with its own units only.
    """
    units, marks, ordinal_units = (
        tree.get(name) or {} for name in ("units", "marks", "ordinal_units")
    )
    languages = {language for words in units.values() for language in words}
    forms = []
    for at, language in enumerate(sorted(languages)):
        own = alternatives(word for words in units.values() for word in words.get(language, ()))
        signs = (
            "|".join(sorted(map(re.escape, marks.get(language, ())), key=len, reverse=True))
            or "(?!)"
        )
        forms.append(rf"(?<![\w.,])(?P<nth_{at}>\d{{1,3}})(?:{signs})\s+(?P<of_{at}>{own})")
        counted = alternatives(
            word for words in ordinal_units.values() for word in words.get(language, ())
        )
        further = rf"(?:\s?[-–—~〜]\s?(?P<last_nth_{at}>\d{{1,3}}))?"
        forms.append(
            rf"{NOT_AFTER_WORD}(?<![.,])(?P<nth_unit_{at}>\d{{1,3}}){further}(?P<of_unit_{at}>{counted})"
        )
    named = rf"(?P<nth_word>{alternatives(ordinals)})\s+(?P<of_word>{{unit}})"
    everything = alternatives(word for words in units.values() for word in phrases(words))
    return f"(?:{'|'.join(forms)}|{named.replace('{unit}', everything)})"


# `Months 1-2`, `Month 1 – Month 3`, `Weeks 5 to 8`, `Months 1 & 2`, `Month 13+`, `from month 13`,
# `Q1-Q2 2026`
_CALENDAR = r"""
    (?:
        (?: (?P<from> {open_before} ) \s+ | {openers} \s+ )? (?P<unit> {unit} ) \s* [#]? \s? (?P<start> {number} )
        (?:
            (?: \s* (?: [-‐‑–—~〜] | {range_words} ) \s* (?: (?P<unit_again> {unit} ) \s+ )? (?P<end> {number} )
              | \s* {pair_words} \s* (?: {unit} \s+ )? (?P<next> {number} ) )
        )?
        (?: \s* (?P<open> \+ | {open_after} ) )?
      |
        (?P<letter> {letter} ) (?P<letter_start> \d ) (?!\d)
        (?:
            \s* (?: [-‐‑–—~〜] | {range_words} ) \s* {letter}? (?P<letter_end> \d ) (?!\d)
          | \s* {pair_words} \s* {letter} (?P<letter_next> \d ) (?!\d)
        )?
        (?: \s+ (?: 19 | 20 ) \d\d (?!\w) )?
      |
        {nth}
    )
    (?! [\w%'’] | [.,/]\d | [-‐‑]\w )
"""

# `3-4 months`, `~8 weeks`, `3+ months`, `up to 6 weeks`
_LENGTH = r"""
    (?: (?P<least> {at_least} ) \s+ | (?P<most> {at_most} ) \s+ | (?P<about> [~≈] | {about} ) \s* )?
    (?P<min> {number} ) (?: \s* (?: [-‐‑–—~〜] | {range_words} ) \s* (?P<max> {number} ) )?
    (?: \s* (?P<open> \+ ) )? \s* (?P<unit> {unit} ) (?: \s* (?P<open_after> \+ | {open_after} ) )?
    (?! [\w/%'’] | [.,]\d | [-‐‑]\w )
"""

# `12-Month`, `six months`, `6-12 Month`, `30-60-90 Day`, `6-Monats-Plan`: the last number holds
_PLAN_LENGTH = r"""
    (?<! [\w-] ) (?: {number} \s* (?: [-‐‑–—] | {range_words} ) \s* )*
    (?P<last> {number} ) \s* [-‐‑]? \s* (?P<unit> {bare_unit} ) (?: s (?= [-‐‑] ) )? (?! \w )
"""

# `Phase 2`, `Step II`, `Étape #1`
_STEP = r"""
    {steps} \s* [#]? \s? (?P<number> {number} | {roman} ) (?! [\w%'’] | [.,/]\d )
"""

# `January`, `Jan – Mar 2026`, `September to December`
_NAMED = r"""
    {month_names} \.? (?: \s* (?: [-‐‑–—/&~] | {range_words} | {pair_words} ) \s* {month_names} \.? )?
    (?: \s+ (?: 19 | 20 ) \d\d )? (?! [\w%'’] | [.,/]\d )
"""

# `First 30 days`, `Les 30 premiers jours`
_OPENING_TIME = r"""
    (?: {first_of} \s+ (?P<last> {number} )
      | (?: \w{{2,3}} \s+ )? (?P<last_before> {number} ) \s+ {first_of} ) \s+ (?P<unit> {unit} ) (?! [\w%'’] )
"""

# What may stand before a period: a list's number, emoji, an opening bracket.
_LEAD = re.compile(r"(?:[^\w\s]|\s)*(?:\d{1,2}[.)]\s+(?=[^\W\d]))?")

_WORD_CHARACTER = re.compile(r"\w")

# What stands between a period and the title.
_ORNAMENT = "\u2600-\u27bf\u2b00-\u2bff\u200d\ufe0f\U0001f000-\U0001faff"
"""Stars, check marks and emoji."""
_SEPARATOR = re.compile(
    rf"[\])]?\s*(?:[:|–—→⇒.•·]+|[-=]>|-+(?=\s|\Z)|\n|>+|[{_ORNAMENT}]+)[\s{_ORNAMENT}]*|[\])]\s+"
)
_END = re.compile(rf"[\])]?[\s.:*_{_ORNAMENT}]*\Z")
_TITLE_BREAK = re.compile(r"[.:!?]\s|[.:!?]\Z|\Z|\s?[-–—|]\s")
_LARGEST: dict[PeriodUnit, int] = {"day": 999, "week": 260, "month": 120, "quarter": 40, "year": 60}


@lru_cache(maxsize=4096)
def read_period(text: str, words: PeriodWords) -> Period | None:
    """The period that a heading,
    bullet or bold line opens with (or carries in a bracket), and its title.

    A text that only mentions a time (`Day-to-Day Work`, `20 hours/week`, `3 months of savings`) has
    none.
    """
    at = _lead_end(text)
    calendar = _calendar_at(text, at, words)
    if calendar:
        return _with_title_after(text, calendar, words)
    if opening := _opening_time_at(text, at, words):
        return _with_title_after(text, opening, words)
    step = _step_at(text, at, words)
    if step:
        timed = _timed_step(text, step, words)
        return timed or step
    if named := _named_at(text, at, words) or _length_at(text, at, words):
        return named
    return _bracketed(text, at, words) or _trailing_calendar(text, at, words)


def read_length(text: str, words: PeriodWords) -> Period | None:
    """The length that a text is and nothing else: `3-4 months`, `~8 weeks`."""
    length = words.length.fullmatch(text.strip())
    shift = len(text) - len(text.lstrip())
    match = words.length.match(text, shift) if length else None
    return _length(match, words) if match else None


def find_plan_length(text: str, words: PeriodWords) -> PlanLength | None:
    """The one length that a heading says its plan has; None where it says none, or several."""
    found = list(words.plan_length.finditer(text))
    if len(found) != 1:
        return None
    (match,) = found
    unit, number = words.unit_of[folded(match["unit"])], _number(match, "last", words)
    return PlanLength(unit, number, Extent(*match.span()))


def _lead_end(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0


def _calendar_at(text: str, at: int, words: PeriodWords) -> Period | None:
    start = _first_word(text)
    match = words.calendar.match(text, start) or words.calendar.match(text, at)
    return _calendar(match, words) if match else None


def _opening_time_at(text: str, at: int, words: PeriodWords) -> Period | None:
    match = words.opening.match(text, _first_word(text)) or words.opening.match(text, at)
    if match is None:
        return None
    last = _number(match, "last" if match["last"] else "last_before", words)
    label = trimmed(text, *match.span())
    first = Number(1, label.start, match.start("unit"))
    unit = words.unit_of[folded(match["unit"])]
    return Period("calendar", label, Extent(label.end, label.end), unit, first, last)


def _named_at(text: str, at: int, words: PeriodWords) -> Period | None:
    """`January: …`: months of the year name a step that has no place in a count."""
    match = words.named.match(text, at)
    if match is None:
        return None
    label = trimmed(text, *match.span())
    step = Period("ordinal", label, Extent(label.end, label.end), ordinal_label=label)
    return _with_title_after(text, step, words)


def _length_at(text: str, at: int, words: PeriodWords) -> Period | None:
    """`6-12 months: Projects`:
    a range of lengths, which may count from the start, and a title after a separator.
    """
    match = words.length.match(text, at)
    if match is None or not (match["max"] or match["open"] or match["open_after"]):
        return None
    length = _with_title_after(text, _length(match, words), words)
    return length if length and length.title.start < length.title.end else None


def _first_word(text: str) -> int:
    match = _WORD_CHARACTER.search(text)
    return match.start() if match else len(text)


def _calendar(match: re.Match[str], words: PeriodWords) -> Period | None:
    groups = match.groupdict()
    pairs = [("start", "unit"), ("letter_start", "letter")]
    pairs += [(name, f"of_{name[4:]}") for name in groups if name.startswith("nth_")]
    number, unit = next((number, unit) for number, unit in pairs if groups[number])
    start = _number(match, number, words)
    of_unit = words.unit_of[folded(groups[unit])]
    end = _calendar_end(match, start, words)
    again = groups["unit_again"]
    if end is None or max(start.value, end.value) > _LARGEST[of_unit]:
        return None
    if again and words.unit_of[folded(again)] != of_unit:
        return None
    is_open = groups["open"] is not None or (groups["from"] is not None and end is start)
    label = trimmed(match.string, *match.span())
    return Period(
        "calendar", label, Extent(label.end, label.end), of_unit, start, None if is_open else end
    )


def _calendar_end(match: re.Match[str], start: Number, words: PeriodWords) -> Number | None:
    """The last number; None where two numbers are joined that do not follow one another."""
    for name in (
        "end",
        "letter_end",
        *(name for name in match.groupdict() if name.startswith("last_nth_")),
    ):
        if match[name]:
            return _number(match, name, words)
    for name in ("next", "letter_next"):
        if match[name]:
            following = _number(match, name, words)
            return following if following.value == start.value + 1 else None
    return start


def _number(match: re.Match[str], group: str, words: PeriodWords) -> Number:
    written = match[group]
    value = int(written) if written.isdecimal() else words.numbers[folded(written)]
    return Number(value, match.start(group), match.end(group))


def _with_title_after(text: str, period: Period, words: PeriodWords) -> Period | None:
    """The period with the title that follows it;
    None where what follows is neither title nor end.
    """
    at = period.label.end
    bracket = _bracket_at(text, at)
    if bracket and (_SEPARATOR.match(text, bracket.end) or _END.match(text, bracket.end)):
        at = bracket.end
    if _END.match(text, at):
        return period._replace(title=_bracket_title(text, bracket) or period.title)
    separator = _SEPARATOR.match(text, at)
    if separator is None:
        return None
    title = trimmed(text, separator.end(), len(text))
    if words.calendar.match(text, title.start) or _is_question(text, period, title):
        return None
    return period._replace(title=title)


def _bracket_at(text: str, at: int) -> Extent | None:
    start = trimmed(text, at, len(text)).start
    if text[start : start + 1] not in ("(", "["):
        return None
    # A bracket after a period is short; the look ahead keeps a text of many open brackets linear.
    found = find_brackets(text[start : start + 200])
    if not found or found[0].start != 0:
        return None
    return Extent(start, start + found[0].end)


def _bracket_title(text: str, bracket: Extent | None) -> Extent | None:
    """The title in a bracket after a lone period; a bracket with numbers says something else."""
    if bracket is None or any(character.isdigit() for character in bracket.of(text)):
        return None
    return trimmed(text, bracket.start + 1, bracket.end - 1)


def _is_question(text: str, period: Period, title: Extent) -> bool:
    # `Q1: What is …?` numbers a question, not a quarter.
    is_letter = period.start is not None and period.start.start == period.label.start + 1
    return is_letter and "?" in title.of(text)


def _step_at(text: str, at: int, words: PeriodWords) -> Period | None:
    match = words.step.match(text, at)
    if match is None:
        return None
    ordinal = _number(match, "number", words)
    label = Extent(*match.span())
    step = Period(
        "ordinal", label, Extent(label.end, label.end), ordinal=ordinal, ordinal_label=label
    )
    bracket = _bracket_at(text, label.end)
    after = bracket.end if bracket else label.end
    if _END.match(text, after):
        return (
            step
            if bracket is None
            else step._replace(title=_bracket_title(text, bracket) or step.title)
        )
    separator = _SEPARATOR.match(text, after)
    return step._replace(title=trimmed(text, separator.end(), len(text))) if separator else None


def _timed_step(text: str, step: Period, words: PeriodWords) -> Period | None:
    """`Phase 1: Months 1-3 – Basics`, `Phase 1 (3-4 months): …`, `Phase 2: Core (Months 4-6)`."""
    timed = _time_in_bracket(text, step.label.end, words, step.title)
    if timed is None and step.title.start < step.title.end:
        calendar = _calendar_at_title(text, step, words)
        timed = calendar or _time_in_title(text, step, words)
    return timed._replace(ordinal=step.ordinal, ordinal_label=step.label) if timed else None


def _calendar_at_title(text: str, step: Period, words: PeriodWords) -> Period | None:
    match = words.calendar.match(text, step.title.start)
    calendar = _calendar(match, words) if match else None
    return _with_title_after(text, calendar, words) if calendar else None


def _time_in_title(text: str, step: Period, words: PeriodWords) -> Period | None:
    bracketed = _bracketed(text, step.title.start, words)
    if bracketed:
        return bracketed
    time = _whole_time(text, step.title, words)
    if time:
        return time._replace(title=Extent(step.title.start, step.title.start))
    return _time_after_separator(text, step.title, words) or _time_between(text, step.title, words)


def _time_between(text: str, within: Extent, words: PeriodWords) -> Period | None:
    """`Groundwork (Months 1-3) for beginners`:
    a calendar in a bracket of a numbered step, with more after it.
    """
    for bracket in find_brackets(within.of(text)):
        place = Extent(within.start + bracket.start, within.start + bracket.end)
        time = _whole_time(text, trimmed(text, place.start + 1, place.end - 1), words)
        if time and time.kind == "calendar" and place.start > within.start:
            title, rest = (
                trimmed(text, within.start, place.start),
                trimmed(text, place.end, within.end),
            )
            return time._replace(title=title, body=rest)
    return None


_INNER_SEPARATOR = re.compile(rf"\s[-–—|]\s|[:,|]\s|\s[\u23e9-\u23fa{_ORNAMENT}]+\s*")


def _time_after_separator(text: str, within: Extent, words: PeriodWords) -> Period | None:
    """`Core – 8 weeks`; the last separator may be the dash of a range."""
    separators = list(_INNER_SEPARATOR.finditer(text, *within))
    for separator in separators[-2:]:
        time = _whole_time(text, Extent(separator.end(), within.end), words)
        if time and time.label.end == within.end:
            return time._replace(title=trimmed(text, within.start, separator.start()))
    return None


_OPENING = re.compile(r"[(\[]")
_SENTENCE_END = re.compile(r"[.!?]\s")


def _bracketed(text: str, at: int, words: PeriodWords) -> Period | None:
    """`Foundations (Weeks 1–4): …`, `Learn SQL (month 2)`: the title stands before the bracket."""
    title_end = _TITLE_BREAK.search(text, at)
    opening = _OPENING.search(text, at)
    if opening is None or opening.start() <= at:
        return None
    if title_end is None or title_end.start() >= opening.start():
        time = _time_in_bracket(text, opening.start(), words, trimmed(text, at, opening.start()))
        if time:
            return time
    return _time_at_end(text, at, words)


def _time_at_end(text: str, at: int, words: PeriodWords) -> Period | None:
    """The time in the bracket that ends a text, after a title with dashes or colons in it."""
    last = find_brackets(text)[-1:]
    if not last or last[0].start <= at or not _END.match(text, last[0].end):
        return None
    if _SENTENCE_END.search(text, at, last[0].start):
        return None
    return _time_in_bracket(text, last[0].start, words, trimmed(text, at, last[0].start))


def _time_in_bracket(text: str, at: int, words: PeriodWords, title: Extent) -> Period | None:
    bracket = _bracket_at(text, at)
    if bracket is None:
        return None
    separator = _SEPARATOR.match(text, bracket.end)
    if separator is None and not _END.match(text, bracket.end):
        return None
    inside = trimmed(text, bracket.start + 1, bracket.end - 1)
    caption = words.caption.match(text, *inside)
    time = _whole_time(text, Extent(caption.end(), inside.end) if caption else inside, words)
    if time is None:
        return None
    body = (
        trimmed(text, separator.end(), len(text))
        if separator and title.end <= bracket.start
        else None
    )
    return time._replace(title=title, body=body)


_FURTHER = re.compile(r"\s*[,;|·•]\s|\s*\Z")


def _whole_time(text: str, within: Extent, words: PeriodWords) -> Period | None:
    """The period or length that a part of the text is, up to a comma:
    `Months 1-3, 10 hours a week`.
    """
    calendar = words.calendar.match(text, *within)
    if calendar and _FURTHER.match(text, calendar.end(), within.end):
        return _calendar(calendar, words)
    length = words.length.match(text, *within)
    if length and _FURTHER.match(text, length.end(), within.end):
        return _length(length, words)
    return None


def _length(match: re.Match[str], words: PeriodWords) -> Period:
    least = _number(match, "min", words)
    most: Number | None = _number(match, "max", words) if match["max"] else least
    if match["least"] or match["open"] or match["open_after"]:
        most = None
    return Period(
        "length",
        Extent(*match.span()),
        Extent(match.end(), match.end()),
        words.unit_of[folded(match["unit"])],
        duration_min=None if match["most"] else least,
        duration_max=most,
        approximate=match["about"] is not None,
    )


def _trailing_calendar(text: str, at: int, words: PeriodWords) -> Period | None:
    """`Foundations – Weeks 1–4`: only a calendar, as `Bootcamp – 12 weeks` describes a thing."""
    time = _time_after_separator(text, Extent(at, trimmed(text, at, len(text)).end), words)
    return time if time and time.kind == "calendar" else None
