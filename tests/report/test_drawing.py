"""Carets stand under the characters that they mean, whatever the source line holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.report.drawing import display_width, draw, visible_text


@pytest.mark.parametrize(
    ("line", "start", "end", "source", "carets"),
    [
        ("Pay: £30k", 5, 9, "Pay: £30k", "     ^^^^"),
        ("Pay: £30k", 5, 5, "Pay: £30k", "     ^"),
        ("Pay", 3, 3, "Pay", "   ^"),
        ("Pay", 9, 12, "Pay", "   ^"),
        ("\tPay", 1, 4, "    Pay", "    ^^^"),
        ("年収 500万円", 3, 8, "年収 500万円", "     ^^^^^^^"),
        ("cafe\u0301 30k", 6, 9, "cafe\u0301 30k", "     ^^^"),
        ("a\x1b[2Jb", 5, 6, "a␛[2Jb", "     ^"),
        ("a\u202eb", 2, 3, "a<U+202E>b", "         ^"),
        ("a\x9bb", 2, 3, "a<U+009B>b", "         ^"),
        ("##[Pay](#pay)", 3, 6, "♯#[Pay](#pay)", "   ^^^"),
    ],
)
def test_carets_stand_under_the_span(
    line: str, start: int, end: int, source: str, carets: str
) -> None:
    assert draw(line, start, end) == (source, carets)


def test_a_long_line_is_cut_at_its_end() -> None:
    assert draw("0123456789abcdef", 1, 3, width=10) == ("012345678…", " ^^")


def test_a_long_line_is_cut_around_the_carets() -> None:
    line = "x" * 80 + "HERE" + "y" * 80
    source, carets = draw(line, 80, 84, width=60)
    assert source == "…" + "x" * 24 + "HERE" + "y" * 30 + "…"
    assert carets == " " * 25 + "^^^^"


def test_carets_end_where_the_cut_line_ends() -> None:
    source, carets = draw("x" * 500, 0, 500, width=40)
    assert source == "x" * 39 + "…"
    assert carets == "^" * 39


def test_a_line_of_a_whole_file_is_cut_on_both_sides() -> None:
    source, carets = draw("x" * 100_000 + "HERE" + "y" * 100_000, 100_000, 100_004)
    assert source.startswith("…x")
    assert source.endswith("y…")
    assert source[carets.index("^") : len(carets)] == "HERE"


def test_a_text_for_the_terminal_holds_no_control_character() -> None:
    assert visible_text("a\x1b]0;b\x07\nc\x7f") == "a␛]0;b␇␊c<U+007F>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]a", "♯#[error]a"),
        ("a ##[group]b", "a ♯#[group]b"),
        ("###[error]a", "#♯#[error]a"),
        ("##vso[task.setvariable variable=a]b", "♯#vso[task.setvariable variable=a]b"),
        ("##teamcity[buildStatus text='a']", "♯#teamcity[buildStatus text='a']"),
        ("::error::a", "∶:error::a"),
        ("  ::add-mask::a", "  ∶:add-mask::a"),
    ],
)
def test_a_text_holds_no_command_to_a_log_of_ci(text: str, shown: str) -> None:
    assert visible_text(text) == shown
    assert display_width(shown) == len(text)


@pytest.mark.parametrize(
    "text", ["## Salary", "# [Pay](a)", "a::b", "C# [5]", "ratio 2::3", "##Pay [a]"]
)
def test_what_is_no_command_is_shown_as_it_stands(text: str) -> None:
    assert visible_text(text) == text


@given(st.text(max_size=200), st.integers(0, 250), st.integers(0, 250), st.integers(30, 90))
def test_a_drawing_fits_its_width_and_has_a_caret(
    line: str, start: int, end: int, width: int
) -> None:
    source, carets = draw(line, start, end, width)
    assert display_width(source) <= width
    assert carets.strip(" ").strip("^") == ""
    assert carets.endswith("^")
