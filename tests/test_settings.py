"""`careerdata.toml`: a user's own headings, skills and roles without touching the shipped files."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerdata.knowledge import compile_knowledge
from careerdata.pipeline import Outcome, compile_guides
from careerdata.read import find_guides
from careerdata.settings import Settings, SettingsError, find_settings, read_settings

GUIDE = """# Baker Career Guide

## What lands in your pocket

- Baker: 31 000 €

## Skills

- Viennoiserie
"""


def _settings(folder: Path, text: str) -> Path:
    path = folder / "careerdata.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _compile(folder: Path, settings: Settings) -> Outcome:
    guide = folder / "baker.md"
    guide.write_text(GUIDE, encoding="utf-8")
    return compile_guides(find_guides([guide]), compile_knowledge(settings.load_schemas()))


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert find_settings(tmp_path) == Settings()


def test_a_heading_of_ones_own_announces_a_section(tmp_path: Path) -> None:
    plain = _compile(tmp_path, Settings())
    assert plain.tables["salary_bands"]["amount_max"] == []
    assert [f.place.line for f in plain.findings if f.rule == "CD302"] == [3]
    path = _settings(tmp_path, '[headings]\nsalary = ["What lands in your pocket"]\n')
    assert _compile(tmp_path, read_settings(path)).tables["salary_bands"]["amount_max"] == [31000]


def test_a_skill_of_ones_own_has_its_other_spellings(tmp_path: Path) -> None:
    path = _settings(tmp_path, '[skills]\n"Laminated dough" = ["Viennoiserie"]\n')
    skills = _compile(tmp_path, read_settings(path)).tables["skills"]
    assert (skills["skill_id"], skills["name"]) == (["laminated-dough"], ["Viennoiserie"])


def test_a_folder_of_schemas_is_named_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "reading.yaml").write_text(
        "sections:\n  salary:\n    en: [what lands in your pocket]\n", encoding="utf-8"
    )
    path = _settings(tmp_path, 'schemas = ["house"]\n')
    assert _compile(tmp_path, read_settings(path)).tables["salary_bands"]["amount_max"] == [31000]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("headngs = {}", "there is no setting 'headngs'; did you mean 'headings'?"),
        ("[headings]\nsalry = []", "there is no kind of section 'salry'; did you mean 'salary'?"),
        ('[headings]\nsalary = "Pay"', "headings.salary must be a list of texts, not 'Pay'"),
        ("skills = 3", "skills must be a table, not 3"),
        ("schemas = [1]", "schemas must be a list of texts, not [1]"),
        ("[headings", "cannot be read"),
    ],
)
def test_a_fault_in_the_file_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(_settings(tmp_path, text))
    assert told in str(caught.value)
    assert "careerdata.toml" in str(caught.value)
