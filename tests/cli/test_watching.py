"""`careerdata check --watch`: what is checked again, and when;
time stands still, and files change between looks.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from careerdata.cli.compiling import Project
from careerdata.cli.watching import watch_guides
from careerdata.control import Control
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.read import NoGuidesError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerdata.model.finding import Finding

_KNOWLEDGE = load_knowledge()
_SOUND = "# {0}\n\n## Roadmap\n\n- Months 1-3: Study.\n- Months 4-6: Practice.\n"
_BAD = _SOUND.replace("4-6", "3-6")

Act = Callable[[], object]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "cook.md").write_text(_BAD.format("Cook"), encoding="utf-8")
    (folder / "nurse.md").write_text(_SOUND.format("Nurse"), encoding="utf-8")
    return folder


def _write(path: Path, text: str) -> Act:
    return lambda: path.write_text(text, encoding="utf-8")


def _watch(raw: Path, *acts: Act) -> list[tuple[list[tuple[str, str]], int]]:
    """What is shown while one act after the other happens between two looks:
    findings by guide, number of guides.
    """
    shown: list[tuple[list[tuple[str, str]], int]] = []
    waiting = iter(acts)

    def show(findings: Sequence[Finding], guide_count: int, _: Sequence[str]) -> None:
        told = [
            (finding.place.guide_id, finding.rule)
            for finding in findings
            if finding.severity != "info"
        ]
        shown.append((told, guide_count))

    def pause() -> None:
        act = next(waiting, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    with pytest.raises(KeyboardInterrupt):
        watch_guides([raw], _Unchanging(), show, pytest.fail, pause)
    return shown


class _Unchanging:
    """A project without settings."""

    def files(self) -> list[Path]:
        return []

    def load(self) -> Project:
        return Project(_KNOWLEDGE, Control())


def test_all_guides_are_checked_at_first(raw: Path) -> None:
    assert _watch(raw) == [([("cook", "CD402")], 2)]


def test_nothing_is_shown_while_nothing_changes(raw: Path) -> None:
    assert len(_watch(raw, *[lambda: None] * 3)) == 1


def test_a_saved_guide_is_checked_again_and_the_others_stay(raw: Path) -> None:
    assert _watch(
        raw,
        _write(raw / "nurse.md", _BAD.format("Ward nurse")),
        _write(raw / "cook.md", _SOUND.format("The cook")),
    ) == [
        ([("cook", "CD402")], 2),
        ([("cook", "CD402"), ("nurse", "CD402")], 2),
        ([("nurse", "CD402")], 2),
    ]


def test_only_what_was_saved_is_read_again(raw: Path) -> None:
    unreadable = raw / "cook.md"
    stamp = unreadable.stat()

    def garble() -> None:
        # The same size and time: to a look at the files nothing has happened.
        unreadable.write_text("x" * stamp.st_size, encoding="utf-8")
        os.utime(unreadable, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    shown = _watch(raw, garble, _write(raw / "nurse.md", _BAD.format("Ward nurse")))
    assert shown[-1] == ([("cook", "CD402"), ("nurse", "CD402")], 2)


def test_guides_come_and_go(raw: Path) -> None:
    assert _watch(
        raw,
        _write(raw / "baker.md", _BAD.format("Baker")),
        (raw / "cook.md").unlink,
        (raw / "nurse.md").unlink,
        (raw / "baker.md").unlink,
        _write(raw / "cook.md", _BAD.format("Cook")),
    ) == [
        ([("cook", "CD402")], 2),
        ([("baker", "CD402"), ("cook", "CD402")], 3),
        ([("baker", "CD402")], 2),
        ([("baker", "CD402")], 1),
        ([], 0),
        ([("cook", "CD402")], 1),
    ]


def test_a_second_file_with_the_same_guide_id_is_found_and_forgotten(raw: Path) -> None:
    (raw / "new").mkdir()
    assert _watch(
        raw,
        _write(raw / "new/nurse.md", _SOUND.format("Nurse")),
        _write(raw / "new/nurse.md", _BAD.format("Ward nurse")),
        (raw / "nurse.md").unlink,
    ) == [
        ([("cook", "CD402")], 2),
        ([("cook", "CD402"), ("nurse", "CD106")], 3),
        ([("cook", "CD402"), ("nurse", "CD402"), ("nurse", "CD106")], 3),
        ([("cook", "CD402"), ("nurse", "CD402")], 2),
    ]


def test_comments_are_looked_at_each_time(raw: Path) -> None:
    commented = _BAD.format("Cook") + "\n<!-- careerdata: ignore-file CD402 meant -->\n"
    assert _watch(
        raw, _write(raw / "cook.md", commented), _write(raw / "nurse.md", _BAD.format("Ward nurse"))
    )[1:] == [
        ([], 2),
        ([("nurse", "CD402")], 2),
    ]


def test_what_does_not_exist_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(NoGuidesError):
        watch_guides([tmp_path / "nowhere"], _Unchanging(), lambda *_: None, pytest.fail)


class _Watching:
    """A real `careerdata check --watch` in a folder,
    and what it has shown since one last looked.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        command = [
            sys.executable,
            "-m",
            "careerdata",
            "check",
            "--watch",
            "--format",
            "concise",
            "raw",
            *options,
        ]
        self._shown = folder.with_name("shown.txt")
        with self._shown.open("wb") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.PIPE, text=True, cwd=folder
            )
        self._read = 0

    def __enter__(self) -> _Watching:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def told(self) -> list[str]:
        """Wait until it has checked again; the rules of what was found, and what it said."""
        assert self.process.stderr is not None
        said = []
        while (
            line := self.process.stderr.readline().strip()
        ) != "Watching for changes; stop with Ctrl-C.":
            assert self.process.poll() is None, f"it has ended: {line}"
            said.append(line)
            if line.endswith("still apply."):
                return said
        text = self._shown.read_text(encoding="utf-8")[self._read :]
        self._read += len(text)
        return [
            word for line in text.splitlines() for word in line.split() if word.startswith("CD")
        ]


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_settings_that_change_come_and_go_count_at_once(raw: Path) -> None:
    own, project = raw.parent / "careerdata.toml", raw.parent / "pyproject.toml"
    with _Watching(raw.parent) as watching:
        assert watching.told() == ["CD402"]
        _save(own, 'ignore = ["CD402"]\n')
        assert watching.told() == []
        _save(own, 'ignore = ["CD412"]\n')
        assert watching.told() == ["CD402"]
        _save(own, 'ignore = ["CD402"')
        (told,) = watching.told()
        assert told.startswith("careerdata.toml cannot be read: ")
        own.unlink()
        assert watching.told() == ["CD402"]
        _save(project, '[tool.careerdata]\nignore = ["CD4"]\n')
        assert watching.told() == []


def test_schemas_of_ones_own_that_change_count_at_once(raw: Path) -> None:
    words = raw.parent / "house/vocabulary/regions.yaml"
    pay = "# Cook Career Guide\n\n## Salary\n\n- Foxbury: £30,000\n"
    _save(raw / "cook.md", pay)
    _save(raw.parent / "careerdata.toml", 'schemas = ["house"]\n')
    (raw.parent / "house").mkdir()
    with _Watching(raw.parent) as watching:
        assert watching.told() == ["CD325"]
        _save(words, "regions:\n  - {id: foxbury, name: Foxbury, kind: city}\n")
        assert watching.told() == []
        _save(words, "regions:\n  - {id: foxborough, name: Foxborough, kind: city}\n")
        assert watching.told() == ["CD325"]
        _save(words, "regions: [\n")
        (told,) = watching.told()
        assert "regions.yaml cannot be read: " in told


def test_an_accepted_finding_is_gone_at_once(raw: Path) -> None:
    _save(raw.parent / "careerdata.toml", 'baseline = "accepted.json"\n')
    _save(raw.parent / "accepted.json", '{"accepted": []}')
    with _Watching(raw.parent) as watching:
        assert watching.told() == ["CD402"]
        command = [sys.executable, "-m", "careerdata", "check", "raw", "--write-baseline"]
        subprocess.run(command, cwd=raw.parent, check=True, capture_output=True)
        assert watching.told() == []


def test_real_guides_come_change_and_go(raw: Path) -> None:
    with _Watching(raw.parent) as watching:
        assert watching.told() == ["CD402"]
        _save(raw / "nurse.md", _BAD.format("Ward nurse"))
        assert watching.told() == ["CD402", "CD402"]
        (raw / "cook.md").unlink()
        assert watching.told() == ["CD402"]
        _save(raw / "new/baker.md", _BAD.format("Baker"))
        assert watching.told() == ["CD402", "CD402"]


def test_ctrl_c_ends_quietly(raw: Path) -> None:
    command = [sys.executable, "-m", "careerdata", "check", "--watch", str(raw)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline() == "Watching for changes; stop with Ctrl-C.\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == ""
        output = process.stdout.read()
    assert process.returncode == 0
    assert "cook.md:6:3: warning CD402" in output
    assert "\x1b" not in output
