"""Colours and the progress bar: on a terminal only."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from careerdata.cli.check import write_report
from careerdata.cli.compiling import compile_found, load_project
from careerdata.read import find_guides
from careerdata.report.checked import Checked
from tests.report.findings import finding

if TYPE_CHECKING:
    from pathlib import Path


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = _Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    write_report(Checked([finding()], 1), "text")
    assert "\x1b[1;33mwarning" in stream.getvalue()


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = _Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    write_report(Checked([finding()], 1), "text")
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize(("count", "has_bar"), [(2, False), (20, True)])
def test_many_guides_show_a_progress_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, has_bar: bool
) -> None:
    for number in range(count):
        (tmp_path / f"{number}.md").write_text("# Nursing\n\nNurses care.\n", encoding="utf-8")
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert len(compile_found(find_guides([tmp_path]), load_project([])).inputs) == count
    assert ("Guides" in stream.getvalue()) == has_bar
