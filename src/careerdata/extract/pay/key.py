"""What stands before the amounts of a line and says of what they are: `**Senior** (5+ years): `."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from careerdata.annotate import amounts_of
from careerdata.extract.pay.stack import OTHER_SUBJECTS
from careerdata.notation.money import Amount
from careerdata.outline.frame import Frame, frame_of

if TYPE_CHECKING:
    from careerdata.extract.pay.place import Place
    from careerdata.model.document import Text


class Keyed(NamedTuple):
    """A sentence that opens with what its amounts are about."""

    frames: tuple[Frame, ...]
    """Innermost first."""
    body: Text
    is_sentence: bool = False
    """Whether what stands after the key is a sentence of its own."""


# The words before a colon or a spaced dash.
_KEY = re.compile(r"(?P<key>[^:\n]{1,80}?)\s*(?::|\s[–—-])\s*(?=\S)")
_LONGEST_LEAD = 4
_LONGEST_BARE_KEY = 8


def keyed(sentence: Text, place: Place) -> Keyed | None:
    """What stands before the amounts of a sentence, as keys; None where it has none."""
    knowledge = place.knowledge
    amounts = amounts_of(sentence, knowledge, place.amounts_context)
    if not amounts:
        return None
    at = 0
    frames: list[Frame] = []
    while (match := _KEY.match(sentence.plain, at)) and match.end() <= amounts[0].start:
        key = sentence.cut(match.start("key"), match.end("key"))
        is_mark = len(key.plain) == 1  # the `A` of `A: …`
        if not is_mark and "note" not in knowledge.reading.labels.exactly(key.plain):
            frames.insert(0, frame_of(key, "key", knowledge, place.expected))
        at = match.end()
    if not at:
        return _bare_key(sentence, amounts[0].start, place)
    lead = sentence.plain[at : amounts[0].start].split()
    is_sentence = not frames or len(lead) > _LONGEST_LEAD
    return Keyed(tuple(frames), sentence.cut(at), is_sentence)


def _bare_key(sentence: Text, end: int, place: Place) -> Keyed | None:
    """`Junior nurse CHF 59,000`: in a list of pay, words without a verb are a key."""
    if not place.is_item:
        return None
    words = sentence.cut(0, end)
    if not place.is_pay:
        return _role_with_bracket(words, sentence, end, place)
    if not words:
        return Keyed((), sentence)
    is_long = len(words.plain.split()) > _LONGEST_BARE_KEY
    if is_long or place.knowledge.reading.sentences.found_in(words.plain):
        return None
    frame = frame_of(words, "key", place.knowledge, place.expected)
    if frame.rest or not frame.slots.names_someone:
        return None
    return Keyed((frame,), sentence.cut(end))


def _role_with_bracket(words: Text, sentence: Text, end: int, place: Place) -> Keyed | None:
    """`Senior Data Analyst (₹15-20 LPA)` is pay wherever an item is that and nothing else."""
    amounts = [a for a in amounts_of(sentence, place.knowledge) if isinstance(a, Amount)]
    is_bracket = (
        words.plain.endswith("(")
        and len(amounts) == 1
        and not sentence.plain[amounts[0].end :].strip(" ).")
    )
    if not is_bracket or amounts[0].period is None or place.section.kind in _NEVER_PAY:
        return None
    frame = frame_of(words.cut(0, len(words.plain) - 1), "key", place.knowledge)
    if frame.rest or frame.slots.role is None:
        return None
    return Keyed((frame._replace(evidence="pay"),), sentence.cut(end))


_NEVER_PAY = frozenset({"other", "market", "resources"})


def is_pay_after(opening: Keyed, place: Place) -> bool:
    """Whether the amounts after a key are pay."""
    if any(_is_no_key_of_pay(frame, place) for frame in opening.frames):
        return False
    return place.is_about_pay(opening.frames) or _is_pay_by_itself(opening, place)


def _is_no_key_of_pay(frame: Frame, place: Place) -> bool:
    """Whether a key names no earner but a cost, a bonus or another column of amounts."""
    if frame.slots._replace(statistic=None).names_someone:
        return False
    if place.expected and frame.slots.region:
        # `Fort Worth`, under “Salary by city”.
        return False
    written, knowledge = frame.text.plain, place.knowledge
    return (
        bool(knowledge.frames.totals.found_in(written))
        or frame.evidence == "not_pay"
        or "not_pay" in knowledge.reading.columns.exactly(written)
    )


def _is_pay_by_itself(opening: Keyed, place: Place) -> bool:
    """Amounts that no heading calls pay: gross or net, or somebody's for a time."""
    if place.section.kind in OTHER_SUBJECTS:
        return False
    frames, body = opening.frames, opening.body
    found = amounts_of(body, place.knowledge, place.context)
    amounts = [amount for amount in found if isinstance(amount, Amount)]
    is_understood = not any(frame.rest for frame in frames)
    says_role = any(frame.slots.role for frame in frames)
    is_first = bool(amounts) and not body.plain[: amounts[0].start].strip(" ~(")
    says_someone = place.is_pay_beside and any(frame.slots for frame in frames)
    has_period = any(amount.period for amount in amounts)
    is_somebodys = has_period and (says_role or place.is_under_role)
    return (
        any(amount.tax for amount in amounts)
        or (place.section.kind == "roles" and says_role and is_first)
        or (is_understood and (says_someone or is_somebodys))
    )
