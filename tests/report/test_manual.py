"""Manual pages: one rule, the list, and the page of all."""

from __future__ import annotations

import re

from careerdata.report.manual import format_list, format_manual, format_page
from careerdata.rules.all_rules import RULES


def test_a_manual_begins_with_code_name_and_severity() -> None:
    assert format_manual(RULES["CD402"]).startswith(
        "CD402 roadmap-overlap (warning)\n\nTwo steps of one roadmap cover the same time.\n"
    )


def test_the_list_has_a_line_for_each_rule() -> None:
    lines = format_list(RULES.values()).splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_the_page_explains_every_rule_and_its_table_leads_there() -> None:
    page = format_page()
    anchors = re.findall(r"^\| \[CD\d{3}\]\(#([a-z0-9-]+)\)", page, re.MULTILINE)
    headings = re.findall(r"^### (.+)$", page, re.MULTILINE)
    assert anchors == [heading.lower().replace(" ", "-") for heading in headings]
    assert [heading.split()[0] for heading in headings] == list(RULES)
    assert all(rule.manual in page for rule in RULES.values())
