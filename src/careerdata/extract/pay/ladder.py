"""Career ladders that are drawn in a code block:
a role and its pay on each line, arrows between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import amounts_of
from careerdata.outline.frame import frame_of

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text

_LINE = re.compile(r"[^\n]+")
_ARROWS = re.compile(r"[\W_]*[vV]?[\W_]*")
# `Junior Pentester (€46k)`, `Senior: €92k`, `├── Lead – €110k`
_STEP = re.compile(
    r"[\s│├└─|+>*•-]*(?P<name>[^\W\d_][^(:\n]*?)\s*(?:\(|:|\s[–—-])\s*(?P<pay>[^()\n]+)\)?\s*"
)
_LEAST_STEPS = 2


def ladder_in(text: Text, knowledge: Knowledge) -> list[Text]:
    """The lines of a ladder; none where the block is anything else."""
    steps: list[Text] = []
    for match in _LINE.finditer(text.plain):
        if _ARROWS.fullmatch(match.group()):
            continue
        step = _step(text.cut(*match.span()), knowledge)
        if step is None:
            return []
        steps.append(step)
    return steps if len(steps) >= _LEAST_STEPS else []


def _step(line: Text, knowledge: Knowledge) -> Text | None:
    """A line that names somebody and what they are paid, and nothing else."""
    match = _STEP.fullmatch(line.plain)
    if match is None:
        return None
    pay = line.slice(*match.span("pay"))
    amounts = amounts_of(pay, knowledge)
    is_amount = (
        len(amounts) == 1
        and not pay.plain[: amounts[0].start].strip()
        and not pay.plain[amounts[0].end :].strip()
    )
    frame = frame_of(line.cut(match.start("name"), match.end("name")), "key", knowledge)
    return line.cut(match.start("name")) if is_amount and frame.slots.names_someone else None
