"""Frames: what one piece of structure says of all amounts under it,
and what of it nobody understood.

frame    = part { ("(" part ")" | "," part | "–" part | …) }      Nurse, Private Clinics (0-2 years)
part     = one thing as a whole (`whole.py`)                       Nurse
         | several beside one another (`mixed.py`)                 Average Salary for Primary Teachers in Texas

A part with words that are neither is *opaque*: what was understood at its edges counts
(`… in Texas`), the rest is kept as written. A part of filler alone is *idle* beside a value; where
it stands in a narrowing place it is the value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.titles import (
    clean_title,
    looks_like_role,
    without_gender_marks,
)
from careerdata.lexicon.lexer import lex_words
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.record import Sourced
from careerdata.notation.bracket import find_brackets
from careerdata.notation.money import NO_CONTEXT, MoneyContext, header_context
from careerdata.outline.mixed import (
    MOST_WORDS_OF_A_NAME,
    NARROWING,
    Part,
    Position,
    opens_with,
    read_mixed,
)
from careerdata.outline.whole import read_as_written, read_whole, role_slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity

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


def is_remark(text: str, entities: Iterable[Entity], knowledge: Knowledge) -> bool:
    """Whether a text asks or tells something rather than naming it."""
    if _QUESTION.search(text):
        return True
    words = lex_words(text).folded
    return len(words) > MOST_WORDS_OF_A_NAME


# --- Whose they are -------------------------------------------------------------------------------


def _read(text: Text, position: Position, knowledge: Knowledge, expected: tuple[str, ...]) -> Part:
    """The parts of a text joined:
    the text before its brackets first, then what the brackets say of it.
    """
    if (whole := read_whole(text, knowledge, expected)) is not None:
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
        return part._replace(slots=role_slots(text, knowledge).over(part.slots))
    for bracket in brackets:
        inner = text.cut(bracket.start + 1, bracket.end - 1)
        part = _with_bracket(part, inner, knowledge)
    if brackets and brackets[-1].end < len(text.plain):
        after = text.cut(brackets[-1].end)
        if after:
            said = _main(after, "clause", knowledge, ())
            part = Part(part.slots.over(said.slots), (*part.rest, *said.rest), part.says_something)
    return part


def _with_bracket(part: Part, inner: Text, knowledge: Knowledge) -> Part:
    """A bracket says more of the part before it; names that nobody knows are examples of it."""
    said = read_whole(inner, knowledge, ()) or read_mixed(inner, "clause", knowledge)
    are_examples = _are_examples(inner, part)
    slots = part.slots.over(said.slots)
    # Of `Remote (India-based)` the second place has no slot.
    if not said.rest and (slots != part.slots or are_examples):
        return Part(slots, part.rest, part.says_something or said.says_something)
    if said.rest and are_examples and not opens_with(inner, {"stage"}, knowledge):
        return part
    return part._replace(rest=(*part.rest, inner))


def _are_examples(inner: Text, part: Part) -> bool:
    """`Product companies (Atlassian, Salesforce)`, `Chief Executive (CEO)`: other words for the
    part before the bracket, while `Remote (India-based)` narrows it.
    """
    is_list = any(sign in inner.plain for sign in ",;=") or inner.plain.isupper()
    return is_list or not (part.slots.region or part.slots.segment) or bool(part.slots.role)


def _main(text: Text, position: Position, knowledge: Knowledge, expected: tuple[str, ...]) -> Part:
    """A text without brackets: one thing, or several with signs between."""
    if not text:
        return Part()
    if (whole := read_whole(text, knowledge, expected)) is not None:
        return whole
    mixed = read_mixed(text, position, knowledge)
    if position in NARROWING and _AMOUNTS & set(knowledge.reading.columns.exactly(text.plain)):
        return Part(mixed.slots, says_something=True)
    if position != "clause" and _are_names_of_one(text, knowledge):
        return Part(role_slots(text, knowledge), says_something=True)
    if not mixed.rest and (mixed.says_something or position not in NARROWING):
        return mixed
    if (written := read_as_written(text, knowledge, expected)) is not None:
        return written
    if not mixed.rest:
        return mixed._replace(rest=(text,))
    if position == "clause":
        return mixed
    parts = [text.cut(*match.span()) for match in _BETWEEN_SIGNS.finditer(text.plain)]
    if len(parts) > 1 and (joined := _joined(parts, position, knowledge)):
        return joined
    return mixed


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


def _joined(parts: Sequence[Text], position: Position, knowledge: Knowledge) -> Part | None:
    """Parts between commas and dashes, if the first is understood:
    `Technical Writer, United States`.
    """
    read = [
        read_whole(part, knowledge, ()) or read_mixed(part, position, knowledge) for part in parts
    ]
    slots, rest = NO_SLOTS, []
    for text, part in zip(parts, read, strict=True):
        if part.rest:
            rest.append(text)
        else:
            slots = slots.over(part.slots)
    return Part(slots, tuple(rest), says_something=True) if slots else None
