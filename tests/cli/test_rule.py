"""`careerdata rule`: the catalogue, and the manual page of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def test_all_rules_are_listed(run: Callable[..., Result]) -> None:
    lines = run("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert lines[0].split() == ["CD101", "error", "empty-guide"]


def test_a_rule_is_explained_by_code_or_name(run: Callable[..., Result]) -> None:
    by_code = run("rule", "cd103").stdout
    assert by_code.startswith("CD103 not-utf-8 (error)\n\nA file has bytes that are not UTF-8.\n")
    assert "Good:" in by_code
    assert run("rule", "not-utf-8").stdout == by_code


def test_all_rules_are_explained_on_one_page(run: Callable[..., Result]) -> None:
    page = run("rule", "--as", "markdown").stdout
    assert page.startswith("# Rules\n")
    assert page.count("\n### CD") == len(RULES)


def test_an_unknown_rule_ends_in_one_line(run: Callable[..., Result]) -> None:
    result = run("rule", "CD0103")
    assert result.exit_code == 2
    assert result.stderr == "Error: there is no rule 'CD0103'; did you mean 'CD103'?\n"
