"""Which rules count and how grave they are, for all guides and for those under a path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.control.configured import ConfigFile
from careerdata.control.selection import Choice, Selection, path_pattern
from tests.control.findings import finding_in, guide_of

if TYPE_CHECKING:
    from careerdata.model.finding import Finding


def _findings(*rules: str, path: str = "nurse.md") -> list[Finding]:
    guide = guide_of("# Nurse\n", path)
    return [finding_in(guide, rule, "Nurse") for rule in rules]


def _selection(overall: Choice | None = None, text: str = "", **per_path: Choice) -> Selection:
    return Selection(ConfigFile(Path("careerdata.toml"), text), overall or Choice(), per_path)


def _chosen(selection: Selection, findings: list[Finding]) -> tuple[list[str], list[str]]:
    reported: list[Finding] = []
    left = selection.chosen(findings, reported.append)
    return [finding.rule for finding in left], [finding.rule for finding in reported]


def test_all_rules_count_unless_some_are_selected() -> None:
    findings = _findings("CD402", "CD310")
    assert _chosen(_selection(), findings) == (["CD402", "CD310"], [])
    assert _chosen(_selection(Choice(select=("CD4",))), findings) == (["CD402"], [])


def test_what_is_ignored_is_left_out_though_it_is_selected() -> None:
    selection = _selection(Choice(select=("CD4",), ignore=("CD402",)))
    assert _chosen(selection, _findings("CD402", "CD401")) == (["CD401"], [])


def test_errors_that_bind_always_count() -> None:
    findings = _findings("CD508", "CD312")
    assert _chosen(_selection(Choice(select=("CD4",))), findings) == (["CD508"], [])
    assert _chosen(_selection(Choice(ignore=("CD5", "CD312"))), findings) == (["CD508"], ["CD807"])


def test_what_is_wrong_with_the_selection_is_always_selected_but_may_be_ignored() -> None:
    assert _chosen(_selection(Choice(select=("CD4",))), _findings("CD803")) == (["CD803"], [])
    assert _chosen(_selection(Choice(ignore=("CD803",))), _findings("CD803")) == ([], [])


def test_the_longest_code_gives_the_severity() -> None:
    selection = _selection(Choice(severity={"CD4": "info", "CD402": "error"}))
    graded = selection.graded(_findings("CD402", "CD401", "CD310"), lambda _: None)
    assert [finding.severity for finding in graded] == ["error", "info", "warning"]


def test_an_error_that_binds_is_not_softened() -> None:
    reported: list[Finding] = []
    graded = _selection(Choice(severity={"CD508": "info"})).graded(
        _findings("CD508"), reported.append
    )
    assert [finding.severity for finding in graded] == ["error"]
    assert [finding.rule for finding in reported] == ["CD807"]


def test_a_path_has_choices_of_its_own() -> None:
    selection = _selection(
        Choice(), "", **{"drafts/**": Choice(ignore=("CD402",), severity={"CD401": "info"})}
    )
    draft, other = (
        _findings("CD402", "CD401", path="drafts/new/nurse.md"),
        _findings("CD402", path="nurse.md"),
    )
    assert _chosen(selection, [*draft, *other]) == (["CD401", "CD402"], [])
    assert [finding.severity for finding in selection.graded(draft[1:], lambda _: None)] == ["info"]


def test_the_severity_for_a_path_wins() -> None:
    overall = Choice(severity={"CD402": "error"})
    selection = _selection(overall, "", **{"drafts/**": Choice(severity={"CD4": "info"})})
    findings = [*_findings("CD402", path="drafts/nurse.md"), *_findings("CD402", path="nurse.md")]
    assert [finding.severity for finding in selection.graded(findings, lambda _: None)] == [
        "info",
        "error",
    ]


def test_paths_are_told_from_the_folder_of_the_settings() -> None:
    selection = Selection(
        ConfigFile(Path("site/careerdata.toml"), ""),
        Choice(),
        {"raw/**": Choice(ignore=("CD402",))},
    )
    assert _chosen(selection, _findings("CD402", path="site/raw/nurse.md")) == ([], [])
    assert _chosen(selection, _findings("CD402", path="raw/nurse.md")) == (["CD402"], [])
    assert _chosen(
        selection, _findings("CD402", path=str(Path("site/raw/nurse.md").resolve()))
    ) == ([], [])


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("drafts/**", "drafts/nurse.md", True),
        ("drafts/**", "drafts/2026/nurse.md", True),
        ("drafts/**", "old/drafts/nurse.md", False),
        ("drafts/", "drafts/2026/nurse.md", True),
        ("./drafts/*", "drafts/nurse.md", True),
        ("drafts/*", "drafts/2026/nurse.md", False),
        ("**/drafts/**", "old/drafts/nurse.md", True),
        ("**/drafts/**", "drafts/nurse.md", True),
        ("raw/**/nurse.md", "raw/nurse.md", True),
        ("raw/**/nurse.md", "raw/a/b/nurse.md", True),
        ("*-draft.md", "raw/nurse-draft.md", True),
        ("nurse.md", "raw/nurse.md", True),
        ("nurse.md", "raw/a-nurse.md", False),
        ("raw/nurse-202?.md", "raw/nurse-2026.md", True),
        ("raw/nurse[1].md", "raw/nurse[1].md", True),
    ],
)
def test_patterns_of_paths(glob: str, path: str, fits: bool) -> None:
    assert bool(path_pattern(glob).fullmatch(path)) == fits


def test_a_code_that_no_rule_has_is_found_in_its_file() -> None:
    text = '# CD999 below\nignore = ["CD402", "CD999"]\n\n[severity]\nroadmap-overlap = "error"\n'
    choice = Choice(ignore=("CD402", "CD999"), severity={"roadmap-overlap": "error"})
    first, second = _selection(choice, text).unknown_codes()
    assert (first.rule, first.place.path, first.place.line, first.place.column) == (
        "CD801",
        "careerdata.toml",
        2,
        20,
    )
    assert (second.rule, second.place.line, second.hint) == ("CD801", 5, "did you mean CD402?")
