"""What the words of a sentence say of one of its amounts:
who earns it, where, and what narrows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import entities_of
from careerdata.annotate.role_names import are_words_of
from careerdata.annotate.titles import read_title
from careerdata.lexicon.frame_words import words_in
from careerdata.notation.experience import read_level_only
from careerdata.outline.frame import Frame, frame_of
from careerdata.outline.mixed import opens_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.extract.pay.place import Place
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.entity import Entity
    from careerdata.model.guide import Span
    from careerdata.model.record import RoleTitle


class Clause(NamedTuple):
    """The words about one amount."""

    frame: Frame
    other_role: Text | None
    """A noun of somebody who is not the role spoken of: `managers`, in a guide about planners."""
    names_own_role: bool = False
    """Whether it names the role spoken of."""


def read_clause(
    clause: Text,
    amounts: Sequence[Span],
    place: Place,
    *,
    follows: bool = False,
) -> Clause:
    """What a clause says; `amounts` stand among its words, and are none of them.

    One that `follows` another may leave out its verb: `juniors earn £30k, mid-weights £45k`.
    """
    knowledge = place.knowledge
    words, source = _without_source(clause, knowledge)
    frame = _without_names_of_others(frame_of(words, "clause", knowledge), knowledge)
    frame = _with_nearest_role(frame, knowledge)
    frame = frame._replace(rest=tuple(_narrowing(frame, amounts, knowledge, follows=follows)))
    slots = frame.slots._replace(source=source) if source else frame.slots
    role, other = _whose(slots.role, place, knowledge)
    other = other or _second_place(frame, knowledge)
    names_own = slots.role is not None and role is place.spoken and other is None
    return Clause(frame._replace(slots=slots._replace(role=role)), other, names_own)


def _whose(
    role: RoleTitle | None, place: Place, knowledge: Knowledge
) -> tuple[RoleTitle | None, Text | None]:
    """The role that a clause names, unless it is the one spoken of;
    or a noun that says too little of whose it is.
    """
    if role is None:
        return None, None
    own = place.own_role()
    if own is not None and are_words_of(_nouns(role.base or role.name), _nouns(own.name)):
        return place.spoken, None
    if role.base is not None:
        # In a sentence a level is said of somebody, as in `Senior nurses earn …`; it is no part of
        # a title.
        role = read_title(role.base, knowledge)
    if _is_lone_noun(role.name, knowledge):
        return None, role.name if own is not None else None
    return role, None


class Source(NamedTuple):
    """Where a text says who says so."""

    start: int
    name: int
    end: int


def source_in(words: Text, knowledge: Knowledge) -> Source | None:
    """The words such as `according to the Labour Agency`;
    None where they only say what it depends on.

    A name is written with a capital letter, or opens its sentence before a comma.
    """
    text = words.plain
    match = knowledge.frames.source.search(text)
    if match is None:
        return None
    stop = _END_OF_NAME.search(text, match.end())
    ends = [stop.start() if stop else len(text)]
    ends += [
        e.start
        for e in entities_of(words, knowledge)
        if e.kind in ("pay", "statistic") and e.start > match.end()
    ]
    end = min(ends)
    lead = text[match.end() : end].split()[:_LONGEST_LEAD]
    is_opening = not text[: match.start()].strip() and text[end : end + 1] == ","
    # `selon les cabinets`: it depends on the firm.
    is_name = is_opening or any(_CAPITAL.search(word) for word in lead)
    return Source(match.start(), match.end(), end) if is_name else None


def _without_source(clause: Text, knowledge: Knowledge) -> tuple[Text, Text | None]:
    """The clause without who says so, and who."""
    source = source_in(clause, knowledge)
    if source is None:
        return clause, None
    return clause.without([(source.start, source.end)]), clause.cut(source.name, source.end)


_CAPITAL = re.compile(r"(?:^|['’])[^\W\d_a-zß-ÿ]")
_LONGEST_LEAD = 4
_END_OF_NAME = re.compile(r"[,;:()]|\.\s|\.\Z|\s[–—]\s|\s(?=\d)")
_NOUN = re.compile(r"[^\W\d_]{3,}")


def _nouns(name: Text) -> list[str]:
    return [word.casefold() for word in _NOUN.findall(name.plain)]


_STAGES = {"intern", "entry", "junior", "mid", "senior"}
"""Levels that are stages of any role; a manager or director has another one."""


def _is_lone_noun(name: Text, knowledge: Knowledge) -> bool:
    """A noun alone that no vocabulary has says too little of whose pay it is: `managers`."""
    if " " in name.plain.strip() or knowledge.roles.get(name.plain) is not None:
        return False
    level = read_level_only(name.plain, knowledge.levels)
    return level is None or level.level_id not in _STAGES


_LONGEST = 6
_FIGURE = re.compile(r"\d{3}")


def _second_place(frame: Frame, knowledge: Knowledge) -> Text | None:
    """`In Leeds and York`: of one amount or of two,
    a name that a conjunction joins to a place is another place.
    """
    region = frame.slots.region
    if region is None:
        return None
    end = _offset(frame.text, region) + len(region.plain)
    for run in frame.rest:
        between = frame.text.plain[end : _offset(frame.text, run)]
        if run.plain[0].isupper() and knowledge.listing.conjunction.fullmatch(between):
            return run
    return None


def _with_nearest_role(frame: Frame, knowledge: Knowledge) -> Frame:
    """`A pilot with 10 years became First Officer, then Captain earning …`:
    of several roles the one right before the word of pay earns it, and what is said before is of
    the others.
    """
    entities = entities_of(frame.text, knowledge)
    verb = next((entity for entity in entities if entity.kind == "pay"), None)
    roles = [one for one in entities if one.kind == "role" and verb and one.end <= verb.start]
    if verb is None or len(roles) <= 1 or frame.slots.role is not None:
        return frame
    before, nearest = roles[-2:]
    between = frame.text.plain[before.end : nearest.start]
    is_next = knowledge.frames.are_idle(frame.text.plain[nearest.end : verb.start])
    if not is_next or knowledge.listing.conjunction.fullmatch(between):
        return frame
    own = frame_of(frame.text.cut(nearest.start), "clause", knowledge)
    return own if own.slots.role is not None else frame


def _without_names_of_others(frame: Frame, knowledge: Knowledge) -> Frame:
    """`London Underground` is no place: one that a word in capitals follows is part of a name."""
    region = frame.slots.region
    if region is None:
        return frame
    end = _offset(frame.text, region) + len(region.plain)
    match = _CAPITALISED_AFTER.match(frame.text.plain, end)
    kinds = {
        e.kind
        for e in entities_of(frame.text, knowledge)
        if match and e.start < match.end() and e.end > end
    }
    if (
        match is None
        or kinds
        or all(word.casefold() in knowledge.frames.idle for word in match["name"].split())
    ):
        return frame
    name = frame.text.cut(_offset(frame.text, region), match.end())
    others = tuple(
        part
        for part in frame.rest
        if part.span.start >= name.span.end or part.span.end <= name.span.start
    )
    return frame._replace(slots=frame.slots._replace(region=None), rest=(name, *others))


_CAPITALISED_AFTER = re.compile(r"\s(?P<name>[A-ZÀ-Þ][\w&'’-]*(?:\s[A-ZÀ-Þ][\w&'’-]*)*)")


def _narrowing(
    frame: Frame, amounts: Sequence[Span], knowledge: Knowledge, *, follows: bool = False
) -> Iterator[Text]:
    """Of the words that nobody understood those that narrow:
    subjects, and what stands after `who`, `in`, `with`.
    """
    entities = entities_of(frame.text, knowledge)
    for run in (part for whole in frame.rest for part in _beside(whole, amounts)):
        at = _offset(frame.text, run)
        is_long = len(run.plain.split()) > _LONGEST or _FIGURE.search(run.plain)
        if is_long or not _has_words(run.plain, knowledge):
            continue
        if (
            opens_with(run, _OF_ONES_OWN, knowledge)
            or (follows and _is_all_before(frame.text, at, run, amounts, knowledge))
            or _is_all_after(frame.text, at, run, amounts)
            or _follows_narrowing(frame.text.plain, at, knowledge)
            or _is_subject(frame.text.plain, at, run, entities, knowledge)
        ):
            yield run


def _has_words(text: str, knowledge: Knowledge) -> bool:
    """Whether something stands in a text that is no number and no currency: `PHP`."""
    return any(map(str.isalpha, text)) and text not in knowledge.money.currencies


def _offset(text: Text, part: Text) -> int:
    """Where a part stands in the text that it was cut from."""
    start = part.span.start
    low = text.plain.find(part.plain)
    while low >= 0 and text.span_of(low, low).start < start:
        following = text.plain.find(part.plain, low + 1)
        if following < 0:
            break
        low = following
    return max(low, 0)


_OF_ONES_OWN = frozenset({"stage", "statistic", "place"})
"""What narrows wherever it stands:
`Band 5`, the statistic of a share, somebody whose name begins with a place.
"""


_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\W*\Z")


def _beside(run: Text, amounts: Sequence[Span]) -> Iterator[Text]:
    """The parts of a run before, between and after the amounts in it."""
    start = 0
    for amount in sorted(amounts):
        inside = [
            at
            for at in range(len(run))
            if amount.start <= run.span_of(at, at + 1).start < amount.end
        ]
        if inside:
            yield run.cut(start, len(run.plain[start : inside[0]].rstrip(_EDGES)) + start)
            start = inside[-1] + 1
    yield run.cut(start)


_EDGES = " ,;:–—-("


def _is_all_after(text: Text, at: int, run: Text, amounts: Sequence[Span]) -> bool:
    """Whether a word or two close the clause right after its amount: `$17 an hour unarmed`."""
    before = max((span.end for span in amounts if span.end <= run.span.start), default=None)
    if (
        before is None
        or len(run.plain.split()) > _MOST_AFTER
        or text.plain[at + len(run.plain) :].strip(" .)")
    ):
        return False
    between = text.plain[max(0, at - (run.span.start - before)) : at]
    return not between.strip()


_MOST_AFTER = 2


def _is_all_before(
    text: Text, at: int, run: Text, amounts: Sequence[Span], knowledge: Knowledge
) -> bool:
    """Whether a run is all that a clause says before its amount, but for filler."""
    next_amount = min((span.start for span in amounts if span.start >= run.span.end), default=None)
    if next_amount is None:
        return False
    following = text.plain[at + len(run.plain) : at + len(run.plain) + next_amount - run.span.end]
    around = text.plain[:at] + " " + following
    return len(words_in(around)) <= _MOST_FILLER and knowledge.frames.are_idle(around)


_MOST_FILLER = 3


def _follows_narrowing(plain: str, at: int, knowledge: Knowledge) -> bool:
    before = _WORD_BEFORE.search(plain, 0, at)
    words = plain[:at].casefold().split()[-3:]
    return bool(before) and any(word in knowledge.frames.narrowing for word in words)


def _is_subject(
    plain: str, at: int, run: Text, entities: tuple[Entity, ...], knowledge: Knowledge
) -> bool:
    """Whether a run opens its clause and a word of pay follows: `Beginners earn`."""
    opens = knowledge.frames.are_idle(plain[:at]) and len(words_in(plain[:at])) <= 2
    after = at + len(run.plain)
    following = [entity for entity in entities if entity.start >= after]
    verb = next((entity for entity in following if entity.kind == "pay"), None)
    if not opens or verb is None:
        return False
    named = [entity for entity in following if entity.kind == "role" and entity.end <= verb.start]
    # `The bottom tenth of nurses earn …`
    end = named[0].start if named else verb.start
    return len(plain[after:end].split()) <= 1
