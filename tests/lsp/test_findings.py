"""Code actions: where a finding can be ignored, and which kinds of actions are given."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from careerdata.control import Control
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.lsp.findings import code_actions, diagnostics
from careerdata.lsp.page import Page, Project

_PROJECT = Project(load_knowledge(), Control())
_URI = "file:///nurse.md"


def _page(text: str, name: str = "nurse.md") -> Page:
    return _PROJECT.page(_URI, 1, Path(name), text, types.PositionEncodingKind.Utf16)


def _actions(
    text: str, line: int, name: str = "nurse.md", kinds: list[str] | None = None
) -> dict[str, types.CodeAction]:
    at = types.Range(types.Position(line, 0), types.Position(line, 1000))
    return {action.title: action for action in code_actions(_page(text, name), at, kinds)}


def _edits(action: types.CodeAction) -> list[tuple[int, int, str]]:
    assert action.edit is not None
    assert action.edit.changes is not None
    return [
        (edit.range.start.line, edit.range.start.character, edit.new_text)
        for edit in action.edit.changes[_URI]
    ]


_STEPS = "# Nurse Career Guide\n\n## Roadmap\n\n- Months 1-3: Learn.\n- Months 3-6: Work.{0}\n"


@pytest.mark.parametrize(
    ("after", "place", "text"),
    [
        ("", 19, " <!-- careerdata: ignore CD402 -->"),
        (" <!-- careerdata: ignore CD410 why -->", 49, ", CD402"),
        (" <!-- careerdata: ignore-file CD410 why -->", 62, " <!-- careerdata: ignore CD402 -->"),
    ],
    ids=["no comment", "a comment", "a comment about the file"],
)
def test_a_comment_is_put_after_the_line_or_takes_in_one_more_code(
    after: str, place: int, text: str
) -> None:
    action = _actions(_STEPS.format(after), 5)["ignore CD402 in this line"]
    assert _edits(action) == [(5, place, text)]


def test_what_stands_in_front_matter_cannot_be_ignored_there() -> None:
    text = "---\ntitle: Nursing: a guide\n---\n# Nurse\n"
    assert "CD105" in {diagnostic.code for diagnostic in diagnostics(_page(text))}
    assert _actions(text, 1) == {}


def test_html_takes_no_comment_at_the_end_of_a_line() -> None:
    text = "<html><body><h1>Nurse</h1>\n<p>Nurses care.</p></body></html>\n"
    found = diagnostics(_page(text, "nurse.html"))
    assert found
    assert _actions(text, found[0].range.start.line, "nurse.html") == {}


@pytest.mark.parametrize(
    ("kinds", "titles"),
    [
        (
            None,
            {
                "remove the spaces at the ends of lines",
                "apply all safe fixes",
                "ignore CD220 in this line",
            },
        ),
        (["quickfix"], {"remove the spaces at the ends of lines", "ignore CD220 in this line"}),
        (
            [types.CodeActionKind.QuickFix],
            {"remove the spaces at the ends of lines", "ignore CD220 in this line"},
        ),
        (["source"], {"apply all safe fixes"}),
        (["source.fixAll.careerdata"], {"apply all safe fixes"}),
        (["source.fixAll.other"], set()),
        (["refactor"], set()),
    ],
)
def test_a_kind_stands_for_all_that_begin_with_it(
    kinds: list[str] | None, titles: set[str]
) -> None:
    text = "# Nurse\n\n## Salary\n\n- Senior: $60,000 \n"
    assert {title for title in _actions(text, 4, kinds=kinds) if "CD3" not in title} == titles


def test_a_readme_is_no_guide() -> None:
    assert diagnostics(_page("# Readme\n\nNo guide. \n", "README.md")) == []
