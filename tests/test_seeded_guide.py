"""A guide with a hundred bad cells gives a hundred findings, each at its cell, all in one run."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from careerdata.cli import main
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.pipeline import compile_guides
from careerdata.read import find_guides

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_KNOWLEDGE = load_knowledge()

_MARKETS = {
    "United States": "${},000",
    "United Kingdom": "£{},000",
    "Germany": "€{},000",
    "Remote": "${}k",
}
"""Columns of the table of pay, and how amounts are written in each."""
_TRADES = (
    "Welder",
    "Baker",
    "Nurse",
    "Plumber",
    "Florist",
    "Tailor",
    "Brewer",
    "Roofer",
    "Glazier",
    "Farrier",
)
_FIELDS = ("Ship", "Night", "Railway", "Harbour", "Airport", "Village")
_ROLES = [f"{field} {trade}" for field in _FIELDS for trade in _TRADES]

_BAD_CELLS = {
    "CD310": ("competitive", "on request", "$$$"),
    "CD311": ("€45.000 – 60,000", "€1.234,567"),
    "CD312": ("$90,000 – $60,000", "£70k – £50k", "€80,000 – €8,100"),
    "CD313": ("50,000 XQZ", "QXQ 25,000 – 28,000"),
    "CD316": ("",),
    "CD320": ("$25 – $35", "£19"),
}
"""What may stand in a cell, and what is found there."""
_BAD_COUNT = 100


class Carrier(NamedTuple):
    """How a guide with a table is written:
    what stands before it, under its header, and around rows and cells.
    """

    head: str
    below_header: str
    row_start: str
    cell_start: str
    cell_end: str
    row_end: str


_CARRIERS = {
    "crafts.md": Carrier(
        "# Careers by Hand\n\n## Salaries\n\n", "|---|---|---|---|---|\n", "|", " ", " |", ""
    ),
    "crafts.html": Carrier(
        "<h1>Careers by Hand</h1>\n<h2>Salaries</h2>\n<table>\n",
        "",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
    ),
    "crafts.txt": Carrier("Careers by Hand\n\nSalaries\n\n", "", "", "", "\t", ""),
}

Fault = tuple[str, int, int]
"""A rule, and the line and column at which it finds something."""


class Seeded(NamedTuple):
    """A guide, and all that is wrong with it."""

    text: str
    faults: list[Fault]


def _seeded_guide(seed: int, name: str) -> Seeded:
    """A table of pay for sixty roles in four markets, in which a hundred cells are bad."""
    chance, carrier = random.Random(seed), _CARRIERS[name]
    places = [(role, market) for role in _ROLES for market in _MARKETS]
    bad = {place: chance.choice(list(_BAD_CELLS)) for place in chance.sample(places, _BAD_COUNT)}
    text, faults = carrier.head + _row(["Role", *_MARKETS], carrier)[0] + carrier.below_header, []
    for role in _ROLES:
        rules = [bad.get((role, market)) for market in _MARKETS]
        cells = [_cell(market, rule, chance) for market, rule in zip(_MARKETS, rules, strict=True)]
        line, columns = _row([role, *cells], carrier)
        at = text.count("\n") + 1
        faults += [
            (rule, at, column) for rule, column in zip(rules, columns[1:], strict=True) if rule
        ]
        text += line
    return Seeded(text, faults)


def _cell(market: str, rule: str | None, chance: random.Random) -> str:
    if rule:
        return chance.choice(_BAD_CELLS[rule])
    low, amount = chance.randint(30, 60), _MARKETS[market]
    return f"{amount.format(low)} – {amount.format(low + chance.randint(1, 30))}"


def _row(cells: Sequence[str], carrier: Carrier) -> tuple[str, list[int]]:
    """A line of the table, and the column at which each cell begins:
    of an empty one, that after the cell before.
    """
    line, columns = carrier.row_start, []
    for cell in cells:
        opened = line + carrier.cell_start
        columns.append(len(opened if cell or carrier.cell_start != " " else line) + 1)
        line = opened + cell + carrier.cell_end
    return line.removesuffix("\t") + carrier.row_end + "\n", columns


def _write(seeded: Seeded, name: str, folder: Path) -> Path:
    path = folder / name
    path.write_text(seeded.text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", _CARRIERS)
def test_a_hundred_bad_cells_are_a_hundred_findings_at_their_places(
    name: str, seed: int, tmp_path: Path
) -> None:
    seeded = _seeded_guide(seed, name)
    outcome = compile_guides(find_guides([_write(seeded, name, tmp_path)]), _KNOWLEDGE)
    assert len(seeded.faults) == _BAD_COUNT
    assert [(f.rule, f.place.line, f.place.column) for f in outcome.findings] == seeded.faults
    assert (
        len(outcome.tables["salary_bands"]["band_id"]) == len(_ROLES) * len(_MARKETS) - _BAD_COUNT
    )


@pytest.mark.parametrize(
    "constraints", ["{}", "{required: true}"], ids=["may be empty", "must be filled"]
)
def test_a_missing_column_is_one_finding_beside_the_bad_cells(
    constraints: str, tmp_path: Path
) -> None:
    seeded = _seeded_guide(0, "crafts.md")
    tables = tmp_path / "house/tables"
    tables.mkdir(parents=True)
    fields = f"[{{name: grade, type: string, description: The grade of the pay., constraints: {constraints}}}]"
    (tables / "salary_bands.yaml").write_text(
        f"name: salary_bands\nfields: {fields}\n", encoding="utf-8"
    )
    knowledge = load_knowledge(tmp_path / "house")
    findings = compile_guides(
        find_guides([_write(seeded, "crafts.md", tmp_path)]), knowledge
    ).findings
    assert Counter(f.rule for f in findings) == Counter(
        [rule for rule, _, _ in seeded.faults] + ["CD501"]
    )


@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_what_is_past_the_limit_is_counted_exactly(limit: int, tmp_path: Path) -> None:
    seeded = _seeded_guide(0, "crafts.md")
    path = _write(seeded, "crafts.md", tmp_path)
    output = CliRunner().invoke(main, ["check", str(path), "--max-findings", str(limit)]).stdout
    shown = Counter(re.findall(r"^.+?:\d+:\d+: \w+ (CD\d{3}) ", output, re.MULTILINE))
    more = {
        rule: int(count)
        for count, rule in re.findall(r": (\d+) more findings? of (CD\d{3}) ", output)
    }
    have = Counter(rule for rule, _, _ in seeded.faults)
    assert shown == Counter({rule: min(limit, count) for rule, count in have.items()})
    assert more == {rule: count - limit for rule, count in have.items() if count > limit}
    errors = sum(have[rule] for rule in ("CD312", "CD313", "CD316"))
    assert output.endswith(
        f"Found {errors} errors and {_BAD_COUNT - errors} warnings in 1 guide.\n"
    )
