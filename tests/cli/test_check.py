"""`careerdata check`: what there is to mend, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """A guide in Windows-1252, which is an error."""
    text = "# Pflege\n\n## Gehalt\n\n- Gehälter: 30.000 €\n"
    (tmp_path / "draft.md").write_bytes(text.encode("cp1252"))
    return "draft.md"


def test_an_error_is_shown_with_its_place(run: Callable[..., Result], draft: str) -> None:
    result = run("check", draft)
    assert result.exit_code == 1
    assert "draft.md:5:6: error CD103 not-utf-8: " in result.stdout
    assert (
        "    5 | - Gehälter: 30.000 €\n      |      ^\n   = help: save the file as UTF-8 "
        in result.stdout
    )


def test_the_summary_comes_last(run: Callable[..., Result], draft: str) -> None:
    assert run("check", draft).stdout.splitlines()[-1].startswith("Found 1 error")


def test_nothing_is_published(run: Callable[..., Result], draft: str, tmp_path: Path) -> None:
    run("check", draft)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.md"]


def test_json_is_one_object(run: Callable[..., Result], draft: str) -> None:
    result = run("check", draft, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    (error,) = [row for row in report["findings"] if row["severity"] == "error"]
    assert (error["rule"], error["line"], error["column_number"]) == ("CD103", 5, 6)
    assert report["summary"]["errors"] == 1


def test_warnings_are_allowed_unless_strict(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# Nursing\n\nNurses care.\n", encoding="utf-8")
    assert run("check", "note.md").exit_code == 0
    assert run("check", "note.md", "--strict").exit_code == 1


def test_what_does_not_exist_cannot_be_checked(run: Callable[..., Result]) -> None:
    result = run("check", "nowhere.md")
    assert (result.exit_code, result.stderr) == (2, "Error: nowhere.md does not exist\n")


def test_no_colours_in_a_pipe(run: Callable[..., Result], draft: str) -> None:
    assert "\x1b" not in run("check", draft).stdout
