"""The shipped languages: every file has its shape,
and what a language still lacks is known by name.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from careerdata.lexicon.schemas import (
    LANGUAGE_FILES,
    SchemasError,
    load_schemas,
    load_yaml,
    shipped_schemas,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = {
    path.name: path for path in sorted((shipped_schemas() / "languages").iterdir()) if path.is_dir()
}
WORDS = sorted(LANGUAGE_FILES.keys() - {"territories", "currencies"})

# Lists that not every language needs: English notations, grammar that others do not have, words
# that a language shares with English, whose words are read in every guide.
OPTIONAL = [
    *(
        "levels.levels.intern.*",
        "levels.levels.entry.before",
        "levels.levels.entry.titles",
        "levels.levels.junior.*",
    ),
    *(
        "levels.levels.mid.*",
        "levels.levels.senior.*",
        "levels.levels.staff.*",
        "levels.levels.lead.[!t]*",
    ),
    *(
        "levels.levels.principal.*",
        "levels.levels.manager.*",
        "levels.levels.director.*",
        "levels.levels.head.*",
    ),
    *("levels.levels.executive.*", "levels.not_levels", "levels.heads"),
    *(
        "pay.multiplier_words.trillion",
        "pay.*.lakh",
        "pay.*.lakh_letter",
        "pay.*.lpa",
        "pay.*.crore*",
    ),
    *("pay.opens_only_a_range", "pay.joins_between", "pay.compensation_attached.base"),
    *("pay.only_after", "pay.signs_that_need_a_place", "pay.about_after"),
    *("pay.*.ten_thousand", "pay.*.hundred_million", "periods.ordinal_units.*"),
    *(
        "pay.period_adjectives.hour",
        "pay.period_phrases.week",
        "pay.period_phrases.day",
        "pay.period_phrases.hour",
    ),
    *("quantities.scales.10000", "quantities.scales.100000", "quantities.scales.10000000"),
    *(
        "quantities.scales.100000000",
        "quantities.scales.1000000000000",
        "quantities.per_adjectives.year",
    ),
    *(
        "quantities.change_joiners",
        "quantities.each_of",
        "quantities.plural_nouns",
        "quantities.adjectives",
    ),
    *("quantities.articles", "quantities.of_words", "lists.description_endings"),
    *(
        "titles.title_openers",
        "titles.title_complements.*",
        "titles.role_noun_position",
        "titles.gender_marks",
    ),
    *(
        "skills.near_endings",
        "costs.by",
        "costs.by_in_titles",
        "costs.costs.free_audit",
        "tools.noun_position",
    ),
    "tools.nouns.explorer",
    "fit.frameworks.*.traits.*.names",
]

# What a language should have and does not have yet; `<file>.*` is all of a file.
LACKS = {
    # All languages are asked of a list at once, and `en` is a word of French and Spanish between
    # other words.
    "nl": "lists.and",
    # What stands before a word elsewhere stands after it in Japanese (`以上`, `未満`), and its market
    # facts are not read.
    "pl": "lines.boilerplate.by",
    "ja": """
costs.not experience.between_joiners experience.between_openers experience.range_openers
fit.negations frames.clause_words frames.conditions frames.dimension_nouns.employer
frames.dimension_openers frames.narrowing frames.over_years frames.paid_verbs frames.per
frames.pronouns frames.rises frames.rises_by headings.headings.imperatives lines.boilerplate.by
lines.boilerplate.minutes lines.sentences.after lines.sentences.other_times lists.abbreviations
lists.advice_openers lists.list_verbs pay.before_currency pay.between
pay.compensation_attached.total pay.earned pay.over pay.per pay.period_adjectives.week
pay.period_pay.project pay.range_fillers periods.marks periods.open_before periods.openers
periods.pair_words quantities.between_joiners quantities.between_openers quantities.by
quantities.change_openers quantities.less_than quantities.more_than quantities.ratio_words
quantities.ratio_words_after_nouns quantities.reported_starts quantities.reporting_verbs
quantities.since quantities.span_joiners quantities.span_openers resources.small_words skills.keep
skills.qualifiers.deep skills.qualifiers.strong tools.at tools.by tools.inside tools.skip
""",
}


def _leaves(tree: object, path: str) -> Iterator[tuple[str, object]]:
    """Each list, text or mapping of numbers below a path."""
    is_inner = isinstance(tree, dict) and not (
        tree and all(isinstance(value, int) for value in tree.values())
    )
    if not is_inner:
        yield path, tree
        return
    assert isinstance(tree, dict)
    for key, value in tree.items():
        yield from _leaves(value, f"{path}.{key}")


def _words(code: str) -> dict[str, object]:
    """By file and key, every list of words that a language has."""
    files = [FOLDERS[code] / f"{topic}.yaml" for topic in WORDS]
    return {
        path: leaf
        for file in files
        if file.is_file()
        for path, leaf in _leaves(load_yaml(file), file.stem)
    }


ALL = {path for code in FOLDERS for path, words in _words(code).items() if words}


def _is_optional(path: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in OPTIONAL)


def _lacking(code: str) -> list[str]:
    """What a language lacks, the files that it lacks whole as one."""
    words = _words(code)
    lacking = sorted(path for path in ALL if not words.get(path) and not _is_optional(path))
    missing = [topic for topic in WORDS if not (FOLDERS[code] / f"{topic}.yaml").is_file()]
    return sorted(
        {f"{path.split('.')[0]}.*" if path.split(".")[0] in missing else path for path in lacking}
    )


@pytest.mark.parametrize("code", FOLDERS)
def test_a_language_lacks_no_more_than_is_known(code: str) -> None:
    assert _lacking(code) == sorted(LACKS.get(code, "").split())


@pytest.mark.parametrize("code", FOLDERS)
def test_every_file_of_a_language_is_one_that_is_read(code: str) -> None:
    assert {path.stem for path in FOLDERS[code].iterdir()} <= LANGUAGE_FILES.keys()


def test_every_language_has_its_place_in_the_order() -> None:
    assert (
        load_schemas().languages()
        == load_yaml(shipped_schemas() / "vocabulary/languages.yaml")["order"]
    )


@pytest.mark.parametrize("code", FOLDERS)
def test_words_are_texts_listed_once(code: str) -> None:
    for path, words in _words(code).items():
        if isinstance(words, list):
            assert [
                word
                for word in words
                if not isinstance(word, str) or not word or word != word.strip()
            ] == [], path
            assert len(set(words)) == len(words), path
            # A word that another tool read as a truth value and wrote back.
            assert not {"True", "False"} & set(words), path
        elif isinstance(words, dict):
            assert all(isinstance(word, str) for word in words), path
        else:
            assert isinstance(words, str), path


def test_a_word_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "languages/sv"
    folder.mkdir(parents=True)
    (folder / "frames.yaml").write_text(
        "dimensions: {city: [stad]}\nidle: [lön, True]\n", encoding="utf-8"
    )
    with pytest.raises(
        SchemasError,
        match=r"frames\.yaml: True under 'idle' is no text; put the word between quotes",
    ):
        load_schemas(tmp_path).vocabulary("frames")


@pytest.mark.parametrize("code", FOLDERS)
def test_a_key_that_only_one_language_has_is_no_slip(code: str) -> None:
    """A misspelt key would be read by nobody:
    each stands in English, too, or is one that English cannot have.
    """
    english = _words("en").keys()
    others = {path for other in FOLDERS if other not in ("en", code) for path in _words(other)}
    alone = {
        path for path in _words(code) if path not in english | others and not _is_optional(path)
    }
    assert alone == set()


@pytest.mark.parametrize("code", FOLDERS)
def test_the_kinds_of_headings_headers_and_labels_are_known(code: str) -> None:
    kinds = load_yaml(shipped_schemas() / "reading.yaml")
    for topic in ("headings", "columns", "lines"):
        file = FOLDERS[code] / f"{topic}.yaml"
        tree = load_yaml(file) if file.is_file() else {}
        for name in tree.keys() & kinds.keys():
            assert tree[name].keys() <= kinds[name].keys(), f"{file}: {name}"


def test_the_readme_names_every_file() -> None:
    text = (shipped_schemas() / "languages/README.md").read_text(encoding="utf-8")
    assert [topic for topic in LANGUAGE_FILES if f"`{topic}`" not in text] == []
