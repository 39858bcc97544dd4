"""A JUnit report as a reader of such reports sees it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from careerdata.report.checked import Checked
from careerdata.report.junit import format_junit
from tests.report.findings import finding, findings_in, hostile_finding


def _suites(checked: Checked) -> list[TestSuite]:
    report = JUnitXml.fromstring(format_junit(checked).encode())
    report_counts = report.tests, report.failures, report.skipped, report.errors
    report.update_statistics()  # type: ignore[no-untyped-call]
    assert report_counts == (report.tests, report.failures, report.skipped, report.errors)
    return list(report)


def _outcomes(suite: TestSuite) -> list[list[type]]:
    return [[type(result) for result in case.result] for case in suite]


def test_an_error_is_a_failure_and_a_warning_is_skipped() -> None:
    (suite,) = _suites(Checked([finding("error"), finding("warning"), finding("info")], 1))
    assert _outcomes(suite) == [[Failure], [Skipped], [Skipped]]


def test_where_warnings_are_errors_they_are_failures() -> None:
    (suite,) = _suites(
        Checked([finding("error"), finding("warning"), finding("info")], 1, is_strict=True)
    )
    assert _outcomes(suite) == [[Failure], [Failure], [Skipped]]


def test_each_guide_is_a_suite_and_one_without_findings_a_passed_test() -> None:
    suites = _suites(Checked(findings_in("ward.md", 2), 2, ["nurse.md", "ward.md"]))
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [
        ("nurse.md", 1, 0),
        ("ward.md", 2, 2),
    ]
    assert _outcomes(suites[0]) == [[]]


def test_a_failure_says_what_and_where() -> None:
    ((case,),) = _suites(Checked([finding("error")], 1))
    assert isinstance(case, TestCase)
    assert (case.name, case.classname) == ("61:3 CD402 roadmap-overlap", "nurse.md")
    (failure,) = case.result
    assert (failure.type, failure.message) == (
        "CD402",
        "error: months 8-10 and 10-12 overlap in month 10",
    )
    assert failure.text.splitlines()[1] == "   61 | - Months 10-12: Portfolio and job prep."


def test_the_file_and_the_line_are_there_for_services_that_link_to_them() -> None:
    case = ET.fromstring(format_junit(Checked([finding()], 1)).encode()).find(".//testcase")
    assert case is not None
    assert (case.get("file"), case.get("line")) == ("raw/nurse.md", "61")


def test_a_hostile_finding_leaves_the_report_well_formed() -> None:
    report = format_junit(Checked([hostile_finding()], 1))
    assert all(character.isprintable() for character in report.replace("\n", ""))
    ((case,),) = _suites(Checked([hostile_finding()], 1))
    assert "<b>{0}</b>" in case.result[0].message


def test_what_xml_does_not_allow_is_named_instead() -> None:
    ((case,),) = _suites(Checked([finding(message="a\ufffeb\uffffc\x00d")], 1))
    assert case.result[0].message == "warning: a<U+FFFE>b<U+FFFF>c␀d"
