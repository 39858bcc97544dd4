"""The formats of `careerdata check`, as CI calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from careerdata.report.formats import FORMATS
from careerdata.report.markdown import STEP_SUMMARY_SIZE
from tests.guide_case import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

_DEFECTS = Path(__file__).parents[1] / "guides/defects-in-a-pay-table.md"


@pytest.fixture
def defects(tmp_path: Path) -> str:
    """A guide with three errors."""
    case = read_case(_DEFECTS.read_text(encoding="utf-8"))
    (tmp_path / case.file_name).write_text(case.content, encoding="utf-8")
    return case.file_name


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that GitHub shows as the summary of the running step."""
    path = tmp_path / "step-summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_every_error_and_fails(
    run: Callable[..., Result], defects: str, form: str
) -> None:
    result = run("check", defects, "--format", form)
    assert result.exit_code == 1
    for rule in ("CD312", "CD313", "CD316"):
        assert rule in result.stdout


def test_the_json_report_is_what_its_schema_says(run: Callable[..., Result], defects: str) -> None:
    schema = json.loads(run("schema", "findings-report").stdout)
    Draft202012Validator.check_schema(schema)
    report = json.loads(run("check", defects, "--format", "json").stdout)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []
    assert report["findings"]
    assert not Draft202012Validator(schema).is_valid(report | {"more": 1})


def test_the_step_summary_has_every_finding(
    run: Callable[..., Result], defects: str, summary: Path
) -> None:
    run("check", defects, "--format", "github")
    assert summary.read_text(encoding="utf-8").count("\n    warehouse-pay.md:") >= 3


def test_the_step_summary_is_added_to_what_is_there(
    run: Callable[..., Result], defects: str, summary: Path
) -> None:
    summary.write_bytes(b"before\n" + b"x" * (STEP_SUMMARY_SIZE - 1500))
    run("check", defects, "--format", "github")
    assert summary.read_bytes().startswith(b"before\n")
    assert summary.stat().st_size <= STEP_SUMMARY_SIZE
    assert "Not shown because of the size limit:" in summary.read_text(encoding="utf-8")


def test_no_other_format_writes_a_step_summary(
    run: Callable[..., Result], defects: str, summary: Path
) -> None:
    run("check", defects, "--format", "markdown")
    assert not summary.exists()


def test_a_guide_without_findings_is_a_passed_test(
    run: Callable[..., Result], raw: Path, tmp_path: Path
) -> None:
    text = "# Nurse\n\n## Salary\n\n| Role | Spain |\n|---|---|\n| Nurse | 30.000 € |\n\n## Nurse\n\nNurses care.\n"
    (tmp_path / "sound.md").write_text(text, encoding="utf-8")
    report = ET.fromstring(run("check", str(raw), "sound.md", "--format", "junit").stdout)
    assert [suite.get("name") for suite in report] == ["nurse.md", "sound.md", "ward.md"]


def test_text_shows_some_findings_of_a_rule_and_counts_the_rest(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    rows = "".join(
        f"| Role {number} | £{number + 30},000 – £{number + 20},000 |\n" for number in range(10, 30)
    )
    guide = f"# Pay\n\n## Salary\n\n| Role | United Kingdom |\n|---|---|\n{rows}"
    (tmp_path / "pay.md").write_text(guide, encoding="utf-8")
    assert run("check", "pay.md").stdout.count("error CD312") == 20
    few = run("check", "pay.md", "--max-findings", "4").stdout
    assert few.count("error CD312") == 4
    assert "pay.md: 16 more findings of CD312 amounts-reversed in lines 11 to 26\n" in few
    assert "Found 20 errors" in few
    assert (
        run("check", "pay.md", "--max-findings", "4", "--format", "concise").stdout.count(
            "error CD312"
        )
        == 20
    )
