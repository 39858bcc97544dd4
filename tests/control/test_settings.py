"""`careerdata.toml`: a user's own headings, skills and roles without touching the shipped files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerdata.control.baseline import BaselineError
from careerdata.control.selection import Choice
from careerdata.control.settings import Settings, SettingsError, find_settings, read_settings
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.pipeline import Outcome, compile_guides
from careerdata.read import find_guides

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
    assert [f.place.line for f in plain.findings if f.rule == "CD324"] == [5]
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
        ('selct = ["CD4"]', "there is no setting 'selct'; did you mean 'select'?"),
        ('select = "CD4"', "select must be a list of texts, not 'CD4'"),
        ("ignore = [402]", "ignore must be a list of texts, not [402]"),
        ('severity = "error"', "severity must be a table, not 'error'"),
        (
            '[severity]\nCD402 = "fatal"',
            "severity.CD402 must be one of error, warning, info, not 'fatal'",
        ),
        (
            '[severity]\nCD402 = ["error"]',
            "severity.CD402 must be one of error, warning, info, not ['error']",
        ),
        ("baseline = true", "baseline must be the path of a file, not True"),
        ('per-path = ["drafts"]', "per-path must be a table, not ['drafts']"),
        ('[per-path]\n"drafts/**" = ["CD402"]', "drafts/** must be a table, not ['CD402']"),
        (
            '[per-path."drafts/**"]\nignroe = []',
            "there is no setting 'ignroe'; did you mean 'ignore'?",
        ),
        ('[per-path."drafts/**"]\nselect = []', "there is no setting 'select'"),
    ],
)
def test_a_fault_in_the_file_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(_settings(tmp_path, text))
    assert told in str(caught.value)
    assert "careerdata.toml" in str(caught.value)


CONTROL = """select = ["CD4"]
ignore = ["CD411"]
baseline = "accepted.json"

[severity]
CD402 = "error"

[per-path."drafts/**"]
ignore = ["CD420"]
severity = { CD4 = "info" }
"""


def _under_tool(text: str) -> str:
    """Settings as a part of pyproject.toml."""
    return "[tool.careerdata]\n" + text.replace("[severity", "[tool.careerdata.severity").replace(
        "[per-path", "[tool.careerdata.per-path"
    )


def test_rules_are_chosen_and_graded(tmp_path: Path) -> None:
    settings = read_settings(_settings(tmp_path, CONTROL))
    assert settings.selection.overall == Choice(("CD4",), ("CD411",), {"CD402": "error"})
    assert settings.selection.per_path == {"drafts/**": Choice((), ("CD420",), {"CD4": "info"})}
    assert settings.baseline == tmp_path / "accepted.json"


def test_both_files_say_the_same(tmp_path: Path) -> None:
    own = read_settings(_settings(tmp_path, CONTROL))
    project = tmp_path / "pyproject.toml"
    project.write_text(f'[project]\nname = "site"\n\n{_under_tool(CONTROL)}', encoding="utf-8")
    shared = read_settings(project)
    assert (shared.selection.overall, shared.selection.per_path) == (
        own.selection.overall,
        own.selection.per_path,
    )
    assert (shared.baseline, shared.overlay) == (own.baseline, own.overlay)


def test_the_documented_settings_are_read(tmp_path: Path) -> None:
    document = (Path(__file__).parents[2] / "docs" / "control.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```toml\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)
    settings = read_settings(_settings(tmp_path, text))
    assert settings.selection.overall == Choice(
        ("CD3", "CD402"), ("CD411",), {"CD4": "info", "CD402": "error"}
    )
    assert settings.selection.per_path == {"drafts/**": Choice((), ("CD420",), {"CD402": "info"})}
    assert list(settings.selection.unknown_codes()) == []


def test_of_two_files_in_one_folder_careerdata_toml_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.careerdata]\nignore = ["CD402"]\n', encoding="utf-8"
    )
    assert find_settings(tmp_path).selection.overall.ignore == ("CD402",)
    _settings(tmp_path, 'ignore = ["CD411"]\n')
    assert find_settings(tmp_path).selection.overall.ignore == ("CD411",)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    folder = tmp_path / "guides" / "raw"
    folder.mkdir(parents=True)
    _settings(tmp_path, 'ignore = ["CD402"]\n')
    assert find_settings(folder).selection.overall.ignore == ("CD402",)
    (tmp_path / "guides" / "pyproject.toml").write_text(
        '[tool.careerdata]\nignore = ["CD411"]\n', encoding="utf-8"
    )
    assert find_settings(folder).selection.overall.ignore == ("CD411",)


@pytest.mark.parametrize(
    "text", ["[tool.ruff]\nline-length = 120\n", '[project]\nname = "careerdata"\n', "[tool.ruff"]
)
def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "guides"
    folder.mkdir()
    _settings(tmp_path, 'ignore = ["CD402"]\n')
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    assert find_settings(folder).selection.overall.ignore == ("CD402",)


def test_an_unknown_setting_of_a_project_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.careerdata]\nignroe = ["CD402"]\n', encoding="utf-8"
    )
    with pytest.raises(
        SettingsError, match=r"pyproject\.toml: there is no setting 'ignroe'; did you mean 'ignore'"
    ):
        find_settings(tmp_path)


def test_a_baseline_that_is_missing_is_told(tmp_path: Path) -> None:
    settings = read_settings(_settings(tmp_path, 'baseline = "accepted.json"\n'))
    with pytest.raises(BaselineError, match=r"accepted\.json does not exist"):
        settings.load_control()
