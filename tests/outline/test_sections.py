"""Which heading starts which section:
`outline_cases.yaml` holds guides and the kind that each heading must have.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from careerdata.outline.sections import outline_of
from careerdata.parse import parse_guide
from tests.extract.guide_text import guide_of, knowledge

if TYPE_CHECKING:
    from careerdata.model.guide import GuideFormat
    from careerdata.model.outline import Outline


class Case(NamedTuple):
    """A guide and the kinds of its headings."""

    name: str
    carrier: GuideFormat
    guide: str
    kinds: list[str]


CASES = [
    Case(entry["case"], entry.get("carrier", "markdown"), entry["guide"], entry["kinds"])
    for entry in yaml.safe_load(
        Path(__file__).with_name("outline_cases.yaml").read_text(encoding="utf-8")
    )
]


def outline(carrier: GuideFormat, text: str) -> Outline:
    guide = guide_of(carrier, text)
    return outline_of(parse_guide(guide, knowledge(), lambda _: None), knowledge())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_heading_starts_the_section_that_it_announces_or_belongs_to(case: Case) -> None:
    sections = [section for section in outline(case.carrier, case.guide).sections if section.title]
    found = {
        section.title.plain: " ".join(section.kinds) or "-" for section in sections if section.title
    }
    assert [" ".join(section.kinds) or "-" for section in sections] == case.kinds, found


def test_a_title_about_returns_silences_no_guide_with_pay_of_a_role() -> None:
    guide = "# {title}\n\n## Salary\n\n- Senior: $60,000\n"
    kinds = {
        title: outline("markdown", guide.format(title=title)).sections[-1].kind
        for title in ("Aviation Mechanic: ROI of Certificates", "The ROI of Certificates")
    }
    assert list(kinds.values()) == ["salary", "other"]
