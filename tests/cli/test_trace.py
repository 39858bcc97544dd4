"""`careerdata trace`: from a value to the characters that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.usefixtures("outputs")


def test_every_value_is_shown_with_its_source_line(run: Callable[..., Result]) -> None:
    result = run("trace", "roles", "staff-nurse", "--guide", "nurse")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "raw/nurse.md:3:4: name = Staff Nurse",
        "    3 | ## Staff Nurse (3-5 years)",
        "      |    ^^^^^^^^^^^",
        "raw/nurse.md:3:17: experience_min_years = 3",
        "    3 | ## Staff Nurse (3-5 years)",
        "      |                 ^",
    ]


def test_one_column(run: Callable[..., Result]) -> None:
    result = run("trace", "roles", "staff-nurse", "name", "--guide", "nurse")
    assert result.stdout.count("\n") == 3


def test_of_a_guide_that_changed_only_the_source_text_is_shown(
    run: Callable[..., Result], raw: Path
) -> None:
    (raw / "nurse.md").write_text("# Another\n", encoding="utf-8")
    result = run("trace", "roles", "staff-nurse", "name", "--guide", "nurse")
    assert result.stdout.splitlines() == ["nurse.md:3:4: name = Staff Nurse", "    Staff Nurse"]
    assert (
        result.stderr
        == "nurse.md is missing or has changed since the build, so its lines are not shown.\n"
    )


def test_without_the_guides_the_source_text_is_shown(run: Callable[..., Result]) -> None:
    result = run("trace", "roles", "staff-nurse", "name", "--guide", "nurse", "--raw", "nowhere")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "    Staff Nurse"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("roles", "staff-nurse"),
            "2 guides have 'staff-nurse' in roles; choose one with --guide: nurse, ward",
        ),
        (
            ("roles", "staf-nurse"),
            "there is no row of roles with the key 'staf-nurse'; did you mean 'staff-nurse'?",
        ),
        (("rolls", "staff-nurse"), "there is no table 'rolls'; did you mean 'roles'?"),
        (
            ("roles", "staff-nurse", "nmae", "--guide", "ward"),
            "there is no column 'nmae'; did you mean 'name'?",
        ),
        (
            ("roles", "staff-nurse", "level", "--guide", "ward"),
            "level does not come from a text; these columns do: name, experience_min_years",
        ),
        (("roles", "ward-manager"), "no value of 'ward-manager' in roles comes from a text"),
        (("regions", "us"), "the rows of regions are shared by all guides, so they have no source"),
    ],
)
def test_what_cannot_be_traced_ends_in_one_line(
    run: Callable[..., Result], words: tuple[str, ...], sentence: str
) -> None:
    result = run("trace", *words)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {sentence}\n"
