"""Every rule has its own code and name, belongs to its family, and explains itself."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.rules import all_rules
from careerdata.rules.all_rules import FAMILIES, RULES
from careerdata.rules.catalogue import Rule

if TYPE_CHECKING:
    from types import ModuleType

_DECLARED = [
    value for family in FAMILIES for value in vars(family).values() if isinstance(value, Rule)
]


def test_every_module_of_rules_is_listed() -> None:
    folder = Path(all_rules.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {
        "__init__",
        "all_rules",
        "catalogue",
        "wording",
    }
    assert {family.__name__.rpartition(".")[2] for family in FAMILIES} == modules


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert (
        len({rule.code for rule in _DECLARED})
        == len({rule.name for rule in _DECLARED})
        == len(_DECLARED)
    )
    assert list(RULES) == sorted(rule.code for rule in _DECLARED)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_the_rules_of_a_family_share_the_first_digit_and_stand_in_order(family: ModuleType) -> None:
    codes = [value.code for value in vars(family).values() if isinstance(value, Rule)]
    assert len({code[:3] for code in codes}) == 1
    assert all(first < second for first, second in pairwise(codes))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_named_and_explained(rule: Rule[...]) -> None:
    assert re.fullmatch(r"CD[1-8]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    paragraphs = rule.manual.split("\n\n")
    assert paragraphs[0].endswith((".", ":")), "the first sentence says what is wrong"
    assert any(paragraph.startswith("Bad:") for paragraph in paragraphs), (
        "an example that the rule finds"
    )
    assert any(paragraph.startswith("Good:") for paragraph in paragraphs), (
        "the same without the fault"
    )
