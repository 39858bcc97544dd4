"""Everything that can be found, in every format, as its readers see it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema.validators import validator_for
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from careerdata.contract import load_contract
from careerdata.lexicon.schemas import load_schemas
from careerdata.publish.json_schema import json_schema
from careerdata.report.checked import SEVERITY_NOUNS, format_summary
from careerdata.report.formats import FORMATS, formatter
from careerdata.report.json import report_schema
from careerdata.report.markdown import COMMENT_SIZE
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from careerdata.model.finding import Severity
    from careerdata.report.checked import Checked


def test_there_is_a_finding_of_every_rule(everything: Checked) -> None:
    assert {finding.rule for finding in everything.findings} == set(RULES)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_writes_lines_that_do_nothing(form: str, everything: Checked) -> None:
    written = formatter(form)(everything)
    assert written.endswith("\n")
    # A fix may write a no-break space, as a text of its own.
    assert [
        line for line in written.replace("\u00a0", " ").split("\n") if not line.isprintable()
    ] == []


def test_every_place_lies_within_its_line(everything: Checked) -> None:
    for finding in everything.findings:
        place = finding.place
        assert 1 <= place.column <= len(place.source_line) + 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)


def test_the_sarif_log_is_valid_and_whole(everything: Checked, sarif_schema: Any) -> None:
    log = json.loads(formatter("sarif")(everything))
    assert [
        error.message for error in validator_for(sarif_schema)(sarif_schema).iter_errors(log)
    ] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        f.rule for f in everything.findings
    ]
    assert sum("fixes" in result for result in run["results"]) == sum(
        f.fix is not None for f in everything.findings
    )


def test_the_json_report_is_valid_and_whole(everything: Checked) -> None:
    schema = report_schema(json_schema(load_contract(load_schemas()).table("findings")))
    report = json.loads(formatter("json")(everything))
    assert [error.message for error in validator_for(schema)(schema).iter_errors(report)] == []
    assert [row["fingerprint"] for row in report["findings"]] == [
        f.fingerprint for f in everything.findings
    ]
    counts = [report["summary"][key] for key in ("errors", "warnings", "infos")]
    assert counts == [_severities(everything)[severity] for severity in SEVERITY_NOUNS]


def test_the_junit_report_counts_every_finding(everything: Checked) -> None:
    report = JUnitXml.fromstring(formatter("junit")(everything).encode())
    severities = _severities(everything)
    assert report.failures == severities["error"]
    assert report.skipped == severities["warning"] + severities["info"]
    silent = set(everything.source_paths) - {
        finding.place.source_path for finding in everything.findings
    }
    assert report.tests == len(everything.findings) + len(silent)


_ANNOTATION = re.compile(
    r"::(?P<kind>error|warning|notice) file=[^,:]+,line=\d+,(?:[a-zA-Z]+=[^,:]+,?)+::[^\n]+"
)
_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def test_github_shows_ten_of_a_kind_and_counts_the_rest(everything: Checked) -> None:
    *annotations, summary, left = formatter("github")(everything).splitlines()
    kinds = Counter(match["kind"] for line in annotations if (match := _ANNOTATION.fullmatch(line)))
    severities = _severities(everything)
    assert kinds == {_KINDS[severity]: min(count, 10) for severity, count in severities.items()}
    assert kinds.total() == len(annotations)
    assert summary == format_summary(everything.findings, everything.guide_count)
    more = {
        noun: int(count.replace(",", ""))
        for count, noun in re.findall(r"([\d,]+) (error|warning|note)s?", left)
    }
    assert more == {SEVERITY_NOUNS[severity]: count - 10 for severity, count in severities.items()}


def test_the_comment_fits_and_counts_every_finding(everything: Checked) -> None:
    comment = formatter("markdown")(everything)
    assert len(comment.encode()) <= COMMENT_SIZE
    tokens = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify").parse(comment)
    assert [token.content for token in tokens if token.type == "html_block"] == [
        "<!-- careerdata check -->\n"
    ]
    assert not any(
        child.type in ("link_open", "image", "html_inline")
        for t in tokens
        for child in t.children or ()
    )
    rows = re.findall(
        r"^\| CD\d{3} \| [a-z0-9-]+ \| (?:error|warning|note) \| ([\d,]+) \|$",
        comment,
        re.MULTILINE,
    )
    assert sum(int(row.replace(",", "")) for row in rows) == len(everything.findings)


_LINE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?:error|warning|info) CD\d{3} [a-z0-9-]+: .+"
)


@pytest.mark.parametrize("form", ["concise", "text"])
def test_each_finding_begins_with_a_line_that_editors_can_follow(
    form: str, everything: Checked
) -> None:
    lines = formatter(form)(everything).splitlines()
    places = [match.groups() for line in lines if (match := _LINE.fullmatch(line))]
    assert places == [
        (finding.place.path, str(finding.place.line), str(finding.place.column))
        for finding in everything.findings
    ]
    assert lines[-1] == format_summary(everything.findings, everything.guide_count)


def _severities(checked: Checked) -> Counter[Severity]:
    return Counter(finding.severity for finding in checked.findings)
