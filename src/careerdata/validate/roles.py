"""The roles of a guide: names that look misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.notation.spelling import Names
from careerdata.rules import content as rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerdata.lexicon.vocabulary import Entry, NameBook
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.validate.content import SourcedRow

_LONG = 9
"""The minimum length of a name that is unlikely to be similar to another one by chance."""


def check_roles(
    guide: Guide, rows: Mapping[str, Sequence[SourcedRow]], known: NameBook[Entry], report: Report
) -> None:
    """Report roles that look like a misspelling of another one, which is known or comes first."""
    by_name = {str(role.values["name"]).casefold(): role for role in rows["roles"]}
    names = Names(by_name)
    for folded, role in by_name.items():
        name = str(role.values["name"])
        other = (
            by_name.get(names.meant_by(name) or "")
            if known.get(name) is None and len(folded) >= _LONG
            else None
        )
        if other is None or not _is_surer(other, role, known):
            continue
        related = (Related(Place.of(guide, other.span), "the other role"),)
        where = Where(
            Place.of(guide, role.span), related, "roles", str(role.values["role_id"]), "name"
        )
        report(rules.misspelled_role.at(where, name, str(other.values["name"])))


def _is_surer(other: SourcedRow, role: SourcedRow, known: NameBook[Entry]) -> bool:
    return known.get(str(other.values["name"])) is not None or other.span < role.span
