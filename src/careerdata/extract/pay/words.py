"""Which words belong to which amount, where several stand in a sentence or after a key."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of, entities_of
from careerdata.extract.pay.clause import source_in
from careerdata.notation.bracket import opening_bracket
from careerdata.outline.frame import Frame, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.money import Amount, Refusal


def clauses(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Iterator[Text]:
    """For each amount of a sentence the words about it."""
    start = 0
    for amount, following in zip_longest(amounts, amounts[1:]):
        if following is None:
            yield sentence.cut(start)
            return
        between = sentence.slice(amount.end, following.start)
        end = amount.end + _own_end(between, knowledge)
        yield sentence.cut(start, end)
        start = end


def words_after(after: Text, knowledge: Knowledge) -> Text | None:
    """`in London`, `for night shifts`: the words about an amount after its bracket."""
    bracket = opening_bracket(after.plain)
    start = bracket.end if bracket else 0
    end = _own_end(after, knowledge)
    return after.cut(start, end) if end > start else None


def bracket_after(after: Text, knowledge: Knowledge) -> list[Frame]:
    """What the bracket after an amount says; words count only beside something understood."""
    bracket = opening_bracket(after.plain)
    inner = after.cut(bracket.start + 1, bracket.end - 1) if bracket else None
    # `(50 % of journeyman scale)` compares, `(about €46,000)` says the same again.
    if inner is None or "%" in inner.plain or amounts_of(inner, knowledge):
        return []
    frame = frame_of(inner, "clause", knowledge)
    return [frame if frame.slots else frame._replace(rest=())]


def last_part(text: Text, knowledge: Knowledge) -> Text:
    """The words right before an amount, back to a sign or a conjunction."""
    plain = text.plain.rstrip(_EDGES)
    separators = [match.end() for match in knowledge.frames.part_separator.finditer(plain)]
    return text.slice(separators[-1] if separators else 0, len(plain))


_EDGES = " :;,.|\n\t–—-()"


def first_part(text: Text, knowledge: Knowledge) -> Text:
    """The words right after an amount, up to a sign or a conjunction."""
    separator = knowledge.frames.part_separator.search(text.plain)
    return text.slice(0, separator.start()) if separator else text


def _own_end(between: Text, knowledge: Knowledge) -> int:
    """How much between two amounts belongs to the first: its bracket, and `in London`."""
    plain = between.plain
    bracket = opening_bracket(plain)
    own = bracket.end if bracket else 0
    if source := source_in(between.slice(own), knowledge):
        is_right_after = not plain[own : own + source.start].strip(" ,")
        return own + source.end if is_right_after else own
    separator = knowledge.frames.clause_separator.search(plain, own)
    end = separator.start() if separator else len(plain)
    if separator and 0 < len(plain[own:end].split()) <= _MOST_AFTER:
        return end
    words = plain[own:].casefold().split()
    if not words or words[0] not in knowledge.reading.after or plain.rstrip().endswith(":"):
        return own
    return min(end, _start_of_next(between, own, knowledge))


_MOST_AFTER = 3


def _start_of_next(between: Text, at: int, knowledge: Knowledge) -> int:
    """Where words begin that lead up to the next amount: `with a median salary of`."""
    for entity in entities_of(between, knowledge):
        is_leading = entity.kind in ("statistic", "pay") and entity.start >= at
        if is_leading and knowledge.frames.are_idle(between.plain[entity.end :]):
            small = _SMALL_WORDS.search(between.plain, 0, entity.start)
            return max(at, small.start()) if small else at
    return len(between.plain)


_SMALL_WORDS = re.compile(r"(?:[,;]?\s*[^\W\d_]{1,5}){0,2}\s*\Z")
