"""A few dozen small guides in several batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.read import find_guides

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.read import FoundGuide

_GUIDE = """# Hall {number} Nurse Guide 2026

## Salaries

| Role | US | Atlantis |
|---|---|---|
| Hall {number} Nurse | ${amount},000 - $90,000 | $70,000 |
"""


def write_guides(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = _GUIDE.format(number=number, amount=40 + number % 30)
        (folder / f"hall-{number}.md").write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def found(tmp_path: Path) -> list[FoundGuide]:
    """Sixty guides in five batches."""
    write_guides(tmp_path / "raw", 60)
    return find_guides([tmp_path / "raw"])
