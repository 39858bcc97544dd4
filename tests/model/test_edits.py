"""Edits: which go together, and the text that they give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.model.edits import (
    apply_edits,
    compatible_edits,
    is_after_blank_line,
    line_after,
    line_before,
)
from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Guide, Span
from careerdata.read import FoundGuide, guide_of_text


def _guide(text: str) -> Guide:
    guide = guide_of_text(FoundGuide(Path("a.md"), "a.md"), text, lambda _: None)
    assert guide is not None
    return guide


def _fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix(
        "change it", tuple(Edit(Span(low, high), text) for low, high, text in edits), is_safe=True
    )


def test_edits_are_made_at_their_places_in_whatever_order_they_come() -> None:
    edits = [Edit(Span(4, 7), "TWO"), Edit(Span(0, 0), "> "), Edit(Span(7, 8), "")]
    assert apply_edits("one two three", edits) == "> one TWOthree"


@pytest.mark.parametrize(
    ("first", "second", "are_both_taken"),
    [
        ([(0, 3, "x")], [(3, 5, "y")], True),
        ([(0, 3, "x")], [(2, 5, "y")], False),
        ([(0, 3, "x")], [(3, 3, "y")], True),
        ([(3, 3, "x")], [(3, 3, "y")], False),
        ([(3, 3, "x")], [(3, 5, "y")], False),
        ([(2, 5, "x")], [(3, 3, "y")], False),
        ([(0, 1, "x"), (8, 9, "x")], [(4, 5, "y"), (8, 9, "y")], False),
    ],
)
def test_a_fix_that_touches_another_waits(
    first: list[tuple[int, int, str]], second: list[tuple[int, int, str]], are_both_taken: bool
) -> None:
    fixes = [_fix(*first), _fix(*second)]
    expected = [*fixes[0].edits, *(fixes[1].edits if are_both_taken else ())]
    assert compatible_edits(fixes) == expected


_SPANS = st.tuples(st.integers(0, 20), st.integers(0, 4)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(_SPANS, max_size=12))
def test_edits_that_are_taken_never_overlap(spans: list[Span]) -> None:
    taken = sorted(edit.span for edit in compatible_edits(_fix((*span, "x")) for span in spans))
    for index, one in enumerate(taken):
        for other in taken[index + 1 :]:
            assert one.end <= other.start
            assert one.start != other.start


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("| a |\nNote\n", "Note", "| a |\n\nNote\n"),
        ("| a |\r\nNote\r\n", "Note", "| a |\r\n\r\nNote\r\n"),
        ("> | a |\n> Note\n", "Note", "> | a |\n>\n> Note\n"),
        ("- | a |\n  Note", "Note", "- | a |\n\n  Note"),
    ],
)
def test_a_line_is_put_before_another_inside_the_same_block(
    text: str, at: str, expected: str
) -> None:
    guide = _guide(text)
    edit = line_before(guide, text.index(at))
    assert edit is not None
    assert apply_edits(text, [edit]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\nx", "| a | b |\n|---|\nx"),
        ("> | a |", "> | a |\n> |---|"),
        ("  | a |\r\n", "  | a |\r\n  |---|\r\n"),
    ],
)
def test_a_line_is_put_after_another_inside_the_same_block(text: str, expected: str) -> None:
    guide = _guide(text)
    edit = line_after(guide, text.index("|"), "|---|")
    assert edit is not None
    assert apply_edits(text, [edit]) == expected


def test_no_line_is_put_before_text_that_stands_after_something_else() -> None:
    text = "- | a |\n"
    assert line_before(_guide(text), text.index("|")) is None
    assert line_after(_guide(text), text.index("|"), "|---|") is None


@pytest.mark.parametrize(
    ("text", "is_blank"),
    [
        ("a\nX", False),
        ("a\n\nX", True),
        ("> a\n>\n> X", True),
        ("X", True),
        ("---\nt: 1\n---\nX", True),
    ],
)
def test_blank_lines_are_seen_inside_block_quotes_too(text: str, is_blank: bool) -> None:
    guide = _guide(text)
    assert is_after_blank_line(guide, text.index("X")) is is_blank
