"""What a check writes into a log of CI holds no command but those of `--format github`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from careerdata.report.checked import Checked
from careerdata.report.concise import format_concise
from careerdata.report.json import format_json
from careerdata.report.sarif import format_sarif
from careerdata.report.text import format_text
from tests.report.findings import finding, hostile_finding, place

if TYPE_CHECKING:
    from collections.abc import Callable

# What GitHub Actions, Azure Pipelines and TeamCity look for in each line of a log.
_COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.MULTILINE)

_COMMANDING = finding(
    at=replace(place(source_line="##[error]a ::b ##vso[c]"), path="::error::x.md"),
    message="##[add-matcher]x.json",
    hint="::stop-commands::x",
)


@pytest.mark.parametrize("write", [format_text, format_concise, format_json, format_sarif])
def test_no_text_of_a_guide_becomes_a_command(write: Callable[[Checked], str]) -> None:
    assert _COMMAND.findall(write(Checked([_COMMANDING, hostile_finding()], 1))) == []
