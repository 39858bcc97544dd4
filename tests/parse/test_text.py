"""Plain-text extracts: what a line is shows in its shape and in its neighbours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.lexicon.knowledge import Knowledge, load_knowledge
from careerdata.model.document import Item, Table
from careerdata.parse.text import parse_text
from tests.parse import layout

if TYPE_CHECKING:
    from careerdata.model.document import Document
    from careerdata.model.finding import Finding


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def parse(text: str, body_start: int = 0) -> tuple[Document, list[Finding]]:
    findings: list[Finding] = []
    document = parse_text(layout.guide_of(text, "text", body_start), _knowledge(), findings.append)
    assert layout.misplaced(document) == []
    return document, findings


def blocks_of(text: str) -> list[str]:
    return layout.lines_of_blocks(parse(text)[0])


HEADINGS = {
    "over a paragraph": (
        "Nursing Careers\nNurses care.",
        ["hNone Nursing Careers", "p Nurses care."],
    ),
    "over a list": ("Skills\n- Triage", ["hNone Skills", "- Triage"]),
    "over another heading": (
        "Skills\nClinical\n- Triage",
        ["hNone Skills", "hNone Clinical", "- Triage"],
    ),
    "a question": (
        "Is nursing right for you?\nYes.",
        ["hNone Is nursing right for you?", "p Yes."],
    ),
    "an abbreviation at the end": ("Junior vs.\n- x", ["hNone Junior vs.", "- x"]),
    "an abbreviation inside": ("Nurse vs. Doctor\nBoth.", ["hNone Nurse vs. Doctor", "p Both."]),
    "a name with a small letter first": (
        "iOS Developer\nText.",
        ["hNone iOS Developer", "p Text."],
    ),
    "an emoji": ("💰 Salary\nText.", ["hNone 💰 Salary", "p Text."]),
    "a number": (
        "1. Learn the basics\nStart small.\n2. Practise\nDaily.",
        [
            "hNone 1. Learn the basics",
            "p Start small.",
            "hNone 2. Practise",
            "p Daily.",
        ],
    ),
    "a number over bullets": (
        "1. Skills\n- a\n2. Pay\n- b",
        ["hNone 1. Skills", "- a", "hNone 2. Pay", "- b"],
    ),
    "a label over text": ("Month 1: Basics\nStart.", ["hNone Month 1: Basics", "p Start."]),
    "a label over labelled items": (
        "Month 1: Basics\n- Week 1: Read",
        ["hNone Month 1: Basics", "- Week 1: Read"],
    ),
    "the name of a section with a colon": (
        "Roadmap:\n- Month 1: x",
        ["hNone Roadmap:", "- Month 1: x"],
    ),
    "a title with an amount": (
        "Earn $100k as a Nurse\nText.",
        ["hNone Earn $100k as a Nurse", "p Text."],
    ),
    "a title after lines of the page": (
        "Skip to main content\nEarn $100k as a Nurse\nText.",
        [
            "around Skip to main content",
            "hNone Earn $100k as a Nurse",
            "p Text.",
        ],
    ),
    "by and a year": ("Pay by City (2025)\n- x", ["hNone Pay by City (2025)", "- x"]),
}


@pytest.mark.parametrize(("text", "blocks"), HEADINGS.values(), ids=HEADINGS)
def test_a_short_line_over_something_is_a_heading(text: str, blocks: list[str]) -> None:
    assert blocks_of(text) == blocks


PARAGRAPHS = {
    "a sentence": ("Nurses care.\nText.", ["p Nurses care.", "p Text."]),
    "two sentences": ("Nurses care. They do\nText.", ["p Nurses care. They do", "p Text."]),
    "the last line": ("Text.\nNursing Careers", ["p Text.", "p Nursing Careers"]),
    "a line that opens small": ("nursing\nText.", ["p nursing", "p Text."]),
    "an amount": (
        "Text.\nJunior nurse £28,000\nText.",
        ["p Text.", "p Junior nurse £28,000", "p Text."],
    ),
    "a card": (
        "Level: Junior\nShifts: nights\nText.",
        ["p Level: Junior", "p Shifts: nights", "p Text."],
    ),
    "a lead with a colon": (
        "Text.\nThese are the main skills:\n- a",
        ["p Text.", "p These are the main skills:", "- a"],
    ),
    "a label of a role": ("Text.\nCore skills:\n- a", ["p Text.", "p Core skills:", "- a"]),
    "a source under a table": (
        "| a | b |\n| 1 | 2 |\nSource: the union\nText.",
        ["a | b", "1 | 2", "p Source: the union", "p Text."],
    ),
    "too many words": (f"{'Word ' * 15}\nText.", [f"p {'Word ' * 14}Word", "p Text."]),
    "a call": ("Text.\nStart today!\nText.", ["p Text.", "p Start today!", "p Text."]),
}


@pytest.mark.parametrize(("text", "blocks"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_what_is_no_heading_is_a_paragraph(text: str, blocks: list[str]) -> None:
    assert blocks_of(text) == blocks


LISTS = {
    "hyphens": ("- a\n- b", ["- a", "- b"]),
    "indented bullets with blank lines": ("  • a\n\n  • b\n\n", ["- a", "- b"]),
    "bullets of many kinds": (
        "• a\n· b\n◦ c\n▪ d\n‣ e\n● f\n○ g\n■ h\n– i\n* j\n+ k\n➤ l\n★ m\n\uf0b7 n",
        [f"- {letter}" for letter in "abcdefghijklmn"],
    ),
    "a bullet without a space": ("•a\n✓b", ["- a", "- b"]),
    "an emoji with its variation sign": ("✔️ a\n✅ b", ["- a", "- b"]),
    "check boxes": ("- [ ] a\n- [x] b\n☐ c", ["- a", "- b", "- c"]),
    "numbers": ("1. a\n2) b", ["1. a", "2. b"]),
    "nested by spaces": ("- a\n  - b\n    - c\n- d", ["- a", "-1 b", "-2 c", "- d"]),
    "nested by tabs": ("- a\n\t- b\n- c", ["- a", "-1 b", "- c"]),
    "nested by no-break spaces": ("• a\n\u00a0\u00a0• b", ["- a", "-1 b"]),
    "bullets in numbers": ("1. a\n   - b\n2. c", ["1. a", "-1 b", "2. c"]),
    "one step back of two": ("- a\n    - b\n  - c", ["- a", "-1 b", "-1 c"]),
    "wrapped with indentation": ("- a\n  Capital\n- b", ["- a Capital", "- b"]),
    "wrapped without": ("- one\ntwo\n- b", ["- one two", "- b"]),
    "text after": ("- a\nText here.\n", ["- a", "p Text here."]),
    "a mark alone": ("•\nPython\n•\nSQL", ["- Python", "- SQL"]),
    "marks alone": ("-\n-\nText.", ["- Text."]),
    "a hyphenated word": ("-5% growth", ["p -5% growth"]),
    "a year with a stop": ("2024. It was.", ["p 2024. It was."]),
}


@pytest.mark.parametrize(("text", "blocks"), LISTS.values(), ids=LISTS)
def test_a_bullet_or_a_number_opens_an_item(text: str, blocks: list[str]) -> None:
    assert blocks_of(text) == blocks


WRAPPED = {
    "small letters": ("Nurses care\nfor people.", ["p Nurses care for people."]),
    "a blank line between": ("Nurses care\n\nfor people.", ["hNone Nurses care", "p for people."]),
    "three lines": ("Nurses care\nfor all\npeople.", ["p Nurses care for all people."]),
    "full lines before capitals": (
        "Nurses are in demand in all of\nEurope, and most in the south\nof it, where clinics have too\nfew.\n\n- a",
        [
            "p Nurses are in demand in all of Europe, and most in the south of it, where clinics have too few.",
            "- a",
        ],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), WRAPPED.values(), ids=WRAPPED)
def test_lines_that_were_broken_by_hand_are_one_paragraph(text: str, blocks: list[str]) -> None:
    assert blocks_of(text) == blocks


AROUND = {
    "navigation": "Skip to main content",
    "share button": "Share this article",
    "byline with pipes": "|March 23, 2026|14 min read",
    "byline with a name": "By Jo Smith, 23 March 2026",
    "byline in German": "Veröffentlicht am 23. März 2026",
    "byline in figures": "Updated 2026-03-23",
    "dashes": "-----",
    "dots": "• • •",
}


@pytest.mark.parametrize("line", AROUND.values(), ids=AROUND)
def test_lines_of_the_page_are_set_aside(line: str) -> None:
    assert blocks_of(f"Nursing\nText.\n{line}\nMore text.") == [
        "hNone Nursing",
        "p Text.",
        f"around {line}",
        "p More text.",
    ]


def test_what_leads_up_to_a_byline_is_set_aside_with_it() -> None:
    text = "Nursing Guide\n\nJC / Team / \n\n|March 23, 2026|14 min read\n\nNurses care.\n"
    assert blocks_of(text) == [
        "hNone Nursing Guide",
        "around JC / Team /",
        "around |March 23, 2026|14 min read",
        "p Nurses care.",
    ]


@pytest.mark.parametrize(
    "line", ["- Growth by 30% since March 3, 2023", "Wages grew by 3% in 2024."]
)
def test_a_sentence_with_a_date_is_no_byline(line: str) -> None:
    assert not any(block.startswith("around") for block in blocks_of(f"Text.\n{line}\nText."))


LINE_ENDS = {
    "unix": "Pay\n- a\n\nText.\n",
    "windows": "Pay\r\n- a\r\n\r\nText.\r\n",
    "old mac": "Pay\r- a\r\rText.\r",
    "none at the end": "Pay\n- a\n\nText.",
    "form feed": "Pay\n\f- a\n\nText.",
}


@pytest.mark.parametrize("text", LINE_ENDS.values(), ids=LINE_ENDS)
def test_all_line_ends_are_line_ends(text: str) -> None:
    assert blocks_of(text) == ["hNone Pay", "- a", "p Text."]


def test_a_byte_order_mark_is_no_text() -> None:
    document, _ = parse("\ufeffPay\n- a", 1)
    assert layout.lines_of_blocks(document) == ["hNone Pay", "- a"]


def test_a_no_break_space_reads_as_a_space_and_stays_in_the_source() -> None:
    document, _ = parse("Pay of nurses is 38\u202f000\u00a0€.")
    (text,) = layout.texts_of(document)
    assert text.plain == "Pay of nurses is 38 000 €."
    assert document.guide.source(text.span) == "Pay of nurses is 38\u202f000\u00a0€."


def test_characters_that_nobody_sees_are_left_out() -> None:
    document, _ = parse("- Soft\u00adware\u200b engi\u2060neering")
    (item,) = document.blocks
    assert isinstance(item, Item)
    assert item.text.plain == "Software engineering"
    assert document.guide.source(item.text.span_of(2, 8)) == "ft\u00adware"


MARKS = {
    "bold": ("**Salary:** high", "Salary: high", ["Salary:"], []),
    "link": (
        "see [Course](https://c.example/a_(b)) now",
        "see Course now",
        [],
        [("Course", "https://c.example/a_(b)")],
    ),
    "bold link": (
        "**[Course](https://c.example)**",
        "Course",
        ["Course"],
        [("Course", "https://c.example")],
    ),
    "bare address": (
        "at https://c.example/a.",
        "at https://c.example/a.",
        [],
        [("https://c.example/a",) * 2],
    ),
    "picture": ("![logo](https://c.example/a.png) text", "text", [], []),
    "no link": ("array[i](x) and 2 ** 3 ** 4", "array[i](x) and 2 ** 3 ** 4", [], []),
}


@pytest.mark.parametrize(("line", "plain", "strong", "links"), MARKS.values(), ids=MARKS)
def test_what_an_extract_keeps_of_markdown_is_read(
    line: str, plain: str, strong: list[str], links: list[tuple[str, str]]
) -> None:
    (text,) = layout.texts_of(parse(line)[0])
    assert text.plain == plain
    assert [text.plain[low:high] for low, high in text.strong] == strong
    assert [(text.plain[link.start : link.end], link.url) for link in text.links] == links


def test_garbled_characters_are_reported() -> None:
    assert layout.faults(parse("Pay\n£40k \u00e2\u20ac\u201c £50k")[1]) == [
        "mojibake 2: \u00e2\u20ac\u201c"
    ]


def test_a_table_knows_the_place_of_each_cell() -> None:
    text = "Pay\r\n| Rolle | Lohn |\r\n|---|---|\r\n| Ärztin | €5 |\r\n"
    document, _ = parse(text)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert document.guide.source(table.rows[0].cells[1].span) == "€5"
    assert document.guide.source(table.rows[0].span) == "| Ärztin | €5 |"


LONG = {
    "headings": "Salary Overview\n" * 5_000,
    "small letters": "aaa\n" * 12_000,
    "bullets": "- a\n" * 12_000,
    "deep bullets": "".join(" " * depth + "- a\n" for depth in range(1_500)),
    "pipes": "|" * 75_000,
    "rows": "| a | b |\n" * 7_000,
    "tabs": "a\t" * 25_000,
    "wide gaps": "a  b  " * 12_000,
    "gaps by turns": "a  b\na  b\na  b  c\na  b  c\n" * 3_000,
    "glued rows": "Junior$10,000£20,000\n" * 2_000,
    "one glued row": "Junior$10,000" * 5_000,
    "glued headers": "RoleUnited StatesUK\n" * 2_000,
    "numbers": "1,1" * 25_000,
    "capitals": "aB" * 25_000,
    "stacked": "Role\nSalary\nNurse\n$50,000\n" * 1_000,
    "column names": "Role\n" * 5_000,
    "bold": "**a " * 12_000,
    "links": "[a](https://" * 5_000,
    "bylines": "/\n" * 12_000,
    "blank": "\n" * 75_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_odd_text_comes_back(text: str) -> None:
    parse_text(layout.guide_of(text, "text"), _knowledge(), lambda finding: None)


_WORDS = (
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "- ",
        "• ",
        "| ",
        " |\n",
        "|---|---|\n",
        "\u00a0",
        "\u200b",
        "\u00ad",
    ),
    *(
        "Role",
        "United States",
        "UK",
        "Junior",
        "$81,000",
        " – ",
        "£36,000",
        "55k€",
        "45.000 €",
        "CHF 80'000",
        "12%",
        "N/A",
    ),
    *(
        "a",
        "é",
        "DevOps",
        "(0-2 years)",
        ": ",
        ".",
        "\\|",
        "Skip to main content",
        "-----",
        "=",
        "/",
        "Skills:",
        "💰",
    ),
)
_MARKED = (
    "1. ",
    "**",
    "[x](https://a.example)",
    "![",
    "](",
    "https://a.example",
    "<br>",
    "By Jo, 23 March 2026",
    "\0",
)


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(st.lists(st.sampled_from(_WORDS + _MARKED), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_blocks_whose_characters_stand_where_they_say(text: str) -> None:
    parse(text)


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(st.lists(st.sampled_from(_WORDS), max_size=30).map("".join))
def test_no_letter_of_an_extract_is_lost(text: str) -> None:
    document, _ = parse(text)
    covered = "".join(document.guide.source(text.span) for text in layout.texts_of(document))
    assert sorted(filter(str.isalnum, covered)) == sorted(filter(str.isalnum, text))


def test_characters_of_full_width_stand_where_they_say() -> None:
    (text,) = layout.texts_of(parse("＄８～９ ＂a＂ ￥５")[0])
    assert text.plain == '$8〜9 "a" ¥5'
