"""Whatever bytes a file holds:
findings and rows come of it, never a traceback, and long files come back.
"""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerdata.pipeline import compile_guide, load_knowledge
from careerdata.read import find_guides, read_guide

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Finding

_ENDINGS = ("guide.md", "guide.txt", "guide.html")


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def _compile(name: str, data: bytes) -> list[Finding]:
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        guide = read_guide(find_guides([path])[0], findings.append)
    if guide is not None:
        for rows in compile_guide(guide, _knowledge(), findings.append).values():
            for row in rows:
                assert 0 <= row.span.start <= row.span.end <= len(guide.text)
                assert all(
                    0 <= low <= high <= len(guide.text) for low, high in row.sources.values()
                )
    return findings


_GUIDES = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "guides").glob("*.md"))
]
_WORDS = sorted({word for guide in _GUIDES for word in re.split(r"(?<=[\s|.,;:()*#–$£€-])", guide)})
_MARKS = (
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "  ",
        "| ",
        " |\n",
        "|---|---|\n",
        "# ",
        "## ",
        "- ",
        "  • ",
        "1. ",
        "**",
        "---\n",
    ),
    *(
        "$",
        "€",
        "£",
        "₹",
        "–",
        " – ",
        "k",
        "+",
        "%",
        "(",
        ")",
        "[",
        "](",
        "```\n",
        "\0",
        "\u2028",
        "\u00a0",
        "\u202f",
        "\u00ad",
    ),
    *(
        "<td>",
        "<table>",
        "</tr>",
        "<dl><dt>",
        "<dd>",
        "<li>",
        "<h2>",
        "</h2>",
        "&euro;",
        "&nbsp;",
        "<!--",
        "<script>",
    ),
    *(
        "$100,000 – $120,000",
        "45.000 €",
        "£36k£51k",
        "RoleUnited StatesUK\n",
        "(0-2 years)",
        "Months 1-3: ",
        "Salary",
    ),
)
_TEXT = st.lists(st.sampled_from(_MARKS) | st.sampled_from(_WORDS), max_size=60).map("".join)


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(st.sampled_from(_ENDINGS), st.binary(max_size=200))
@example("guide.md", b"")
@example("guide.md", b"\xff\xfe#\0")
@example("guide.md", b"\x80\x81 # Pay \xe2\x82")
@example("guide.html", b"<html><meta charset=utf-16><h1>\xed\xa0\x80")
def test_any_bytes_are_compiled_or_refused(name: str, data: bytes) -> None:
    _compile(name, data)


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(st.sampled_from(_ENDINGS), _TEXT)
def test_any_mixture_of_notations_is_compiled(name: str, text: str) -> None:
    _compile(name, text.encode())


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(
    st.sampled_from(_ENDINGS),
    _TEXT,
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"]),
)
def test_any_mixture_in_any_encoding_is_compiled(name: str, text: str, encoding: str) -> None:
    _compile(name, text.encode(encoding, "replace"))


@settings(deadline=None)  # the first guide waits for the vocabulary
@given(
    st.sampled_from(_ENDINGS),
    st.sampled_from(_GUIDES),
    st.lists(st.tuples(st.floats(0, 1), _TEXT), max_size=6),
)
def test_any_guide_that_was_torn_is_compiled(
    name: str, guide: str, tears: list[tuple[float, str]]
) -> None:
    body = guide.partition("~~~~~~")[2].partition("\n")[2].partition("~~~~~~")[0]
    for share, patch in tears:
        at = int(share * len(body))
        body = body[:at] + patch[:20] + body[at + len(patch) :]
    _compile(name, body.encode())
