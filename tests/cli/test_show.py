"""`careerdata show`: rows that a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.usefixtures("outputs")


def test_the_chosen_columns_are_shown_in_the_chosen_order(run: Callable[..., Result]) -> None:
    result = run("show", "roles", "--columns", "name, guide_id,experience_min_years")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "name          guide_id  experience_min_years",
        "Staff Nurse   nurse                        3",
        "Staff Nurse   ward                         3",
        "Ward Manager  ward                         3",
    ]


def test_one_guide_and_a_limit(run: Callable[..., Result]) -> None:
    result = run(
        "show", "roles", "--guide", "ward", "--limit", "1", "--columns", "guide_id,role_id"
    )
    assert result.stdout.splitlines() == ["guide_id  role_id", "ward      staff-nurse"]


def test_a_table_without_rows_shows_its_columns(run: Callable[..., Result]) -> None:
    assert "kind" in run("show", "regions", "--guide", "ward").stdout


def test_in_a_pipe_no_column_is_left_out(run: Callable[..., Result]) -> None:
    header = run("show", "roles").stdout.splitlines()[0].split()
    assert {"specialization", "description", "position"} <= set(header)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rolls",), "there is no table 'rolls'; did you mean 'roles'?"),
        (("roles", "--columns", "nmae"), "there is no column 'nmae'; did you mean 'name'?"),
        (("roles", "--guide", "nurs"), "there is no guide 'nurs'; did you mean 'nurse'?"),
        (("roles", "-o", "elsewhere"), "the folder elsewhere does not exist"),
    ],
)
def test_an_unknown_name_ends_in_one_line(
    run: Callable[..., Result], words: tuple[str, ...], sentence: str
) -> None:
    result = run("show", *words)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {sentence}\n"


def test_a_folder_that_is_no_dataset_ends_in_one_line(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = run("show", "roles", "-o", "empty")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
