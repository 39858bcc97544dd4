"""`vocabulary/crosswalk.yaml`: the codes that roles and skills have in public classifications."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.lexicon.schemas import SchemasError

if TYPE_CHECKING:
    from careerdata.lexicon.schemas import Tree

_FILE = "vocabulary/crosswalk.yaml"


@dataclass(frozen=True, slots=True)
class Code:
    """What a role or a skill is called in a classification."""

    scheme: str
    code: str
    scheme_version: str | None


class Crosswalk:
    """The codes of roles and of skills by their ids."""

    def __init__(self, tree: Tree) -> None:
        """Raises SchemasError for a code that its scheme does not have,
        or a scheme that the file does not name.
        """
        self.same_levels = frozenset(map(str, tree["same_levels"]))
        """The levels at which a role is the same occupation as without a level."""
        self._codes = {
            (kind, str(name)): _codes(f"{kind}s.{name}", codes, tree["schemes"])
            for kind in ("role", "skill")
            for name, codes in tree[f"{kind}s"].items()
        }

    def role(self, role_id: str) -> tuple[Code, ...]:
        """The codes of a role, none where nothing is certain."""
        return self._codes.get(("role", role_id), ())

    def skill(self, skill_id: str) -> tuple[Code, ...]:
        """The codes of a skill, none where nothing is certain."""
        return self._codes.get(("skill", skill_id), ())


def _codes(key: str, codes: object, schemes: Tree) -> tuple[Code, ...]:
    if not isinstance(codes, dict):
        raise SchemasError(f"{_FILE}: {key}: must be codes by scheme, not {codes!r}")
    return tuple(_code(f"{key}.{scheme}", scheme, code, schemes) for scheme, code in codes.items())


def _code(key: str, scheme: str, code: object, schemes: Tree) -> Code:
    if scheme not in schemes:
        raise SchemasError(
            f"{_FILE}: {key}: there is no scheme {scheme} (known: {', '.join(schemes)})"
        )
    pattern = schemes[scheme]["pattern"]
    if not isinstance(code, str) or not re.fullmatch(pattern, code):
        raise SchemasError(
            f"{_FILE}: {key}: {code!r} is no code of {scheme}, a text like {pattern}"
        )
    return Code(scheme, code, schemes[scheme].get("version"))
