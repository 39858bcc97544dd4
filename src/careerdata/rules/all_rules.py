"""The whole catalogue: every family of rules, and every rule by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules import (
    content,
    contract,
    control,
    extract,
    freshness,
    parse,
    pay,
    plans,
    read,
    references,
    resources,
    skills,
    style,
)
from careerdata.rules.catalogue import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

FAMILIES: tuple[ModuleType, ...] = (
    read,
    parse,
    style,
    extract,
    content,
    pay,
    plans,
    skills,
    resources,
    freshness,
    contract,
    references,
    control,
)
"""The modules with rules, in the order of their codes."""


def _rules() -> dict[str, Rule[...]]:
    found = [
        value for family in FAMILIES for value in vars(family).values() if isinstance(value, Rule)
    ]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


RULES: Mapping[str, Rule[...]] = _rules()
"""Every rule by its code, in the order of the codes."""
