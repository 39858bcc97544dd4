"""The names of skills and roles that look misspelt or are unknown, and topics in two places."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.notation.spelling import Names
from careerdata.rules import content
from careerdata.rules import skills as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.vocabulary import Entry, NameBook
    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide
    from careerdata.validate.content import Rows, SourcedRow


def check_skills(
    guide: Guide,
    rows: Rows,
    known: NameBook[Entry],
    names: Names,
    report: Report,
    *,
    tells_unknown: bool = False,
) -> None:
    """Report all problems in the skills of a guide.

    `names` are the names of known skills; `tells_unknown` also reports all unknown skills.
    """
    unknown = [skill for skill in rows["skills"] if known.get(_name(skill)) is None]
    misspelt = {
        _name(skill): finding
        for skill, finding in _misspelt(guide, rows["skills"], unknown, known, names)
    }
    for finding in (*misspelt.values(), *_topics_under_two_skills(guide, rows)):
        report(finding)
    for skill in unknown if tells_unknown else ():
        if _name(skill) not in misspelt:
            report(rules.unknown_skill.at(_where(guide, skill), _name(skill)))


def _name(row: SourcedRow) -> str:
    return str(row.values["name"])


def _where(guide: Guide, skill: SourcedRow, other: SourcedRow | None = None) -> Where:
    related = (Related(Place.of(guide, other.span), "the other skill"),) if other else ()
    return Where(
        Place.of(guide, skill.span), related, "skills", str(skill.values["skill_id"]), "name"
    )


# --- Misspelt names -------------------------------------------------------------------------------


def _misspelt(
    guide: Guide,
    skills: Sequence[SourcedRow],
    unknown: Sequence[SourcedRow],
    known: NameBook[Entry],
    names: Names,
) -> Iterator[tuple[SourcedRow, Finding]]:
    """The unknown skills that look like a misspelling of
    another skill of the guide or of a known one.
    """
    of_guide = {_name(skill).casefold(): skill for skill in skills}
    own = _names_of(tuple(of_guide), names.endings) if unknown else names
    for skill in unknown:
        name = _name(skill)
        other = of_guide.get(own.meant_by(name) or "")
        if other is not None:
            if _is_surer(other, skill, known):
                where = _where(guide, skill, other)
                yield skill, rules.misspelled_skill.at(where, name, _name(other))
        elif (meant := names.meant_by(name)) and (entry := known.get(meant)):
            yield skill, rules.misspelled_skill.at(_where(guide, skill), name, entry.name)


# While you type, the skills of a guide are mostly those of the keystroke before.
_names_of = lru_cache(maxsize=4)(Names)

_LONG = 9
"""The minimum length of a name that is unlikely to be similar to another one by chance."""


def _is_surer(other: SourcedRow, skill: SourcedRow, known: NameBook[Entry]) -> bool:
    """Whether the other of two skills was meant:
    it is known, or both names are long and it comes first.
    """
    if known.get(_name(other)) is not None:
        return True
    return other.span < skill.span and min(len(_name(other)), len(_name(skill))) >= _LONG


# --- Topics ---------------------------------------------------------------------------------------


def _topics_under_two_skills(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Topics under several skills, at the second place."""
    names = {skill.values["skill_id"]: _name(skill) for skill in rows["skills"]}
    places: dict[object, list[SourcedRow]] = {}
    for topic in rows["skill_topics"]:
        places.setdefault(topic.values["topic_id"], []).append(topic)
    for topic_id, found in places.items():
        if len(found) > 1:
            skills = tuple(names[topic.values["skill_id"]] for topic in found)
            related = tuple(
                Related(Place.of(guide, other.span), "the topic before") for other in found[:1]
            )
            key = f"{found[1].values['skill_id']}/{topic_id}"
            where = Where(Place.of(guide, found[1].span), related, "skill_topics", key, "topic_id")
            yield rules.topic_under_two_skills.at(where, names[topic_id], skills)


# --- Roles ----------------------------------------------------------------------------------------


def check_roles(guide: Guide, rows: Rows, known: NameBook[Entry], report: Report) -> None:
    """Report roles that look like a misspelling of another one, which is known or comes first."""
    by_name = {_name(role).casefold(): role for role in rows["roles"]}
    names = Names(by_name)
    for folded, role in by_name.items():
        name = _name(role)
        is_checked = known.get(name) is None and len(folded) >= _LONG
        other = by_name.get(names.meant_by(name) or "") if is_checked else None
        if other and (known.get(_name(other)) is not None or other.span < role.span):
            related = (Related(Place.of(guide, other.span), "the other role"),)
            place, role_id = Place.of(guide, role.span), str(role.values["role_id"])
            where = Where(place, related, "roles", role_id, "name")
            report(content.misspelled_role.at(where, name, _name(other)))
