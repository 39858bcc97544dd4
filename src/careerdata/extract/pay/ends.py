"""Two amounts of a sentence that are the ends of one range, or look as if they were."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from careerdata.lexicon.frame_words import words_in
from careerdata.lexicon.lexer import lex_parts
from careerdata.notation.money import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.money import Refusal


def joined(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> list[Amount | Refusal]:
    """Amounts, two as one range where no word between them says something else."""
    found: list[Amount | Refusal] = []
    for amount in amounts:
        low = found[-1] if found else None
        if (
            isinstance(low, Amount)
            and isinstance(amount, Amount)
            and _are_ends(sentence.plain, low, amount, knowledge)
        ):
            found[-1] = _range(low, amount)
        else:
            found.append(amount)
    return found


def _are_ends(sentence: str, low: Amount, high: Amount, knowledge: Knowledge) -> bool:
    """`from $26 to even $79`: a word of ranges and filler between two single amounts."""
    words = set(words_in(_without_source(sentence[low.end : high.start], knowledge)))
    joins = knowledge.reading.range_joins
    if _opens_between(sentence, low, knowledge):
        joins |= {word for word in words if _is_conjunction(word, knowledge)}
    is_between = bool(words & joins) and words <= joins | knowledge.frames.idle
    is_change = knowledge.frames.changes & set(words_in(sentence[: low.start]))
    if not is_between or is_change or low.currency != high.currency:
        return False
    bounds = (low.minimum or low.maximum, high.minimum or high.maximum)
    return (
        all(amount.is_point or amount.maximum is None for amount in (low, high))
        and bounds[0] is not None
        and bounds[1] is not None
        and bounds[0].value < bounds[1].value
    )


def _is_conjunction(word: str, knowledge: Knowledge) -> bool:
    return bool(knowledge.listing.conjunction.fullmatch(f" {word} "))


def _without_source(between: str, knowledge: Knowledge) -> str:
    """`according to one portal and`: who says so is no part of what stands between."""
    match = knowledge.frames.source.search(between)
    if match is None:
        return between
    words = between[match.end() :].split()
    return between[: match.start()] + " " + " ".join(words[-1:])


def _opens_between(sentence: str, low: Amount, knowledge: Knowledge) -> bool:
    """Whether an amount is opened by a word such as `between`, which `and` closes."""
    tokens = lex_parts(sentence[: low.minimum.start if low.minimum else low.start])
    matches = knowledge.money.phrases.matches(tokens)
    return any(match.kind == "opening" and match.value == "between" for match in matches)


def _range(low: Amount, high: Amount) -> Amount:
    return high._replace(
        start=low.start,
        minimum=low.minimum or low.maximum,
        maximum=high.maximum or high.minimum,
        is_point=False,
        min_open_ended=False,
        max_open_ended=high.max_open_ended and not high.is_point,
        statistic=low.statistic or high.statistic,
        statistic_at=low.statistic_at or high.statistic_at,
        currency_at=high.currency_at or low.currency_at,
    )


def torn_range(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """A range of which an end was not read, or whose ends stand apart."""
    return _half_a_range(sentence, amounts, knowledge) or _with_words_between(
        sentence, amounts, knowledge
    )


# `25 to even 80 zł`: a number, a word or two, and the amount
_LOWER_END = re.compile(r"(?<![\w.,])\d[\d.,'’ ]*\s+(?P<between>(?:[^\W\d_]+['’]?\s+){1,3})\Z")


def _half_a_range(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """The upper end of a range whose lower end was not read, after a word of ranges."""
    joins = knowledge.reading.range_joins
    for amount in amounts:
        match = _LOWER_END.search(sentence.plain, 0, amount.start)
        words = match["between"].casefold().split() if match else []
        is_join = any(word in joins or _is_conjunction(word, knowledge) for word in words)
        if match and is_join and not any(_overlap(match, other) for other in amounts):
            return sentence.cut(match.start(), amount.end)
    return None


def _overlap(match: re.Match[str], amount: Amount | Refusal) -> bool:
    return amount.start < match.end() and match.start() < amount.end


def _with_words_between(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """`from $50,000 for juniors to $90,000`: one range, torn apart by words."""
    for first, second in pairwise(amounts):
        between = sentence.plain[first.end : second.start].casefold().split()
        if len(between) > 1 and between[-1] in knowledge.reading.range_joins:
            return sentence.cut(first.start, second.end)
    return None


def change(
    sentence: Text, amounts: Sequence[Amount | Refusal], knowledge: Knowledge
) -> Text | None:
    """`rose from $74,100 to $79,400`: two times, and no range."""
    for amount, following in zip_longest(amounts, amounts[1:]):
        before = words_in(sentence.plain[: amount.start])[-4:]
        if not set(before) & knowledge.frames.changes:
            continue
        if isinstance(amount, Amount) and not amount.is_point:
            return sentence.cut(amount.start, amount.end)
        if following and len(sentence.plain[amount.end : following.start].split()) == 1:
            return sentence.cut(amount.start, following.end)
    return None
