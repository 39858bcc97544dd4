"""The crosswalk: the codes of a guide's roles and skills in public classifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.resolve.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.crosswalk import Code, Crosswalk


def crosswalk_rows(
    roles: Iterable[Row], plain_ids: Mapping[str, str], skills: Iterable[Row], known: Crosswalk
) -> list[Row]:
    """The rows of `crosswalk` for some rows of `roles` and `skills`.

    `plain_ids` has the id of each role without its level.
    """
    rows: list[Row] = []
    for role in roles:
        role_id = str(role.values["role_id"])
        plain = plain_ids[role_id] if role.values["level"] in known.same_levels else role_id
        rows += _rows(role, "role", role_id, known.role(plain))
    for skill in skills:
        skill_id = str(skill.values["skill_id"])
        if codes := known.skill(skill_id):
            rows += _rows(skill, "skill", skill_id, codes)
    return rows


def _rows(named: Row, kind: str, name_id: str, codes: Iterable[Code]) -> Iterator[Row]:
    for code in codes:
        row = Row(named.span).set(kind=kind, id=name_id, scheme=code.scheme, code=code.code)
        yield row.set(scheme_version=code.scheme_version)
