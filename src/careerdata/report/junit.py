"""Findings as a JUnit report, which Jenkins, GitLab and most other services show as test results.

Each guide is a suite. JUnit has no warnings: an error is a failure (with `--strict` also a
warning), and any other finding is `skipped`, which services show but do not count as failed. A
guide without findings is one passed test.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from careerdata.report.drawing import visible_text
from careerdata.report.text import format_finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.model.finding import Finding, Severity
    from careerdata.report.checked import Checked


def format_junit(checked: Checked) -> str:
    """One `testsuites` element, indented, with a final line break."""
    found = {
        path: list(some) for path, some in groupby(sorted(checked.findings, key=_path), key=_path)
    }
    failing: tuple[Severity, ...] = ("error", "warning") if checked.is_strict else ("error",)
    root = ET.Element("testsuites", name="careerdata check")
    for path in sorted({*checked.source_paths, *found}):
        _add_suite(root, path, found.get(path, []), failing)
    _count(root)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _path(finding: Finding) -> str:
    return finding.place.source_path


def _add_suite(
    root: ET.Element, path: str, findings: Sequence[Finding], failing: Sequence[Severity]
) -> None:
    suite = ET.SubElement(root, "testsuite", name=_xml_text(path))
    for finding in findings:
        _add_case(suite, finding, failing)
    if not findings:
        ET.SubElement(
            suite, "testcase", name="no findings", classname=_xml_text(path), file=_xml_text(path)
        )
    _count(suite)


def _add_case(suite: ET.Element, finding: Finding, failing: Sequence[Severity]) -> None:
    place = finding.place
    case = ET.SubElement(
        suite,
        "testcase",
        name=_xml_text(f"{place.line}:{place.column} {finding.rule} {finding.name}"),
        classname=_xml_text(place.source_path),
        file=_xml_text(place.path),
        line=str(place.line),
    )
    outcome = ET.SubElement(case, "failure" if finding.severity in failing else "skipped")
    outcome.set("type", finding.rule)
    outcome.set("message", _xml_text(f"{finding.severity}: {finding.message}"))
    outcome.text = "\n".join(map(_xml_text, format_finding(finding).split("\n")))


def _count(element: ET.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in element.iter(tag))))
    element.set("errors", "0")


def _xml_text(text: str) -> str:
    """A text in one line, without the two other characters
    that XML does not allow (XML 1.0, 2.2).
    """
    return visible_text(text).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
