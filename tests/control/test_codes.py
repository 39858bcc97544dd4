"""Codes as people write them, and which errors nobody may ignore."""

from __future__ import annotations

import pytest

from careerdata.control.codes import covering, is_binding, is_known, nearest_code
from careerdata.rules.all_rules import RULES
from tests.control.findings import finding_in, guide_of


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("CD402", True),
        ("cd402", True),
        ("CD40", True),
        ("CD4", True),
        ("CD", True),
        ("CD9", False),
        ("CD4021", False),
        ("CD4O2", False),
        ("C", False),
        ("E501", False),
        ("roadmap-overlap", False),
        ("", False),
    ],
)
def test_a_code_or_its_beginning_is_known_where_a_rule_has_it(code: str, known: bool) -> None:
    assert is_known(code) == known


@pytest.mark.parametrize(
    ("codes", "rule", "closest"),
    [
        (["CD4", "CD402"], "CD402", "CD402"),
        (["CD4", "CD41"], "CD402", "CD4"),
        (["CD401", "CD3"], "CD402", None),
        (["CD9"], "CD402", None),
        ([], "CD402", None),
    ],
)
def test_the_longest_code_is_closest(codes: list[str], rule: str, closest: str | None) -> None:
    assert covering(codes, rule) == closest


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("roadmap-overlap", "CD402"),
        ("roadmap-overlaps", "CD402"),
        ("CD4021", "CD402"),
        ("CD9", None),
        ("x", None),
    ],
)
def test_the_nearest_code_is_found_by_name_or_by_letters(written: str, meant: str | None) -> None:
    assert nearest_code(written) == meant


@pytest.mark.parametrize(
    ("rule", "binding"),
    [
        ("CD508", True),  # two rows with one key
        ("CD601", True),  # a row that points to nothing
        ("CD403", True),  # the reversed step is a row of the table
        ("CD412", True),  # the first of the two amounts is a row of the table
        ("CD103", True),  # letters were guessed
        ("CD106", True),  # a guide would be missing
        ("CD312", False),  # a reversed range gives no row
        ("CD201", False),  # a ragged row gives no row
        ("CD402", False),  # a warning
    ],
)
def test_an_error_binds_where_something_wrong_would_be_published(rule: str, binding: bool) -> None:
    assert is_binding(finding_in(guide_of("# Nurse\n"), rule, "Nurse")) == binding


def test_a_warning_of_a_rule_for_errors_does_not_bind() -> None:
    assert not is_binding(finding_in(guide_of("# Nurse\n"), "CD510", "Nurse", "warning"))


def test_every_error_of_the_contract_binds() -> None:
    binding = {
        code for code, rule in RULES.items() if rule.severity == "error" and not rule.acceptable
    }
    assert {code for code in RULES if code[2] in "56"} <= binding


def test_only_errors_need_to_be_acceptable() -> None:
    assert {rule.severity for rule in RULES.values() if rule.acceptable} == {"error"}
