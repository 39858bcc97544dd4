"""The command line as a whole: help, exit codes, and nothing heavy before it is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from careerdata.cli import main
from careerdata.cli.failure import FailureGroup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

_HEAVY = {"pandas", "pandera", "pyarrow", "numpy", "yaml", "pyromark"}


def _modules_after(*words: str) -> set[str]:
    program = (
        "import sys, atexit, json\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "from careerdata.cli import main\n"
        f"main({list(words)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("build", "--help"), ("rule",)])
def test_nothing_heavy_is_imported_before_it_is_needed(words: tuple[str, ...]) -> None:
    modules = _modules_after(*words)
    assert "click" in modules
    assert modules & _HEAVY == set()


def test_a_check_compiles_no_schemas_twice(tmp_path: Path) -> None:
    guide = tmp_path / "nurse.md"
    guide.write_text("# Nurse\n\n## Salary\n\n- Paris: 30 000 €\n", encoding="utf-8")
    _modules_after("check", str(guide))
    assert _modules_after("check", str(guide)) & _HEAVY == {"pyromark"}


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_the_help_of_a_command_ends_with_an_example(run: Callable[..., Result], name: str) -> None:
    lines = run(name, "--help").stdout.rstrip().splitlines()
    assert lines[-2].strip() == "Example:"
    assert lines[-1].startswith(f"    careerdata {name}")


def test_a_mistyped_option_ends_with_status_2(run: Callable[..., Result]) -> None:
    assert run("check", "--formt", "json").exit_code == 2


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    first, second = os.pipe()
    os.close(first)
    program = [sys.executable, "-m", "careerdata", "schema"]
    done = subprocess.run(program, stdout=second, stderr=subprocess.PIPE, check=False)
    os.close(second)
    assert done.stderr == b""


def test_what_a_terminal_cannot_encode_is_written_as_an_escape(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "careerdata", "check", "数.md"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(program, capture_output=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 2
    assert done.stderr.rstrip() == b"Error: \\u6570.md does not exist"


def test_a_bug_keeps_its_traceback() -> None:
    @click.command()
    def broken() -> None:
        raise ValueError("not foreseen")

    group = FailureGroup(commands=[broken])
    with pytest.raises(ValueError, match="not foreseen"):
        group.main(["broken"], standalone_mode=False)
