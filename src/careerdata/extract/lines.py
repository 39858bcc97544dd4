"""The lines in which the source sets a paragraph, where a carrier joins them to running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerdata.model.document import Text
    from careerdata.model.guide import Guide

_SPACE = re.compile(r"\s")


def source_lines(text: Text, guide: Guide) -> list[Text]:
    """The parts of a text between the line breaks of its source;
    the whole text where it stands in one line.
    """
    lines, at = [], 0
    for match in _SPACE.finditer(text.plain) if "\n" in guide.text[slice(*text.span)] else ():
        if "\n" in guide.text[slice(*text.span_of(*match.span()))]:
            lines.append(text.cut(at, match.start()))
            at = match.end()
    return [line for line in (*lines, text.cut(at)) if line]
