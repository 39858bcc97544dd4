"""HTML as pages have it; expected blocks are read off the HTML standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.parse.html import parse_html
from tests.parse import layout

if TYPE_CHECKING:
    from careerdata.model.document import Document
    from careerdata.model.finding import Finding


def parse(text: str) -> tuple[Document, list[Finding]]:
    findings: list[Finding] = []
    document = parse_html(layout.guide_of(text, "html"), findings.append)
    assert layout.misplaced(document) == []
    return document, findings


BLOCKS = {
    "paragraphs": ("<p>one</p><p>two", ["p one", "p two"]),
    "text without tags": ("one\n  two", ["p one two"]),
    "headings": ("<h1>A</h1>x<h3>B</h3>", ["h1 A", "p x", "h3 B"]),
    "heading around a block": ("<h2><div>A</div></h2><p>x", ["h2 A", "p x"]),
    "heading that is not closed": ("<h2>A<p>x<p>y", ["h2 A", "p x", "p y"]),
    "heading with an anchor": ('<h2>A <a href="#a">#</a></h2>', ["h2 A"]),
    "white space": ("<p>  a \n\t b <b> c </b> d</p>", ["p a b c d"]),
    "references": (
        "<p>&lt;R&amp;D&gt; &euro;5&#8211;&#x36; AT&T &nope;",
        ["p <R&D> €5–6 AT&T &nope;"],
    ),
    "no-break space reads as a space": ("<p>5&nbsp;000 €", ["p 5 000 €"]),
    "line break": ("<p>a<br>b<br/>c", ["p a\nb\nc"]),
    "bold line": ("<p><b>Pay:</b></p>", ["h7 Pay:"]),
    "bold line over text": ("<p><strong>Pay</strong><br>from here", ["h7 Pay", "p from here"]),
    "bold label": ("<p><strong>Pay:</strong> $5", ["p Pay: $5"]),
    "div and span": ("<div>a <span>b</span></div>c", ["p a b", "p c"]),
    "comment": ("a <!-- b > c --> d", ["p a d"]),
    "comment that is not closed": ("<p>a<!-- b", ["p a b"]),
    "script": ("<script>if (a < b) x = '<p>no';</script><p>a", ["p a"]),
    "script that is not closed": ("<p>a</p><script><p>b", ["p a", "p b"]),
    "style and template": ("<style>p{}</style><template><p>no</template>a", ["p a"]),
    "code": ("<pre>a\n  b &lt;</pre>c", ["code a\n  b <", "p c"]),
    "picture": ('<p>a <img alt="logo"> b', ["p a b"]),
    "less than": ("<p>a < b <3", ["p a < b <3"]),
    "tag that is not closed": ("<p>a <b", ["p a <b"]),
    "quoted greater than": ('<p title="a>b">c', ["p c"]),
    "table that arranges the page": (
        '<table role="presentation"><tr><td><p>a<td>b<table><tr><th>c<th>d<tr><td>1<td>2</table><tr><td>e</table>f',
        ["p a", "p b", "c | d", "1 | 2", "p e", "p f"],
    ),
    "table with headings in its cells": (
        "<table><tr><td><h2>A</h2><p>x</p></td><td><h2>B</h2></td></tr></table><p>y",
        ["h2 A", "p x", "h2 B", "p y"],
    ),
    "details": ("<details><summary>More</summary>a</details>", ["p More", "p a"]),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks_are_what_a_reader_sees(text: str, blocks: list[str]) -> None:
    assert layout.lines_of_blocks(parse(text)[0]) == blocks


LISTS = {
    "bullets": ("<ul><li>a</li><li>b</li></ul>", ["- a", "- b"]),
    "items that are not closed": ("<ul><li>a<li>b</ul>c", ["- a", "- b", "p c"]),
    "nested": ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["- a", "-1 b", "- c"]),
    "numbers": ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
    "start": ('<ol start="3"><li>a<li value=7>b<li>c</ol>', ["3. a", "7. b", "8. c"]),
    "paragraphs in an item": ("<ul><li><p>a</p><p>b</p></li></ul>", ["- a", "p b"]),
    "bold item": ("<ul><li><b>a</b></li></ul>", ["- a"]),
    "item without a list": ("<li>a", ["- a"]),
    "definitions": (
        "<dl><dt>Pay</dt>\n<dd>$5</dd><dt>Level<dd>x</dl>",
        ["- Pay: $5", "- Level: x"],
    ),
    "definition in a paragraph": ("<dl><dt>Pay:</dt><dd><p>$5</p></dl>", ["- Pay: $5"]),
    "two definitions": ("<dl><dt>Pay</dt><dd>a</dd><dd>b</dd></dl>", ["- Pay: a", "- Pay: b"]),
    "a definition without words": ("<dl><dt>Pay</dt><dd></dd><dd>b</dd></dl>", ["- Pay: b"]),
    "two terms": ("<dl><dt>Pay</dt><dt>Wage</dt><dd>a</dd></dl>", ["- Pay", "- Wage: a"]),
    "term alone": ("<dl><dt>Pay</dt></dl>x", ["- Pay", "p x"]),
}


@pytest.mark.parametrize(("text", "blocks"), LISTS.values(), ids=LISTS)
def test_an_item_has_its_depth_and_number(text: str, blocks: list[str]) -> None:
    assert layout.lines_of_blocks(parse(text)[0]) == blocks


TABLES = {
    "plain": ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", ["a | b", "1 | 2"]),
    "closed tags": (
        "<table><thead><tr><td>a</td><td>b</td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ["a | b", "1 | 2"],
    ),
    "no header cells": ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", ["a | b", "1 | 2"]),
    "caption": ("<table><caption>Pay</caption><tr><th>a<tr><td>1</table>", ["p Pay", "a", "1"]),
    "spanned rows": (
        "<table><tr><th>a<th>b<tr><td rowspan=2>x<td>1<tr><td>2</table>",
        ["a | b", "x | 1", "x | 2"],
    ),
    "spanned columns": (
        "<table><tr><th>a<th>b<th>c<tr><td>x<td colspan=2>y</table>",
        ["a | b | c", "x | y | y"],
    ),
    "two header rows": (
        "<table><tr><th rowspan=2>Role<th colspan=2>US<tr><th>Min<th>Max<tr><td>Nurse<td>1<td>2</table>",
        ["Role | US Min | US Max", "Nurse | 1 | 2"],
    ),
    "title row": (
        "<table><tr><th colspan=2>Pay<tr><th>a<th>b<tr><td>1<td>2</table>",
        ["p Pay", "a | b", "1 | 2"],
    ),
    "divider": (
        "<table><tr><th>a<th>b<tr><td colspan=2>Senior<tr><td>1<td>2</table>",
        ["a | b", "Senior", "1 | 2"],
    ),
    "blocks in a cell": (
        "<table><tr><th>a<tr><td><p>x</p><ul><li>y<li>z</ul></table>",
        ["a", "x\ny\nz"],
    ),
    "table in a cell": (
        "<table><tr><th>a<th>b<tr><td><table><tr><td>x<td>y</table><td>2</table>",
        ["a | b", "x\ny | 2"],
    ),
    "table that is not closed": ("<table><tr><th>a<th>b<tr><td>1<td>2", ["a | b", "1 | 2"]),
    "text after": ("<table><tr><th>a<tr><td>1</table>x", ["a", "1", "p x"]),
    "empty cell": ("<table><tr><th>a<th>b<tr><td><td>2</table>", ["a | b", " | 2"]),
    "no rows": ("<table></table>", []),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_a_table_has_equal_columns(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


def test_a_missing_cell_is_reported() -> None:
    document, findings = parse("<table><tr><th>a<th>b<th>c</tr>\n<tr><td>1<td>2</tr></table>")
    assert layout.lines_of_blocks(document) == ["a | b | c", "1 | 2"]
    assert layout.faults(findings) == ["missing-table-cell 2: <tr><td>1<td>2</tr>"]


PAGES = {
    "main": (
        "<head><title>T</title></head><body><p>Menu</p><main><p>a</main><p>Imprint",
        ["around Menu", "p a", "around Imprint"],
    ),
    "article": (
        "<p>Menu<article><header><h1>T</h1></header><p>the guide</article><footer>Imprint</footer>",
        ["around Menu", "h1 T", "p the guide", "around Imprint"],
    ),
    "small articles are no guide": (
        "<p>The guide itself is here.</p><article>Quote</article>",
        ["p The guide itself is here.", "p Quote"],
    ),
    "navigation": (
        "<nav><ul><li>Home<li>Blog</ul></nav><p>a</p><aside>Ad</aside>",
        ["around Home", "around Blog", "p a", "around Ad"],
    ),
    "title in the header": (
        "<header><a href=/>Site</a><h1>T</h1></header><main><p>a</main>",
        ["around Site", "h1 T", "p a"],
    ),
    "title in main": (
        "<header><h1>Site</h1></header><main><h1>T</h1></main>",
        ["around Site", "h1 T"],
    ),
    "hidden": (
        '<p>a<p hidden>b</p><div style="display: none">c</div><i aria-hidden="true">d</i>',
        ["around b", "around c", "around d", "p a"],
    ),
    "button inside a paragraph": ("<p>a <button>Share</button> b</p>", ["around Share", "p a b"]),
    "form around everything": ("<form><article><p>a</article></form>", ["p a"]),
    "drawing": ("<p>a <svg><text>no</text></svg> b", ["p a b"]),
    "navigation that is not closed": ("<nav>Home<p>a", ["p Home", "p a"]),
}


@pytest.mark.parametrize(("text", "blocks"), PAGES.values(), ids=PAGES)
def test_the_page_around_a_guide_is_boilerplate(text: str, blocks: list[str]) -> None:
    found = layout.lines_of_blocks(parse(text)[0])
    assert sorted(found) == sorted(blocks)
    inner = [line for line in blocks if not line.startswith("around")]
    assert [line for line in found if not line.startswith("around")] == inner


LINKS = {
    "plain": (
        '<p>a <a href="https://a.example/?a=1&amp;b=2">b</a>',
        "b",
        "https://a.example/?a=1&b=2",
    ),
    "bare attribute": ("<a href=u>b</a>", "b", "u"),
    "parameter that looks like a reference": ('<a href="?a=1&copy=2">b</a>', "b", "?a=1&copy=2"),
    "badge": ('<a href="u"><img src=x alt="Free course"></a>', "Free course", "u"),
    "bare address": ("<p>https://a.example/b.", "https://a.example/b", "https://a.example/b"),
    "around a block": ('<a href="u"><h3>Card</h3></a>', "Card", "u"),
    "not closed": ('<p><a href="u">b', "b", "u"),
}


@pytest.mark.parametrize(("text", "label", "url"), LINKS.values(), ids=LINKS)
def test_a_link_knows_its_words_and_its_address(text: str, label: str, url: str) -> None:
    (found,) = next(layout.texts_of(parse(text)[0])).links
    assert next(layout.texts_of(parse(text)[0])).plain[found.start : found.end] == label
    assert found.url == url


def test_the_place_of_an_address_is_in_its_attribute() -> None:
    document, _ = parse('<p title="u"><a href="u">b</a>')
    assert next(layout.texts_of(document)).links[0].url_span == (22, 23)


def test_the_colon_of_a_definition_stands_for_no_character() -> None:
    document, _ = parse("<dl><dt>Pay</dt><dd>$5</dd></dl>")
    (text,) = layout.texts_of(document)
    assert document.guide.source(text.span_of(3, 5)) == ""
    assert document.guide.source(text.span_of(5, 7)) == "$5"


LONG = {
    "open tags": "<a " * 200_000,
    "open comments": "<!--" * 200_000,
    "open quotes": '<a b="' * 100_000,
    "open tags before the last end": "<a " * 200_000 + '="">',
    "declarations": "<!" * 300_000,
    "unclosed scripts": "<script>" * 100_000,
    "nested blocks": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "nested lists": "<ul><li>" * 50_000,
    "nested tables": "<table><tr><td>" * 50_000,
    "nested navigation": "<nav>" * 50_000 + "x" + "</nav>" * 50_000,
    "nested forms": "<form>" * 50_000 + "<table>" + "</form>" * 50_000,
    "wide cells": "<table>" + "<tr><td colspan=1000 rowspan=60000>x" * 2_000,
    "bold": "<b>a</b> " * 50_000,
    "equals signs": "<a " + "=" * 200_000,
    "references": "&" * 300_000,
    "line breaks": "a<br>" * 50_000,
    "pipes": "|a|<br>" * 30_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_broken_pages_come_back(text: str) -> None:
    parse_html(layout.guide_of(text, "html"), lambda finding: None)


_NAMES = [
    "p",
    "b",
    "a",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "dl",
    "dt",
    "dd",
    "div",
    "h1",
    "h2",
    "pre",
    "br",
    "main",
    "nav",
    "article",
    "script",
    "header",
]
_PARTS = st.one_of(
    st.sampled_from([f"<{name}>" for name in _NAMES] + [f"</{name}>" for name in _NAMES]),
    st.sampled_from(
        [
            "a",
            " ",
            "\n",
            "é",
            "&amp;",
            "&nbsp;",
            "&#10;",
            "|",
            "<!--",
            "-->",
            "<",
            ">",
            "https://a.example",
            ":",
        ]
    ),
    st.sampled_from(
        ['<a href="u">', '<img alt="x">', "<td colspan=2>", "<td rowspan=3>", "<p hidden>", "<svg>"]
    ),
)


@given(st.lists(_PARTS, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_blocks_whose_characters_stand_where_they_say(text: str) -> None:
    parse(text)
