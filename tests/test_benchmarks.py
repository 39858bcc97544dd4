"""The guides of the benchmark: always the same, of the promised size, and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.guides import write_guides
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.pipeline import compile_guides
from careerdata.read import find_guides

if TYPE_CHECKING:
    from pathlib import Path


def _written(folder: Path, seed: int) -> dict[str, str]:
    folder.mkdir()
    write_guides(folder, 20, seed)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_one_seed_gives_the_same_guides_and_another_gives_others(tmp_path: Path) -> None:
    first = _written(tmp_path / "first", 1)
    assert len(first) == 20
    assert _written(tmp_path / "again", 1) == first
    assert set(_written(tmp_path / "other", 2).values()).isdisjoint(first.values())


def test_the_guides_have_about_8_kilobytes_and_no_error(tmp_path: Path) -> None:
    sizes = [len(text.encode()) for text in _written(tmp_path / "raw", 3).values()]
    assert all(7_000 < size < 9_000 for size in sizes)
    outcome = compile_guides(find_guides([tmp_path / "raw"]), load_knowledge())
    assert [finding for finding in outcome.findings if finding.severity == "error"] == []
    assert len(outcome.tables["salary_bands"]["guide_id"]) == 20 * 12
