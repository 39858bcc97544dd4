"""The frames over an amount: from its own line outward to the guide's title.

An amount has a stack of frames: its clause, its key or its row and column, the labels over its
list, the headings above, the notes that hold for a section, the title. The inner one says more than
the outer.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of
from careerdata.annotate.role_names import stem
from careerdata.annotate.titles import clean_title, read_title, without_amount
from careerdata.extract.guide.lead import role_named_in, year_in
from careerdata.extract.lines import sentences_of
from careerdata.extract.pay.stated import stated_in
from careerdata.lexicon.lexer import lex_words
from careerdata.model.document import Item, Paragraph, Table
from careerdata.model.frame import NO_SLOTS, Slots
from careerdata.model.outline import SILENT
from careerdata.notation.money import NO_CONTEXT, MoneyContext, header_context
from careerdata.outline.frame import Frame, frame_of
from careerdata.outline.mixed import opens_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.extract.pay.stated import Stated, UsualPay
    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.outline import Section

OTHER_SUBJECTS = frozenset({"roadmap", "resources", "market", "skills", "fit", "tools", "other"})
"""Sections in which an amount is no pay unless its own words or a label say so."""


class Whose(NamedTuple):
    """All that a stack of frames says, folded from the inside out."""

    slots: Slots
    money: MoneyContext
    qualifiers: tuple[Text, ...]
    """What narrows and fills no slot, outermost first, as written."""
    is_open: bool
    """Whether words that nobody understood stand where a role is named: then none is inherited."""
    usual: UsualPay | None = None
    """What the guide usually gives pay for, where nothing here says it."""


def whose(frames: Iterable[Frame], *, opens: Iterable[Frame] = ()) -> Whose:
    """Fold a stack, innermost frame first; `opens` are the frames that stand where a role is named.

    The level and the years of an outer frame end where an inner one names another role.
    """
    slots, money = NO_SLOTS, NO_CONTEXT
    qualifiers: list[Text] = []
    is_open, opening = False, set(map(id, opens))
    for frame in frames:
        outer = frame.slots
        if (
            outer.role is not None
            and slots.role is not None
            and frame.position == "title"
            and _is_part(slots, outer)
        ):
            # `Deckhand salary`, in a guide about ferry deckhands.
            slots = slots._replace(role=None)
        if outer.role is not None and (slots.role is not None or is_open):
            is_same = slots.role is not None and _same_role(slots, outer)
            outer = (
                outer._replace(role=None)
                if is_same
                else outer._replace(role=None, level=None, experience=NO_SLOTS.experience)
            )
        if frame.position == "column" and outer.segment and slots.segment:
            # `Apprentice` in a column of union pay: both narrow.
            qualifiers.insert(0, outer.segment.name)
        slots = slots.over(outer)
        money = over(money, frame.money)
        qualifiers[:0] = frame.rest
        is_open = is_open or (id(frame) in opening and slots.role is None)
    return Whose(slots, money, tuple(qualifiers), is_open)


def _same_role(slots: Slots, outer: Slots) -> bool:
    names = [title.base or title.name for title in (slots.role, outer.role) if title is not None]
    return len({name.plain.casefold().rstrip("s") for name in names}) == 1


def _is_part(slots: Slots, outer: Slots) -> bool:
    """Whether the inner role is the noun of the outer one's name."""
    assert slots.role is not None
    assert outer.role is not None
    inner, whole = (
        {stem(word) for word in title.name.plain.split()} for title in (slots.role, outer.role)
    )
    return len(inner) == 1 and inner < whole


def over(inner: MoneyContext, outer: MoneyContext) -> MoneyContext:
    """What the inner context says of amounts, completed by the outer one."""
    if outer is NO_CONTEXT or inner is NO_CONTEXT:
        return inner if outer is NO_CONTEXT else outer
    return MoneyContext._make(own or others for own, others in zip(inner, outer, strict=True))


@dataclass
class Structure:
    """The frames that the headings of a guide state, each computed once."""

    source: Source

    def whose(self, frames: Iterable[Frame], opens: Iterable[Frame]) -> Whose:
        """Fold a stack of this guide; words that its title has narrow nothing:
        `ML` in an `AI/ML Career Guide`.
        """
        said = whose(frames, opens=opens)
        beyond = (
            words for words in said.qualifiers if not _words_of(words) <= self._words_of_title
        )
        return said._replace(qualifiers=tuple(beyond), usual=self.stated.usual)

    @cached_property
    def stated(self) -> Stated:
        """What the amounts of the guide say for those that leave it out."""
        source = self.source
        return stated_in(source.outline, source.about.local_currencies, source.knowledge)

    @cached_property
    def _words_of_title(self) -> set[str]:
        subject = self.source.about.subject
        return _words_of(subject) if subject is not None else set()

    # --- which sections hold amounts ---

    @cached_property
    def _holds_money(self) -> frozenset[int]:
        """Sections (by identity) with amounts in their own blocks or below."""
        found: set[int] = set()
        for section in self.source.outline.sections:
            if (
                id(section) not in found
                and section.kind not in OTHER_SUBJECTS
                and any(_has_money(block, self.source.knowledge) for block in section.blocks)
            ):
                found |= {id(section), *(id(above) for above in section.ancestors)}
        return frozenset(found)

    @cached_property
    def _children(self) -> dict[int, list[Section]]:
        found: dict[int, list[Section]] = defaultdict(list)
        for section in self.source.outline.sections:
            if section.heading is not None:
                found[id(section.parent)].append(section)
        return found

    def siblings(self, section: Section) -> list[Section]:
        """The sections with amounts that stand beside one, itself included."""
        level = section.heading.level if section.heading else None
        beside = self._children[id(section.parent)]
        alike = [
            s
            for s in beside
            if id(s) in self._holds_money and s.heading is not None and s.heading.level == level
        ]
        return [s for s in alike if s is section or not self._as_read(s).is_silent]

    @cached_property
    def title_says_pay(self) -> bool:
        """Whether the whole guide is about pay: `Electrician Salaries in Germany and Austria`."""
        title = self.source.about.subject
        return (
            title is not None
            and "salary" in self.source.knowledge.reading.sections.found_in(title.plain)[:1]
        )

    # --- the frames of headings ---

    def frames(self, section: Section) -> list[Frame]:
        """The frames of the headings above, with the notes of their sections, innermost first."""
        own = [self.heading(section)] if section.title is not None and not section.is_title else []
        return [*own, *self.notes(section), *self.over(section)]

    def over(self, section: Section) -> list[Frame]:
        """The same without what the section's own heading and notes say."""
        found: list[Frame] = []
        for here in self.above(section):
            if here is section:
                continue
            if here.title is not None and not here.is_title:
                found.append(self.heading(here))
            found += self.notes(here)
        return [*found, *self._guide]

    def opens(self, section: Section) -> list[Frame]:
        """The heading right over the amounts,
        where it and those beside it say nothing that is understood.
        """
        if section.title is None or section.kind == "roles" or section.is_title:
            return []
        frame, beside = self.heading(section), self.siblings(section)
        outer = [self.heading(above) for above in section.ancestors if above.title is not None]
        is_narrowed = any(frame.dimension for frame in outer[:1])
        all_opaque = len(beside) > 1 and all(
            self.heading(other).rest
            and not self.heading(other).slots.names_someone
            and not self._names_nobody(self.heading(other))
            for other in beside
        )
        return [frame] if frame.rest and all_opaque and not is_narrowed else []

    def _names_nobody(self, frame: Frame) -> bool:
        """`Band 5`, `First year`, `With a certificate`:
        a stage or a condition of the role above, whichever that is.
        """
        knowledge, words = self.source.knowledge, lex_words(frame.text.plain).folded
        is_stage = opens_with(frame.text, {"stage"}, knowledge)
        return is_stage or words[0] in knowledge.frames.conditions

    def _is_stage(self, frame: Frame) -> bool:
        """`Scale L11`, `Level 1: Junior Developer`: a stage, and at most a role with it."""
        return all(opens_with(run, {"stage"}, self.source.knowledge) for run in frame.rest)

    def heading(self, section: Section) -> Frame:
        """The frame of a section's own heading."""
        if id(section) not in self._headings:
            self._headings[id(section)] = self._heading(section)
        return self._headings[id(section)]

    @cached_property
    def _headings(self) -> dict[int, Frame]:
        return {}

    @cached_property
    def _read(self) -> dict[int, Frame]:
        return {}

    def _as_read(self, section: Section) -> Frame:
        """What the words of a heading say by themselves and
        under a heading such as `Salary by city`.
        """
        if id(section) not in self._read:
            assert section.title is not None
            expected = self._dimension_above(section)
            title = without_amount(section.title, self.source.knowledge)
            frame = frame_of(title, "heading", self.source.knowledge, expected)
            role = (
                role_named_in(clean_title(title), self.source.knowledge)
                if not frame.slots.role
                else None
            )
            if role and not frame.rest and not frame.slots.segment and not frame.slots.level:
                frame = frame._replace(slots=frame.slots._replace(role=role))
            self._read[id(section)] = _dated(_as_said(frame, self.source.knowledge), section.title)
        return self._read[id(section)]

    def _dimension_above(self, section: Section) -> tuple[str, ...]:
        parent = section.parent
        if parent is None or parent.title is None:
            return ()
        dimension = self._as_read(parent).dimension
        return (dimension,) if dimension else ()

    def _heading(self, section: Section) -> Frame:
        """A heading narrows by words that nobody understood only beside
        others that hold pay; a sentence never does.
        """
        frame = self._as_read(section)
        beside = self.siblings(section)
        is_lone = len(beside) < _LEAST_BESIDE
        if is_lone and section.parent is not None and section.parent.title is not None:
            frame = self._without_what_is_above(frame, section)
        if not frame.rest:
            return frame
        if frame.is_remark or (is_lone and section.kind != "roles"):
            return frame._replace(rest=())
        if (
            self._is_among_roles(section, beside)
            and not frame.slots.segment
            and frame.evidence != "pay"
            and not self._is_stage(frame)
        ):
            title = read_title(frame.text, self.source.knowledge)
            return frame._replace(
                slots=Slots(role=title, level=title.level, experience=title.experience), rest=()
            )
        return frame

    def _without_what_is_above(self, frame: Frame, section: Section) -> Frame:
        """A remark below a heading adds to it and takes nothing back:
        `Berlin`, `**An hour from Poland**`.
        """
        assert section.parent is not None
        above = self.heading(section.parent).slots
        kept = Slots._make(
            None if outer and own else own for own, outer in zip(frame.slots, above, strict=True)
        )
        return frame._replace(
            slots=kept._replace(experience=kept.experience or NO_SLOTS.experience)
        )

    def _is_among_roles(self, section: Section, beside: Sequence[Section]) -> bool:
        """Whether a heading stands beside roles, or under one that announces them."""
        if section.kind == "roles" and section.parent is not None and not section.own_kind:
            return True
        others = [self._as_read(other).slots.role for other in beside if other is not section]
        return any(others)

    def above(self, section: Section) -> Iterator[Section]:
        """A section and those whose headings hold for it too, nearest first.

        Where all headings are set alike, one that announces pay itself stands beside the other, not
        under it.
        """
        yield section
        below = section
        for here in section.ancestors:
            if self._announces_pay(below) and not _is_deeper(below, here):
                return
            yield here
            below = here

    def _announces_pay(self, section: Section) -> bool:
        title = section.title
        return title is not None and "salary" in self.source.knowledge.reading.sections.found_in(
            title.plain
        )

    # --- what is said once ---

    def notes(self, section: Section) -> list[Frame]:
        """`All figures are gross annual salaries in EUR.`:
        what holds for all amounts of a section and has none.
        """
        if id(section) not in self._notes:
            texts = [block.text for block in section.blocks if isinstance(block, Paragraph | Item)]
            found = [note for text in texts for note in notes_in(text, self.source.knowledge)]
            self._notes[id(section)] = found
        return self._notes[id(section)]

    @cached_property
    def _notes(self) -> dict[int, list[Frame]]:
        return {}

    @cached_property
    def _guide(self) -> list[Frame]:
        """What the front of the guide and its title say of everything."""
        front = [s for s in self.source.outline.sections[:2] if s.heading is None or s.is_title]
        notes = [note for section in front for note in self.notes(section)]
        title = self.source.outline.title
        frames = []
        if title is not None:
            read = frame_of(clean_title(title.text), "title", self.source.knowledge)
            slots = Slots(level=read.slots.level if read.slots.role else None)
            frames.append(read._replace(slots=slots, rest=(), money=NO_CONTEXT))
        main = self.source.about.role
        if main is not None:
            frames.append(Frame(main.text, "title", Slots(role=main)))
        if self.source.about.place is not None:
            frames.append(
                Frame(self.source.about.place, "title", Slots(region=self.source.about.place))
            )
        return [*notes, *frames]


def _words_of(text: Text) -> set[str]:
    return set(lex_words(text.plain).folded)


_LEAST_BESIDE = 2


def _as_said(frame: Frame, knowledge: Knowledge) -> Frame:
    """`How much do senior nurses make?` asks for pay,
    and in a question a level is said of somebody: of nurses.
    """
    if frame.evidence is None and knowledge.reading.sections.found_in(frame.text.plain)[:1] == (
        "salary",
    ):
        frame = frame._replace(evidence="pay")
    role = frame.slots.role
    if frame.is_remark and role is not None and role.base is not None:
        return frame._replace(slots=frame.slots._replace(role=read_title(role.base, knowledge)))
    return frame


def _dated(frame: Frame, title: Text) -> Frame:
    year = year_in(title)
    return frame._replace(slots=frame.slots._replace(year=year)) if year else frame


def _is_deeper(section: Section, other: Section) -> bool:
    levels = [s.heading.level if s.heading else None for s in (other, section)]
    return levels[0] is not None and levels[1] is not None and levels[0] < levels[1]


def _has_money(block: Block, knowledge: Knowledge) -> bool:
    if isinstance(block, Table):
        return any(amounts_of(cell, knowledge) for row in block.rows for cell in row.cells)
    return isinstance(block, Item | Paragraph) and bool(amounts_of(block.text, knowledge))


_LONGEST_NOTE = 30


def notes_in(text: Text, knowledge: Knowledge) -> Iterator[Frame]:
    """The note in a text without amounts: a whole short text, or a sentence of a longer one."""
    if amounts_of(text, knowledge):
        return
    if (short := _short_note(text, knowledge)) is not None:
        yield short
        return
    for part in sentences_of(text, knowledge):
        if knowledge.reading.scope.found_in(part.plain):
            yield from _note(part, knowledge)


def _note(text: Text, knowledge: Knowledge) -> Iterator[Frame]:
    note = text if len(text.plain.split()) <= _LONGEST_NOTE else _last_bracket(text)
    if note is None or not knowledge.reading.scope.found_in(note.plain):
        return
    frame = frame_of(note, "note", knowledge)
    yield Frame(
        frame.text,
        "note",
        frame.slots._replace(role=None, level=None, segment=None, statistic=None),
        frame.money,
    )


_LONGEST_SHORT_NOTE = 10


def _short_note(text: Text, knowledge: Knowledge) -> Frame | None:
    """`Monthly figures, before tax.`: a line of nothing but words about the amounts and filler."""
    if len(text.plain.split()) > _LONGEST_SHORT_NOTE or "?" in text.plain:
        return None
    money = header_context(text.plain, knowledge.money)
    if not (money.period or money.tax or money.currency or money.multiplier):
        return None
    frame = frame_of(text, "note", knowledge)
    said = frame.slots
    if frame.rest or said.role or said.level or said.region or said.segment:
        return None
    return Frame(frame.text, "note", said._replace(statistic=None), frame.money)


def _last_bracket(text: Text) -> Text | None:
    start = text.plain.rfind("(")
    return text.cut(start) if start >= 0 else None


def is_silenced(section: Section, knowledge: Knowledge) -> bool:
    """Whether a section is of another subject;
    answers to questions may still say what somebody earns.
    """
    if section.kind != SILENT:
        return False
    asked = section.title.plain if section.title is not None else ""
    if "?" in asked and "salary" in knowledge.reading.sections.found_in(asked):
        return False
    headings = [here.title for here in (section, *section.ancestors) if here.title is not None]
    return not any(knowledge.frames.questions.found_in(title.plain) for title in headings)
