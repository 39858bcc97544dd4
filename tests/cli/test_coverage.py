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


def test_amounts_are_counted_and_those_without_row_or_finding_are_listed(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    guide = (
        f"{GUIDE}- Senior: €40,000 and bonus €5,000\n"
        "\n## Working life\n\nHelpers at the door earn €20,000 a year. Scrubs sell at €80.\n"
    )
    (tmp_path / "nurse.md").write_text(guide, encoding="utf-8")
    lines = run("coverage", "nurse.md").stdout.splitlines()
    assert [line.partition("; ")[2] for line in lines[1:5]] == [
        "",
        "amounts: 2 published, 1 something else",
        "amounts: 1 reported, 1 something else",
        "amounts: 2 published, 1 reported, 2 something else",
    ]
    assert lines[-3:] == [
        "  amounts that are neither published nor reported:",
        "  nurse.md:9: €5,000: no pay: bonus",
        "  nurse.md:13: €80: nothing says pay",
    ]


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
