"""The files by which other tools run careerdata:
the hook of pre-commit and the action of GitHub.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).parents[1]
_HOOK, *_OTHERS = yaml.safe_load((_ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
_ACTION = yaml.safe_load((_ROOT / "action.yml").read_text(encoding="utf-8"))

_BAD = "# Pay\n\n## Salary\n\n| Role | Spain | France |\n|---|---|---|\n| Nurse | 30.000 € | 40.000 – 30.000 € |\n"
_GOOD = _BAD.replace("40.000 – 30.000", "30.000 – 40.000")


@pytest.fixture
def bash(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a script in a folder with a good guide, a bad one and this environment's programs."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.md").write_text(_GOOD, encoding="utf-8")
    (folder / "bad guide.md").write_text(_BAD, encoding="utf-8")
    (folder / "bad.md").write_text(_BAD, encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PATH": path} | variables
        environment.pop("GITHUB_STEP_SUMMARY", None)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


# --- pre-commit ---


def test_there_is_one_hook() -> None:
    assert (_HOOK["id"], _HOOK["language"], _OTHERS) == ("careerdata-check", "python", [])


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("raw/nurse.md", True),
        ("raw/2026/nurse.html", True),
        ("raw/nurse.txt", True),
        ("raw/README.md", False),
        ("raw/2026/readme.md", False),
        ("raw/not-a-readme.md", True),
        ("raw/nurse.png", False),
        ("docs/nurse.md", False),
        ("README.md", False),
    ],
)
def test_the_hook_is_run_for_guides(path: str, checked: bool) -> None:
    assert (
        bool(re.search(_HOOK["files"], path) and not re.search(_HOOK["exclude"], path)) == checked
    )


def test_the_hook_fails_for_a_guide_with_an_error(
    bash: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    assert bash(f"{_HOOK['entry']} raw/good.md").returncode == 0
    done = bash(f"{_HOOK['entry']} raw/good.md 'raw/bad guide.md'")
    assert done.returncode == 1
    assert "raw/bad guide.md:7:22: error CD312" in done.stdout


# --- GitHub ---


def _steps() -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in _ACTION["runs"]["steps"]}


def _environment(step: dict[str, Any], **inputs: str) -> dict[str, str]:
    """The environment of a step, its inputs put in."""
    given = {name: each["default"] for name, each in _ACTION["inputs"].items()} | inputs
    return {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
        for name, value in step["env"].items()
    }


def test_the_action_names_only_inputs_that_it_has() -> None:
    named = re.findall(r"inputs\.([\w-]+)", (_ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(named) == set(_ACTION["inputs"])
    assert all("description" in each and "default" in each for each in _ACTION["inputs"].values())


def test_no_input_stands_in_a_script() -> None:
    assert [step["name"] for step in _steps().values() if "${{" in step.get("run", "")] == []
    assert all(step["shell"] == "bash" for step in _steps().values() if "run" in step)


def test_the_action_installs_itself(
    bash: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    recorder = tmp_path / "python"
    recorder.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    recorder.chmod(0o755)
    script = f"PATH={shlex.quote(str(tmp_path))}:$PATH\n{_steps()['Install careerdata']['run']}"
    done = bash(script, GITHUB_ACTION_PATH=f"{tmp_path}/an action")
    assert done.stdout.splitlines() == ["-m", "pip", "install", "--quiet", f"{tmp_path}/an action"]


@pytest.mark.parametrize(
    ("inputs", "status", "annotated"),
    [
        ({}, 1, True),
        ({"paths": "raw/good.md"}, 0, False),
        ({"paths": "raw/good.md\nraw/bad.md\n"}, 1, True),
        ({"args": "--ignore CD312"}, 0, False),
        ({"args": "--ignore CD312\n--strict"}, 0, False),
        ({"paths": "raw/good.md; exit 7"}, 2, False),
        ({"paths": "*"}, 2, False),
    ],
)
def test_the_action_checks(
    inputs: dict[str, str],
    status: int,
    annotated: bool,
    bash: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    step = _steps()["Check"]
    done = bash(step["run"], **_environment(step, **inputs))
    assert (done.returncode, "::error " in done.stdout) == (status, annotated), (
        done.stdout + done.stderr
    )
