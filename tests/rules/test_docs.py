"""docs/rules.md says what the rules say."""

from __future__ import annotations

from pathlib import Path

from careerdata.report.manual import format_page

_PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_the_page_of_rules_is_in_step_with_the_rules() -> None:
    written = _PAGE.read_text(encoding="utf-8")
    assert written == format_page(), "renew it: careerdata rule --as markdown > docs/rules.md"
