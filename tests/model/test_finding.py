"""Fingerprints: what of a finding they tell, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerdata.model.finding import Finding, Place, Related, Where, finding_rows, numbered
from careerdata.model.guide import Guide, Span


def _guide(text: str, guide_id: str = "nurse") -> Guide:
    return Guide(guide_id, f"{guide_id}.md", f"{guide_id}.md", text, "markdown", "")


def _finding(
    text: str = "Months 3-6",
    before: str = "",
    related: str = "",
    key: str | None = "step",
    guide_id: str = "nurse",
) -> Finding:
    guide = _guide(f"{before}{text}\n{related}", guide_id)
    start = len(before)
    others = (
        (Related(Place.of(guide, Span(start + len(text) + 1, len(guide.text))), "before"),)
        if related
        else ()
    )
    where = Where(
        Place.of(guide, Span(start, start + len(text))),
        others,
        "roadmap_steps",
        key,
        "period_start",
    )
    return Finding("CD402", "roadmap-overlap", "warning", "both overlap", None, where)


_SAME = {
    "another line": _finding(before="One\n\nTwo\n\n"),
    "another indentation": _finding(before="    "),
    "other white space": _finding("Months\n  3-6"),
    "another message": replace(_finding(), message="they overlap"),
    "another severity": replace(_finding(), severity="error"),
    "another hint": replace(_finding(), hint="mend it"),
}


@pytest.mark.parametrize("change", _SAME)
def test_a_fingerprint_stays(change: str) -> None:
    assert _SAME[change].fingerprint == _finding().fingerprint


_OTHER = {
    "another value": _finding("Months 2-6"),
    "another row": _finding(key="other"),
    "another guide": _finding(guide_id="teacher"),
    "another related value": _finding(related="Months 1-3"),
    "another rule": replace(_finding(), rule="CD401"),
    "the second of its kind": replace(_finding(), occurrence=2),
}


@pytest.mark.parametrize("change", _OTHER)
def test_a_fingerprint_changes(change: str) -> None:
    assert _OTHER[change].fingerprint != _finding().fingerprint


def test_a_finding_about_no_text_is_known_by_its_message() -> None:
    first, second = (
        replace(_finding("", key=None), message=message) for message in ("no title", "no section")
    )
    assert first.fingerprint != second.fingerprint


def test_findings_that_are_alike_are_numbered_within_their_guide() -> None:
    findings = [
        _finding(),
        _finding(before="\n"),
        _finding(guide_id="teacher"),
        _finding(before="\n\n"),
    ]
    assert [finding.occurrence for finding in numbered(findings)] == [1, 2, 1, 3]
    assert len({row["fingerprint"] for row in finding_rows(numbered(findings))}) == 4


def test_a_place_holds_all_its_characters() -> None:
    guide = _guide("One\nTwo three\n")
    place = Place.of(guide, Span(2, 7))
    assert (place.line, place.end_line, place.source_line, place.text) == (1, 2, "One", "e\nTwo")
