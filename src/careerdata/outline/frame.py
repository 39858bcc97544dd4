"""Frames: what one piece of structure says of all amounts under it,
and what of it nobody understood.

frame    = part { ("(" part ")" | "," part | "–" part | …) }      Nurse, Private Clinics (0-2 years)
part     = one thing as a whole: a level, an experience, a place, an employer, a role, words about the amount
         | several beside one another, with filler between         Average Salary for Primary Teachers in Texas

A part with words that are neither is *opaque*: what was understood at its edges counts
(`… in Texas`), the rest is kept as written. A part of filler alone is *idle* beside a value; where
it stands in a narrowing place it is the value.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.titles import (
    clean_title,
    experience_of,
    is_levels_only,
    level_of,
    looks_like_role,
    read_title,
    without_gender_marks,
)
from careerdata.lexicon.lexer import lex_words
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.record import RoleTitle, Segment, Sourced
from careerdata.notation.bracket import find_brackets
from careerdata.notation.experience import (
    find_experience,
    read_experience,
    read_level_only,
    split_level,
)
from careerdata.notation.money import NO_CONTEXT, MoneyContext, header_context
from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.vocabulary import Region
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity
    from careerdata.notation.experience import Experience, Level

Position = Literal["title", "heading", "label", "note", "column", "key", "clause"]
NARROWING: frozenset[Position] = frozenset({"label", "column", "key"})
"""Positions in which whatever stands narrows the amounts:
filler alone is then a value (`Other`).
"""

SEGMENT_KINDS = ("employer", "industry", "company_size", "qualification")
REGION_KINDS = {"region": "other", "city": "city", "country": "country"}
"""Kinds of columns that hold places,
and the kind of region that a place is which only its header explains.
"""

_LONGEST = 300


class Frame(NamedTuple):
    """What a piece of structure states."""

    text: Text
    """As written, without numbering and closing marks."""
    position: Position
    slots: Slots = NO_SLOTS
    money: MoneyContext = NO_CONTEXT
    """What it says of the amounts themselves: currency, multiplier, period."""
    rest: tuple[Text, ...] = ()
    """Parts that narrow and fill no slot, as written."""
    dimension: str | None = None
    """What it says that the parts below it are: `city`, `employer`."""
    evidence: Literal["pay", "not_pay"] | None = None
    """Whether its own words make amounts pay, or something else."""
    is_remark: bool = False
    """A sentence or a question: it narrows nothing by words that nobody understood."""

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing of whose pay it is."""
        return not self.rest and not self.slots


class _Part(NamedTuple):
    slots: Slots = NO_SLOTS
    rest: tuple[Text, ...] = ()
    says_something: bool = False
    """Whether a word of pay or a statistic stands in it, or any slot was filled."""


def frame_of(
    text: Text, position: Position, knowledge: Knowledge, expected: Sequence[str] = ()
) -> Frame:
    """The frame that a heading, label, header, key or clause states.

    `expected` are kinds of `columns` in `reading.yaml`, from the header or heading above.
    """
    text = _bare(text, knowledge)
    if not text or len(text) > _LONGEST:
        return Frame(text, position)
    entities = entities_of(text, knowledge)
    part = _read(text, position, knowledge, tuple(expected))
    announced = _money_of(_beside_role(text, part.slots), position, knowledge)
    slots = part.slots.over(_said_of_amounts(announced, text, position))
    if [run.plain for run in part.rest] == [text.plain] and (
        announced.period or announced.compensation
    ):
        # `Annual`, `Base`: filler elsewhere, and said of the amounts below it.
        part = part._replace(rest=())
    return Frame(
        text,
        position,
        slots.over(_level_of_pay(text, entities)),
        announced,
        part.rest,
        None if part.rest else _dimension(entities),
        evidence_of(_beside_names(entities, part.slots, text), text.plain, knowledge),
        is_remark(text.plain, entities, knowledge),
    )


def _beside_role(text: Text, slots: Slots) -> Text:
    """A text without the name of its role:
    a `administrateur de base de données` says nothing of base pay.
    """
    if slots.role is None or slots.role.name.span.start < text.span.start:
        return text
    name = slots.role.name
    start = text.plain.find(name.plain)
    return text.without([(start, start + len(name))]) if start >= 0 else text


def _beside_names(entities: Iterable[Entity], slots: Slots, text: Text) -> list[Entity]:
    """The entities that are no part of a place's name: `Fort Worth` is worth nothing."""
    region = slots.region
    is_whole = region is not None and region.span == text.span
    return [] if is_whole else list(entities)


def _bare(text: Text, knowledge: Knowledge) -> Text:
    """Without numbering, closing marks, marks of gender; `Career Path 7: Pilot` is a pilot.

    The number of `1. Ausbildungsjahr` is a part of it.
    """
    if text.plain[:1].isdigit() and opens_with(text, {"stage"}, knowledge):
        return text
    text = without_gender_marks(clean_title(text), knowledge)
    numbering = knowledge.frames.numbering.match(text.plain)
    return clean_title(text.cut(numbering.end())) if numbering else text


# --- What it says of the amounts ------------------------------------------------------------------


def _money_of(text: Text, position: Position, knowledge: Knowledge) -> MoneyContext:
    """Currency, multiplier and period;
    in a heading `PHP` is a language unless something else says money.
    """
    if position == "clause":
        return NO_CONTEXT
    context = header_context(text.plain, knowledge.money)
    if position in ("heading", "title", "label", "key") and not _speaks_of_money(
        text.plain, knowledge
    ):
        return context._replace(currency=None, sign=None, multiplier=None)
    return context


def _speaks_of_money(text: str, knowledge: Knowledge) -> bool:
    kinds = {*knowledge.reading.sentences.found_in(text), *knowledge.reading.labels.found_in(text)}
    return "pay" in kinds or "(" in text


def _said_of_amounts(context: MoneyContext, text: Text, position: Position) -> Slots:
    if position == "clause":
        return NO_SLOTS
    said = {
        "pay_period": context.period,
        "compensation": context.compensation,
        "tax": context.tax,
        "currency": context.currency,
        "statistic": context.statistic if position == "column" else None,
    }
    return Slots(**{name: Sourced(value, text.span) for name, value in said.items() if value})  # type: ignore[arg-type]


def _level_of_pay(text: Text, entities: Iterable[Entity]) -> Slots:
    """`Starting salary` is what beginners are paid."""
    levels = [entity for entity in entities if entity.kind == "level_pay"]
    if len(levels) != 1:
        return NO_SLOTS
    (said,) = levels
    return Slots(level=Sourced(str(said.value), text.span_of(said.start, said.end)))


def _dimension(entities: Iterable[Entity]) -> str | None:
    kinds = {str(entity.value) for entity in entities if entity.kind == "dimension"}
    return kinds.pop() if len(kinds) == 1 else None


def evidence_of(
    entities: Iterable[Entity], text: str, knowledge: Knowledge, *, is_after_amount: bool = False
) -> Literal["pay", "not_pay"] | None:
    """Whether words make amounts pay:
    the one that the phrase is about, as `increase` of a `salary increase`.

    After an amount, what stands after `plus` or `without` only says what comes on top.
    """
    found = [
        entity
        for entity in entities
        if entity.kind in ("pay", "not_pay", "level_pay")
        and not (
            entity.kind == "not_pay"
            and is_after_amount
            and knowledge.frames.addition.search(text, 0, entity.start)
        )
    ]
    if not found:
        return None
    heads_come_last = found[0].value in ("en", "de", "nl")
    head = found[-1] if heads_come_last else found[0]
    return "not_pay" if head.kind == "not_pay" else "pay"


_QUESTION = re.compile(r"[?¿？]")
_MOST_WORDS_OF_A_NAME = 7


def is_remark(text: str, entities: Iterable[Entity], knowledge: Knowledge) -> bool:
    """Whether a text asks or tells something rather than naming it."""
    if _QUESTION.search(text):
        return True
    words = lex_words(text).folded
    return len(words) > _MOST_WORDS_OF_A_NAME


# --- Whose they are -------------------------------------------------------------------------------


def _read(text: Text, position: Position, knowledge: Knowledge, expected: tuple[str, ...]) -> _Part:
    """The parts of a text joined:
    the text before its brackets first, then what the brackets say of it.
    """
    if (whole := _as_one(text, knowledge, expected)) is not None:
        return whole
    brackets = find_brackets(text.plain)
    main = text.cut(0, brackets[0].start) if brackets else text
    if not main and brackets:
        main, brackets = text.cut(brackets[0].start + 1, brackets[0].end - 1), brackets[1:]
    part = _main(main, position, knowledge, expected)
    if (
        part.slots.role is not None
        and part.slots.role.text.span == main.span
        and position != "clause"
    ):
        return part._replace(slots=_role_slots(text, knowledge).over(part.slots))
    for bracket in brackets:
        inner = text.cut(bracket.start + 1, bracket.end - 1)
        part = _with_bracket(part, inner, knowledge)
    if brackets and brackets[-1].end < len(text.plain):
        after = text.cut(brackets[-1].end)
        if after and (said := _main(after, "clause", knowledge, ())):
            part = _Part(part.slots.over(said.slots), (*part.rest, *said.rest), part.says_something)
    return part


def _with_bracket(part: _Part, inner: Text, knowledge: Knowledge) -> _Part:
    """A bracket says more of the part before it; names that nobody knows are examples of it."""
    said = _as_one(inner, knowledge, ()) or _mixed(inner, "clause", knowledge)
    if said is not None and said.rest and opens_with(inner, {"stage"}, knowledge):
        return part._replace(rest=(*part.rest, inner))
    if said is None or said.rest:
        return part
    return part._replace(
        slots=part.slots.over(said.slots), says_something=part.says_something or said.says_something
    )


def opens_with(text: Text, kinds: Collection[str], knowledge: Knowledge) -> bool:
    """Whether a text opens with an entity of some kinds: `Year 1`, `first year` with a stage."""
    first = entities_of(text, knowledge)[:1]
    return any(entity.kind in kinds and entity.start == 0 for entity in first)


def _main(text: Text, position: Position, knowledge: Knowledge, expected: tuple[str, ...]) -> _Part:
    """A text without brackets: one thing, or several with signs between."""
    if not text:
        return _Part()
    if (whole := _as_one(text, knowledge, expected)) is not None:
        return whole
    mixed = _mixed(text, position, knowledge)
    if position in NARROWING and _AMOUNTS & set(knowledge.reading.columns.exactly(text.plain)):
        return _Part(mixed.slots if mixed else NO_SLOTS, says_something=True)
    if position != "clause" and _are_names_of_one(text, knowledge):
        return _Part(_role_slots(text, knowledge), says_something=True)
    if mixed is not None and not mixed.rest and (mixed.says_something or position not in NARROWING):
        return mixed
    if (written := _as_written(text, knowledge, expected)) is not None:
        return written
    if mixed is not None and not mixed.rest:
        return mixed._replace(rest=(text,))
    if position == "clause":
        return mixed or _Part(rest=(text,))
    parts = [text.cut(*match.span()) for match in _BETWEEN_SIGNS.finditer(text.plain)]
    if len(parts) > 1 and (joined := _joined(parts, position, knowledge)):
        return joined
    return mixed or _Part(rest=(text,))


_SLASH = re.compile(r"\s*/\s*")


def _are_names_of_one(text: Text, knowledge: Knowledge) -> bool:
    """`Staff/Lead Software Engineer`, `Senior EM / Director`:
    names between slashes, of which one is a role's and none is anything but a role's or a level's.
    """
    names = text.split(_SLASH)
    return (
        len(names) > 1
        and any(looks_like_role(name.plain, knowledge) for name in names)
        and all(_may_be_name(name, knowledge) for name in names)
    )


def _may_be_name(text: Text, knowledge: Knowledge) -> bool:
    """Whether nothing but a role and a level is known in a text that is written as a name."""
    kinds = {entity.kind for entity in entities_of(text, knowledge)}
    return kinds <= {"role", "level"} and (bool(kinds) or text.plain[0].isupper())


_AMOUNTS = frozenset({"pay", "amount"})
"""Kinds of columns whose names say that a figure follows: `Range`, `Average`."""
_BETWEEN_SIGNS = re.compile(r"(?:(?!\s[–—|-]\s|[,;:|]\s).)+")


def _joined(parts: Sequence[Text], position: Position, knowledge: Knowledge) -> _Part | None:
    """Parts between commas and dashes, if the first is understood:
    `Technical Writer, United States`.
    """
    read = [_as_one(part, knowledge, ()) or _mixed(part, position, knowledge) for part in parts]
    slots, rest = NO_SLOTS, []
    for text, part in zip(parts, read, strict=True):
        if part is None or part.rest:
            rest.append(text)
        else:
            slots = slots.over(part.slots)
    return _Part(slots, tuple(rest), says_something=True) if slots else None


# --- One thing as a whole ---


def _as_one(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> _Part | None:
    """What a text is as a whole; None where it is no one thing."""
    for read in _WHOLES:
        slots = read(text, knowledge, expected)
        if slots is not None:
            rest = (text,) if read is _levels else ()
            return _Part(slots, rest, says_something=True)
    return None


def _level(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    level = read_level_only(text.plain, knowledge.levels)
    if level is None:
        return None
    experience = experience_of(text, find_experience(text.plain, knowledge.experience))
    return Slots(level=level_of(text, level), experience=experience)


def _levels(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """`Lead / Principal` is two levels: the first is the level, and the words are kept."""
    if not is_levels_only(text.plain, knowledge):
        return None
    first = re.split(r"[/,&|]|\s(?=\S+\s)", text.plain, maxsplit=1)[0]
    level = read_level_only(first, knowledge.levels)
    return Slots(level=level_of(text, level))


def _titled_level(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of levels a title that is a level (`Team Lead`,
    `Head of Department`) is no role of its own.
    """
    split = split_level(text.plain, knowledge.levels)
    is_level = (
        expected[:1] == ("level",) and split.keeps_title and knowledge.roles.get(text.plain) is None
    )
    return Slots(level=level_of(text, split.level)) if is_level else None


def _experience(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    experience = read_experience(text.plain, knowledge.experience, bare="experience" in expected)
    return Slots(experience=experience_of(text, experience)) if experience else None


def _expected_segment(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """Under a header of employers `Alaska` is an airline."""
    is_segment = expected[:1] and expected[0] in SEGMENT_KINDS and any(map(str.isalnum, text.plain))
    if not is_segment or _is_about_amount(text, knowledge):
        return None
    return Slots(segment=Segment(expected[0], text))


def _expected_role(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of roles whatever names somebody is one, as written:
    `Data Analyst I`, `Bell Founder`.
    """
    if expected[:1] != ("role",) or not any(map(str.isalpha, text.plain)):
        return None
    entities = entities_of(text, knowledge)
    if {"place", "experience", "stage"} & {entity.kind for entity in entities}:
        return None
    rest = [
        *_rest(text, entities, knowledge),
        *(entity for entity in entities if entity.kind == "role"),
    ]
    return _role_slots(text, knowledge) if rest else None


def _known_segment(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    segment = knowledge.segments.get(text.plain)
    return Slots(segment=Segment(segment.kind, text)) if segment else None


def _region(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    return Slots(region=text) if knowledge.regions.get(text.plain) is not None else None


_CAPITALISED = re.compile(r"[A-ZÀ-Þ0-9][^\s]*(?:[\s-][A-ZÀ-Þ0-9][^\s]*){0,4}")


def _titled_role(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """A title that closes with the noun of a role is one,
    whatever stands before: `Paid Media Manager`.
    """
    if not _names_role(text, knowledge):
        return None
    words = set(lex_words(text.plain).folded)
    is_name = _CAPITALISED.fullmatch(text.plain) or knowledge.roles.get(text.plain) is not None
    if words & (knowledge.frames.idle - knowledge.reading.joints) or not (
        is_name or _is_plain_name(text, knowledge)
    ):
        return None
    return _role_slots(text, knowledge)


def _names_role(text: Text, knowledge: Knowledge) -> bool:
    """Whether a title is one of a role; `Clerking for a Judge` is none."""
    return looks_like_role(text.plain, knowledge) and not _is_complement(
        text.plain, entities_of(text, knowledge), knowledge
    )


def _is_plain_name(text: Text, knowledge: Knowledge) -> bool:
    """Whether nothing but a role and its level stand in a text:
    no place, no word about the amount.
    """
    kinds = {entity.kind for entity in entities_of(text, knowledge)}
    return kinds <= {"role", "level", "experience"}


def _is_about_amount(text: Text, knowledge: Knowledge) -> bool:
    part = _mixed(text, "clause", knowledge)
    is_understood = part is not None and not part.rest and part.says_something
    return (
        is_understood
        and part is not None
        and not part.slots.names_someone
        and part.slots.region is None
    )


_PERCENTILES = {"10": "p10", "25": "p25", "50": "median", "75": "p75", "90": "p90"}


def _percentile(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    return percentile_of(text, knowledge) if expected[:1] == ("statistic",) else None


def percentile_of(text: Text, knowledge: Knowledge) -> Slots | None:
    """The percentile that a header or a key names, where such stand: `25 %`, `P75`."""
    match = knowledge.frames.percentile.fullmatch(text.plain)
    statistic = _PERCENTILES.get(match["of"]) if match else None
    return Slots(statistic=Sourced(statistic, text.span)) if statistic else None


def _ends(text: Text, knowledge: Knowledge, _: tuple[str, ...]) -> Slots | None:
    """`Low – High`: the amounts are ranges."""
    ends = [knowledge.frames.bound(part.plain) for part in text.split(_BETWEEN_ENDS)]
    return NO_SLOTS if ends == ["low", "high"] else None


_BETWEEN_ENDS = re.compile(r"\s*[–—/|-]\s*")


def _expected_source(text: Text, _: Knowledge, expected: tuple[str, ...]) -> Slots | None:
    """In a column of sources a name is who says so."""
    is_name = expected[:1] == ("source",) and any(map(str.isalpha, text.plain))
    return Slots(source=text) if is_name else None


_WHOLES: tuple[Callable[[Text, Knowledge, tuple[str, ...]], Slots | None], ...] = (
    _level,
    _levels,
    _titled_level,
    _experience,
    _percentile,
    _ends,
    _expected_source,
    _expected_role,
    _expected_segment,
    _known_segment,
    _region,
    _titled_role,
)


def _as_written(text: Text, knowledge: Knowledge, expected: tuple[str, ...]) -> _Part | None:
    """A name that only its header explains:
    a city that nobody knows, a role in a column of roles.
    """
    kind = expected[0] if expected else None
    if not any(map(str.isalpha, text.plain)):
        return None
    if kind in REGION_KINDS:
        return _Part(Slots(region=text, region_kind=REGION_KINDS[kind]), says_something=True)
    is_stage = opens_with(text, {"stage"}, knowledge)
    if kind == "role" or (not is_stage and _names_role(text, knowledge)):
        return _Part(_role_slots(text, knowledge), says_something=True)
    return None


def _role_slots(text: Text, knowledge: Knowledge) -> Slots:
    title = read_title(text, knowledge)
    return Slots(role=title, level=title.level, experience=title.experience)


# --- Several things beside one another ---


def _mixed(text: Text, position: Position, knowledge: Knowledge) -> _Part | None:
    """What the entities of a text say, and the words between them that nobody understood."""
    entities = entities_of(text, knowledge)
    rest = tuple(_rest(text, entities, knowledge, is_whole=position != "clause"))
    if position in ("heading", "label"):
        rest = tuple(run for run in rest if not _names_section(run, knowledge))
    slots = _slots_of(text, entities, knowledge)
    says = bool(slots) or any(entity.kind in _SAYING for entity in entities)
    if position != "clause" and rest and not _keeps_edges(text, entities):
        if slots.region and position in ("column", "key"):
            # `Inner London`, `US firms`: a name that holds a place is another one.
            rest = (text,)
        slots = slots._replace(region=None) if slots.region else slots
    if rest and position != "clause" and _is_complement(text.plain, entities, knowledge):
        slots, rest = (
            Slots(statistic=slots.statistic, pay_period=slots.pay_period, tax=slots.tax),
            (text,),
        )
    if rest and position != "clause" and slots.role is None and slots.level is not None:
        # `taille intermédiaire`: a word of a level that closes a name is a part of it.
        level = next(entity for entity in entities if entity.kind == "level")
        slots = slots if level.start == 0 else slots._replace(level=None)
    if position in NARROWING and slots.region and _is_somebody_there(entities):
        slots, rest = slots._replace(region=None), (text,)
    stages = tuple(
        text.cut(entity.start, entity.end) for entity in entities if entity.kind == "stage"
    )
    return _Part(slots, (*stages, *_outdone(text, entities), *rest), says)


def _names_section(run: Text, knowledge: Knowledge) -> bool:
    """`Market Demand`, of `Market Demand & Salary`: it says what else stands in the section."""
    words = list(lex_words(run.plain).folded)
    while words and words[-1] in knowledge.reading.joints:
        words.pop()
    while words and words[0] in knowledge.reading.joints:
        words.pop(0)
    places = knowledge.reading.sections.places_in(" ".join(words))
    return [(place.start, place.end) for place in places] == [(0, len(words))]


def _is_somebody_there(entities: Sequence[Entity]) -> bool:
    """`US firms`: right after a place, a word for employers makes it a name of theirs."""
    pairs = pairwise(entities)
    return any(
        one.kind == "place"
        and other.kind == "dimension"
        and other.value == "employer"
        and other.start - one.end == 1
        for one, other in pairs
    )


def _outdone(text: Text, entities: Sequence[Entity]) -> Iterator[Text]:
    """`The bottom tenth earned an average of …`:
    of two statistics the last is the amount's, the others narrow.
    """
    statistics = [entity for entity in entities if entity.kind == "statistic"]
    for entity in statistics[:-1]:
        if entity.value != statistics[-1].value:
            yield text.cut(entity.start, entity.end)


_SAYING = frozenset(
    {
        "pay",
        "not_pay",
        "statistic",
        "period",
        "tax",
        "compensation",
        "dimension",
        "level_pay",
        "phrase",
        "year",
    }
)


def _is_complement(plain: str, entities: Sequence[Entity], knowledge: Knowledge) -> bool:
    """Whether a role only tells more of another noun: `Cabinet d'avocats` is no lawyer."""
    roles = [entity for entity in entities if entity.kind == "role"]
    if not roles:
        return False
    before = [entity.end for entity in entities if entity.end <= roles[0].start]
    words = [word.group() for word in _WORD.finditer(plain, max(before, default=0), roles[0].start)]
    joints = 0
    while words and words[-1].casefold().rstrip("'’") in knowledge.reading.joints:
        words.pop()
        joints += 1
    return joints > 0 and bool(words) and not _is_idle(words[-1], knowledge)


def _keeps_edges(text: Text, entities: Sequence[Entity]) -> bool:
    """Whether a place stands at the end of a text that is opaque otherwise:
    `Private Schools in Texas`.
    """
    places = [entity for entity in entities if entity.kind == "place"]
    return (
        bool(places)
        and places[-1].end >= len(text.plain.rstrip(" ).,:?!"))
        and len(text.plain.split()) <= _MOST_WORDS_OF_A_NAME
    )


def _rest(
    text: Text, entities: Sequence[Entity], knowledge: Knowledge, *, is_whole: bool = False
) -> Iterator[Text]:
    """Runs of words that are neither entities nor filler, with the filler between them.

    `is_whole` keeps the filler around them, too, but for small words that lead up to them:
    `with OSCP`, `Day shift`.
    """
    for start, end in _gaps(text.plain, entities):
        words = list(_WORD.finditer(text.plain, start, end))
        telling = [word for word in words if not _is_idle(word.group(), knowledge)]
        if not telling:
            continue
        if is_whole:
            kept = [
                word
                for word in words
                if word.start() >= telling[0].start() or not _leads_up(word.group(), knowledge)
            ]
            yield text.cut(kept[0].start(), words[-1].end())
        else:
            yield text.cut(telling[0].start(), telling[-1].end())


def _leads_up(word: str, knowledge: Knowledge) -> bool:
    folded = word.casefold()
    return folded in knowledge.reading.joints and folded not in knowledge.frames.conditions


_LETTER = rf"[^\W_{UNSPACED}]"
_WORD = re.compile(rf"{UNSPACED_WORD}|{_LETTER}+(?:['’&+#.-]?{_LETTER}+)*[+#]*")


def _is_idle(word: str, knowledge: Knowledge) -> bool:
    folded = word.casefold()
    return (
        word.isdigit()
        or folded in knowledge.frames.idle
        or set(lex_words(folded).folded) <= knowledge.frames.idle
    )


def _gaps(plain: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    at = 0
    for entity in entities:
        if at < entity.start:
            yield at, entity.start
        at = max(at, entity.end)
    if at < len(plain):
        yield at, len(plain)


def _slots_of(text: Text, entities: Sequence[Entity], knowledge: Knowledge) -> Slots:
    """What is said once; what is said twice in different ways counts as unsaid."""

    def one(kind: str) -> Entity | None:
        found = [entity for entity in entities if entity.kind == kind]
        return found[0] if len({_key(entity) for entity in found}) == 1 else None

    def sourced(kind: str) -> Sourced[str] | None:
        entity = one(kind)
        return (
            Sourced(str(entity.value), text.span_of(entity.start, entity.end)) if entity else None
        )

    place, segment, level, experience = (
        one("place"),
        one("segment"),
        one("level"),
        one("experience"),
    )
    role = _role_of(text, entities, knowledge)
    level_value: Level | None = level.value if level else None  # type: ignore[assignment]
    years: Experience | None = experience.value if experience else None  # type: ignore[assignment]
    said = Slots(
        role=role,
        region=text.cut(place.start, place.end) if place else None,
        segment=Segment(str(segment.value), text.cut(segment.start, segment.end))
        if segment
        else None,
        level=level_of(text, level_value) if level_value else None,
        experience=experience_of(text, years),
        statistic=sourced("statistic"),
        pay_period=sourced("period"),
        compensation=sourced("compensation"),
        tax=sourced("tax"),
    )
    return said.over(Slots(level=role.level, experience=role.experience)) if role else said


def _key(entity: Entity) -> object:
    if entity.kind == "place":
        region: Region = entity.value  # type: ignore[assignment]
        return region.id
    if entity.kind == "level":
        level: Level = entity.value  # type: ignore[assignment]
        return level.level_id
    if entity.kind in ("experience", "segment"):
        return entity.start
    return entity.value


def _role_of(text: Text, entities: Sequence[Entity], knowledge: Knowledge) -> RoleTitle | None:
    """The one role that is named; the same one twice is one."""
    roles = [entity for entity in entities if entity.kind == "role"]
    names = {_singular(text.plain[entity.start : entity.end], knowledge) for entity in roles}
    if len(names) != 1:
        return None
    return read_title(text.cut(roles[0].start, roles[0].end), knowledge)


def _singular(name: str, knowledge: Knowledge) -> str:
    known = knowledge.roles.get(name)
    return known.id if known else name.casefold().rstrip("s")
