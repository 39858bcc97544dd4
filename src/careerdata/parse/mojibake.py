"""Characters that were garbled before the guide came here: UTF-8 read as another encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Span
from careerdata.notation.mojibake import find_garbled
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide


def report_mojibake(guide: Guide, report: Report) -> None:
    """Report garbled characters once for a guide, at the first of them."""
    found = list(find_garbled(guide.text, guide.body_start))
    if found:
        span = Span(found[0].start(), found[0].end())
        edits = tuple(edit for match in found if (edit := _restored(guide.text, match.start())))
        fix = Fix("restore the garbled characters", edits, is_safe=False) if edits else None
        first = _restored(guide.text, span.start)
        restored = first.replacement if first else None
        report(rules.mojibake.on(guide, span, found[0].group(), restored, len(found)).with_fix(fix))


# --- What the characters were ---------------------------------------------------------------------

_CODE_PAGES = {"β": "cp1253", "в": "cp1251"}
"""What a text was read in, by the first of the garbled characters;
Windows-1252 where it is another.
"""

_LENGTHS = (4, 3, 2)
"""How many bytes a character outside ASCII has in UTF-8."""


def _restored(text: str, start: int) -> Edit | None:
    """The one character that the garbled ones at a place were; None where they are no UTF-8."""
    code_page = _CODE_PAGES.get(text[start], "cp1252")
    for length in _LENGTHS:
        end = start + length
        character = _decoded(text[start:end], code_page)
        if character is not None:
            return Edit(Span(start, end), character)
    return None


def _decoded(garbled: str, code_page: str) -> str | None:
    try:
        character = b"".join(_bytes_of(garbled, code_page)).decode()
    except UnicodeError:
        return None
    return character if len(character) == 1 else None


def _bytes_of(garbled: str, code_page: str) -> Iterator[bytes]:
    for character in garbled:
        # Bytes that a code page leaves open are read as the control character of the same number.
        yield character.encode("latin-1" if "\x80" <= character <= "\x9f" else code_page)
