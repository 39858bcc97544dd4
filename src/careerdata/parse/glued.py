"""Tables whose cells an extract glued together, so that no mark stands between them.

    RoleUnited StatesUnited Kingdom                     a header: a capital right behind a small letter
    Junior DevOps (0-2 years)$81,000 – $111,000£36,000 – £51,000     a row: a currency sign right behind a
    Senior DevOps$140,000 – $190,000£70,000 – £95,000                letter, a digit, `+`, `k` or a bracket

Such a table is read only where the header and every row split into the same number of cells; anything else
stays text.
"""

from __future__ import annotations

import re

from careerdata.document import Text

_HEADER_SEAM = re.compile(r"(?<=[a-zà-ÿ)])(?=[A-ZÀ-Þ])")
# Not behind white space, a dash or another sign: there the amount goes on. Not behind a capital: `US$` is one sign.
_ROW_SEAM = re.compile(r"(?<=[\w)+%])(?<![A-Z])(?=[~≈]?(?:[A-Z]{1,3}\$|[$£€₹¥₩₺]|CHF\s?|Rs\.?\s?)\d)")
_LEAST_ROWS = 2
_LEAST_CELLS = 2


def glued_table(lines: list[tuple[str, int]]) -> list[list[Text]] | None:
    """The cells of the glued table that begins at the first of some (line, offset) pairs, or None.

    The first row is the header. At least two rows must follow it, all with as many cells as it has.
    """
    if len(lines) <= _LEAST_ROWS or _ROW_SEAM.search(lines[0][0]):
        return None
    header = _split(*lines[0], _HEADER_SEAM)
    rows = []
    for text, start in lines[1:]:
        cells = _split(text, start, _ROW_SEAM)
        if len(cells) < _LEAST_CELLS or len(cells) != len(header):
            break
        rows.append(cells)
    return [header, *rows] if len(rows) >= _LEAST_ROWS else None


def _split(text: str, start: int, seam: re.Pattern[str]) -> list[Text]:
    ends = [match.start() for match in seam.finditer(text)]
    whole = Text.of(text, start)
    return [whole.cut(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
