"""Roles: one row for each role of a guide, whatever names the guide uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.model.record import NO_EXPERIENCE
from careerdata.model.slug import slugify
from careerdata.resolve.row import Row

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.record import ExperienceRange, RoleTitle, Sourced


@dataclass(slots=True)
class _Role:
    role_id: str
    base_id: str | None
    name: Text
    level: Sourced[str] | None
    experiences: list[ExperienceRange] = field(default_factory=list)
    specialization: Text | None = None
    aliases: list[Text] = field(default_factory=list)
    description: Text | None = None
    is_described: bool = False


class RoleTable:
    """The roles of one guide in the order in which they are first named."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._roles: dict[str, _Role] = {}

    def add(self, title: RoleTitle) -> str | None:
        """The id of the role of a title, which is added or gets another name;
        None for a title without letters.
        """
        role_id, base_id = self._ids(title)
        if not role_id:
            return None
        role = self._roles.get(role_id)
        if role is None:
            role = _Role(
                role_id, base_id, title.name, title.level, specialization=title.specialization
            )
            self._roles[role_id] = role
        else:
            self._merge(role, title)
        role.aliases.extend(title.aliases)
        if title.experience:
            role.experiences.append(title.experience)
        return role_id

    def describe(self, title: RoleTitle, description: Text | None) -> str | None:
        """Add a role that the guide describes."""
        role_id = self.add(title)
        if role_id:
            role = self._roles[role_id]
            role.is_described = True
            role.description = role.description or description
        return role_id

    def with_level(self, level: str) -> str | None:
        """The only role of a level, or None."""
        roles = self._roles.values()
        found = [role.role_id for role in roles if role.level and role.level.value == level]
        return found[0] if len(found) == 1 else None

    def the_one(self, *, names_most: bool) -> str | None:
        """The only role of the guide, if all others are levels of it and it is described, or named
        by most of the pay (`names_most`): that of a table's last row alone is not that of the rest.
        """
        plain = {role.base_id or role.role_id for role in self._roles.values()}
        one = self._roles.get(next(iter(plain))) if len(plain) == 1 else None
        return one.role_id if one is not None and (names_most or one.is_described) else None

    def _ids(self, title: RoleTitle) -> tuple[str, str | None]:
        written = title.base or title.name
        known = self._knowledge.roles.get(written.plain)
        base = known.id if known else slugify(written.plain)
        if title.base is None or title.level is None or not base:
            return base, None
        level = self._knowledge.levels.names[title.level.value]  # type: ignore[index]
        return f"{slugify(level)}-{base}", base

    @staticmethod
    def _merge(role: _Role, title: RoleTitle) -> None:
        if title.name.span < role.name.span:
            role.name, later = title.name, role.name
        else:
            later = title.name
        role.aliases.append(later)
        if title.specialization is None:
            return
        if role.specialization is None:
            role.specialization = title.specialization
        elif role.specialization.plain.casefold() != title.specialization.plain.casefold():
            role.aliases.append(title.specialization)

    def plain_ids(self) -> dict[str, str]:
        """The id of each role without its level; the guide may not have that role."""
        return {role.role_id: role.base_id or role.role_id for role in self._roles.values()}

    def rows(self) -> list[Row]:
        """The rows of `roles`, in the order of the text."""
        ordered = sorted(self._roles.values(), key=lambda role: role.name.span)
        return [self._row(role, position) for position, role in enumerate(ordered, 1)]

    def _row(self, role: _Role, position: int) -> Row:
        row = (
            Row(role.name.span).set(role_id=role.role_id, position=position).text("name", role.name)
        )
        row.set(aliases=distinct_names(role.name, role.aliases), base_role_id=self._base(role))
        # For the checks; not published, as the guide need not have the role without its level.
        row.set(levelless_id=role.base_id or role.role_id)
        row.value("level", role.level).experience(_agreed(role.experiences))
        return row.text("specialization", role.specialization).text("description", role.description)

    def _base(self, role: _Role) -> str | None:
        return role.base_id if role.base_id in self._roles else None


def _agreed(experiences: list[ExperienceRange]) -> ExperienceRange:
    """What all mentions agree on;
    rows for single levels of experience do not count for the role itself.
    """
    stated = {_years(experience) for experience in experiences}
    return experiences[0] if len(stated) == 1 else NO_EXPERIENCE


def _years(experience: ExperienceRange) -> tuple[int | None, int | None]:
    low, high = experience.minimum, experience.maximum
    return low.value if low else None, high.value if high else None


def distinct_names(name: Text, others: list[Text]) -> list[str]:
    """The other names, each once, without those that differ only in case."""
    if not others:
        return []
    known = {name.plain.casefold()}
    found = []
    for other in others:
        if other and other.plain.casefold() not in known:
            known.add(other.plain.casefold())
            found.append(other.plain)
    return found
