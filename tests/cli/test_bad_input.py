"""Bad input: a finding or one clear line, exit 1 or 2, never a traceback,
and the last dataset stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

SOUND = "# Nurse\n\n## Salary\n\n| Role | Spain |\n|---|---|\n| Nurse | 30.000 € |\n"
HEAD = "# Career Guide\n\n## Salary\n\n| Role | Spain | France |\n|---|---|---|\n"

# Content of the guide, the exit status, and what the output must name.
CASES = {
    "empty file": (b"", 1, "CD101"),
    "only white space": (b" \n\t\n", 1, "CD101"),
    "binary": (b"\x00\x01\x02guide\x00", 1, "CD102"),
    "invalid UTF-8": (b"# Nurse\n\n## Salary\n\n- Nurse: \xff\xfe\n", 1, "CD103"),
    "UTF-16": (SOUND.encode("utf-16"), 1, "CD104"),
    "a row with a cell too few": ((HEAD + "| Nurse | 30.000 € |\n").encode(), 1, "CD201"),
    "a row with a cell too many": (
        (HEAD + "| Nurse | 30.000 € | 31.000 € | 32.000 € |\n").encode(),
        1,
        "CD202",
    ),
    "an empty cell": ((HEAD + "| Nurse | | 30.000 € |\n").encode(), 1, "CD316"),
    "minimum above maximum": (
        (HEAD + "| Nurse | 40.000 – 30.000 € | 1.000 € |\n").encode(),
        1,
        "CD312",
    ),
    "an unknown currency": ((HEAD + "| Nurse | 30,000 XQZ | 31.000 € |\n").encode(), 1, "CD313"),
    "a duplicate role": ((HEAD + "| Nurse | 30.000 € | 2.000 € |\n" * 2).encode(), 1, "CD412"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_reported_and_publishes_nothing(
    case: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    content, status, rule = CASES[case]
    (tmp_path / "sound.md").write_text(SOUND, encoding="utf-8")
    assert run("build", "sound.md").exit_code == 0
    latest = (tmp_path / "outputs" / "latest").resolve()
    before = sorted((path, path.read_bytes()) for path in latest.rglob("*") if path.is_file())
    (tmp_path / "bad.md").write_bytes(content)
    result = run("build", "bad.md")
    assert result.exit_code == status
    assert rule in result.stderr
    assert "Traceback" not in result.output
    assert (tmp_path / "outputs" / "latest").resolve() == latest
    assert (
        sorted((path, path.read_bytes()) for path in latest.rglob("*") if path.is_file()) == before
    )


def test_a_guide_without_any_known_section_is_a_warning_and_empty_tables(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "essay.md").write_text("# On Walking\n\nWe walked all day.\n", encoding="utf-8")
    result = run("build", "essay.md")
    assert result.exit_code == 0
    assert "warning CD301" in result.stderr
    assert (tmp_path / "outputs" / "latest" / "json" / "salary_bands.json").read_text(
        encoding="utf-8"
    ).strip() in {
        "[]",
        "[\n]",
    }


@pytest.mark.parametrize(
    ("path", "told"), [("missing.md", "does not exist"), ("empty", "holds no guide")]
)
def test_nothing_to_read_ends_in_one_line(
    path: str, told: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = run("build", path)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "outputs" / "latest").exists()
