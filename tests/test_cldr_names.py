"""The names of countries and currencies are those of CLDR, and none of them means two things."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

from careerdata.lexicon.schemas import load_schemas, shipped_schemas
from careerdata.pipeline import load_knowledge

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja")


def _made_with() -> str:
    head = (
        (shipped_schemas() / "languages/en/territories.yaml")
        .read_text(encoding="utf-8")
        .splitlines()[0]
    )
    return head.partition("Babel ")[2].partition(";")[0]


def _installed() -> str | None:
    try:
        return version("babel")
    except PackageNotFoundError:
        return None


@pytest.mark.skipif(_installed() != _made_with(), reason="another release of Babel has other names")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_in_step_with_cldr(language: str) -> None:
    from tests.cldr_names import files

    folder = shipped_schemas() / "languages" / language
    for name, text in files(language, load_schemas()).items():
        assert (folder / name).read_text(encoding="utf-8") == text, (
            "run: python -m tests.cldr_names"
        )


@pytest.mark.parametrize(
    ("name", "region_id"),
    [
        ("Germania", "de"),
        ("Stati Uniti", "us"),
        ("Alemanha", "de"),
        ("Reino Unido", "gb"),
        ("Duitsland", "de"),
        ("Verenigd Koninkrijk", "gb"),
        ("Niemcy", "de"),
        ("Wielka Brytania", "gb"),
        ("ドイツ", "de"),
        ("日本", "jp"),
    ],
)
def test_a_countrys_name_in_each_language_leads_to_it(name: str, region_id: str) -> None:
    found = load_knowledge().regions.get(name)
    assert found is not None
    assert found.id == region_id


@pytest.mark.parametrize(
    "name", ["Riunione", "Reunião", "Camarões", "Granada", "Dania", "Indie", "Maurice", "Dominika"]
)
def test_a_name_that_means_something_else_too_is_no_country(name: str) -> None:
    assert load_knowledge().regions.get(name) is None


@pytest.mark.parametrize("name", ["Georgia", "Géorgie", "Geórgia", "ジョージア", "Kongo", "Meksyk"])
def test_a_name_of_two_places_is_ambiguous(name: str) -> None:
    found = load_knowledge().regions.get(name)
    assert found is not None
    assert len(found.readings) == 2


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("90.000 dollari statunitensi", "USD"),
        ("90.000 dólares americanos", "USD"),
        ("4 500 franków szwajcarskich", "CHF"),
        ("45.000 Britse pond", "GBP"),
    ],
)
def test_a_currencys_name_in_each_language_leads_to_it(amount: str, currency: str) -> None:
    from careerdata.notation.money import read_amounts

    found = read_amounts(amount, load_knowledge().money)
    assert [getattr(one, "currency", one) for one in found] == [currency]
