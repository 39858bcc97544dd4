"""A comment that shows everything as text, and never more than GitHub takes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from careerdata.report.checked import Checked
from careerdata.report.markdown import COMMENT_SIZE, MARKER, format_markdown
from tests.report.findings import finding, findings_in, hostile_finding, place

_MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
_MARKDOWN.disable("linkify")


def test_a_comment_counts_explains_and_shows() -> None:
    assert format_markdown(Checked([finding(), *findings_in("ward.md", 2)], 2)).splitlines() == [
        MARKER,
        "",
        "## careerdata check",
        "",
        "Found 2 errors and 1 warning in 2 guides.",
        "",
        "| Rule | Name | Severity | Findings |",
        "|---|---|---|---:|",
        "| CD402 | roadmap-overlap | error | 2 |",
        "| CD402 | roadmap-overlap | warning | 1 |",
        "",
        "### 2 errors",
        "",
        "    raw/ward.md:1:3: error CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10",
        "        1 | - Months 10-12: Portfolio and job prep.",
        "          |   ^^^^^^^^^^^^",
        "       = help: start this step in month 11",
        "",
        "    raw/ward.md:2:3: error CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10",
        "        2 | - Months 10-12: Portfolio and job prep.",
        "          |   ^^^^^^^^^^^^",
        "       = help: start this step in month 11",
        "",
        "### 1 warning",
        "",
        "    raw/nurse.md:61:3: warning CD402 roadmap-overlap: months 8-10 and 10-12 overlap in month 10",
        "       61 | - Months 10-12: Portfolio and job prep.",
        "          |   ^^^^^^^^^^^^",
        "       = help: start this step in month 11",
    ]


def test_without_findings_the_comment_says_so() -> None:
    assert format_markdown(Checked([], 3)).endswith("\nNo findings in 3 guides.\n")


def _outside_code(text: str) -> str:
    """The page that a Markdown renderer makes, without its code blocks."""
    return re.sub(r"<pre><code>.*?</code></pre>", "", _MARKDOWN.render(text), flags=re.DOTALL)


_TABLE = "<th>Rule</th>"
_TEXTS = st.text(
    st.sampled_from("`~<>&|[]()!@#*_\\\n\r\t -=+1.\u2028\x0b\x0c") | st.characters(), max_size=60
)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_nothing_of_a_guide_is_read_as_markdown(path: str, message: str, line: str) -> None:
    at = replace(place(source_line=line), path=path)
    plain = finding(at=replace(at, path="x", source_line="x"), message="x", hint="x")
    hostile = finding(at=at, message=message, hint=message)
    assert _outside_code(format_markdown(Checked([hostile], 1))) == _outside_code(
        format_markdown(Checked([plain], 1))
    )


def test_a_name_of_a_user_s_own_schemas_is_plain_too() -> None:
    text = format_markdown(Checked([replace(finding(), name="a|<b>@team")], 1))
    assert "| CD402 | abteam | warning | 1 |" in text


def test_a_hostile_finding_stays_in_its_code_block() -> None:
    outside = _outside_code(format_markdown(Checked([hostile_finding()], 1)))
    assert _TABLE in outside
    for what in ("@team", "<b>", "e.example", "#7", "\x1b"):
        assert what not in outside


@pytest.mark.parametrize("size", [COMMENT_SIZE, 5_000, 1_000])
def test_a_comment_has_room_and_counts_the_rest(size: int) -> None:
    findings = [*findings_in("nurse.md", 900), *findings_in("ward.md", 900, "info")]
    text = format_markdown(Checked(findings, 2), size)
    assert len(text.encode()) <= size
    shown = text.count("\n    raw/")
    (left,) = re.findall(r"^Not shown because of the size limit: (.*)\.$", text, re.MULTILINE)
    assert (
        shown + sum(int(number.replace(",", "")) for number in re.findall(r"[\d,]+", left)) == 1800
    )
    assert "900 notes" in left


def test_the_gravest_have_room_first() -> None:
    findings = [*findings_in("ant.md", 500, "info"), *findings_in("bee.md", 1)]
    assert "### 1 error\n\n    raw/bee.md:1:3: error" in format_markdown(
        Checked(findings, 2), 3_000
    )
