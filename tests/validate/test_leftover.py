"""Entries among the data of a section that were not read:
once for each section, and not where a fault is told.
"""

from __future__ import annotations

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\nNurses care for patients.\n\n"


def _told(text: str) -> list[tuple[str, str]]:
    """Source and message of each finding about text that was not read."""
    _, findings = compile_case("nurse.md", _HEAD + text)
    return [
        (finding.place.text, finding.message) for finding in findings if finding.rule == "CD305"
    ]


def test_the_entries_of_a_section_are_one_finding_that_counts_the_others() -> None:
    text = "## Salary\n\n- Junior: $60,000\n- Ask around.\n- Senior: $80,000\n- Look it up.\n- Be bold.\n"
    assert _told(text) == [
        ("Ask around.", "“Ask around.” is not published, nor are lines 10 and 11 of this section")
    ]


def test_each_section_has_its_own_finding() -> None:
    text = "## Salary\n\n- Senior: $80,000\n- Ask around.\n\n## Skills\n\n- Wound care\n- Do you like to help people?\n"
    assert [source for source, _ in _told(text)] == ["Ask around.", "Do you like to help people?"]


def test_many_entries_are_counted_from_the_first_on() -> None:
    lines = "".join(
        f"- Ask colleague number {number}.\n"
        for number in ("one", "two", "three", "four", "five", "six")
    )
    ((_, message),) = _told(f"## Salary\n\n- Senior: $80,000\n{lines}")
    assert message.endswith("is not published, nor are 5 lines from line 9 on of this section")


def test_an_entry_with_a_fault_of_its_own_is_told_once() -> None:
    assert _told("## Salary\n\n- Senior: $80,000\n- The lucky ones: $200,000\n") == []


def test_a_section_of_which_nothing_was_read_is_told_by_its_heading() -> None:
    assert _told("## Salary\n\n- Ask around.\n") == []


def test_what_heads_other_items_is_no_entry() -> None:
    assert _told("## Resources\n\n- Books\n  - [Wounds](https://example.org/wounds)\n") == []


def _unread_pay(text: str) -> list[str]:
    _, findings = compile_case("nurse.md", _HEAD + text)
    return [finding.message for finding in findings if finding.rule == "CD324"]


def test_all_amounts_of_a_line_that_look_like_pay_are_named() -> None:
    paragraph = (
        "Helpers at the door earn $21,000 to $23,000 a year. Gardens are green. "
        "Wages of $30,000 to $32,000 are common."
    )
    assert _unread_pay(f"## Working life\n\n{paragraph}\n") == [
        (
            "“$21,000 to $23,000 a year” and “$30,000 to $32,000” look like pay, but it is not "
            "clear whose, so they are not published"
        )
    ]


def test_a_finding_in_another_sentence_of_the_line_hides_no_amount() -> None:
    paragraph = "Nurses earn $60,000 - €50,000 a year. Helpers at the door earn $21,000 a year."
    assert _unread_pay(f"## Working life\n\n{paragraph}\n") == [
        "“$21,000 a year” looks like pay, but it is not clear whose, so it is not published",
    ]


def test_what_is_gross_or_net_looks_like_pay() -> None:
    assert len(_unread_pay("## Working life\n\nIt comes to $21,000 gross.\n")) == 1
    assert _unread_pay("## Working life\n\nIt comes to $21,000.\n") == []


def test_an_amount_after_a_title_or_beside_pay_looks_like_pay() -> None:
    guide = (
        "## Paths\n\n**Ward Nurse:** Work at the bed. $45K-$85K. High demand.\n\n"
        "## Offers\n\n- **North Clinic** (Leeds) - £37,000 per annum\n- A course: $300\n\n"
        "## Working life\n\nNurses earn well. Within five years, $100,000 is realistic.\n"
    )
    assert [message.partition(" look")[0] for message in _unread_pay(guide)] == [
        "“$45K-$85K”",
        "“£37,000 per annum”",
        "“$100,000”",
    ]
