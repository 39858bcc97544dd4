"""Whether anything changed since the last build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from careerdata.build import unchanged
from careerdata.build.unchanged import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_REPORT = ["Found 2 warnings in 1 guide.", "Published it"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a guide, settings, schemas and a dataset, whose build was remembered."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        unchanged, "_TICK", 0
    )  # else all that a test has just written counts as changed
    for name in (
        "raw/nurse.md",
        "careerdata.toml",
        "own/style.yaml",
        "outputs/snapshots/a/json/roles.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("60", encoding="utf-8")
    (tmp_path / "outputs/latest").symlink_to("snapshots/a")
    _watch().remember("cache", _REPORT, ["own"])
    assert _told() == _REPORT
    return tmp_path


def _watch(raw: str = "raw", outputs: str = "outputs", options: tuple[str, ...] = ()) -> Watch:
    return Watch([raw], [], outputs, options)


def _told() -> list[str] | None:
    return _watch().report_of("cache")


def _edit(path: Path) -> None:
    """Change a file, and give it back the size and the time that it had."""
    status = path.stat()
    path.write_text("61", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _write(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir()
    path.rename(to)


def _spoil(folder: Path) -> None:
    for path in folder.iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))


_CHANGES: dict[str, Callable[[Path], object]] = {
    "a guide, with its old size and time": lambda folder: _edit(folder / "raw/nurse.md"),
    "another guide": lambda folder: _write(folder / "raw/teacher.md"),
    "a guide in a folder": lambda folder: _write(folder / "raw/more/teacher.md"),
    "no guide": lambda folder: (folder / "raw/nurse.md").unlink(),
    "settings": lambda folder: _edit(folder / "careerdata.toml"),
    "settings where there were none": lambda folder: _write(folder / "pyproject.toml"),
    "a file that the settings name": lambda folder: _edit(folder / "own/style.yaml"),
    "another file in a folder that the settings name": lambda folder: _write(
        folder / "own/reading.yaml"
    ),
    "the link": lambda folder: (folder / "outputs/latest").unlink(),
    "a guide under another name": lambda folder: (folder / "raw/nurse.md").rename(
        folder / "raw/doctor.md"
    ),
    "a guide in another folder": lambda folder: _move(
        folder / "raw/nurse.md", folder / "raw/more/nurse.md"
    ),
    "a published file": lambda folder: _edit(folder / "outputs/latest/json/roles.json"),
    "a published file that is gone": lambda folder: (
        folder / "outputs/latest/json/roles.json"
    ).unlink(),
    "a bit of what was kept": lambda folder: _spoil(folder / "cache/builds"),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_whatever_changed_is_built(project: Path, change: str) -> None:
    _CHANGES[change](project)
    assert _told() is None


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "watch",
    [
        lambda: _watch(raw="raw/nurse.md"),
        lambda: _watch(outputs="other"),
        lambda: _watch(options=("strict=True",)),
        lambda: Watch(["raw"], ["own"], "outputs", ()),
    ],
)
def test_other_words_are_another_build(watch: Callable[[], Watch]) -> None:
    assert watch().report_of("cache") is None


def test_another_folder_is_another_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "other").mkdir()
    monkeypatch.chdir(project / "other")
    assert Watch(["../raw"], [], "../outputs", ()).report_of("../cache") is None


def test_what_was_saved_a_moment_before_may_change_unseen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "raw/nurse.md").touch()
    monkeypatch.setattr(unchanged, "_TICK", 3_600_000_000_000)
    _watch().remember("cache", _REPORT, [])
    assert _told() is None
    monkeypatch.setattr(unchanged, "_TICK", 0)
    _watch().remember("cache", _REPORT, [])
    assert _told() == _REPORT


def test_what_changed_while_it_was_built_is_built_again(project: Path) -> None:
    watch = _watch()
    _edit(project / "raw/nurse.md")
    watch.remember("cache", _REPORT, [])
    assert _told() is None


def test_a_folder_that_cannot_be_written_keeps_nothing(project: Path) -> None:
    (project / "file").write_text("", encoding="utf-8")
    _watch().remember("file", _REPORT, [])
    assert _watch().report_of("file") is None
