"""Comments for careerdata in a guide: in Markdown and HTML, and at the end of a line in plain text.

<!-- careerdata: ignore CD402 the steps are meant to overlap -->
"""

from __future__ import annotations

import re

MARK = "careerdata:"
"""Every such comment contains this."""

# A comment ends before the next one begins, so that unclosed ones cost no time.
COMMENT = re.compile(
    r"""
    <!-- \s*
    careerdata:
    (?P<words> (?: (?!-->|<!--) . )*+ )
    -->
    """,
    re.VERBOSE | re.DOTALL,
)
_AT_END = re.compile(rf"\s*(?:{COMMENT.pattern})\s*\Z", re.VERBOSE | re.DOTALL)


def without_comment(line: str) -> str:
    """A line without the comment at its end; empty if the line is only a comment."""
    return _AT_END.sub("", line) if MARK in line else line


def is_comment(line: str) -> bool:
    """Whether a line is only a comment."""
    return MARK in line and not without_comment(line).strip()
