"""The roadmap: steps with their time, title, actions and choices.

- Months 1-2: Title. Action. Action (note).       an item: period, title, then a sentence an action
### Phase 1: Foundation (Months 1-3)              a heading: its items and sentences are the actions
1. **Learn SQL** – action                         a numbered list without time
| Month | Focus | Actions |                       a table
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph, Table
from careerdata.extract.titles import clean_title
from careerdata.notation.listing import read_definition, split_list, split_sentences
from careerdata.notation.period import read_period
from careerdata.record import ActionRecord, OptionRecord, Sourced, StepRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.document import Row, Text
    from careerdata.extract.outline import Section
    from careerdata.extract.reader import Reader
    from careerdata.notation.extent import Number
    from careerdata.notation.period import Period


def read_roadmap(reader: Reader) -> None:
    """Add the steps of all sections that are a roadmap."""
    roadmap = _RoadmapReader(reader)
    for section in reader.outline.of_kind("roadmap"):
        roadmap.read_section(section)


class _RoadmapReader:
    """Keeps which step each section and each open list item belongs to while the sections are read in order."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._steps = reader.records.steps
        self._step_of: dict[int, int] = {}
        """Sections (by identity) whose heading is a step → the step's index."""
        self._open: list[tuple[int, int]] = []
        """Depth and index of the steps that are list items, outermost first."""

    def read_section(self, section: Section) -> None:
        owner = self._owner(section)
        heading = section.title
        if heading is not None and (step := timed_step(heading, self._reader)):
            self._steps.append(replace(step, parent=self._parent_of(step, owner)))
            owner = self._step_of[id(section)] = len(self._steps) - 1
        self._open = []
        numbered = owner is None and self._is_numbered_list(section)
        for block in section.blocks:
            if id(block) not in self._reader.read and self._read_block(block, owner, numbered=numbered):
                self._reader.read.add(id(block))

    def _owner(self, section: Section) -> int | None:
        """The step under whose heading a section stands."""
        return next((self._step_of[id(s)] for s in section.ancestors if id(s) in self._step_of), None)

    def _parent_of(self, step: StepRecord, owner: int | None) -> int | None:
        """The step that holds a new one: its section's, unless that is one of the same size beside it."""
        if owner is not None:
            return owner
        last = len(self._steps) - 1
        while last >= 0 and step.unit and self._steps[last].unit:
            above = self._steps[last]
            if above.unit and _SIZE[above.unit.value] > _SIZE[step.unit.value]:
                return last
            if above.parent is None:
                return None
            last = above.parent
        return None

    def _is_numbered_list(self, section: Section) -> bool:
        """Whether a numbered list is the roadmap: its items have no time of their own."""
        items = [b for b in section.blocks if isinstance(b, Item) and b.depth == 0]
        numbered = [item for item in items if item.number is not None]
        return len(numbered) > 1 and not any(timed_step(item.text, self._reader) for item in items)

    def _read_block(self, block: object, owner: int | None, *, numbered: bool) -> bool:
        """Whether a block became a step, or an action of one."""
        if isinstance(block, Table):
            return self._read_table(block, owner)
        if isinstance(block, Item):
            return self._read_item(block, owner, numbered=numbered)
        return isinstance(block, Paragraph) and self._read_paragraph(block, owner)

    def _read_item(self, item: Item, owner: int | None, *, numbered: bool) -> bool:
        while self._open and self._open[-1][0] >= item.depth:
            self._open.pop()
        inner = self._open[-1][1] if self._open else owner
        step = timed_step(item.text, self._reader)
        if step is None and numbered and item.depth == 0 and item.number is not None:
            step = _numbered_step(item.text, self._reader)
        if step is not None:
            self._steps.append(replace(step, parent=self._parent_of(step, inner)))
            self._open.append((item.depth, len(self._steps) - 1))
            return True
        if inner is None:
            return False
        self._steps[inner].actions.append(_action(item.text, self._reader))
        return True

    def _read_paragraph(self, block: Paragraph, owner: int | None) -> bool:
        step = timed_step(block.text, self._reader)
        if step is not None:
            self._steps.append(replace(step, parent=self._parent_of(step, owner)))
            return True
        if owner is None:
            return False
        self._steps[owner].actions.extend(_actions(block.text, self._reader))
        return True

    def _read_table(self, table: Table, owner: int | None) -> bool:
        kinds = [self._reader.knowledge.reading.columns.exactly(cell.plain) for cell in table.header.cells]
        period_at = next((i for i, k in enumerate(kinds) if "period" in k), 0)
        focus_at = next((i for i, k in enumerate(kinds) if "focus" in k and i != period_at), None)
        found = False
        for row in table.rows:
            step = None
            if len(row.cells) == len(kinds):
                step = _row_step(row, table.header.cells[period_at], period_at, focus_at, self._reader)
            if step is not None:
                self._steps.append(replace(step, parent=self._parent_of(step, owner)))
                found = True
        return found


_SIZE = {unit: size for size, unit in enumerate(("day", "week", "month", "quarter", "year"))}


def timed_step(text: Text, reader: Reader) -> StepRecord | None:
    """The step that a heading, item or paragraph opens with its time or number; None where it has none."""
    text = _without_mark(text)
    period = read_period(text.plain, reader.knowledge.periods)
    if period is None:
        return None
    return _step(text, period, text.cut(*period.title), reader)


_MARK = re.compile(r"[^\w(]+")


def _without_mark(text: Text) -> Text:
    """Without an emoji or sign in front."""
    mark = _MARK.match(text.plain)
    return text.cut(mark.end()) if mark else text


def _step(text: Text, period: Period, rest: Text, reader: Reader) -> StepRecord:
    label = text.cut(*period.label)
    title, actions = _title_and_actions(rest, reader)
    return StepRecord(
        label,
        title or label,
        unit=Sourced(period.unit, label.span) if period.unit else None,
        start=_sourced(text, period.start),
        end=_sourced(text, period.end),
        duration_min=_sourced(text, period.duration_min),
        duration_max=_sourced(text, period.duration_max),
        actions=actions,
    )


def _sourced(text: Text, number: Number | None) -> Sourced[int] | None:
    return Sourced(number.value, text.span_of(number.start, number.end)) if number else None


def _title_and_actions(rest: Text, reader: Reader) -> tuple[Text, list[ActionRecord]]:
    """The first sentence is the title, every further one an action; a dash or colon ends the title too."""
    sentences = [rest.cut(*extent) for extent in split_sentences(rest.plain, reader.knowledge.listing)]
    if not sentences:
        return rest, []
    title, actions = sentences[0], [_action(sentence, reader) for sentence in sentences[1:]]
    definition = read_definition(title.plain)
    if definition is not None and not _is_choice(title.cut(*definition.name), reader):
        actions.insert(0, _action(title.cut(definition.body.start), reader))
        title = title.cut(*definition.name)
    return clean_title(title), actions


def _numbered_step(text: Text, reader: Reader) -> StepRecord:
    """A step of a numbered list: its title is what is bold, or before the dash, or the first sentence."""
    if text.strong and text.strong[0][0] == 0:
        title, rest = clean_title(text.cut(*text.strong[0])), text.cut(text.strong[0][1])
        rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(" :.–—-")))
        return StepRecord(title, title, actions=list(_actions(rest, reader)))
    title, actions = _title_and_actions(text, reader)
    return StepRecord(title, title, actions=actions)


def _actions(text: Text, reader: Reader) -> Iterator[ActionRecord]:
    for start, end in split_sentences(text.plain, reader.knowledge.listing):
        yield _action(text.cut(start, end), reader)


def _action(text: Text, reader: Reader) -> ActionRecord:
    definition = read_definition(text.plain)
    if definition is None or not _is_choice(text.cut(*definition.name), reader):
        return ActionRecord(text)
    body = text.cut(definition.body.start)
    return ActionRecord(text, tuple(_options(body.cut(0, len(body.plain.rstrip(" ."))), reader)))


def _is_choice(label: Text, reader: Reader) -> bool:
    return "choice" in reader.knowledge.reading.labels.exactly(label.plain)


def _options(text: Text, reader: Reader) -> Iterator[OptionRecord]:
    """`GenAI (course, documentation), NLP (lectures), or MLOps`: alternatives with their resources."""
    known = reader.knowledge.kept_skill_names | {text.plain.casefold()}
    for entry in _joined_alternatives(text.plain, reader, known):
        name, note = text.cut(*entry[0]), entry[1]
        resources = text.cut(*note).split(_COMMA) if note else []
        yield OptionRecord(name, tuple(resources))


_COMMA = re.compile(r"\s*[,;]\s*")


def _joined_alternatives(
    plain: str, reader: Reader, known: Iterable[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """The entries of a choice; `GenAI/LLMs` is one option, whatever it would be in a list of skills."""
    entries = split_list(plain, reader.knowledge.listing, known=frozenset(known))
    at = 0
    while at < len(entries):
        end = at
        while end + 1 < len(entries) and plain[entries[end].name.end : entries[end + 1].name.start] == "/":
            end += 1
        note = entries[end].note
        yield (entries[at].name.start, entries[end].name.end), (note.start, note.end) if note else None
        at = end + 1


# --- Tables -----------------------------------------------------------------------------------------------------

_BARE_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\s*")


def _row_step(row: Row, header: Text, period_at: int, focus_at: int | None, reader: Reader) -> StepRecord | None:
    cell = row.cells[period_at]
    step = timed_step(cell, reader) or _numbers_under(cell, header, reader)
    if step is None:
        return None
    others = [c for i, c in enumerate(row.cells) if i not in {period_at, focus_at} and c]
    title = row.cells[focus_at] if focus_at is not None else None
    if title is None and step.title is step.label and others:
        title = others.pop(0)
    said = [action for other in others for action in _actions(other, reader)]
    return replace(step, title=title or step.title, actions=[*step.actions, *said])


def _numbers_under(cell: Text, header: Text, reader: Reader) -> StepRecord | None:
    """`1-2` under the header `Month`."""
    if not _BARE_NUMBERS.fullmatch(cell.plain):
        return None
    lead = f"{header.plain} "
    period = read_period(lead + cell.plain, reader.knowledge.periods)
    if period is None or period.unit is None:
        return None
    shift = len(lead)
    start, end = (_shifted(cell, number, shift) for number in (period.start, period.end))
    return StepRecord(cell, cell, Sourced(period.unit, header.span), start, end)


def _shifted(cell: Text, number: Number | None, shift: int) -> Sourced[int] | None:
    return _sourced(cell, number._replace(start=number.start - shift, end=number.end - shift)) if number else None
