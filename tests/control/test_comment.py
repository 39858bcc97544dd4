"""Comments that speak to careerdata: what is one, and what is left of its line."""

from __future__ import annotations

import pytest

from careerdata.control.comment import COMMENT, is_comment, without_comment


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("- Nurse <!-- careerdata: ignore CD402 -->", "- Nurse"),
        ("<!-- careerdata: ignore CD402 -->\n", ""),
        ("<!--careerdata: ignore CD402-->", ""),
        ("- Nurse <!-- another tool: ignore -->", "- Nurse <!-- another tool: ignore -->"),
        ("<!-- careerdata: ignore CD402 --> - Nurse", "<!-- careerdata: ignore CD402 --> - Nurse"),
        ("<!-- careerdata: ignore CD402", "<!-- careerdata: ignore CD402"),
        ("careerdata: a compiler", "careerdata: a compiler"),
    ],
)
def test_a_comment_at_the_end_is_no_text_of_its_line(line: str, left: str) -> None:
    assert without_comment(line) == left
    assert is_comment(line) == (left == "")


def test_many_unclosed_comments_take_linear_time() -> None:
    assert COMMENT.search("<!-- careerdata: " * 100_000) is None
