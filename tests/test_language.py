"""A language is data: a folder of YAML teaches one that the package does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.lexicon.schemas import SchemasError, load_schemas
from careerdata.pipeline import Outcome, compile_guides, load_knowledge
from careerdata.read import find_guides

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = """# Bli sjuksköterska

## Lön

| Roll | Sverige |
|---|---|
| Sjuksköterska (0-2 års erfarenhet) | 360 000 – 410 000 SEK |

## Kunskaper

- Sårvård
- Läkemedelsräkning

## Läroplan

- Månad 1-2: Anatomi. Läs grundboken.
- Månad 3: Praktik. Gå bredvid.
"""

HALF_TAUGHT = """# Bli elektriker

En elektriker installerar och underhåller elsystem i bostäder och industrier. Arbetet kräver noggrannhet, och du måste
kunna följa säkerhetsregler. Många arbetar på byggföretag, men det finns också de som driver egen firma.
"""

LANGUAGE = {
    "headings": "sections: {salary: [lön, löner], skills: [kunskaper], roadmap: [läroplan]}\n",
    "columns": "columns: {role: [roll]}\n",
    "periods": "units: {month: [månad, månader]}\n",
    "experience": "years: [års]\nexperience: [erfarenhet]\n",
}
VOCABULARY = {
    "regions": "regions:\n  - {name: Sweden, aliases: [Sverige]}\n",
    "roles": "roles:\n  - {name: Sjuksköterska}\n",
}


def _compile(folder: Path, *schemas: Path) -> Outcome:
    guide = folder / "sjukskoterska.md"
    guide.write_text(GUIDE, encoding="utf-8")
    return compile_guides(find_guides([guide]), load_knowledge(*schemas))


def _own_schemas(folder: Path) -> Path:
    own = folder / "house"
    for kind, files in (("languages/sv", LANGUAGE), ("vocabulary", VOCABULARY)):
        (own / kind).mkdir(parents=True)
        for name, text in files.items():
            (own / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    return own


def test_without_its_words_the_language_gives_no_skills_and_no_steps(tmp_path: Path) -> None:
    tables = _compile(tmp_path).tables
    assert tables["skills"]["skill_id"] == []
    assert tables["roadmap_steps"]["step_id"] == []


def test_with_its_words_the_guide_is_read(tmp_path: Path) -> None:
    tables = _compile(tmp_path, _own_schemas(tmp_path)).tables
    assert tables["skills"]["name"] == ["Sårvård", "Läkemedelsräkning"]
    assert tables["roadmap_steps"]["title"] == ["Anatomi", "Praktik"]
    assert tables["roadmap_steps"]["period_start"] == [1, 3]
    bands = tables["salary_bands"]
    columns = (
        "role_id",
        "region_id",
        "currency",
        "amount_min",
        "amount_max",
        "experience_max_years",
    )
    assert [bands[name] for name in columns] == [
        ["sjukskoterska"],
        ["se"],
        ["SEK"],
        [360000],
        [410000],
        [2],
    ]


def test_words_of_any_language_may_stand_with_what_all_languages_share(tmp_path: Path) -> None:
    (tmp_path / "reading.yaml").write_text(
        "sections: {skills: {sv: [kunskaper]}}\n", encoding="utf-8"
    )
    (tmp_path / "languages/sv").mkdir(parents=True)
    (tmp_path / "languages/sv/headings.yaml").write_text(
        "sections: {skills: [färdigheter]}\n", encoding="utf-8"
    )
    assert load_schemas(tmp_path).reading()["sections"]["skills"]["sv"] == [
        "kunskaper",
        "färdigheter",
    ]


def test_words_are_added_to_a_shipped_language(tmp_path: Path) -> None:
    (tmp_path / "languages/de").mkdir(parents=True)
    (tmp_path / "languages/de/headings.yaml").write_text(
        "sections: {skills: [Rüstzeug]}\n", encoding="utf-8"
    )
    assert "Rüstzeug" in load_schemas(tmp_path).reading()["sections"]["skills"]["de"]
    assert "fähigkeiten" in load_schemas(tmp_path).reading()["sections"]["skills"]["de"]


def test_a_file_that_no_language_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "languages/sv").mkdir(parents=True)
    (tmp_path / "languages/sv/heading.yaml").write_text("sections: {}\n", encoding="utf-8")
    with pytest.raises(SchemasError, match=r"heading\.yaml is no file of a language"):
        load_schemas(tmp_path)


def test_a_language_of_which_only_headings_are_taught_is_not_read(tmp_path: Path) -> None:
    own = tmp_path / "half"
    (own / "languages/sv").mkdir(parents=True)
    (own / "languages/sv/headings.yaml").write_text(LANGUAGE["headings"], encoding="utf-8")
    guide = tmp_path / "elektriker.md"
    guide.write_text(
        f"{HALF_TAUGHT}\n## Kunskaper\n\n- Att dra kablar\n- Att läsa ritningar\n", encoding="utf-8"
    )
    tables = compile_guides(find_guides([guide]), load_knowledge(own)).tables
    assert tables["skills"]["skill_id"] == []
    assert "CD330" in tables["findings"]["rule"]


def test_words_of_many_languages_tell_none() -> None:
    """`de` and `en` are the most frequent words of a Spanish page of headings and lists."""
    page = "Técnico en prótesis dentales: cursos en línea de la web oficial de pago. Prácticas en empresa y taller."
    assert load_knowledge().languages.of(page) == "es"
