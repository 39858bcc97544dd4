"""Whom an amount is about: what headers, row keys and the words before an amount say."""

from __future__ import annotations

import pytest

from careerdata.extract.subject import Subject, read_subject
from careerdata.model.document import Text
from tests.extract.guide_text import knowledge


def told(subject: Subject | None) -> dict[str, object]:
    """What a subject says, without the places."""
    assert subject is not None
    low, high = subject.experience.minimum, subject.experience.maximum
    said = {
        "role": subject.role.name.plain if subject.role else None,
        "region": subject.region.plain if subject.region else None,
        "segment": (subject.segment.kind, subject.segment.name.plain) if subject.segment else None,
        "level": subject.level.value if subject.level else None,
        "years": (low.value if low else None, high.value if high else None) if low or high else None,
        "statistic": subject.statistic.value if subject.statistic else None,
        "pay_period": subject.pay_period.value if subject.pay_period else None,
    }
    return {name: value for name, value in said.items() if value is not None}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Senior (5-8 years)", {"level": "senior", "years": (5, 8)}),
        ("Experienced (20+ years)", {"years": (20, None)}),
        ("Mit Erfahrung (3-5 Jahre)", {"years": (3, 5)}),
        ("Average salary in London", {"region": "London", "statistic": "mean"}),
        ("Product companies (A, B)", {"segment": ("employer", "Product companies")}),
        ("Monthly pay", {"pay_period": "month"}),
        ("25th percentile", {"statistic": "p25"}),
        ("Enfermera con 5 años de experiencia", {"role": "Enfermera", "years": (5, 5)}),
        ("Lead / Principal", {}),
    ],
)
def test_words_say_a_subject(written: str, expected: dict[str, object]) -> None:
    assert told(read_subject(Text.of(written, 0), knowledge())) == expected


@pytest.mark.parametrize(
    ("written", "column", "expected"),
    [
        ("10+", "experience", {"years": (10, None)}),
        ("Team Lead", "level", {"level": "lead"}),
        ("Expert (10+ years)", "level", {"years": (10, None)}),
        ("Oberursel", "city", {"region": "Oberursel"}),
        ("Government", "industry", {"segment": ("industry", "Government")}),
        ("bis 100 Mitarbeiter", "company_size", {"segment": ("company_size", "bis 100 Mitarbeiter")}),
        ("90%", "statistic", {"statistic": "p90"}),
        ("50th", "statistic", {"statistic": "median"}),
        ("SCADA Wizard", "role", {"role": "SCADA Wizard"}),
    ],
)
def test_a_column_explains_its_cells(written: str, column: str, expected: dict[str, object]) -> None:
    assert told(read_subject(Text.of(written, 0), knowledge(), (column,))) == expected


@pytest.mark.parametrize("written", ["The lucky ones", "Housing stipend", "Column 2", "Signing bonus"])
def test_words_that_name_nobody_are_not_understood(written: str) -> None:
    assert read_subject(Text.of(written, 0), knowledge()) is None


def test_what_is_nearer_wins() -> None:
    inner = Subject(region=Text.of("Dubai", 0))
    outer = Subject(region=Text.of("UAE", 9), level=None)
    assert told(inner.over(outer)) == {"region": "Dubai"}
