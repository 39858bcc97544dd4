"""Coverage: every word is claimed or listed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from careerdata.coverage import Coverage, guide_coverage
from careerdata.pipeline import load_knowledge
from careerdata.read import find_guides, read_guide

RAW = Path(__file__).parents[1] / "raw" / "ai-ml-career-guide-2026.md"


def _coverage(path: Path) -> Coverage:
    guide = read_guide(find_guides([path])[0], lambda finding: pytest.fail(finding.message))
    assert guide is not None
    return guide_coverage(guide, load_knowledge())


def _of(tmp_path: Path, name: str, text: str) -> Coverage:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return _coverage(path)


def _left(covered: Coverage) -> list[tuple[int, str]]:
    return [(words.line, words.text) for section in covered.sections for words in section.unclaimed]


def test_nothing_of_the_shipped_guide_is_unclaimed() -> None:
    covered = _coverage(RAW)
    assert _left(covered) == []
    assert covered.share == 1


def test_text_that_fed_no_row_is_listed_with_its_line(tmp_path: Path) -> None:
    guide = "# Nurse\n\nA lead.\n\n## Salary\n\n- Nurse: €30,000\n- Ask around before you sign anything.\n"
    covered = _of(tmp_path, "nurse.md", guide)
    assert _left(covered) == [(8, "Ask around before you sign anything.")]
    # Letters and digits: 5 + 5 + 6 + 10 are claimed, 30 are not.
    assert covered.share == pytest.approx(26 / 56)


def test_prose_and_code_have_their_classes(tmp_path: Path) -> None:
    guide = "# Nurse\n\nA lead.\n\n```\nx = 1\n```\n\n## Negotiation\n\nAsk for more.\n"
    counts = _of(tmp_path, "nurse.md", guide).counts
    assert counts == {"headings": 16, "lead": 5, "other": 10, "code": 2}


def test_front_matter_counts_as_such(tmp_path: Path) -> None:
    covered = _of(tmp_path, "nurse.md", "---\ntitle: Nurse\n---\n# Nurse\n\nA lead.\n")
    assert covered.counts == {"headings": 5, "lead": 5, "front matter": 10}


def test_what_the_parser_leaves_out_is_listed(tmp_path: Path) -> None:
    covered = _of(tmp_path, "nurse.md", "# Nurse\n\nA lead.\n\n![Pay rises](x.png)\n")
    assert [line for line, _ in _left(covered)] in ([5], [])


# --- Amounts --------------------------------------------------------------------------------------

_AMOUNTS = """\
# Nurse Career Guide

Nurses care for patients.

## Salary

- Junior: $60,000
- Senior: $80,000 and bonus $6,000

| Region | Salary | Course fees |
|---|---|---|
| Texas | $61,000 | $900 |
| Ohio | $62,000 - €63,000 | $800 |
| Utah | $64,000 | $700 | $650 |

| Region | Salary (USD) |
|---|---|
| Iowa | 65,000 |

## Working life

Helpers at the door earn $21,000 a year. Nurses with a certificate earn $9,000 more.

Pay goes up by $5,000 after a year. Over 40 years, a nurse earns $2,300,000 in total.

Scrubs sell at $80 a set.

```
wage = $70,000
```

## Tuition and Fees

- Bachelor: $40,000
"""


def test_every_amount_has_one_fate(tmp_path: Path) -> None:
    covered = _of(tmp_path, "nurse.md", _AMOUNTS)
    fates = [(a.line, a.text, a.fate) for s in covered.sections for a in s.amounts]
    assert fates == [
        (7, "$60,000", "published"),
        (8, "$80,000", "published"),
        (8, "$6,000", "no pay: bonus"),
        (12, "$61,000", "published"),
        (12, "$900", "no pay: Course fees"),
        (13, "$62,000 - €63,000", "reported"),
        (13, "$800", "no pay: Course fees"),
        (14, "$64,000", "reported"),
        (14, "$700", "reported"),
        (14, "$650", "reported"),
        (18, "65,000", "published"),
        (22, "$21,000 a year", "reported"),
        (22, "$9,000", "difference"),
        (24, "$5,000", "rise"),
        (24, "$2,300,000", "total"),
        (26, "$80", "nothing says pay"),
        (34, "$40,000", "section about something else: Tuition and Fees"),
    ]


@pytest.mark.parametrize(
    ("table", "fate"),
    [
        ("| Statistic | Amount |\n|---|---|\n| Median salary | $61,550 |\n", "published"),
        ("| Costs | Amount |\n|---|---|\n| Tuition | $61,550 |\n", "no pay: Tuition"),
        ("| Salary | Salary |\n|---|---|\n| $61,550 | $71,550 |\n", "reported"),
        ("| Role | Salary |\n|---|---|\n| Pier 4|Pier 5 | $61,550 |\n", "reported"),
        ("| Boat | Amount |\n|---|---|\n| Blue | $61,550 |\n", "nothing says pay"),
    ],
)
def test_a_cell_is_what_its_header_and_its_row_say(tmp_path: Path, table: str, fate: str) -> None:
    heading = "Boats" if "Boat" in table else "Salary"
    covered = _of(
        tmp_path, "nurse.md", f"# Nurse Career Guide\n\nA lead.\n\n## {heading}\n\n{table}"
    )
    amounts = [amount for section in covered.sections for amount in section.amounts]
    assert amounts[0].fate == fate


def test_no_amount_of_a_guide_in_an_unknown_language_counts_as_reported(tmp_path: Path) -> None:
    cases = yaml.safe_load((Path(__file__).parent / "language_cases.yaml").read_text("utf-8"))
    covered = _of(tmp_path, "guide.md", f"{cases['unknown']['Czech']}\n## Salary\n\n- $60,000\n")
    fates = [amount.fate for section in covered.sections for amount in section.amounts]
    assert fates == ["nothing says pay", "looks like pay"]


def test_a_finding_about_pay_in_a_sentence_is_none_about_what_is_no_pay(tmp_path: Path) -> None:
    guide = "# Nurse Career Guide\n\n## Salary\n\n- Senior: $80,000 and a bonus of $6,000\n"
    covered = _of(tmp_path, "nurse.md", guide)
    fates = [amount.fate for section in covered.sections for amount in section.amounts]
    assert fates == ["reported", "no pay: bonus"]
