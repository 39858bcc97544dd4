"""All of control together, on guides as they are compiled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from careerdata.control import Control
from careerdata.control.baseline import Baseline, BaselineEntry
from careerdata.control.configured import ConfigFile
from careerdata.control.selection import Choice, Selection
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.pipeline import Outcome, compile_guides
from careerdata.read import found_as

KNOWLEDGE = load_knowledge()

STEPS = "# Nurse Career Guide\n\n## Roadmap\n\n- Months 1-3: Study.\n- Months 3-6: Practice.\n"
PAGE = """<h1>Nurse Career Guide</h1>
<h2>Roadmap</h2>
<ul>
<li>Months 1-3: Study.</li>
<li>Months 3-6: Practice.</li>
</ul>
"""
EXTRACT = "Nurse Career Guide\n\nRoadmap\n\n- Months 1-3: Study.\n- Months 3-6: Practice.\n"
COMMENT = "<!-- careerdata: ignore CD402 they are meant to overlap -->"


def _compile(text: str, path: str = "nurse.md", control: Control | None = None) -> Outcome:
    found = [found_as(Path(path), text.encode())]
    return compile_guides(found, KNOWLEDGE, control=control or Control())


def _rules(outcome: Outcome) -> list[str]:
    return [finding.rule for finding in outcome.findings if finding.severity != "info"]


def _rows(outcome: Outcome) -> dict[str, dict[str, list[object]]]:
    """All rows, but for what tells the file and the places in it."""
    unlike = {"line", "source_sha256", "end_line", "char_start", "char_end", "source_format"}
    return {
        table: {name: values for name, values in columns.items() if name not in unlike}
        for table, columns in outcome.tables.items()
        if table != "findings"
    }


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("nurse.md", STEPS, "- Months 3-6: Practice."),
        ("nurse.html", PAGE, "<li>Months 3-6: Practice.</li>"),
        ("nurse.txt", EXTRACT, "- Months 3-6: Practice."),
    ],
)
def test_a_comment_silences_a_finding_and_changes_no_row(path: str, text: str, line: str) -> None:
    plain = _compile(text, path)
    assert _rules(plain) == ["CD402"]
    for commented in (
        text.replace(line, f"{COMMENT}\n{line}"),
        text.replace(line, f"{line} {COMMENT}"),
    ):
        outcome = _compile(commented, path)
        assert _rules(outcome) == []
        assert _rows(outcome) == _rows(plain)


def test_a_comment_after_a_row_of_a_table_is_no_cell() -> None:
    table = "# Pay\n\n## Salary\n\n| Role | Spain | France |\n|---|---|---|\n| Nurse | 30.000 € | 40.000 – 30.000 € |\n"
    assert _rules(_compile(table)) == ["CD312"]
    comment = " <!-- careerdata: ignore CD312 the page says so -->"
    outcome = _compile(table.replace("– 30.000 € |", f"– 30.000 € |{comment}"))
    assert _rules(outcome) == []
    assert outcome.tables["salary_bands"]["amount_max"] == [30000]


def test_a_comment_does_not_fill_in_a_missing_cell() -> None:
    row = "| Nurse | 30.000 € | <!-- careerdata: ignore CD402 x -->"
    assert _rules(
        _compile(f"# Pay\n\n## Salary\n\n| Role | Spain | France |\n|---|---|---|\n{row}\n")
    ) == [
        "CD201",
        "CD803",
    ]


def test_the_findings_table_holds_what_is_left() -> None:
    selection = Selection(
        ConfigFile(Path("careerdata.toml"), ""), Choice(severity={"CD402": "error"})
    )
    tables = _compile(STEPS, control=Control(selection)).tables["findings"]
    assert (tables["rule"], tables["severity"]) == (["CD402"], ["error"])
    ignoring = Selection(ConfigFile(Path("careerdata.toml"), ""), Choice(ignore=("CD402",)))
    assert _compile(STEPS, control=Control(ignoring)).tables["findings"]["rule"] == []


def test_findings_about_settings_are_reported_and_not_published() -> None:
    selection = Selection(
        ConfigFile(Path("careerdata.toml"), 'ignore = ["CD999"]'), Choice(ignore=("CD999",))
    )
    outcome = _compile(STEPS, control=Control(selection))
    assert [finding.rule for finding in outcome.findings] == ["CD801", "CD402"]
    assert outcome.tables["findings"]["rule"] == ["CD402"]


def test_an_ignored_error_does_not_let_a_wrong_row_through() -> None:
    text = STEPS.replace("Months 3-6", "Months 6-4")
    selection = Selection(
        ConfigFile(Path("careerdata.toml"), 'ignore = ["CD4"]'), Choice(ignore=("CD4",))
    )
    outcome = _compile(text, control=Control(selection))
    assert [(finding.rule, finding.severity) for finding in outcome.findings] == [
        ("CD807", "warning"),
        ("CD403", "error"),
    ]


def test_a_setting_is_told_once_however_many_findings_it_is_about() -> None:
    text = STEPS.replace("Months 3-6", "Months 6-4") + "- Months 9-7: Work.\n"
    selection = Selection(
        ConfigFile(Path("careerdata.toml"), 'ignore = ["CD403"]'), Choice(ignore=("CD403",))
    )
    rules = [finding.rule for finding in _compile(text, control=Control(selection)).findings]
    assert rules == ["CD807", "CD403", "CD403"]


def _accepting(outcome: Outcome) -> Control:
    entries = tuple(BaselineEntry.of(finding) for finding in outcome.findings)
    return Control(
        baseline=Baseline(ConfigFile(Path("baseline.json"), ""), entries), as_of=date(2026, 1, 1)
    )


@pytest.mark.parametrize(
    ("change", "with_", "rules"),
    [
        ("## Roadmap", "Some words.\n\n## Roadmap", []),
        ("Practice.", "Practice on a ward.", []),
        ("Months 3-6", "Months 2-6", ["CD805", "CD402"]),
        ("Months 1-3", "Months 1-4", ["CD805", "CD402"]),
        ("Months 3-6", "Months 4-6", ["CD805"]),
    ],
)
def test_an_accepted_finding_sleeps_until_its_values_change(
    change: str, with_: str, rules: list[str]
) -> None:
    control = _accepting(_compile(STEPS))
    assert _rules(_compile(STEPS.replace(change, with_), control=control)) == rules


def test_fingerprints_of_one_guide_differ() -> None:
    rows = "| Nurse | 30.000 € |\n| Cook | 3.000 – 2.000 € |\n| Baker | 3.000 – 2.000 € |\n"
    findings = _compile(f"# Pay\n\n## Salary\n\n| Role | Spain |\n|---|---|\n{rows}").findings
    assert [finding.rule for finding in findings] == ["CD312", "CD312"]
    assert len({finding.fingerprint for finding in findings}) == 2
