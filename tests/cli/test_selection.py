"""Which findings a check shows and a build minds: options, settings, comments and the baseline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

_GUIDE = """# Nurse Career Guide

## Salary

| Role | Spain | France |
|---|---|---|
| Nurse | 30.000 € | 40.000 – 30.000 € |

## Roadmap

- Months 1-3: Study.
- Months 3-6: Practice.
"""


@pytest.fixture
def nurse(tmp_path: Path) -> Path:
    """A guide with a reversed range (CD312) in line 7 and overlapping steps (CD402) in line 12."""
    path = tmp_path / "nurse.md"
    path.write_text(_GUIDE, encoding="utf-8")
    return path


def _rules(result: Result) -> list[str]:
    """The rules of the findings, but for mere notes."""
    return [
        row["rule"] for row in json.loads(result.stdout)["findings"] if row["severity"] != "info"
    ]


def _check(run: Run, *options: str) -> Result:
    return run("check", "nurse.md", "--format", "json", *options)


# --- Options ---


@pytest.mark.parametrize(
    ("options", "rules", "status"),
    [
        ([], ["CD312", "CD402"], 1),
        (["--select", "CD402"], ["CD402"], 0),
        (["--select", "CD4"], ["CD402"], 0),
        (["--select", "cd3,CD4"], ["CD312", "CD402"], 1),
        (["--select", "CD3", "--select", "CD4"], ["CD312", "CD402"], 1),
        (["--ignore", "CD312"], ["CD402"], 0),
        (["--ignore", "CD312", "--strict"], ["CD402"], 1),
        (["--ignore", "CD3,CD4"], [], 0),
        (["--select", "CD3,CD4", "--ignore", "CD402"], ["CD312"], 1),
    ],
)
def test_rules_are_selected_and_ignored(
    run: Run, nurse: Path, options: list[str], rules: list[str], status: int
) -> None:
    result = _check(run, *options)
    assert (_rules(result), result.exit_code) == (rules, status)


def test_an_error_that_binds_is_not_ignored(run: Run, nurse: Path) -> None:
    nurse.write_text(_GUIDE.replace("Months 3-6", "Months 6-4"), encoding="utf-8")
    assert _rules(_check(run, "--ignore", "CD4,CD3")) == ["CD403"]
    assert _rules(_check(run, "--select", "CD3")) == ["CD312"]


def test_an_option_names_a_rule_that_exists(run: Run, nurse: Path) -> None:
    result = _check(run, "--select", "CD4021")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: there is no rule 'CD4021'; did you mean 'CD402'?\n",
    )


# --- Settings ---


def test_settings_apply_to_check_and_build_alike(run: Run, nurse: Path, tmp_path: Path) -> None:
    (tmp_path / "careerdata.toml").write_text('ignore = ["CD312"]\n', encoding="utf-8")
    assert _rules(_check(run)) == ["CD402"]
    built = run("build", "nurse.md")
    assert built.exit_code == 0
    assert "CD312" not in built.stderr
    table = json.loads((tmp_path / "outputs/latest/json/findings.json").read_text(encoding="utf-8"))
    assert [row["rule"] for row in table if row["severity"] != "info"] == ["CD402"]


def test_a_rule_that_is_made_an_error_blocks_a_build(run: Run, nurse: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.careerdata]\nignore = ["CD312"]\nseverity = { CD402 = "error" }\n', encoding="utf-8"
    )
    assert run("build", "nurse.md").exit_code == 1
    assert not (tmp_path / "outputs").exists()


def test_an_ignored_error_that_binds_still_blocks(run: Run, nurse: Path, tmp_path: Path) -> None:
    nurse.write_text(_GUIDE.replace("Months 3-6", "Months 6-4"), encoding="utf-8")
    (tmp_path / "careerdata.toml").write_text('ignore = ["CD312", "CD403"]\n', encoding="utf-8")
    built = run("build", "nurse.md")
    assert built.exit_code == 1
    assert (
        "careerdata.toml:1:20: warning CD807 error-not-ignorable: CD403 cannot be ignored"
        in built.stderr
    )


def test_an_optional_rule_looks_only_where_it_is_selected_by_its_whole_code(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "baker.md").write_text("# Baker\n\n## Skills\n\n- Viennoiserie\n", encoding="utf-8")

    def found(*options: str) -> list[str]:
        result = run("check", "baker.md", "--format", "json", *options)
        return [row["rule"] for row in json.loads(result.stdout)["findings"]]

    assert found() == found("--select", "CD4") == []
    assert found("--select", "CD452") == found("--select", "cd452,CD3") == ["CD452"]


def test_an_edition_is_out_of_date_only_as_of_a_time_that_was_asked_for(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "nurse.md").write_text(
        "# Nurse Career Guide 2020\n\n## Salary\n\n- Senior: $60,000\n", encoding="utf-8"
    )
    assert _rules(_check(run)) == []
    assert (
        _rules(_check(run, "--as-of", "2020")) == _rules(_check(run, "--as-of", "2020-12-31")) == []
    )
    assert (
        _rules(_check(run, "--as-of", "2021"))
        == _rules(_check(run, "--as-of", "2022-06-01"))
        == ["CD470"]
    )


def test_selecting_replaces_what_the_settings_select(run: Run, nurse: Path, tmp_path: Path) -> None:
    (tmp_path / "careerdata.toml").write_text('select = ["CD3"]\n', encoding="utf-8")
    assert _rules(_check(run)) == ["CD312"]
    assert _rules(_check(run, "--select", "CD4")) == ["CD402"]


def test_an_unknown_code_in_the_settings_is_a_finding(
    run: Run, nurse: Path, tmp_path: Path
) -> None:
    (tmp_path / "careerdata.toml").write_text('ignore = ["CD312", "CD4021"]\n', encoding="utf-8")
    shown = run("check", "nurse.md").stdout
    assert "careerdata.toml:1:20: warning CD801 unknown-rule-code: " in shown
    assert '    1 | ignore = ["CD312", "CD4021"]\n      |                    ^^^^^^^^\n' in shown
    assert "did you mean CD402?" in shown


def test_settings_apply_to_coverage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nurse.md").write_text(
        f"---\ntitle: Nursing: a guide\n---\n{_GUIDE}", encoding="utf-8"
    )
    assert "CD105" in run("coverage", "nurse.md").stderr
    (tmp_path / "careerdata.toml").write_text('ignore = ["CD105"]\n', encoding="utf-8")
    assert run("coverage", "nurse.md").stderr == ""


def test_what_is_ignored_is_not_fixed(run: Run, nurse: Path, tmp_path: Path) -> None:
    text = "# Pay\n\n## Salary\n\n| Role | Spain |\n|---|---|\n| Nurse | 30.000 — 40.000 € |   \n"
    nurse.write_text(text, encoding="utf-8")
    assert run("check", "nurse.md", "--diff").exit_code == 1
    (tmp_path / "careerdata.toml").write_text('ignore = ["CD2", "CD3", "CD4"]\n', encoding="utf-8")
    assert run("check", "nurse.md", "--diff").exit_code == 0


# --- The baseline ---


def test_a_written_baseline_accepts_what_was_found(run: Run, nurse: Path, tmp_path: Path) -> None:
    (tmp_path / "careerdata.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    written = _check(run, "--write-baseline")
    assert (_rules(written), written.exit_code) == ([], 0)
    assert written.stderr == "accepted.json accepts 2 findings (2 new, 0 removed).\n"
    assert (_rules(_check(run)), run("build", "nurse.md").exit_code) == ([], 0)


def test_moving_a_line_wakes_nothing_and_changing_a_value_does(run: Run, nurse: Path) -> None:
    assert _check(run, "--write-baseline", "--baseline", "accepted.json").exit_code == 0
    nurse.write_text(_GUIDE.replace("## Salary", "Some words.\n\n## Salary"), encoding="utf-8")
    assert _rules(_check(run, "--baseline", "accepted.json")) == []
    nurse.write_text(_GUIDE.replace("40.000 –", "50.000 –"), encoding="utf-8")
    assert _rules(_check(run, "--baseline", "accepted.json")) == ["CD805", "CD312"]


def test_writing_without_a_setting_tells_how_to_use_it(
    run: Run, nurse: Path, tmp_path: Path
) -> None:
    written = _check(run, "--write-baseline")
    assert 'add baseline = "careerdata-baseline.json" to careerdata.toml' in written.stderr
    assert (tmp_path / "careerdata-baseline.json").exists()


def _with_last_day(path: Path, day: str) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    for entry in tree["accepted"]:
        entry.update(until=day, reason="until the page is mended")
    path.write_text(json.dumps(tree), encoding="utf-8")


def test_an_entry_expires_in_a_check_and_not_in_a_build(
    run: Run, nurse: Path, tmp_path: Path
) -> None:
    (tmp_path / "careerdata.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    _check(run, "--write-baseline")
    _with_last_day(tmp_path / "accepted.json", "2026-03-31")
    assert _rules(_check(run, "--as-of", "2026-03-31")) == []
    assert _rules(_check(run, "--as-of", "2026-04-01")) == ["CD806", "CD806", "CD312", "CD402"]
    assert run("build", "nurse.md").exit_code == 0


def test_writing_anew_keeps_reasons_and_days(run: Run, nurse: Path, tmp_path: Path) -> None:
    _check(run, "--write-baseline", "--baseline", "accepted.json")
    _with_last_day(tmp_path / "accepted.json", "2026-03-31")
    nurse.write_text(_GUIDE.replace("40.000 – 30.000", "40.000"), encoding="utf-8")
    written = _check(
        run, "--write-baseline", "--baseline", "accepted.json", "--as-of", "2026-01-01"
    )
    assert "accepts 1 finding (0 new, 1 removed)" in written.stderr
    (entry,) = json.loads((tmp_path / "accepted.json").read_text(encoding="utf-8"))["accepted"]
    assert (entry["rule"], entry["until"], entry["reason"]) == (
        "CD402",
        "2026-03-31",
        "until the page is mended",
    )


def test_writing_twice_changes_nothing(run: Run, nurse: Path, tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    _check(run, "--write-baseline", "--baseline", "accepted.json")
    before = path.read_bytes()
    _check(run, "--write-baseline", "--baseline", "accepted.json")
    assert path.read_bytes() == before


def test_an_error_that_binds_is_not_accepted(run: Run, nurse: Path, tmp_path: Path) -> None:
    nurse.write_text(_GUIDE.replace("Months 3-6", "Months 6-4"), encoding="utf-8")
    written = _check(run, "--write-baseline", "--baseline", "accepted.json")
    assert (_rules(written), written.exit_code) == (["CD403"], 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [(None, "accepted.json does not exist"), ("{", "accepted.json cannot be read")],
)
def test_a_baseline_that_cannot_be_used_is_told(
    run: Run, nurse: Path, tmp_path: Path, text: str | None, told: str
) -> None:
    if text is not None:
        (tmp_path / "accepted.json").write_text(text, encoding="utf-8")
    result = _check(run, "--baseline", "accepted.json")
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--write-baseline", "--select", "CD4"],
        ["--write-baseline", "--ignore", "CD4"],
        ["--write-baseline", "--watch"],
        ["--fix", "--watch"],
        ["--unsafe-fixes"],
        ["--stdin-filename", "nurse.md"],
        ["-"],
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Run, nurse: Path, options: list[str]
) -> None:
    result = _check(run, *options)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


# --- Comments ---


def test_a_comment_in_the_guide_is_enough_for_a_build(run: Run, nurse: Path) -> None:
    commented = _GUIDE.replace(
        "30.000 € |\n", "30.000 € | <!-- careerdata: ignore CD312 as the ministry has it -->\n"
    )
    nurse.write_text(commented, encoding="utf-8")
    assert _rules(_check(run)) == ["CD402"]
    assert run("build", "nurse.md").exit_code == 0
