"""`careerdata verify`: what it says, and its exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_a_sound_dataset_is_praised(run: Callable[..., Result], outputs: Path) -> None:
    result = run("verify", "outputs")
    assert (result.exit_code, result.stderr) == (0, "")
    snapshot = (outputs / "latest").readlink()
    assert result.stdout.startswith(f"outputs/{snapshot}: ")
    assert result.stdout.endswith(" rows, as they were published.\n")


def test_each_file_that_changed_is_named(run: Callable[..., Result], outputs: Path) -> None:
    for name in ("json/roles.json", "schemas/roles.schema.json"):
        with (outputs / "latest" / name).open("ab") as file:
            file.write(b"\n")
    result = run("verify")
    snapshot = f"outputs/{(outputs / 'latest').readlink()}"
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{snapshot}/json/roles.json (table roles): same data, new bytes",
        f"{snapshot}/schemas/roles.schema.json: is not as it was published",
    ]
    assert result.stderr == f"{snapshot} is not as it was published.\n"


def test_a_snapshot_can_be_named_by_its_folder(run: Callable[..., Result], outputs: Path) -> None:
    assert run("verify", str((outputs / "latest").resolve())).exit_code == 0


def test_without_a_dataset_it_could_not_run(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("verify", "nowhere")
    assert (result.exit_code, result.stderr) == (2, "Error: the folder nowhere does not exist\n")
