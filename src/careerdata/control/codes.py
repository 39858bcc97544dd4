"""Codes of rules as people write them:
`CD402`, or `CD4` for all rules whose codes begin with it.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.model.finding import Finding

_CODE = re.compile(r"CD\d{0,3}")
_LEAST_OF_A_CODE = 4
"""The number of characters of a misspelt code that are compared."""


def is_known(code: str) -> bool:
    """Whether any rule is meant."""
    return bool(_CODE.fullmatch(code.upper())) and any(
        rule.startswith(code.upper()) for rule in RULES
    )


def covering(codes: Iterable[str], rule: str) -> str | None:
    """The longest code that covers a rule; None if there is none."""
    return max(
        (code for code in codes if is_known(code) and rule.startswith(code.upper())),
        key=len,
        default=None,
    )


def nearest_code(text: str) -> str | None:
    """The most likely code for a misspelt one:
    for the name of a rule, an extra digit, or a similar code.
    """
    names = {rule.name: rule.code for rule in RULES.values()}
    if near := difflib.get_close_matches(text.lower(), names, n=1, cutoff=0.8):
        return names[near[0]]
    if len(text) < _LEAST_OF_A_CODE:
        return None
    if begun := next((code for code in RULES if text.upper().startswith(code)), None):
        return begun
    return next(iter(difflib.get_close_matches(text.upper(), RULES, n=1, cutoff=0.7)), None)


def is_binding(finding: Finding) -> bool:
    """Whether a finding is an error that always counts, because wrong data would be published."""
    rule = RULES[finding.rule]
    return finding.severity == rule.severity == "error" and not rule.acceptable
