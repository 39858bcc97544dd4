"""The table of formats: the command line knows them all, and each writes whole lines."""

from __future__ import annotations

import pytest

from careerdata.cli.reporting import FORMAT_NAMES
from careerdata.report.checked import Checked
from careerdata.report.formats import FORMATS
from tests.report.findings import finding, hostile_finding


def test_the_command_line_offers_every_format() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("findings", [[], [finding()], [hostile_finding()]], ids=["none", "one", "hostile"])
def test_a_format_writes_whole_lines_of_printable_text(form: str, findings: list[object]) -> None:
    written = FORMATS[form](Checked(findings, 1, ["nurse.md"]))  # type: ignore[arg-type]
    assert written.endswith("\n")
    assert all(line.isprintable() for line in written.split("\n"))
