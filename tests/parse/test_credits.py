"""A line that says who took a picture is none of the guide's."""

from __future__ import annotations

import pytest

from careerdata.model.document import Boilerplate
from careerdata.model.guide import Guide
from careerdata.parse import parse_guide
from tests.extract.guide_text import knowledge


def _is_around(line: str, carrier: str) -> bool:
    text = f"Welders join metal with great care.\n\n{line}\n\nThey also take it apart, which is harder.\n"
    guide = Guide("g", "g", "g", text, "markdown" if carrier == "markdown" else "text", "")
    blocks = parse_guide(guide, knowledge(), lambda _: None).blocks
    return any(
        isinstance(block, Boilerplate) and line.strip("*") in block.text.plain for block in blocks
    )


@pytest.mark.parametrize("carrier", ["text", "markdown"])
@pytest.mark.parametrize(
    "line",
    [
        "(Boston Herald Pictures/Agency)",
        "(Photo: Ann Smith)",
        "(Getty Images)",
        "Photo: Ann Smith / Reuters",
        "Photo by Ann Smith",
        "Image credit: Weld Works",
        "Foto: Anna Schmidt/dpa",
        "Bildnachweis: Schweißwerk",
        "Crédit photo : Anne Petit",
        "Foto: Ana Pérez",
    ],
)
def test_a_credit_is_of_the_page(line: str, carrier: str) -> None:
    assert _is_around(line, carrier)


@pytest.mark.parametrize("carrier", ["text", "markdown"])
@pytest.mark.parametrize(
    "line",
    [
        "(Boston and its suburbs)",
        "Photo editors earn a median of $61,000 a year.",
        "Image analysis is one of the skills they need.",
        "Photographers: $45,000 – $60,000",
        "Photo editing, retouching and layout",
    ],
)
def test_what_speaks_of_pictures_is_text(line: str, carrier: str) -> None:
    assert not _is_around(line, carrier)
