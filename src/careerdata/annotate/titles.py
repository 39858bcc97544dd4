"""Role titles, taken apart: level, experience, specialization, other names.

title    = ["1." | emoji] name { "(" bracket ")" } ["," | "-" experience]
name     = one name { " / " another name }
bracket  = experience | level | the name's initials or what they stand for | specialization
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from careerdata.annotate.entities import amounts_of
from careerdata.model.document import TextBuilder
from careerdata.model.record import NO_EXPERIENCE, ExperienceRange, RoleTitle, Sourced, sourced
from careerdata.notation.bracket import spells_initials, split_bracket
from careerdata.notation.experience import (
    find_experience,
    read_experience,
    read_level_only,
    split_level,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.notation.experience import Experience, Level

# Signs, a number such as `1.` or `2.1)`, signs; but not `<` and `>` before years, nor the dot of
# `.NET`.
_NUMBERING = re.compile(
    r"""
    (?: (?! [<>≤≥] | \.\w ) [\W_] )*
    (?: \d{1,2} (?:\.\d)* [.):] \s+ )?
    (?: (?! [<>≤≥(] | \.\w ) \W )*
    """,
    re.VERBOSE,
)
_CLOSING = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ":.。,;–—-"
_OTHER_NAME = re.compile(r"\s+/\s+|\s+\|\s+")


def clean_title(text: Text) -> Text:
    """A heading's or cell's title without numbering, emoji and closing marks."""
    start = _NUMBERING.match(text.plain)
    return text.cut(start.end() if start else 0, len(text.plain.rstrip(_CLOSING)))


def without_amount(text: Text, knowledge: Knowledge) -> Text:
    """`Surgeon`, of `Surgeon – $347,870 per year`:
    the words before the first amount, if there are any.
    """
    amounts = amounts_of(text, knowledge)
    before = text.plain[: amounts[0].start].rstrip(_BEFORE_AMOUNT) if amounts else ""
    return text.cut(0, len(before)) if before else text


_BEFORE_AMOUNT = " :–—-(|,"


def read_title(text: Text, knowledge: Knowledge) -> RoleTitle:
    """A role's title, taken apart."""
    whole = without_gender_marks(clean_title(text), knowledge)
    rest, experience = _tail_experience(whole, knowledge), NO_EXPERIENCE
    if rest is not whole:
        experience = experience_of(whole, find_experience(whole.plain, knowledge.experience))
    level: Sourced[str] | None = None
    specialization: Text | None = None
    aliases: list[Text] = []
    while (split := split_bracket(rest.plain)).content is not None:
        content, rest = rest.cut(*split.content), rest.cut(*split.name)
        said_level = level_of(content, read_level_only(content.plain, knowledge.levels))
        if found := _bracketed_experience(content.plain, knowledge):
            experience = experience_of(content, found)
            level = level or said_level
        elif said_level:
            level = said_level
        elif is_other_name(rest.plain, content.plain):
            aliases.insert(0, content)
        elif content:
            specialization = content
    name, *others = rest.split(_OTHER_NAME) or [rest]
    if (only := read_level_only(name.plain, knowledge.levels)) and (
        titled := _first_title(others, knowledge)
    ):
        # `Principal / Senior Staff Engineer`: the level is that of the role after the slash.
        level, name = level_of(name, only), titled
        others.remove(titled)
        return RoleTitle(whole, name, level, None, experience, specialization, (*others, *aliases))
    parts = split_level(name.plain, knowledge.levels)
    base = name.cut(*parts.rest) if parts.level and not parts.keeps_title else None
    level = level_of(name, parts.level) or level
    return RoleTitle(whole, name, level, base, experience, specialization, (*others, *aliases))


def _first_title(names: Iterable[Text], knowledge: Knowledge) -> Text | None:
    """The first name that is more than a level."""
    return next((n for n in names if not read_level_only(n.plain, knowledge.levels)), None)


def _bracketed_experience(content: str, knowledge: Knowledge) -> Experience | None:
    """Years in brackets after a title are experience, however many:
    what is too much is for the contract to tell.
    """
    found = find_experience(content, knowledge.experience)
    return found or read_experience(content, knowledge.experience, most=inf)


def _tail_experience(text: Text, knowledge: Knowledge) -> Text:
    """The title without an experience that stands after a comma, dash or colon."""
    match = _TAIL.search(text.plain)
    if match and read_experience(match["tail"], knowledge.experience):
        return text.cut(0, match.start())
    found = find_experience(text.plain, knowledge.experience)
    if found and found.start and text.plain[found.end :].strip(" '’") == "":
        return _without_filler(text.cut(0, found.start), knowledge)
    return text


def _without_filler(text: Text, knowledge: Knowledge) -> Text:
    """`Nurses with`, of `Nurses with 5 years of experience`:
    the title ends before the small words.
    """
    words = list(_WORD.finditer(text.plain))
    while len(words) > 1 and words[-1].group().casefold() in knowledge.reading.filler:
        words.pop()
    return text.cut(0, words[-1].end()) if words else text


_WORD = re.compile(r"\S+")


def without_gender_marks(text: Text, knowledge: Knowledge) -> Text:
    """A title without what it carries for all genders: `(m/w/d)`, `H/F`, `:in`."""
    builder, at = TextBuilder(), 0
    for match in knowledge.gender_marks.finditer(text.plain):
        builder.append(text.cut(at, match.start()))
        at = match.end()
        if text.plain[at : at + 1].isspace():
            span = text.span_of(at, at + 1)
            builder.add(" ", span.start, span.end)
    if at == 0:
        return text
    builder.append(text.cut(at))
    return builder.text(text.span.start)


_TAIL = re.compile(r"\s*[,:|–—-]\s*(?P<tail>[^,:|–—]*\d[^,:|]*)\Z")


def is_other_name(name: str, other: str) -> bool:
    """Whether one of two names is made of the initials of the other."""
    return spells_initials(name, other) or spells_initials(other, name)


def experience_of(text: Text, experience: Experience | None) -> ExperienceRange:
    """An experience that was read in a text, with its places in the guide."""
    if experience is None:
        return NO_EXPERIENCE
    low, high = sourced(text, experience.minimum), sourced(text, experience.maximum)
    return ExperienceRange(low, high)


def level_of(text: Text, level: Level | None) -> Sourced[str] | None:
    """A level that was read in a text, with its place in the guide."""
    return Sourced(level.level_id, text.span_of(level.start, level.end)) if level else None


def is_levels_only(text: str, knowledge: Knowledge) -> bool:
    """Whether a text names two levels or more and nothing else: `Lead / Principal`."""
    parts = [part for part in knowledge.listing.joint.split(text) if part]
    return len(parts) > 1 and all(read_level_only(part, knowledge.levels) for part in parts)


@lru_cache(maxsize=4096)
def looks_like_role(text: str, knowledge: Knowledge) -> bool:
    """Whether a title is one of a role: the vocabulary has it, or it ends in the noun of one."""
    text = knowledge.gender_marks.sub("", text).strip(" :")
    if is_levels_only(text, knowledge):
        return False
    name = split_bracket(text).name.of(text)
    first = _OTHER_NAME.split(name)[0].strip()
    level = split_level(first, knowledge.levels)
    base = level.rest.of(first)
    return (
        bool(level.level and level.keeps_title)
        or knowledge.roles.get(base) is not None
        or knowledge.role_nouns.ends(base)
    )
