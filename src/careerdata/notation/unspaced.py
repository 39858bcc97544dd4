"""Scripts that put no spaces between words: Han, Hiragana, Katakana.

Each character of them is a word of its own, a run of Katakana is one word. A phrase is then some
words in a row, and begins and ends wherever it is found: `平均年収` holds `年収`.
"""

from __future__ import annotations

import re

UNSPACED = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Their letters, as part of a class of a pattern."""

KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"

UNSPACED_WORD = rf"[{KATAKANA}]+|[{UNSPACED}]"

NOT_AFTER_WORD = rf"(?<![^\W{UNSPACED}])"
"""A place that no letter or digit stands before which goes on there."""

_LETTER = re.compile(f"[{UNSPACED}]")
_HAN = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def is_compounded(text: str, start: int) -> bool:
    """Whether the name that begins at `start` is the end of a longer one: `看護師` of `准看護師`."""
    return start > 0 and bool(_HAN.match(text, start - 1) and _HAN.match(text, start))


def has_unspaced(text: str) -> bool:
    """Whether a text has a letter of these scripts."""
    return not text.isascii() and _LETTER.search(text) is not None
