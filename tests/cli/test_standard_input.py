"""`careerdata check -`: the text that an editor has not saved yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from careerdata.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

_STEPS = b"# Nurse\n\n## Roadmap\n\n- Months 1-3: Study.\n- Months 3-6: Practice.\n"
_EXTRACT = b"Nurse\n\nRoadmap\n\n- Months 1-3: Study.\n- Months 3-6: Practice.\n"
_PAGE = b"<h1>Nurse</h1>\n<h2>Roadmap</h2>\n<ul>\n<li>Months 1-3: Study.</li>\n<li>Months 3-6: Practice.</li>\n</ul>\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _check(content: bytes, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "-", *options], input=content, prog_name="careerdata")


@pytest.mark.parametrize(
    ("content", "options", "path", "guide_id", "line"),
    [
        (_STEPS, ["--stdin-filename", "raw/nurse.md"], "nurse.md", "nurse", 6),
        (_EXTRACT, ["--stdin-filename", "raw/nurse.txt"], "nurse.txt", "nurse", 6),
        (_PAGE, ["--stdin-filename", "Ward Nurse.html"], "Ward Nurse.html", "ward-nurse", 5),
        (_STEPS, [], "stdin", "stdin", 6),
    ],
)
def test_the_file_name_gives_the_format_and_the_guide_id(
    content: bytes, options: list[str], path: str, guide_id: str, line: int
) -> None:
    report = json.loads(_check(content, "--format", "json", *options).stdout)
    (row,) = [row for row in report["findings"] if row["severity"] != "info"]
    assert (row["rule"], row["path"], row["guide_id"], row["line"]) == (
        "CD402",
        path,
        guide_id,
        line,
    )
    assert report["summary"]["guides"] == 1


def test_findings_name_the_file_as_it_was_given() -> None:
    assert (
        "raw/nurse.md:6:3: warning CD402"
        in _check(_STEPS, "--stdin-filename", "raw/nurse.md").stdout
    )


def test_the_file_itself_is_not_read(folder: Path) -> None:
    (folder / "nurse.md").write_bytes(b"# Nurse\n\nSaved before.\n")
    assert "CD402" in _check(_STEPS, "--stdin-filename", "nurse.md").stdout


def test_settings_for_the_path_apply(folder: Path) -> None:
    (folder / "careerdata.toml").write_text(
        '[per-path."drafts/**"]\nignore = ["CD402"]\n', encoding="utf-8"
    )
    assert "CD402" not in _check(_STEPS, "--stdin-filename", "drafts/nurse.md").stdout
    assert "CD402" in _check(_STEPS, "--stdin-filename", "nurse.md").stdout


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "CD101"), (b"Geh\xe4lter\n", "CD103"), (b"%PDF-1.7\n", "CD102")]
)
def test_what_is_no_text_is_reported(content: bytes, rule: str) -> None:
    result = _check(content)
    assert result.exit_code == 1
    assert rule in result.stdout


def test_other_guides_cannot_be_checked_at_once() -> None:
    assert _check(_STEPS, "raw").exit_code == 2
