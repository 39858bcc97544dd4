"""A guide in a language that nobody taught gives no data, and the finding says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.pipeline import compile_guides
from careerdata.read import found_as
from tests.extract.guide_text import knowledge

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = {
    "Polish": "# Jak zostać pielęgniarką\n\n## Zarobki\n\nPielęgniarka zarabia średnio 7 200 zł brutto miesięcznie. W dużych miastach zarobki są wyższe.\n\n## Skills\n\n- Empatia i cierpliwość\n- Podawanie leków\n",
    "Turkish": "# Frontend Developer Yol Haritası\n\n## Roadmap\n\n- 1-3 ay: HTML, CSS ve JavaScript öğren\n- React ile proje geliştir\n\n## Maaş\n\nJunior bir frontend developer ayda 40.000 ile 60.000 TL arası kazanır.\n",
    "Indonesian": "# Panduan Karier Data Analyst 2026\n\n## Skill yang dibutuhkan\n\n- SQL dan Excel\n- Visualisasi data untuk tim\n\n## Gaji\n\nGaji rata-rata data analyst di Jakarta adalah Rp 7.000.000 per bulan.\n",
    "Danish": "# Sådan bliver du elektriker\n\nUddannelsen tager fire år og foregår både på skole og hos en mester. Lønnen er omkring 30.000 kr. om måneden.\n\n## Løn\n\n| Erfaring | Løn |\n|---|---|\n| 0-2 år | 28.000 - 31.000 kr. |\n",
    "Hindi": "# Data Analyst Career Guide हिंदी में\n\n## Skills\n\n- SQL सीखें\n- Excel का अभ्यास करें\n\n## Salary\n\nएक fresher data analyst को ₹3-5 LPA मिलते हैं। अनुभव के साथ salary बढ़ती है।\n",
    "Russian": "# Как стать аналитиком\n\n## Roadmap\n\n- Месяц 1: основы SQL и Excel\n\nНачинающий аналитик получает от 60 000 до 90 000 рублей в месяц.\n",
}
KNOWN = {
    "en, a list of names": "# Pastry Chef\n\n## Skills\n\n- Laminating croissants\n- Tempering chocolate\n- Piping, glazing, proofing\n- Sugar sculpture\n- Plating desserts\n- Allergen labelling\n",
    "de, with loan words": "# Data Analyst werden\n\n## Wichtige Skills\n\n- SQL\n- Excel\n\nDie Arbeit ist für alle, die gern mit Zahlen umgehen und die Ergebnisse erklären.\n",
    "nl": "# Elektricien worden\n\n## Vaardigheden\n\n- Bekabeling aanleggen\n- Storingen zoeken\n- Schema's lezen\n\nEen elektricien werkt met stroom en moet de regels van het vak kennen.\n",
    "it": "# Diventare infermiere\n\n## Competenze\n\n- Ascolto dei pazienti\n- Lavoro in squadra\n\nLa laurea triennale è il primo passo, poi si può scegliere un master.\n",
    "pt": "# Guia: Eletricista\n\n## Habilidades\n\n- Leitura de diagramas\n- Instalação de quadros\n\nO curso técnico dura dois anos e depois você pode trabalhar com um profissional.\n",
    "fr": "# Boulanger\n\n## Compétences\n\n- Pétrissage, façonnage, enfournement\n- Fermentation lente\n- Gestion des stocks de farine\n",
    "addresses": "# Welder\n\n## Resources\n\n- Weld Guru https://example.org/a\n- Arc Club https://example.org/b\n- Torch Notes https://example.org/c\n- Spark Book https://example.org/d\n- Mig Tips https://example.org/e\n",
}


def _compiled(folder: Path, text: str) -> tuple[list[str], dict[str, int], list[str]]:
    """The language, the number of rows by table, and the messages of the rule."""
    outcome = compile_guides([found_as(folder / "guide.md", text.encode())], knowledge())
    rows = {name: len(next(iter(columns.values()))) for name, columns in outcome.tables.items()}
    told = [finding.message for finding in outcome.findings if finding.name == "unknown-language"]
    return outcome.tables["guides"]["language"], rows, told


DATA = ("salary_bands", "skills", "roadmap_steps", "resources", "market_stats", "fit_traits", "roles")


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_guide_in_an_unknown_language_gives_its_title_and_a_finding(tmp_path: Path, text: str) -> None:
    language, rows, told = _compiled(tmp_path, text)
    assert language == ["und"]
    assert [name for name in DATA if rows[name]] == []
    assert told == ["the language of this guide is not known, so no data of it is published"]


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_a_guide_in_a_known_language_is_read(tmp_path: Path, text: str) -> None:
    _, rows, told = _compiled(tmp_path, text)
    assert told == []
    assert rows["skills"] + rows["resources"] > 0


def test_the_language_that_a_template_states_does_not_make_it_known(tmp_path: Path) -> None:
    language, rows, told = _compiled(tmp_path, f"---\nlang: en\n---\n\n{UNKNOWN['Polish']}")
    assert (language, rows["skills"], len(told)) == (["und"], 0, 1)


def test_a_stated_language_without_word_lists_is_named(tmp_path: Path) -> None:
    language, _, told = _compiled(tmp_path, f"---\nlang: pl\n---\n\n{UNKNOWN['Polish']}")
    assert language == ["pl"]
    assert told == ["the language of this guide (pl) is not known, so no data of it is published"]
