"""Rows for people: aligned, exact, and no wider than the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.report.drawing import display_width
from careerdata.report.grid import cell_text, format_rows

_ROWS: list[dict[str, object]] = [
    {
        "role": "Nurse",
        "empty": None,
        "amount": 30000.0,
        "open": False,
        "aliases": ["RN", "Staff Nurse"],
    },
    {"role": "看護師", "empty": None, "amount": 17.95, "open": True, "aliases": []},
    {"role": "Ward manager", "empty": None, "amount": None, "open": None, "aliases": None},
]
_COLUMNS = list(_ROWS[0])


def test_in_a_pipe_everything_is_there() -> None:
    grid = format_rows(_ROWS, _COLUMNS, None)
    assert grid.left_out == []
    assert grid.lines == [
        "role          empty  amount  open   aliases",
        "Nurse                 30000  false  RN, Staff Nurse",
        "看護師                17.95  true",
        "Ward manager",
    ]


def test_on_a_terminal_a_column_without_a_value_is_left_out() -> None:
    grid = format_rows(_ROWS, _COLUMNS, 80)
    assert grid.left_out == ["empty"]
    assert grid.lines[1] == "Nurse          30000  false  RN, Staff Nurse"


def test_on_a_terminal_the_columns_that_do_not_fit_are_left_out() -> None:
    grid = format_rows(_ROWS, ["role", "amount", "open", "aliases"], 28)
    assert grid.left_out == ["aliases"]
    assert grid.lines[0] == "role          amount  open"


def test_on_a_terminal_a_long_cell_is_cut_to_let_the_next_column_in() -> None:
    rows = [{"statement": "x" * 200, "line": 7}]
    assert format_rows(rows, ["statement", "line"], 60).lines[1] == "x" * 39 + "…     7"


def test_without_rows_the_header_is_there() -> None:
    assert format_rows([], ["role", "amount"], None).lines == ["role  amount"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (100000.0, "100000"),
        (27.3, "27.3"),
        (1234567.89, "1234567.89"),
        (7, "7"),
        (True, "true"),
        ([], ""),
        (["a", "b"], "a, b"),
        ("two\nlines\x1b[2J", "two␊lines␛[2J"),
    ],
)
def test_a_value_is_shown_exactly(value: object, text: str) -> None:
    assert cell_text(value) == text


@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=90))), st.integers(20, 120)
)
def test_a_grid_fits_the_terminal(rows: list[dict[str, object]], width: int) -> None:
    assert all(
        display_width(line) <= width for line in format_rows(rows, ["a", "b", "c"], width).lines
    )
