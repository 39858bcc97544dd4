"""Characters that were garbled before a text came here: UTF-8 that was read as another encoding.

â‚¬40k â€“ â‚¬50k        once `€40k – €50k`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Windows-1252, -1251 and -1253 make of the second and third byte of a dash, a quote or a
# bullet.
_TAIL = "[\u0080-\u00bfŠšŒœŸŽžˆ˜–—‘’‚“”„†‡•…‰‹›™]"
_GARBLED = re.compile(
    rf"""  [âβв]€ {_TAIL}                  # a dash, a quotation mark, a bullet
         | [âβв]‚¬                        # the euro sign
         | [âвβ]‚[\u00a0-\u00bf]          # other currency signs
         | Â [\u00a0£¥©®°·§«»¢]           # the pound sign, a no-break space and others
         | Ã {_TAIL}                      # a letter with an accent
         | ðŸ                             # an emoji
    """,
    re.VERBOSE,
)

_LEADS = "âβвÂÃð"
"""What garbled characters begin with; most texts hold none of it."""


def find_garbled(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The garbled characters of a text, from an offset on."""
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return iter(())
    return _GARBLED.finditer(text, start)


def is_garbled(text: str) -> bool:
    """Whether a text holds garbled characters."""
    return any(True for _ in find_garbled(text))
