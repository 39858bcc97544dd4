"""Characters that were garbled before the guide came here: UTF-8 read as another encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.guide import Span
from careerdata.rules import parse as rules

if TYPE_CHECKING:
    from careerdata.finding import Report
    from careerdata.guide import Guide

# What Windows-1252, -1251 and -1253 make of the second and third byte of a dash, a quote or a bullet.
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
"""What garbled characters begin with; most guides hold none of it."""


def report_mojibake(guide: Guide, report: Report) -> None:
    """Report garbled characters once for a guide, at the first of them."""
    if guide.text.isascii() or not any(lead in guide.text for lead in _LEADS):
        return
    found = list(_GARBLED.finditer(guide.text, guide.body_start))
    if found:
        span = Span(found[0].start(), found[0].end())
        report(rules.mojibake.on(guide, span, found[0].group(), len(found)))
