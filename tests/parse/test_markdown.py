"""Markdown as editors write it;
expected blocks are read off CommonMark, GFM and the notation catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.model.document import Heading, Item, Paragraph, Table
from careerdata.parse.markdown import parse_markdown
from tests.parse import layout

if TYPE_CHECKING:
    from careerdata.model.document import Document
    from careerdata.model.finding import Finding


def parse(text: str, body_start: int = 0) -> tuple[Document, list[Finding]]:
    findings: list[Finding] = []
    document = parse_markdown(layout.guide_of(text, "markdown", body_start), findings.append)
    assert layout.misplaced(document) == []
    return document, findings


HEADINGS = {
    "atx": ("## Pay", ["h2 Pay"]),
    "closing marks": ("## Pay ##", ["h2 Pay"]),
    "bold": ("# **Pay in 2026**", ["h1 Pay in 2026"]),
    "emoji": ("## 💰 Pay", ["h2 💰 Pay"]),
    "named anchor": ("## Pay {#pay-2026}", ["h2 Pay"]),
    "anchor after": ("## Pay [#](#pay)", ["h2 Pay"]),
    "anchor tag": ('## <a name="pay"></a>Pay', ["h2 Pay"]),
    "link inside": ("### [Nurse](https://n.example/a)", ["h3 Nurse"]),
    "colon": ("## Pay:", ["h2 Pay:"]),
    "braces that are no anchor": ("## Pay {gross}", ["h2 Pay {gross}"]),
    "setext": ("Pay\n===\n\nMore\n---\n", ["h1 Pay", "h2 More"]),
    "bold line": ("**Pay**\n\ntext", ["h7 Pay", "p text"]),
    "bold line with a colon": ("**Pay**:", ["h7 Pay:"]),
    "bold line with an emoji": ("💰 **Pay**", ["h7 💰 Pay"]),
    "bold line over text": ("**Pay**\nfrom here\nto there", ["h7 Pay", "p from here to there"]),
    "bold line before a hard break": ("**Pay**  \nfrom here", ["h7 Pay", "p from here"]),
    "bold lines by turns": ("**A**\none\n**B**\ntwo", ["h7 A", "p one", "h7 B", "p two"]),
    "bold inside a paragraph": ("some\n**bold**\ntext", ["p some bold text"]),
    "bold label": ("**Salary:** $95K-$150K (mid)", ["p Salary: $95K-$150K (mid)"]),
    "two bold parts": ("**A** and **B**", ["p A and B"]),
    "bold item": ("- **Pay**\n- x", ["- Pay", "- x"]),
    "bold line under a list": ("- x\n\n**Pay**", ["- x", "h7 Pay"]),
    "comment in code": ("```\n# comment\n```", ["code # comment"]),
    "hashtag": ("#pay rises", ["p #pay rises"]),
}


@pytest.mark.parametrize(("text", "blocks"), HEADINGS.values(), ids=HEADINGS)
def test_a_heading_is_what_stands_over_text(text: str, blocks: list[str]) -> None:
    assert layout.lines_of_blocks(parse(text)[0]) == blocks


HEADINGS_WITHOUT_SPACE = {
    "two marks": ("##Pay", ["h2 Pay"]),
    "over text": ("###Pay\nfrom here", ["h3 Pay", "p from here"]),
    "over a table": ("##Pay\n|a|b|\n|-|-|\n|1|2|", ["h2 Pay", "a | b", "1 | 2"]),
}


@pytest.mark.parametrize(
    ("text", "blocks"), HEADINGS_WITHOUT_SPACE.values(), ids=HEADINGS_WITHOUT_SPACE
)
def test_a_heading_without_a_space_is_read_and_reported(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert [found.name for found in findings] == ["heading-without-space"]


PARAGRAPHS = {
    "soft break": ("one\ntwo", ["p one two"]),
    "hard breaks": ("one  \ntwo\\\nthree<br/>four", ["p one\ntwo\nthree\nfour"]),
    "old line ends": ("    one\r\rtwo\rthree\r\r<p>four", ["code one", "p two three", "p four"]),
    "windows line ends": ("one\r\ntwo\r\n\r\nthree", ["p one two", "p three"]),
    "entities": ("R&amp;D pays &euro;40k &#8211; &#x20AC;50k", ["p R&D pays €40k – €50k"]),
    "escapes": (r"\*no\* \$5 \| 6", ["p *no* $5 | 6"]),
    "dollars are no formula": ("from $100k to $120k", ["p from $100k to $120k"]),
    "quotes stay straight": ("\"a\" -- 'b'...", ["p \"a\" -- 'b'..."]),
    "emphasis": ("*a* _b_ ***c***", ["p a b c"]),
    "struck out": ("a ~~b~~ c", ["p a  c"]),
    "struck out whole": ("- ~~a: $1~~\n- b", ["- b"]),
    "struck out in HTML": ("a <del>b</del> c <s>d", ["p a  c d"]),
    "single tildes are about": ("~$40k to ~$50k", ["p ~$40k to ~$50k"]),
    "code": ("use `pip  install` or ``a`b``", ["p use pip  install or a`b"]),
    "code over two lines": ("> a `b\n> c` d", ["p a b c d"]),
    "html tags": ('a <span class="x">b</span> <sup>c</sup>', ["p a b c"]),
    "html comment": ("a <!-- careerdata: ignore CD402 --> b", ["p a  b"]),
    "html comment alone": ("<!-- careerdata: ignore CD402 -->\n\nb", ["p b"]),
    "picture": ("![logo](x.png) text", ["p text"]),
    "picture alone": ("![logo](x.png)", []),
    "rule": ("a\n\n---\n\nb", ["p a", "p b"]),
    "dashes under a sentence": ("One sentence.\n---\nb", ["p One sentence.", "p b"]),
    "quote": ("> one\n> two", ["p one two"]),
    "admonition": ("> [!NOTE]\n> one", ["p one"]),
    "admonition with a title": ("> [!tip]+ Mind this\n> one", ["p Mind this one"]),
    "code block": ("    a\n      b", ["code a\n  b"]),
    "fence": ("~~~text\na\n\nb\n~~~", ["code a\n\nb"]),
    "footnote marks stay": ("a[^1]\n\nb", ["p a[^1]", "p b"]),
    "no text": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_paragraph_is_the_text_a_reader_sees(text: str, blocks: list[str]) -> None:
    assert layout.lines_of_blocks(parse(text)[0]) == blocks


LISTS = {
    "marks": ("- a\n- b", ["- a", "- b"]),
    "loose": ("- a\n\n- b", ["- a", "- b"]),
    "numbers": ("3. a\n4. b", ["3. a", "4. b"]),
    "numbers that repeat": ("1. a\n1. b", ["1. a", "2. b"]),
    "brackets": ("1) a", ["1. a"]),
    "five levels": (
        "- a\n  - b\n    - c\n      - d\n        - e\n- f",
        ["- a", "-1 b", "-2 c", "-3 d", "-4 e", "- f"],
    ),
    "numbers around bullets": ("1. a\n   - b\n2. c", ["1. a", "-1 b", "2. c"]),
    "check boxes": ("- [ ] a\n- [x] b", ["- a", "- b"]),
    "wrapped": ("- a\n  b", ["- a b"]),
    "wrapped with too few spaces": ("1. a\n  b", ["1. a b"]),
    "second paragraph": ("- a\n\n  b\n- c", ["- a", "p b", "- c"]),
    "bold second paragraph": ("- a\n\n  **b**", ["- a", "p b"]),
    "empty item": ("-\n- a", ["- a"]),
    "item of items": ("- - a", ["-1 a"]),
    "in a quote": ("> - a\n> - b", ["- a", "- b"]),
    "table inside": ("- a\n\n  | b | c |\n  |---|---|\n  | 1 | 2 |", ["- a", "b | c", "1 | 2"]),
}


@pytest.mark.parametrize(("text", "blocks"), LISTS.values(), ids=LISTS)
def test_an_item_has_its_depth_and_number(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


GLUED_TO_LISTS = {
    "bullet": ("- a\nlazy\n", ["- a", "p lazy"], "2: lazy"),
    "several lines": ("- a\nlazy\nlonger\n- b", ["- a", "p lazy longer", "- b"], "2: lazy"),
    "nested": ("- a\n  - b\nlazy", ["- a", "-1 b", "p lazy"], "3: lazy"),
    "indented as the nested bullet": ("- a\n  - b\n  lazy", ["- a", "-1 b", "p lazy"], "3: lazy"),
    "after an indented line": ("- a\n  b\nlazy", ["- a b", "p lazy"], "3: lazy"),
    "bold": ("- a\n**Pay**\n- b", ["- a", "h7 Pay", "- b"], "2: Pay"),
    "in a quote": ("> - a\n> lazy", ["- a", "p lazy"], "2: lazy"),
}


@pytest.mark.parametrize(("text", "blocks", "fault"), GLUED_TO_LISTS.values(), ids=GLUED_TO_LISTS)
def test_a_line_glued_under_a_list_is_a_paragraph(text: str, blocks: list[str], fault: str) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert layout.faults(findings) == [f"lazy-line-after-list {fault}"]


TABLES = {
    "plain": ("| a | b |\n|---|:-:|\n| 1 | 2 |", ["a | b", "1 | 2"]),
    "no pipes outside": ("a | b\n--|--\n1 | 2", ["a | b", "1 | 2"]),
    "trailing pipes only": ("a | b |\n--|--|\n1 | 2 |", ["a | b", "1 | 2"]),
    "markup": ("|a|b|\n|-|-|\n|**x**<br>y|[z](u)|", ["a | b", "x\ny | z"]),
    "escaped pipe": ("|a|b|\n|-|-|\n|x \\| y|`p \\| q`|", ["a | b", "x | y | p | q"]),
    "empty cells": ("|a|b|c|\n|-|-|-|\n| | 2 | |", ["a | b | c", " | 2 | "]),
    "no value in two columns": ("|a|b|\n|-|-|\n|x| |", ["a | b", "x | "]),
    "divider": ("|a|b|c|\n|-|-|-|\n|**Senior**|\n|1|2|3|", ["a | b | c", "Senior", "1 | 2 | 3"]),
    "divider with empty cells": ("|a|b|c|\n|-|-|-|\n|Senior| | |", ["a | b | c", "Senior"]),
    "under a paragraph": ("text\n|a|b|\n|-|-|\n|1|2|", ["p text", "a | b", "1 | 2"]),
    "surplus empty cell": ("|a|b|\n|-|-|\n|1|2| |", ["a | b", "1 | 2"]),
    "in a quote": ("> |a|b|\n> |-|-|\n> |1|2|", ["a | b", "1 | 2"]),
    "header alone": ("|a|b|\n|-|-|", ["a | b"]),
    "blank lines between rows": (
        "|a|b|\n|-|-|\n\n|1|2|\n\n|**3**|4|\n\ntext",
        ["a | b", "1 | 2", "3 | 4", "p text"],
    ),
    "two tables": (
        "|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|\n|3|4|",
        ["a | b", "1 | 2", "c | d", "3 | 4"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_a_table_has_the_cells_that_are_written(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


FAULTY_TABLES = {
    "missing cell": (
        "|a|b|c|\n|-|-|-|\n|1|2|",
        ["a | b | c", "1 | 2"],
        ["missing-table-cell 3: |1|2|"],
    ),
    "extra cell": (
        "|a|b|\n|-|-|\n|1|2| 3 |",
        ["a | b", "1 | 2 | 3"],
        ["extra-table-cell 3: |1|2| 3 |"],
    ),
    "glued line": (
        "|a|b|\n|-|-|\n|1|2|\nNote: gross.\n",
        ["a | b", "1 | 2", "p Note: gross."],
        ["paragraph-glued-to-table 4: Note: gross."],
    ),
    "glued lines": (
        "|a|b|\n|-|-|\n|1|2|\nNote:\ngross \\| net.\n",
        ["a | b", "1 | 2", "p Note: gross | net."],
        ["paragraph-glued-to-table 4: Note:"],
    ),
    "rows after a glued line": (
        "|a|b|\n|-|-|\nNote\n|1|2|\n",
        ["a | b", "1 | 2", "p Note"],
        ["paragraph-glued-to-table 3: Note"],
    ),
    "no dashes": (
        "| a | b |\n| 1 | 2 |",
        ["a | b", "1 | 2"],
        ["broken-delimiter-row 1: | a | b |"],
    ),
    "too few dashes": (
        "text\n| a | b |\n|---|\n| 1 | 2 |\nmore",
        ["p text", "a | b", "1 | 2", "p more"],
        ["broken-delimiter-row 2: | a | b |"],
    ),
    "no dashes and blank lines between": (
        "| a | b |\n\n| 1 | 2 |\n\n| 3 | 4 |",
        ["a | b", "1 | 2", "3 | 4"],
        ["broken-delimiter-row 1: | a | b |"],
    ),
    "dashes after a blank line": (
        "| a | b |\n\n|---|---|\n\n| 1 | 2 |",
        ["a | b", "1 | 2"],
        ["broken-delimiter-row 1: | a | b |"],
    ),
    "no dashes and an escaped pipe": (
        "| a | b |\n| **1** | 2 \\| 3 |",
        ["a | b", "1 | 2 | 3"],
        ["broken-delimiter-row 1: | a | b |"],
    ),
}


@pytest.mark.parametrize(("text", "blocks", "found"), FAULTY_TABLES.values(), ids=FAULTY_TABLES)
def test_a_faulty_table_is_read_as_it_was_meant_and_reported(
    text: str, blocks: list[str], found: list[str]
) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert layout.faults(findings) == found


NO_TABLES = {
    "one row": "| a | b |",
    "pipes between values": "UK: £35,000 | US: $70,000\nUK: £45,000 | US: $80,000",
    "rows of different length": "| a | b |\n| 1 | 2 | 3 |",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_pipes_alone_make_no_table(text: str) -> None:
    document, findings = parse(text)
    assert [type(block) for block in document.blocks] == [Paragraph]
    assert findings == []


LINKS = {
    "inline": (
        "see [Course](https://c.example/a)",
        "Course",
        "https://c.example/a",
        "https://c.example/a",
    ),
    "with a title": ('[C](https://c.example "T")', "C", "https://c.example", "https://c.example"),
    "bold": ("**[C](u)**", "C", "u", "u"),
    "badge": (
        "[![Free](b.svg)](https://c.example)",
        "Free",
        "https://c.example",
        "https://c.example",
    ),
    "autolink": (
        "<https://c.example>",
        "https://c.example",
        "https://c.example",
        "https://c.example",
    ),
    "bare": (
        "at https://c.example/a.",
        "https://c.example/a",
        "https://c.example/a",
        "https://c.example/a",
    ),
    "bare in brackets": ("(https://c.example/a_(b))", *["https://c.example/a_(b)"] * 3),
    "reference": (
        "[C][1]\n\n[1]: https://c.example",
        "C",
        "https://c.example",
        "https://c.example",
    ),
    "label is its own reference": ("[C]\n\n[c]: /u 't'", "C", "/u", "/u"),
    "escaped address": ("[C](a&amp;b)", "C", "a&b", "[C](a&amp;b)"),
    "html": ('an <a href="u">old</a> link', "old", "u", "u"),
    "address in its own label": ("[u](u)", "u", "u", "u"),
    "space in the address": (
        "a [b](https://c d.example/e) f",
        "b",
        "https://c d.example/e",
        "https://c d.example/e",
    ),
    "space in angles": (
        "[b](<https://c d.example>)",
        "b",
        "https://c d.example",
        "https://c d.example",
    ),
}


@pytest.mark.parametrize(("text", "label", "url", "source"), LINKS.values(), ids=LINKS)
def test_a_link_knows_its_words_and_where_its_address_stands(
    text: str, label: str, url: str, source: str
) -> None:
    document, _ = parse(text)
    (found,) = next(layout.texts_of(document)).links
    assert next(layout.texts_of(document)).plain[found.start : found.end] == label
    assert found.url == url
    assert document.guide.source(found.url_span) == source


def test_a_link_with_a_space_leaves_its_name_and_the_lines_around_it() -> None:
    document, _ = parse("a\nb [c](https://d e.example) f\n[g](https://h i.example)\nj\n")
    (text,) = layout.texts_of(document)
    assert text.plain == "a b c f g j"
    assert [document.guide.source(text.span_of(at, at + 1)) for at in (0, 2, 4, 6, 8, 10)] == list(
        "abcfgj"
    )
    assert [text.plain[link.start : link.end] for link in text.links] == ["c", "g"]


def test_the_place_of_an_address_is_after_its_label() -> None:
    document, _ = parse("[u](u)")
    assert next(layout.texts_of(document)).links[0].url_span == (4, 5)


def test_bold_ranges_cover_their_words() -> None:
    document, _ = parse("**Pay:** $1 and __more__ <b>of it</b>")
    (text,) = layout.texts_of(document)
    assert [text.plain[low:high] for low, high in text.strong] == ["Pay:", "more", "of it"]


HTML_BLOCKS = {
    "table": (
        "<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\nnext",
        ["a | b", "1 | 2", "p next"],
    ),
    "details": (
        "<details><summary>More</summary>\n\n- a\n\n</details>",
        ["p More", "- a"],
    ),
    "centered heading": ('<h1 align="center">Guide</h1>', ["h1 Guide"]),
    "in a quote": ("> <div>\n> one\n> two\n> </div>", ["p one two"]),
    "in an item": ("- <div>a</div>\n- b", ["- a", "- b"]),
    "script": ("<script>\nvar a;\n\nvar b;\n</script>\n\ntext", ["p text"]),
    "aside is no boilerplate here": ("<aside>\n💡 Mind this\n</aside>", ["p 💡 Mind this"]),
}


@pytest.mark.parametrize(("text", "blocks"), HTML_BLOCKS.values(), ids=HTML_BLOCKS)
def test_html_inside_markdown_gives_the_same_blocks(text: str, blocks: list[str]) -> None:
    assert layout.lines_of_blocks(parse(text)[0]) == blocks


def test_places_count_from_the_beginning_of_the_file() -> None:
    front = "\ufeff---\r\ntitle: Löhne\r\n---\r\n"
    text = front + "# Ärzte — Löhne\r\n\r\n| Rolle | Lohn |\r\n|---|---|\r\n| Ärztin | €5 |\r\n"
    document, _ = parse(text, len(front))
    heading, table = document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert document.guide.source(heading.text.span) == "Ärzte — Löhne"
    assert document.guide.source(table.rows[0].cells[1].span) == "€5"
    assert document.guide.source(table.rows[0].span) == "| Ärztin | €5 |"
    assert document.guide.lines.position(table.rows[0].span.start) == (8, 1)


def test_garbled_characters_are_reported_once() -> None:
    document, findings = parse("caf\u00c3\u00a9 pays \u00e2\u20ac\u201c a lot \u03b2\u20ac\u201d")
    assert [found.name for found in findings] == ["mojibake"]
    assert "3 places" in findings[0].message
    assert layout.lines_of_blocks(document) == [
        "p caf\u00c3\u00a9 pays \u00e2\u20ac\u201c a lot \u03b2\u20ac\u201d"
    ]


@pytest.mark.parametrize("text", ["São Paulo – £40k", "β € ”", "naïve “Ärzte” €5", "ÃO"])
def test_sound_letters_are_not_garbled(text: str) -> None:
    assert parse(text)[1] == []


LONG = {
    "brackets": "[" * 300_000,
    "pipes": "|" * 300_000,
    "stars": "*a " * 100_000,
    "bold": "**a** " * 50_000,
    "images": "![" * 100_000,
    "angles": "<a " * 100_000,
    "backticks": "`" * 300_000,
    "quotes": ">" * 10_000 + "x",
    "lists": "- " * 10_000 + "x",
    "lines": "a\n" * 100_000,
    "rows without dashes": "| a | b |\n" * 30_000,
    "cells in bold": "|**a**" * 30_000 + "|\n" + "|**b**" * 30_000 + "|",
    "ragged rows": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|a|\n" * 3_000,
    "lazy lines": "- a\n" + "b\n" * 50_000,
    "tables of html": "<table><tr><td>" * 20_000,
    "wide cells": "<table>" + "<tr><td colspan=1000>x" * 3_000,
    "unclosed scripts": "x <script>" * 20_000,
    "addresses": "https://a.example/(((" * 20_000,
    "one address": "https://a.example/" + "(" * 200_000 + "." * 100_000,
    "characters of three bytes": "€ **€** " * 50_000,
    "nul": "a\0b\n\0\n| \0 | b |\n|--|--|\n",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_odd_text_comes_back(text: str) -> None:
    parse_markdown(layout.guide_of(text, "markdown"), lambda finding: None)


def test_deep_lists_keep_their_depth() -> None:
    document, _ = parse("\n".join("  " * depth + "- x" for depth in range(300)))
    assert [block.depth for block in document.blocks if isinstance(block, Item)] == list(range(300))


_PARTS = st.sampled_from(
    [
        "\n",
        " ",
        "\n\n",
        "\r\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "**",
        "*",
        "`",
        "```\n",
        "\\",
        "a",
        "é",
        "€ ",
        "💰",
        "<br>",
        "<b>",
        "</b>",
        "<td>",
        "<table>",
        "<tr>",
        "<div>",
        "</div>",
        "[x](u)",
        "![",
        "](",
        ")",
        "&amp;",
        "&nbsp;",
        "&",
        "---",
        "===",
        "\t",
        "    ",
        "<!--",
        "-->",
        "https://a.example",
        "[!NOTE]",
        "[x]",
        "$5",
        ":",
        "~~",
        "\x00",
        "\r",
        "<script>",
        "&#0;",
        "|",
        "|---|---|\n",
        "| a | b |\n",
        "\\|",
    ]
)


@given(st.lists(_PARTS, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_blocks_whose_characters_stand_where_they_say(text: str) -> None:
    parse(text)


@given(st.lists(_PARTS, max_size=30).map("".join), st.integers(0, 20))
def test_any_text_after_front_matter_keeps_its_places(text: str, size: int) -> None:
    parse("ü" * size + "\n" + text, size + 1)
