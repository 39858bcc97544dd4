"""Workflow commands: as the runner reads them,
and within the number of annotations that GitHub shows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import pytest

from careerdata.report.checked import Checked
from careerdata.report.github import format_github
from tests.report.findings import finding, findings_in, hostile_finding, place

_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<message>.*)")


class Annotation(NamedTuple):
    """A workflow command as the runner of GitHub Actions reads it."""

    command: str
    properties: dict[str, str]
    message: str


def _read(line: str) -> Annotation:
    command = _COMMAND.fullmatch(line)
    assert command, line
    pairs = (pair.partition("=") for pair in command["properties"].split(","))
    properties = {name: _unescaped(value, {"%3A": ":", "%2C": ","}) for name, _, value in pairs}
    return Annotation(command["name"], properties, _unescaped(command["message"], {}))


def _unescaped(text: str, more: dict[str, str]) -> str:
    for escape, character in (more | {"%0D": "\r", "%0A": "\n", "%25": "%"}).items():
        text = text.replace(escape, character)
    return text


def _annotations(checked: Checked) -> list[Annotation]:
    return [_read(line) for line in format_github(checked).splitlines() if line.startswith("::")]


def _last_lines(checked: Checked) -> list[str]:
    return [line for line in format_github(checked).splitlines() if not line.startswith("::")]


@pytest.fixture(autouse=True)
def _no_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_a_finding_is_an_annotation() -> None:
    assert format_github(Checked([finding()], 1)) == (
        "::warning file=raw/nurse.md,line=61,endLine=61,col=3,endColumn=15,title=CD402 roadmap-overlap::"
        "months 8-10 and 10-12 overlap in month 10%0Ahelp: start this step in month 11\n"
        "Found 1 warning in 1 guide.\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_a_severity_has_its_command(severity: str, command: str) -> None:
    (annotation,) = _annotations(Checked([replace(finding(), severity=severity)], 1))  # type: ignore[arg-type]
    assert annotation.command == command


def test_what_the_runner_would_take_for_syntax_is_escaped() -> None:
    at = replace(place(), path="raw/50%, really: yes.md")
    line = format_github(
        Checked([finding(at=at, message="100% :: a, b", hint=None)], 1)
    ).splitlines()[0]
    assert "file=raw/50%25%2C really%3A yes.md," in line
    assert line.endswith("::100%25 :: a, b")
    assert _read(line).properties["file"] == "raw/50%, really: yes.md"


def test_a_place_of_several_lines_has_no_columns() -> None:
    (annotation,) = _annotations(Checked([finding(at=replace(place(), end_line=63))], 1))
    assert annotation.properties.keys() == {"file", "line", "endLine", "title"}
    assert annotation.properties["endLine"] == "63"


def test_ten_of_a_severity_are_all_annotated() -> None:
    checked = Checked([*findings_in("nurse.md", 10), *findings_in("nurse.md", 10, "info")], 1)
    assert len(_annotations(checked)) == 20
    assert _last_lines(checked) == ["Found 10 errors and 10 notes in 1 guide."]


def test_more_than_ten_are_one_for_each_rule_and_guide() -> None:
    errors = [
        *findings_in("ward.md", 8),
        *findings_in("nurse.md", 3),
        *findings_in("nurse.md", 1, rule="CD401"),
    ]
    checked = Checked(errors, 2)
    assert [
        (each.properties["file"], each.message.split("\n")[2:]) for each in _annotations(checked)
    ] == [
        ("raw/nurse.md", []),
        ("raw/nurse.md", ["2 more of CD402 in this file, the last in line 3"]),
        ("raw/ward.md", ["7 more of CD402 in this file, the last in line 8"]),
    ]
    assert _last_lines(checked)[1].startswith("Not shown as annotations: 9 errors.")


def test_never_more_than_github_shows_and_the_rest_is_counted() -> None:
    names = [f"guide-{number:02}.md" for number in range(30)]
    findings = [
        each
        for name in names
        for severity in ("info", "error")
        for each in findings_in(name, 4, severity)
    ]
    checked = Checked(findings, 30)
    annotations = _annotations(checked)
    assert Counter(each.command for each in annotations) == {"error": 10, "notice": 10}
    assert [each.properties["file"] for each in annotations[:10]] == [
        f"raw/{name}" for name in names[:10]
    ]
    assert _last_lines(checked) == [
        "Found 120 errors and 120 notes in 30 guides.",
        "Not shown as annotations: 110 errors and 110 notes. `careerdata check` shows all findings.",
    ]


def test_a_hostile_finding_is_one_command_and_nothing_else() -> None:
    output = format_github(Checked([hostile_finding()], 1))
    lines = output.split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert _read(lines[0]).command == "error"
    assert lines[1:] == ["Found 1 error in 1 guide.", ""]
