"""The baseline: what it accepts, when it stops, and what stays when it is written anew."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerdata.control.baseline import Baseline, BaselineEntry, BaselineError, read_baseline
from careerdata.control.configured import ConfigFile
from careerdata.model.finding import Finding, numbered
from tests.control.findings import finding_in, guide_of, told

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = guide_of("# Nurse\n\n- First\n- Second\n")
FIRST, SECOND = finding_in(GUIDE, "CD402", "First"), finding_in(GUIDE, "CD402", "Second")


def _baseline(path: Path, *findings: Finding, until: date | None = None) -> Baseline:
    entries = tuple(replace(BaselineEntry.of(finding), until=until) for finding in findings)
    Baseline(ConfigFile(path, ""), entries).write()
    return read_baseline(path)


def _accepted(
    baseline: Baseline, findings: list[Finding], as_of: date | None = None
) -> tuple[list[str], list[str]]:
    """The texts that findings are left about, and the rules of what is reported."""
    reported: list[Finding] = []
    left = baseline.accept(findings, {"nurse"}, as_of, reported.append)
    return [finding.place.text for finding in left], [finding.rule for finding in reported]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def test_an_accepted_finding_is_gone(path: Path) -> None:
    assert _accepted(_baseline(path, FIRST), [FIRST, SECOND]) == (["Second"], [])


def test_a_moved_line_does_not_wake_a_finding(path: Path) -> None:
    moved = guide_of("# Nurse\n\nA new paragraph.\n\n- Zero\n-   First\n")
    assert _accepted(_baseline(path, FIRST), [finding_in(moved, "CD402", "First")]) == ([], [])


def test_a_changed_value_wakes_it(path: Path) -> None:
    changed = guide_of("# Nurse\n\n- Fifth\n- Second\n")
    left = _accepted(_baseline(path, FIRST), [finding_in(changed, "CD402", "Fifth")])
    assert left == (["Fifth"], ["CD805"])


def test_of_two_equal_findings_each_has_its_own_entry(path: Path) -> None:
    twice = numbered([FIRST, FIRST])
    assert _accepted(_baseline(path, *twice[:1]), twice) == (["First"], [])
    assert _accepted(_baseline(path, *twice), twice) == ([], [])


def test_an_entry_without_its_finding_is_reported_at_its_line(path: Path) -> None:
    baseline = _baseline(path, FIRST, SECOND)
    reported: list[Finding] = []
    baseline.accept([SECOND], {"nurse"}, None, reported.append)
    (unused,) = reported
    assert unused.rule == "CD805"
    assert unused.place.text == f'"{FIRST.fingerprint}"'
    assert unused.place.line == 1 + path.read_text(encoding="utf-8").splitlines().index(
        f'      "fingerprint": "{FIRST.fingerprint}",'
    )


def test_an_entry_of_a_guide_that_was_not_checked_is_left_alone(path: Path) -> None:
    reported: list[Finding] = []
    _baseline(path, FIRST).accept([], {"teacher"}, None, reported.append)
    assert reported == []


@pytest.mark.parametrize(
    ("as_of", "left", "reported"),
    [
        (date(2026, 3, 30), [], []),
        (date(2026, 3, 31), [], []),
        (date(2026, 4, 1), ["First"], ["CD806"]),
        (None, [], []),
    ],
)
def test_an_entry_holds_until_its_last_day(
    path: Path, as_of: date | None, left: list[str], reported: list[str]
) -> None:
    assert _accepted(_baseline(path, FIRST, until=date(2026, 3, 31)), [FIRST], as_of) == (
        left,
        reported,
    )


def test_an_error_that_binds_is_not_accepted(path: Path) -> None:
    error = finding_in(GUIDE, "CD508", "First")
    assert _accepted(_baseline(path, error), [error]) == (["First"], ["CD807"])


def test_writing_anew_keeps_reasons_and_days(path: Path) -> None:
    baseline = _baseline(path, FIRST, until=date(2027, 3, 31))
    reasoned = replace(baseline, entries=(replace(baseline.entries[0], reason="meant"),))
    entries = reasoned.renewed([FIRST, SECOND], {"nurse"}).entries
    assert [
        (entry.value, entry.reason, entry.until)
        for entry in sorted(entries, key=lambda entry: entry.value)
    ] == [
        ("First", "meant", date(2027, 3, 31)),
        ("Second", "", None),
    ]


def test_writing_anew_drops_what_is_gone_and_keeps_other_guides(path: Path) -> None:
    other = finding_in(guide_of("# Teacher\n\n- Third\n", "teacher.md"), "CD402", "Third")
    renewed = _baseline(path, FIRST, other).renewed([SECOND], {"nurse"})
    assert {entry.value for entry in renewed.entries} == {"Second", "Third"}


def test_what_cannot_be_ignored_and_what_is_about_control_is_not_taken_in(path: Path) -> None:
    findings = [FIRST, finding_in(GUIDE, "CD508", "First"), finding_in(GUIDE, "CD803", "Second")]
    assert [entry.rule for entry in _baseline(path).renewed(findings, {"nurse"}).entries] == [
        "CD402"
    ]


def test_the_file_is_sorted_and_does_not_depend_on_lines(path: Path) -> None:
    other = finding_in(guide_of("# Assistant\n\n- Third\n", "assistant.md"), "CD402", "Third")
    earlier = finding_in(GUIDE, "CD310", "Second")
    _baseline(path).renewed([FIRST, earlier, other], {"nurse", "assistant"}).write()
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert [(entry["guide"], entry["rule"]) for entry in tree["accepted"]] == [
        ("assistant", "CD402"),
        ("nurse", "CD310"),
        ("nurse", "CD402"),
    ]
    assert list(tree["accepted"][0]) == [
        "rule", "guide", "table", "key", "column", "value", "fingerprint", "reason", "until",
    ]  # fmt: skip
    before = path.read_bytes()
    read_baseline(path).write()
    assert path.read_bytes() == before


def test_a_long_value_is_shortened_in_the_file_only(path: Path) -> None:
    long = guide_of("# Nurse\n\n" + "word " * 60 + "end\n")
    finding = finding_in(long, "CD318", "word " * 60 + "end")
    baseline = _baseline(path, finding)
    assert len(baseline.entries[0].value) == 120
    assert told(baseline.accept([finding], {"nurse"}, None, lambda _: None)) == []


ENTRY = '{"rule": "CD402", "guide": "nurse", "fingerprint": "0123456789abcdef"'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "cannot be read"),
        ("[]", 'it has no list "accepted"'),
        ('{"accepted": {}}', 'it has no list "accepted"'),
        ('{"accepted": [3]}', "entry 1 of the baseline is 3"),
        (
            '{"accepted": [{"rule": "CD402"}]}',
            "entry 1 of the baseline: guide must be a text, not None",
        ),
        (
            f'{{"accepted": [{ENTRY}}}, {ENTRY}, "untl": "x"}}]}}',
            "entry 2 of the baseline has the unknown key 'untl'",
        ),
        (
            f'{{"accepted": [{ENTRY}, "until": "soon"}}]}}',
            "until must be a day such as 2027-03-31, not 'soon'",
        ),
        (f'{{"accepted": [{ENTRY}, "reason": 3}}]}}', "reason must be a text, not 3"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(path: Path, text: str, problem: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError) as caught:
        read_baseline(path)
    assert problem in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_tells_how_to_make_it(path: Path) -> None:
    with pytest.raises(BaselineError, match="--write-baseline"):
        read_baseline(path)
