"""`careerdata build`: what is published, and what keeps it from being published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.dataset import load
from careerdata.publish import snapshot
from careerdata.publish.formats.all_formats import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from click.testing import Result

_GUIDE = """\
# Nurse Career Guide 2026

Nurses care for people.

## Salaries (2026)

| Role | United Kingdom |
|---|---|
| Staff Nurse (3-5 years) | £30,000 – £37,000 |
"""
_WITH_A_WARNING = (
    _GUIDE
    + """
## Learning Roadmap

- Months 1-3: Anatomy. Learn the bones.
- Months 3-4: Practice. Work on a ward.
"""
)
_REVERSED = _GUIDE.replace("£30,000 – £37,000", "£37,000 – £30,000")


def _write(folder: Path, text: str, name: str = "nurse.md") -> None:
    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw" / name).write_text(text, encoding="utf-8")


def test_guides_become_a_dataset(run: Callable[..., Result], tmp_path: Path) -> None:
    _write(tmp_path, _GUIDE)
    result = run("build")
    assert result.exit_code == 0, result.stderr
    (band,) = load(tmp_path / "outputs").rows("salary_bands")
    assert (band["amount_min"], band["amount_max"], band["region_id"]) == (30000, 37000, "gb")
    published = [line.split() for line in result.stdout.splitlines()]
    assert ["salary_bands", "1"] in published
    assert str((tmp_path / "outputs/latest").resolve().name) in result.stdout


def test_findings_go_to_standard_error_and_the_result_to_standard_output(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _WITH_A_WARNING)
    result = run("build", "-o", "data")
    assert "warning" in result.stderr
    assert "warning" not in result.stdout
    assert result.stdout.startswith(f"Published {Path('data/snapshots')}")


def test_an_error_publishes_nothing_and_leaves_the_last_dataset(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _GUIDE)
    run("build")
    before = (tmp_path / "outputs/latest").resolve()
    _write(tmp_path, _REVERSED)
    result = run("build")
    assert result.exit_code == 1
    assert "CD312" in result.stderr
    assert result.stderr.endswith("is unchanged.\n")
    assert (tmp_path / "outputs/latest").resolve() == before


def test_an_error_before_the_first_dataset_says_that_nothing_was_published(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _REVERSED)
    result = run("build")
    assert result.stderr.endswith("Nothing was published.\n")
    assert not (tmp_path / "outputs").exists()


def test_strict_lets_a_warning_block(run: Callable[..., Result], tmp_path: Path) -> None:
    _write(tmp_path, _WITH_A_WARNING)
    assert run("build", "--strict").exit_code == 1
    assert not (tmp_path / "outputs").exists()


def test_a_guide_that_cannot_be_read_blocks(run: Callable[..., Result], tmp_path: Path) -> None:
    _write(tmp_path, _GUIDE)
    _write(tmp_path, "", "empty.md")
    result = run("build")
    assert result.exit_code == 1
    assert "CD101" in result.stderr


def test_without_guides_it_could_not_run(run: Callable[..., Result]) -> None:
    result = run("build")
    assert (result.exit_code, result.stderr) == (2, "Error: raw does not exist\n")


def test_a_folder_of_schemas_that_is_not_there_ends_in_one_line(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _GUIDE)
    result = run("build", "--schemas", "mine")
    assert result.exit_code == 2
    assert result.stderr == "Error: the schemas folder mine does not exist\n"


def test_a_full_disk_ends_in_one_line(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device", "outputs/snapshots")

    monkeypatch.setattr(snapshot, "publish_folder", refuse)
    _write(tmp_path, _GUIDE)
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr == "Error: outputs/snapshots: No space left on device\n"


def test_outputs_that_is_a_file_ends_in_one_line(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _GUIDE)
    (tmp_path / "outputs").write_text("", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: outputs")


def test_the_manifest_names_the_guides(run: Callable[..., Result], tmp_path: Path) -> None:
    _write(tmp_path, _GUIDE)
    run("build", "raw/nurse.md")
    manifest = json.loads((tmp_path / "outputs/latest/manifest.json").read_text(encoding="utf-8"))
    assert [each["guide_id"] for each in manifest["inputs"]] == ["nurse"]


def test_the_tables_are_published_in_the_formats_that_are_asked_for(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _GUIDE)
    assert run("build", "--format", "csv, sqlite").exit_code == 0
    latest = tmp_path / "outputs/latest"
    assert (latest / "csv/salary_bands.csv").is_file()
    assert (latest / "careerdata.sqlite").is_file()
    assert (latest / "parquet/salary_bands.parquet").is_file()
    assert not (latest / "json").exists()


def test_a_format_that_is_not_known_ends_in_one_line_before_anything_is_read(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    _write(tmp_path, _REVERSED)
    result = run("build", "--format", "parquet,exls")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: there is no format 'exls'; did you mean xlsx?\n",
    )


def test_help_names_every_format(run: Callable[..., Result]) -> None:
    words = run("build", "--help").stdout.replace(",", " ").replace(".", " ").split()
    assert set(NAMES) <= set(words)
