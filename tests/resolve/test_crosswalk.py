"""The crosswalk: which of a dataset's roles and skills have a code, and which have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.pipeline import compile_guides, load_knowledge
from careerdata.read import find_guides

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = load_knowledge()

NURSING = """# Nursing

## Salary

| Role | United Kingdom |
|---|---|
| Registered Nurse | £30,000 - £37,000 |
| Senior Registered Nurse (5+ years) | £38,000 - £45,000 |
| Lead Registered Nurse | £46,000 - £50,000 |
| Ward Whisperer | £20,000 - £22,000 |

## Skills

- Python
- Bandaging
"""


def _rows(tmp_path: Path, *guides: str) -> list[tuple[object, ...]]:
    for number, guide in enumerate(guides):
        (tmp_path / f"guide-{number}.md").write_text(guide, encoding="utf-8")
    outcome = compile_guides(find_guides([tmp_path]), KNOWLEDGE)
    assert not [finding for finding in outcome.findings if finding.severity == "error"]
    return list(zip(*outcome.tables["crosswalk"].values(), strict=True))


def test_a_role_has_its_codes_at_a_level_too_and_nothing_is_guessed(tmp_path: Path) -> None:
    assert _rows(tmp_path, NURSING) == [
        ("role", "registered-nurse", "onet-soc", "29-1141.00", "2019"),
        ("role", "registered-nurse", "soc", "29-1141", "2018"),
        ("role", "registered-nurse", "isco", "2221", "08"),
        ("role", "senior-registered-nurse", "onet-soc", "29-1141.00", "2019"),
        ("role", "senior-registered-nurse", "soc", "29-1141", "2018"),
        ("role", "senior-registered-nurse", "isco", "2221", "08"),
        ("skill", "python", "wikidata", "Q28865", None),
    ]


def test_the_codes_stand_once_however_many_guides_name_the_role(tmp_path: Path) -> None:
    welding = (
        NURSING.replace("Nursing", "Welding")
        .replace("Registered Nurse", "Welder")
        .replace("Python", "Java")
    )
    rows = _rows(tmp_path, NURSING, NURSING, welding)
    assert len(rows) == len(set(rows))
    assert {row[1] for row in rows} == {
        "registered-nurse",
        "senior-registered-nurse",
        "python",
        "welder",
        "senior-welder",
        "java",
    }
