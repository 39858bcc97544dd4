"""`careerdata coverage`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

GUIDE = "# Nurse\n\nA lead.\n\n## Salary\n\n- Nurse: €30,000\n- Ask around before you sign.\n"


def test_sections_total_and_what_is_left_are_shown(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "nurse.md").write_text(GUIDE, encoding="utf-8")
    result = run("coverage", "nurse.md")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    # 5 + 5 + 6 + 10 of 48 letters and digits are claimed.
    assert lines[0] == "nurse.md: 54.1 % read"
    assert lines[-2:] == ["  not read:", "  nurse.md:8: Ask around before you sign."]


def test_a_share_below_the_minimum_fails(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "nurse.md").write_text(GUIDE, encoding="utf-8")
    assert run("coverage", "nurse.md", "--min", "50").exit_code == 0
    result = run("coverage", "nurse.md", "--min", "95")
    assert result.exit_code == 1
    assert "Less than 95 % of a guide is read." in result.stderr


def test_the_own_words_of_the_working_folder_count(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "nurse.md").write_text(GUIDE.replace("Salary", "In your pocket"), encoding="utf-8")
    assert run("coverage", "nurse.md", "--min", "50").exit_code == 1
    (tmp_path / "careerdata.toml").write_text(
        '[headings]\nsalary = ["In your pocket"]\n', encoding="utf-8"
    )
    assert run("coverage", "nurse.md", "--min", "50").exit_code == 0
