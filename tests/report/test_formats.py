"""The formats by name: each writes whole lines."""

from __future__ import annotations

import pytest

from careerdata.report.checked import Checked
from careerdata.report.formats import FORMATS, formatter
from tests.report.findings import finding, hostile_finding


def test_another_name_is_no_format() -> None:
    with pytest.raises(ModuleNotFoundError, match="xml"):
        formatter("xml")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "findings", [[], [finding()], [hostile_finding()]], ids=["none", "one", "hostile"]
)
def test_a_format_writes_whole_lines_of_printable_text(form: str, findings: list[object]) -> None:
    written = formatter(form)(Checked(findings, 1, ["nurse.md"]))  # type: ignore[arg-type]
    assert written.endswith("\n")
    assert all(line.isprintable() for line in written.split("\n"))
