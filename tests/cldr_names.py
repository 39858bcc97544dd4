"""Makes `territories.yaml` and `currencies.yaml` of each language from Unicode's CLDR:
`python -m tests.cldr_names`.

A country's name is left out where a guide may mean something else by it; the head of each file says
which.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import babel
import yaml
from babel.numbers import get_currency_name

from careerdata.lexicon.schemas import load_schemas, shipped_schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.schemas import Schemas, Tree

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja")
_CITY, _PERSON, _TOWNS = "also a city abroad", "also a person's name", "also the name of many towns"
LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "de": {"IS": "an English word for any island"},
    "fr": {
        "CL": "also a pepper",
        "DM": _PERSON,
        "GD": "also a city of Spain, and a weapon",
        "MF": _TOWNS,
        "MU": _PERSON,
        "SV": _CITY,
    },
    "es": {
        "BL": _TOWNS,
        "GD": "also a city of Spain",
        "GP": _PERSON,
        "LC": _TOWNS,
        "MF": _TOWNS,
        "MU": _PERSON,
        "QA": "also a verb: to taste",
        "RE": "also a meeting",
        "SH": _TOWNS,
    },
    "it": {"RE": "also a meeting"},
    "pt": {
        "BL": _TOWNS,
        "CM": "also prawns",
        "GD": "also a city of Spain",
        "GP": _PERSON,
        "LC": _TOWNS,
        "MF": _TOWNS,
        "MU": _PERSON,
        "QA": "also a verb: to pick",
        "RE": "also a meeting",
        "SH": _TOWNS,
    },
    "nl": {"CL": "also a pepper", "NF": "also a county of England"},
    "pl": {
        "BM": "also short trousers",
        "CU": _PERSON,
        "DK": "also dishes",
        "DM": _PERSON,
        "IN": "also an English word of games and music",
        "KM": "also chambers",
        "KY": "also caimans",
        "NF": "also a county of England",
        "QA": "also a cold",
        "RE": "also an English word for a meeting",
        "TD": "also carbon monoxide",
    },
    "ja": {"CL": "also a pepper", "ML": _PERSON},
}
"""By language: codes of countries whose name is a common word,
a person's or another place's, and why.
"""


def files(language: str, schemas: Schemas) -> dict[str, str]:
    """The text of each generated file of a language, by its name."""
    return {
        "territories.yaml": _territories(language, schemas),
        "currencies.yaml": _currencies(language, schemas),
    }


def _territories(language: str, schemas: Schemas) -> str:
    tree = schemas.vocabulary("regions")
    known = babel.Locale(language).territories
    codes = sorted(entry["country_code"] for entry in tree["regions"] if entry["kind"] == "country")
    taken = _other_names(tree)
    words = _other_words(schemas)
    told = dict(LEFT_OUT.get(language, {}))
    for code in codes:
        name = known[code].casefold()
        if others := sorted(taken[name] - {code.lower()}):
            told.setdefault(code, f"also {', '.join(others)}")
        elif name in words:
            told.setdefault(code, "also a word of the vocabulary")
    names = {code: known[code] for code in codes if code not in told}
    left_out = [f"{code} {known[code]} ({told[code]})" for code in sorted(told)]
    head = (
        [f"Left out, because a guide may mean something else: {'; '.join(left_out)}."]
        if left_out
        else []
    )
    return _text("Names of countries", head, {"territories": names})


def _other_names(tree: Tree) -> defaultdict[str, set[str]]:
    """Each name of a region, and each that stands for several, with the ids that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in tree["regions"]:
        for name in (entry["name"], *entry.get("aliases", ()), *_leaves(entry.get("names"))):
            found[name.casefold()].add(entry["id"])
    for entry in tree["ambiguous"]:
        found[entry["name"].casefold()].update(entry["regions"])
    for language in LANGUAGES:
        for code, name in babel.Locale(language).territories.items():
            if code.isalpha() and code.lower() in {entry["id"] for entry in tree["regions"]}:
                found[name.casefold()].add(code.lower())
    return found


def _other_words(schemas: Schemas) -> set[str]:
    """Levels, nouns of roles, function words, headings,
    headers of tables and skills, of all languages.
    """
    roles, reading = schemas.vocabulary("roles"), schemas.reading()
    trees = [
        schemas.vocabulary("levels")["levels"],
        schemas.vocabulary("languages")["function_words"],
        roles["role_nouns"],
        schemas.vocabulary("skills")["skills"],
        reading["sections"],
        reading["columns"],
    ]
    return {word.casefold() for word in _leaves(trees)}


def _leaves(tree: object) -> Iterator[str]:
    children: Iterable[object] = (
        tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    )
    for child in children:
        yield from _leaves(child)
    if isinstance(tree, str):
        yield tree


def _currencies(language: str, schemas: Schemas) -> str:
    names = {
        code: found
        for code in sorted(schemas.vocabulary("currencies")["currencies"])
        if (found := list(_currency_names(code, language)))
    }
    head = [
        "Names of one word are those of several currencies: they stand in ../../vocabulary/currencies.yaml."
    ]
    return _text(
        "Names of currencies after a number, in its grammatical forms",
        head,
        {"currency_names": names},
    )


def _currency_names(code: str, language: str) -> Iterator[str]:
    forms = [get_currency_name(code, count, language) for count in (1, 2, 5, 1.5)]
    for name in dict.fromkeys(
        form.casefold() for form in (*forms, get_currency_name(code, locale=language))
    ):
        if len(name) > 1 if language == "ja" else " " in name or "-" in name:
            yield name


_WIDTH = 120


def _text(what: str, head: list[str], tree: Mapping[str, Mapping[str, object]]) -> str:
    source = f"{what}, from Unicode CLDR by Babel {babel.__version__}; made by `python -m tests.cldr_names`."
    lines = [*(line for sentence in (source, *head) for line in _comment(sentence)), ""]
    for key, entries in tree.items():
        lines += [
            f"{key}:",
            *(f"  {_scalar(code)}: {_value(value)}" for code, value in entries.items()),
        ]
    return "\n".join(lines) + "\n"


def _comment(sentence: str) -> Iterator[str]:
    line = "#"
    for word in sentence.split():
        if len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = "#"
        line += f" {word}"
    yield line


def _value(value: object) -> str:
    return f"[{', '.join(map(_scalar, value))}]" if isinstance(value, list) else _scalar(str(value))


def _scalar(text: str) -> str:
    return text if yaml.safe_load(f"[{text}]") == [text] else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    for code in LANGUAGES:
        folder = shipped_schemas() / "languages" / code
        folder.mkdir(exist_ok=True)
        for name, text in files(code, load_schemas()).items():
            (folder / name).write_text(text, encoding="utf-8")
