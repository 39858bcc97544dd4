"""The README is true: its commands are run, and they show what it shows."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command of the README and what it is said to show; `…` stands for anything."""

    command: str
    shown: str


def _blocks(language: str) -> list[str]:
    return [match["body"] for match in _BLOCK.finditer(_README) if match["language"] == language]


def _steps() -> Iterator[Step]:
    for block in _blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(command, shown)


def _words(command: str) -> list[str]:
    """The last program of a command line, run from where this test runs."""
    words = shlex.split(command.rpartition("&& ")[2].replace(".venv/bin/", ""))
    assert words[0] == "careerdata"
    return [sys.executable, "-m", *words]


def _pattern(shown: str) -> re.Pattern[str]:
    """What must be shown: a line `…` stands for any lines,
    `…` in a line for any characters of it.
    """
    lines = [
        r"(?:.*\n)*?" if line == "…\n" else ".*".join(map(re.escape, line.split("…")))
        for line in shown.splitlines(keepends=True)
    ]
    return re.compile("".join(lines))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the README's reader has."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(_ROOT / "raw", folder / "raw")
    (draft,) = _blocks("markdown")
    (folder / "draft.md").write_text(draft, encoding="utf-8")
    return folder


def test_the_commands_show_what_the_readme_shows(folder: Path) -> None:
    steps = [step for step in _steps() if "pytest" not in step.command]
    assert len(steps) >= 5
    for step in steps:
        done = subprocess.run(
            _words(step.command),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode().replace("\r\n", "\n")
        assert _pattern(step.shown).fullmatch(output), f"$ {step.command}\n{output}"
    _run_python(folder)


def _run_python(folder: Path) -> None:
    text = "\n".join(_blocks("pycon")).replace('"outputs"', repr(str(folder / "outputs")))
    test = doctest.DocTestParser().get_doctest(text, {}, "README", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_test_command_runs_every_check() -> None:
    command = next(step.command for step in _steps() if "pytest" in step.command)
    for tool in ("ruff check", "ruff format --check", "mypy", "pytest"):
        assert f".venv/bin/python -m {tool}" in command
