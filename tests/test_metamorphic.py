"""What must not change a guide's rows,
and what must change them in a way that can be told before.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.lexicon.schemas import load_schemas
from careerdata.model.document import Heading
from careerdata.parse import parse_guide
from careerdata.pipeline import compile_guide, load_knowledge
from careerdata.read import find_guides, read_guide
from tests.carriers import CARRIERS, Carrier
from tests.guide_case import GuideCase, read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Document
    from careerdata.model.guide import Guide

    Rows = dict[str, list[dict[str, object]]]
    """The rows of each table; a row by column."""

_ROOT = Path(__file__).parents[1]
_PLACES = frozenset({"line", "source_text", "source_path", "source_format", "source_sha256"})
"""The columns that say where a row comes from."""


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def _guide(name: str, content: str) -> Guide:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(content, encoding="utf-8", newline="")
        guide = read_guide(find_guides([path])[0], _hear_nothing)
    assert guide is not None
    return guide


def _hear_nothing(_: object) -> None:
    """Findings are no matter here."""


def _document(guide: Guide) -> Document:
    return parse_guide(guide, _knowledge(), _hear_nothing)


def _rows(guide: Guide, without: Collection[str] = ()) -> Rows:
    """The rows of a guide, each without its place and without some `table.column`s."""
    tables = compile_guide(guide, _knowledge(), _hear_nothing)
    return {
        table: [
            {
                c: v
                for c, v in row.values.items()
                if c not in _PLACES and f"{table}.{c}" not in without
            }
            for row in rows
        ]
        for table, rows in tables.items()
    }


def _differences(built: Rows, expected: Rows) -> str:
    """The rows that are missing (-) or new (+), a line each;
    the tables whose rows only stand in another order.
    """
    lines = []
    for table, rows in expected.items():
        want, have = Counter(map(repr, rows)), Counter(map(repr, built[table]))
        lines += [f"{table} - {row}" for row in (want - have).elements()]
        lines += [f"{table} + {row}" for row in (have - want).elements()]
    lines = lines or [
        f"{table}: another order" for table, rows in expected.items() if built[table] != rows
    ]
    return "\n".join(lines)


def _markdown_guides() -> Iterator[tuple[str, str]]:
    for document in sorted((_ROOT / "tests" / "guides").glob("*.md")):
        case = _case_of(document)
        if case and case.file_name.endswith(".md"):
            yield document.stem, case.content
    for guide in sorted((_ROOT / "raw").glob("*.md")):
        yield guide.stem, guide.read_text(encoding="utf-8")


def _case_of(document: Path) -> GuideCase | None:
    return None if document.name == "README.md" else read_case(document.read_text(encoding="utf-8"))


GUIDES = dict(_markdown_guides())


# --- One document, many carriers ------------------------------------------------------------------

# What single guides tell by marks that some carriers do not have.
_ONLY_BY_MARKS = {
    # A name in small letters over a line of text looks like the beginning of a sentence.
    ("readme-of-a-repository", ".txt"): {"guides.title", "guides.summary"},
    # `BSc, 2016` over another heading looks like one.
    ("curriculum-vitae", ".txt"): {"guides.edition_year"},
    # Its title stands on the highest level, and so do its sections.
    ("numbered-sections-with-a-30-60-90-plan", ".md"): {"guides.title", "guides.summary"},
}
# Guides whose sections lie in one another, which only the levels of headings tell.
_NESTED = frozenset(
    {
        "roadmap-phases-and-weeks-in-headings",
        "statistic-columns",
        "japanese-roles-and-amounts",
    }
)
# An extract is parted by spaces, capitals and full stops, and lines of Japanese have none of these.
_NOT_IN_EXTRACTS = frozenset({"japanese-data-analyst"})


def _carried() -> Iterator[tuple[str, Carrier]]:
    for name in GUIDES:
        for carrier in CARRIERS:
            is_extract = carrier.file_ending == ".txt"
            is_told = carrier.has_levels or name not in _NESTED
            if is_told and not (is_extract and name in _NOT_IN_EXTRACTS):
                yield name, carrier


@pytest.mark.parametrize(
    ("name", "carrier"), list(_carried()), ids=lambda value: getattr(value, "name", value)
)
def test_the_carrier_of_a_guide_does_not_change_its_rows(name: str, carrier: Carrier) -> None:
    guide = _guide(f"{name}.md", GUIDES[name])
    lost = carrier.loses | _ONLY_BY_MARKS.get((name, carrier.file_ending), set())
    written = _guide(f"{name}{carrier.file_ending}", carrier.write(_document(guide)))
    differences = _differences(_rows(written, lost), _rows(guide, lost))
    assert not differences, differences


# --- Other marks, the same values -----------------------------------------------------------------

_SOURCE = "ai-ml-career-guide-2026"
_RANGE = re.compile(r"(?<=[\dk]) – (?=[$£€]?\d)")
_AMOUNT = re.compile(r"(?<=[$£€])\d{1,3}(?:,\d{3})+")

SAME_VALUES: dict[str, Callable[[str], str]] = {
    "tight en dash": lambda text: _RANGE.sub("–", text),
    "hyphen": lambda text: _RANGE.sub("-", text),
    "spaced hyphen": lambda text: _RANGE.sub(" - ", text),
    "em dash": lambda text: _RANGE.sub("—", text),
    "to": lambda text: _RANGE.sub(" to ", text),
    "no-break spaces around a dash": lambda text: _RANGE.sub("\u00a0–\u00a0", text),
    "narrow no-break spaces around a dash": lambda text: _RANGE.sub("\u202f–\u202f", text),
    "no-break space before a bracket": lambda text: text.replace(" (", "\u00a0("),
    "no thousands separator": lambda text: _AMOUNT.sub(
        lambda match: match.group().replace(",", ""), text
    ),
    "thin spaces between thousands": lambda text: _AMOUNT.sub(
        lambda match: match.group().replace(",", "\u2009"), text
    ),
    "apostrophes between thousands": lambda text: _AMOUNT.sub(
        lambda match: match.group().replace(",", "'"), text
    ),
    "k": lambda text: re.sub(r"(?<=\d),000(?!\d|,)", "k", text),
    "figures in bold": lambda text: _AMOUNT.sub(lambda match: f"**{match.group()}**", text),
    "stars as bullets": lambda text: re.sub(r"^- ", "* ", text, flags=re.MULTILINE),
    "a blank line between items": lambda text: re.sub(
        r"^(- .*)$", r"\1\n", text, flags=re.MULTILINE
    ),
    "two blank lines before headings": lambda text: re.sub(
        r"^#", "\n\n#", text, flags=re.MULTILINE
    ),
    "spaces at the ends of lines": lambda text: re.sub(
        r"(?<=[^\s-])$", " ", text, flags=re.MULTILINE
    ),
    "no pipes outside of rows": lambda text: re.sub(
        r"^\| (.*) \|$", r"\1", text, flags=re.MULTILINE
    ),
    "an emoji in headings": lambda text: re.sub(r"^(#+) ", r"\1 🚀 ", text, flags=re.MULTILINE),
    "headings in bold": lambda text: re.sub(r"^(#+) (.*)$", r"\1 **\2**", text, flags=re.MULTILINE),
}

# As the guide writes them: they change with its marks.
_WORDING = frozenset({"salary_bands.note"})


@pytest.mark.parametrize("change", SAME_VALUES)
def test_other_marks_do_not_change_the_values(change: str) -> None:
    content = GUIDES[_SOURCE]
    changed = SAME_VALUES[change](content)
    assert changed != content
    expected = _rows(_guide("guide.md", content), _WORDING)
    differences = _differences(_rows(_guide("guide.md", changed), _WORDING), expected)
    assert not differences, differences


# --- Other values ---------------------------------------------------------------------------------

_TOLD_BY_AMOUNTS = (_SOURCE, "australia-by-level", "roles-by-experience-columns")


@pytest.mark.parametrize("name", _TOLD_BY_AMOUNTS)
def test_doubled_amounts_double_the_bands(name: str) -> None:
    content = GUIDES[name]
    changed = _AMOUNT.sub(lambda match: f"{2 * int(match.group().replace(',', '')):,}", content)
    doubled = _rows(_guide("guide.md", changed), _WORDING)["salary_bands"]
    expected = _rows(_guide("guide.md", content), _WORDING)["salary_bands"]
    for band in expected:
        for bound in ("amount_min", "amount_max"):
            value = band[bound]
            band[bound] = value * 2 if isinstance(value, float) and value >= 1000 else value
    assert doubled == expected


@pytest.mark.parametrize(
    ("sign", "code"), [("€", "EUR"), ("CHF ", "CHF"), ("A$", "AUD"), ("zł ", "PLN")]
)
def test_another_sign_is_another_currency_and_nothing_else(sign: str, code: str) -> None:
    content = GUIDES[_SOURCE]
    changed = _rows(_guide("guide.md", content.replace("£", sign)))
    expected = _rows(_guide("guide.md", content))
    for band in expected["salary_bands"]:
        band["currency"] = code if band["currency"] == "GBP" else band["currency"]
    differences = _differences(changed, expected)
    assert not differences, differences


# --- Sections -------------------------------------------------------------------------------------

_SECTION = re.compile(r"^## ", re.MULTILINE)
_NUMBERED_HEADING = re.compile(r"^#+ \d", re.MULTILINE)
# What stands first gives a thing its name; the rows of these tables do not depend on what stands
# before them.
_WITHOUT_ORDER = (
    "salary_bands",
    "market_stats",
    "roadmap_steps",
    "roadmap_actions",
    "fit_traits",
    "skill_categories",
)


def _has_free_order(content: str) -> bool:
    return len(_SECTION.findall(content)) > 2 and not _NUMBERED_HEADING.search(content)


@pytest.mark.parametrize("name", [name for name in GUIDES if _has_free_order(GUIDES[name])])
def test_the_order_of_sections_does_not_change_what_they_say(name: str) -> None:
    lead, *sections = re.split(r"(?m)^(?=## )", GUIDES[name])
    reversed_guide = "".join([lead, *(f"{section.rstrip()}\n\n" for section in reversed(sections))])
    changed, expected = (
        _rows(_guide("guide.md", reversed_guide)),
        _rows(_guide("guide.md", GUIDES[name])),
    )
    for table in _WITHOUT_ORDER:
        assert _without_position(changed[table]) == _without_position(expected[table])


def _without_position(rows: list[dict[str, object]]) -> list[str]:
    return sorted(
        repr({c: v for c, v in row.items() if c not in ("position", "band_id")}) for row in rows
    )


# Headings that say more than the name of their section: of the pay, of a period, or that what is
# listed are books.
_TELLING = frozenset(
    {
        "take-home",
        "package",
        "books",
        "recommended reading",
        "reading list",
        "first 90 days",
        "first 100 days",
    }
)
_KINDS = ("salary", "market", "roadmap", "resources", "skills", "roles", "fit", "tools")


def _synonyms() -> Iterator[tuple[str, str]]:
    sections = load_schemas().reading()["sections"]
    for kind in _KINDS:
        yield from (
            (kind, str(phrase)) for phrase in sections[kind]["en"] if phrase not in _TELLING
        )


_SMALL_GUIDE = """# Nurse Career Guide

Nurses care for people, and there are never enough of them in any country.

## Salary

| Role | US |
|---|---|
| Nurse | $60,000 – $80,000 |

## Market

- Demand: 36% growth from 2023 to 2033 (BLS)

## Roles

### Nurse

Nurses care for people. Core skills: triage, wound care.

## Skills

### Clinical

- Triage — scales, flags

## Roadmap

- Months 1-3: Basics. Shadow a nurse.

## Resources

- Khan Academy — anatomy (free)

## Personality

Nurses score very high on Agreeableness (empathy).

## Career tests

- Big Five Test — measure your Agreeableness
"""


@pytest.mark.parametrize(("kind", "phrase"), list(_synonyms()))
def test_a_synonym_announces_the_same_section(kind: str, phrase: str) -> None:
    guide = _guide("guide.md", _SMALL_GUIDE)
    headings = [block.text.plain for block in _document(guide).blocks if isinstance(block, Heading)]
    old = next(h for h in headings if _knowledge().reading.sections.found_in(h)[:1] == (kind,))
    changed = _SMALL_GUIDE.replace(f"## {old}\n", f"## {phrase.removesuffix('*').title()}\n")
    differences = _differences(_rows(_guide("guide.md", changed)), _rows(guide))
    assert not differences, differences
