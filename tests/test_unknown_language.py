"""A guide in a language that nobody taught gives no data, and the finding says why."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from careerdata.pipeline import compile_guides
from careerdata.read import found_as
from tests.extract.guide_text import knowledge

_CASES = yaml.safe_load((Path(__file__).parent / "language_cases.yaml").read_text(encoding="utf-8"))
UNKNOWN: dict[str, str] = _CASES["unknown"]
KNOWN: dict[str, str] = _CASES["known"]


def _compiled(folder: Path, text: str) -> tuple[list[object], dict[str, int], list[str]]:
    """The language, the number of rows by table, and the messages of the rule."""
    outcome = compile_guides([found_as(folder / "guide.md", text.encode())], knowledge())
    rows = {name: len(next(iter(columns.values()))) for name, columns in outcome.tables.items()}
    told = [finding.message for finding in outcome.findings if finding.name == "unknown-language"]
    return outcome.tables["guides"]["language"], rows, told


DATA = (
    "salary_bands",
    "skills",
    "roadmap_steps",
    "resources",
    "market_stats",
    "fit_traits",
    "roles",
)


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_guide_in_an_unknown_language_gives_its_title_and_a_finding(
    tmp_path: Path, text: str
) -> None:
    language, rows, told = _compiled(tmp_path, text)
    assert language == ["und"]
    assert [name for name in DATA if rows[name]] == []
    assert told == ["the language of this guide is not known, so only its title is published"]


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_a_guide_in_a_known_language_is_read(tmp_path: Path, text: str) -> None:
    _, rows, told = _compiled(tmp_path, text)
    assert told == []
    assert rows["skills"] + rows["resources"] > 0


def test_the_language_that_a_template_states_does_not_make_it_known(tmp_path: Path) -> None:
    language, rows, told = _compiled(tmp_path, f"---\nlang: en\n---\n\n{UNKNOWN['Czech']}")
    assert (language, rows["skills"], len(told)) == (["und"], 0, 1)


def test_a_stated_language_without_word_lists_is_named(tmp_path: Path) -> None:
    language, _, told = _compiled(tmp_path, f"---\nlang: cs\n---\n\n{UNKNOWN['Czech']}")
    assert language == ["cs"]
    assert told == ["the language of this guide (cs) is not known, so only its title is published"]
