"""Coverage: every word is claimed or listed."""

from __future__ import annotations

from pathlib import Path

import pytest

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
