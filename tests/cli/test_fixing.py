"""`careerdata check --fix` and `--diff`: what is mechanical is mended, or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

_DRAFT = "# Nurse Career Guide \r\n\r\n## Salary\r\n\r\n| Level | Pay |\r\n|---|---|\r\n| Senior | {0} |\r\n"
_SAFE = "$60,000 - $90,000"
_REVERSED = "$90,000 – $60,000"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A guide with spaces at the end of a line and a hyphen between amounts."""
    path = tmp_path / "draft.md"
    path.write_bytes(_DRAFT.format(_SAFE).encode())
    return path


def test_fixes_are_written_and_counted(run: Callable[..., Result], draft: Path) -> None:
    result = run("check", "draft.md", "--fix")
    assert (result.exit_code, result.stderr) == (0, "Fixed 2 places in 1 guide.\n")
    assert "CD220" not in result.stdout
    assert (
        draft.read_bytes() == _DRAFT.format("$60,000 – $90,000").replace("Guide ", "Guide").encode()
    )


def test_what_cannot_be_fixed_is_reported(run: Callable[..., Result], draft: Path) -> None:
    draft.write_bytes(_DRAFT.format(_REVERSED).encode())
    result = run("check", "draft.md", "--fix")
    assert result.exit_code == 1
    assert "error CD312 amounts-reversed" in result.stdout
    assert _REVERSED in draft.read_text(encoding="utf-8")


def test_unsafe_fixes_are_made_when_asked_for(run: Callable[..., Result], draft: Path) -> None:
    draft.write_bytes(_DRAFT.format(_REVERSED).encode())
    result = run("check", "draft.md", "--fix", "--unsafe-fixes")
    assert result.exit_code == 0
    assert "$60,000 – $90,000" in draft.read_text(encoding="utf-8")


def test_a_second_fix_finds_nothing(run: Callable[..., Result], draft: Path) -> None:
    run("check", "draft.md", "--fix")
    once = draft.stat().st_mtime_ns, draft.read_bytes()
    assert run("check", "draft.md", "--fix").stderr == ""
    assert (draft.stat().st_mtime_ns, draft.read_bytes()) == once


def test_a_diff_changes_nothing_and_exits_1(run: Callable[..., Result], draft: Path) -> None:
    before = draft.read_bytes()
    result = run("check", "draft.md", "--diff")
    assert (result.exit_code, result.stderr) == (1, "Would fix 1 guide.\n")
    assert (
        b"-| Senior | $60,000 - $90,000 |\r\n+| Senior | $60,000 \xe2\x80\x93 $90,000 |\r\n"
        in result.stdout_bytes
    )
    assert draft.read_bytes() == before


def test_without_anything_to_fix_the_diff_is_empty(run: Callable[..., Result], draft: Path) -> None:
    run("check", "draft.md", "--fix")
    result = run("check", "draft.md", "--diff")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to fix.\n")


def test_what_settings_or_comments_ignore_is_not_fixed(
    run: Callable[..., Result], draft: Path
) -> None:
    (draft.parent / "careerdata.toml").write_text('ignore = ["CD223"]\n', encoding="utf-8")
    run("check", "draft.md", "--fix")
    assert draft.read_bytes() == _DRAFT.format(_SAFE).replace("Guide ", "Guide").encode()


def test_only_what_is_asked_for_is_fixed(run: Callable[..., Result], draft: Path) -> None:
    run("check", "draft.md", "--fix", "--select", "CD220")
    assert draft.read_bytes() == _DRAFT.format(_SAFE).replace("Guide ", "Guide").encode()


def test_a_file_in_another_encoding_is_left_alone(run: Callable[..., Result], draft: Path) -> None:
    data = "# Pflege für alle \n".encode("cp1252")
    draft.write_bytes(data)
    assert run("check", "draft.md", "--fix").exit_code == 1
    assert run("check", "draft.md", "--diff").exit_code == 0
    assert draft.read_bytes() == data


def test_unsafe_fixes_alone_are_refused(run: Callable[..., Result], draft: Path) -> None:
    result = run("check", "draft.md", "--unsafe-fixes")
    assert result.exit_code == 2
    assert "--unsafe-fixes needs --fix or --diff" in result.stderr
