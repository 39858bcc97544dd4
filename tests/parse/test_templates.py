"""What only templates read: comments are no text, marks around content leave the content."""

from __future__ import annotations

import pytest

from careerdata.parse import parse_guide
from careerdata.parse.templates import without_templates
from tests.extract.guide_text import knowledge
from tests.parse import layout

HIDDEN = {
    "MDX comment": ("a\n\n{/* b */}\n\nc", ["p a", "p c"]),
    "MDX comment over lines": ("a\n\n{/*\n## b\n\n- c\n*/}\n\nd", ["p a", "p d"]),
    "MDX comment inside a line": ("a {/* b */} c", ["p a  c"]),
    "comment in an item": ("- a {# b #}\n- {# c #}\n- d", ["- a", "- d"]),
    "comment at the beginning of a line": ("{# a long remark #} b", ["p b"]),
    "Liquid comment": ("{% comment %}\n- a\n{% endcomment %}\n\n- b", ["- b"]),
    "Liquid comment that trims": ("{%- comment -%} a {%- endcomment -%}\n\nb", ["p b"]),
    "Go comment": ("{{/* a */}}\n\nb {{- /* c */ -}}", ["p b"]),
    "Handlebars comment": ("{{!-- a --}}\n\nb", ["p b"]),
    "Obsidian comment": ("a\n\n%% b %%\n\nc", ["p a", "p c"]),
    "comment as a link's address": ("- a\n[//]: # (b)\n\nc", ["- a", "p c"]),
    "shortcode": ("{{< tip >}}\na\n{{< /tip >}}", ["p a"]),
    "shortcode inside a line": ("{{% tip %}}a{{% /tip %}} b", ["p a b"]),
    "Liquid tag": ('{% include pay.html a="1" %}\n\nb', ["p b"]),
    "directive": (":::tip\na\n:::\n\nb", ["p a", "p b"]),
    "directive with a title": ("::: warning Take care\n- a\n:::", ["- a"]),
    "directive with classes": ("::: {.callout-note}\na\n:::", ["p a"]),
    "indented admonition": (
        '!!! note "Pay"\n    a\n\n    - b\n    - c\n\nd',
        ["p a", "- b", "- c", "p d"],
    ),
    "folded admonition": ("??? tip\n    a\n", ["p a"]),
}
KEPT = {
    "anchor": ("## Pay {#pay}\n\n## More {#more}", ["h2 Pay", "h2 More"]),
    "comment without an end": ("{/* a\n\nb", ["p {/* a", "p b"]),
    "percent signs": ("10%% of 20%%", ["p 10%% of 20%%"]),
    "percent signs apart": (
        "from 10 %% to 20 %%\n\n3 %% more",
        ["p from 10 %% to 20 %%", "p 3 %% more"],
    ),
    "variable": ("{{ site.title }} a", ["p {{ site.title }} a"]),
    "three colons in a sentence": ("a ::: b", ["p a ::: b"]),
    "exclamation": ("Hello!!! You there", ["p Hello!!! You there"]),
}


@pytest.mark.parametrize(("text", "blocks"), (HIDDEN | KEPT).values(), ids=HIDDEN | KEPT)
def test_templates_are_hidden(text: str, blocks: list[str]) -> None:
    guide = layout.guide_of(text, "markdown", 0)
    document = parse_guide(guide, knowledge(), lambda _: None)
    assert layout.lines_of_blocks(document) == blocks
    assert document.guide is guide


@pytest.mark.parametrize("text", [text for text, _ in (HIDDEN | KEPT).values()])
def test_a_text_stays_as_long_as_it_is(text: str) -> None:
    hidden = without_templates(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("mark", ["{/*", "{# ", "{% comment %}", "{{< ", "%% ", ":::\n", "!!! a\n"])
def test_many_marks_without_an_end_take_no_time(mark: str) -> None:
    text = mark * 50_000
    assert len(without_templates(text)) == len(text)
