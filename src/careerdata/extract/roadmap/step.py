"""One step of a roadmap: its time and number, its title, its actions and the choices among them.

Months 1-2: Title. Action. Action (note).
Basics (Week 1): action                           Phase 2 (3-4 months): Title
Choose your focus: one (resource), other, or third
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.annotate.titles import clean_title
from careerdata.extract.lines import opens_bold, parted, sentences_of
from careerdata.model.record import ActionRecord, OptionRecord, Sourced, StepRecord, sourced
from careerdata.notation.listing import split_list
from careerdata.notation.period import is_before, is_same_time, read_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.period import Period


def timed_step(text: Text, knowledge: Knowledge) -> StepRecord | None:
    """The step that an item, cell or paragraph opens with its
    time or number; None where it has none.
    """
    text = _without_mark(text)
    period = read_period(text.plain, knowledge.periods)
    if period is None:
        return None
    title, actions = _title_and_actions(text.cut(*period.title), knowledge)
    if period.body is not None:
        actions = [*actions, *actions_of(text.cut(*period.body), knowledge)]
    return _step(text, period, title, actions)


def heading_step(heading: Text, knowledge: Knowledge) -> StepRecord | None:
    """The step that a heading opens with its time or number;
    all the rest of the heading is its title.
    """
    text = _without_mark(heading)
    period = read_period(text.plain, knowledge.periods)
    return _step(text, period, clean_title(text.cut(*period.title)), []) if period else None


def listed_step(text: Text, number: int | None, knowledge: Knowledge) -> StepRecord:
    """A step of a list without time:
    its title is what is bold, or before the dash, or the first sentence.
    """
    said = Sourced(number, text.span) if number is not None else None
    if opens_bold(text):
        title, rest = clean_title(text.cut(*text.strong[0])), text.cut(text.strong[0][1])
        rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(" :.–—-")))
        return StepRecord(title, title, number=said, actions=actions_of(rest, knowledge))
    title, actions = _title_and_actions(text, knowledge)
    return StepRecord(title, title, number=said, actions=actions)


_MARK = re.compile(r"[^\w(]+")


def _without_mark(text: Text) -> Text:
    """Without an emoji or sign in front."""
    mark = _MARK.match(text.plain)
    return text.cut(mark.end()) if mark else text


def _step(text: Text, period: Period, title: Text, actions: list[ActionRecord]) -> StepRecord:
    """A step is named by its time from the start, else by its number,
    else by its title: a length is no name.
    """
    named = period.label if period.kind == "calendar" else period.ordinal_label
    title = title or text.cut(*(period.ordinal_label or period.label))
    return StepRecord(
        text.cut(*named) if named else title,
        title,
        unit=Sourced(period.unit, text.span_of(*period.label)) if period.unit else None,
        start=sourced(text, period.start),
        end=sourced(text, period.end),
        duration_min=sourced(text, period.duration_min),
        duration_max=sourced(text, period.duration_max),
        number=sourced(text, period.ordinal),
        actions=actions,
    )


def _title_and_actions(rest: Text, knowledge: Knowledge) -> tuple[Text, list[ActionRecord]]:
    """The first sentence is the title, every further one an action;
    a dash or colon ends the title too.
    """
    sentences = sentences_of(rest, knowledge)
    if not sentences:
        return rest, []
    title, after = parted(sentences[0])
    if after is None or _is_choice(title, knowledge):
        title, said = sentences[0], sentences[1:]
    else:
        said = [after, *sentences[1:]]
    return clean_title(title), [read_action(sentence, knowledge) for sentence in said]


# --- What holds what ------------------------------------------------------------------------------

_SIZE = {unit: size for size, unit in enumerate(("day", "week", "month", "quarter", "year"))}


def holder_of(
    step: StepRecord, owner: int | None, steps: Sequence[StepRecord], first: int
) -> int | None:
    """The index of the step that holds a new one:
    the last that is larger, else the one that it stands under.

    Steps before the index `first` belong to another roadmap.
    """
    at: int | None = len(steps) - 1
    while at is not None and at >= first and at != owner:
        if _holds(steps[at], step):
            return at
        at = steps[at].parent
    return owner


def _holds(above: StepRecord, step: StepRecord) -> bool:
    """A month holds weeks; a phase holds months without a
    phase's number, if they lie in its own.
    """
    if step.start is None:
        return False
    if above.start and above.unit and step.unit and above.unit.value != step.unit.value:
        return _SIZE[above.unit.value] > _SIZE[step.unit.value]
    if above.number is None or step.number is not None:
        return False
    if above.start is None:
        return True
    last = (step.end or step.start).value
    is_within = above.end is None or last <= above.end.value
    return above.start.value <= step.start.value and is_within


def chained_lengths(steps: list[StepRecord]) -> None:
    """`0-6 months`, `6-12 months`, `1-2 years`:
    lengths of which each begins where the last ended count from the start.

    A length that begins at zero without such a chain is only an upper bound.
    """
    for at, step in enumerate(steps):
        if step.duration_min is None or step.duration_min.value != 0:
            continue
        chain = _chain_from(at, steps)
        if len(chain) == 1:
            steps[at] = replace(step, duration_min=None)
            continue
        for index in chain:
            low, high = steps[index].duration_min, steps[index].duration_max
            steps[index] = replace(
                steps[index], start=low, end=high, duration_min=None, duration_max=None
            )


def _chain_from(at: int, steps: Sequence[StepRecord]) -> list[int]:
    chain = [at]
    for index in range(at + 1, len(steps)):
        last, step = steps[chain[-1]], steps[index]
        if step.parent != last.parent:
            continue
        if not _goes_on(last, step, is_chain=len(chain) > 1):
            break
        chain.append(index)
    return chain


def _goes_on(last: StepRecord, step: StepRecord, *, is_chain: bool) -> bool:
    """Whether a length begins where the last one ended; in a chain a range may begin later, too:
    after `6-18 months` a range of `2-3 years` is no length.
    """
    if not (last.duration_max and step.duration_min and last.unit and step.unit):
        return False
    ended = last.duration_max.value, last.unit.value
    begins = step.duration_min.value, step.unit.value
    is_range = step.duration_max is None or step.duration_max.value > step.duration_min.value
    is_later = is_chain and is_range and is_before(*ended, *begins)
    return is_later or is_same_time(*ended, *begins)


# --- Actions and choices --------------------------------------------------------------------------


def is_label(text: Text) -> bool:
    """Whether a line only announces those below it: `Goals:`."""
    return text.plain.endswith(":")


def actions_of(text: Text, knowledge: Knowledge) -> list[ActionRecord]:
    """The actions of a text: one a sentence."""
    return [read_action(sentence, knowledge) for sentence in sentences_of(text, knowledge)]


def read_action(text: Text, knowledge: Knowledge) -> ActionRecord:
    """An action, with its options where it is a choice."""
    label, body = parted(text)
    if body is None or not _is_choice(label, knowledge):
        return ActionRecord(text)
    body = body.cut(0, len(body.plain.rstrip(" .")))
    return ActionRecord(text, tuple(_options(body, knowledge)))


def _is_choice(label: Text, knowledge: Knowledge) -> bool:
    return "choice" in knowledge.reading.labels.exactly(label.plain)


def _options(text: Text, knowledge: Knowledge) -> Iterator[OptionRecord]:
    """`GenAI (course, documentation), NLP (lectures), or MLOps`: alternatives with their resources.

    `GenAI/LLMs` is one option, whatever it would be in a list of skills.
    """
    known = knowledge.kept_skill_names | {text.plain.casefold()}
    at: int | None = None
    entries = split_list(text.plain, knowledge.listing, known=known)
    for entry, following in zip_longest(entries, entries[1:]):
        at = entry.name.start if at is None else at
        if following is None or text.plain[entry.name.end : following.name.start] != "/":
            resources = text.cut(*entry.note).split(_COMMA) if entry.note else []
            yield OptionRecord(text.cut(at, entry.name.end), tuple(resources))
            at = None


_COMMA = re.compile(r"\s*[,;]\s*")
