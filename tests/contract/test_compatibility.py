"""The schema version tells whether programs that read the tables could break."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.contract import load_contract
from careerdata.lexicon.schemas import Schemas
from tests.contract.compatibility import ContractChange, Level, contract_changes, is_raised_enough
from tests.sample_dataset import shipped_contract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.contract import Contract

_PREVIOUS = Path(__file__).parents[1] / "contracts"
"""The contract of each version that was released, as it was."""

_NURSES = """
name: nurses
title: nurse
description: Nurses.
fields:
  - {name: nurse_id, type: string, description: Who., constraints: {required: true, unique: true}}
  - {name: level, type: string, description: Rank., constraints: {enum: [junior, senior]}}
  - {name: pay, type: number, description: Pay., unit: euro, constraints: {required: true, minimum: 0}}
  - {name: chief_id, type: string, description: Chief.}
primaryKey: [nurse_id]
foreignKeys:
  - {fields: [chief_id], reference: {resource: nurses, fields: [nurse_id]}}
"""


def _contract(folder: Path, version: str, *tables: str) -> Contract:
    (folder / "tables").mkdir(parents=True)
    names = [table.split()[1] for table in tables]
    (folder / "contract.yaml").write_text(
        f"version: {version}\ntables: [{', '.join(names)}]\n", encoding="utf-8"
    )
    for name, table in zip(names, tables, strict=True):
        (folder / f"tables/{name}.yaml").write_text(table, encoding="utf-8")
    return load_contract(Schemas((folder,)))


def _versions() -> list[str]:
    return sorted(
        (path.name for path in _PREVIOUS.iterdir()), key=lambda name: [*map(int, name.split("."))]
    )


def _told(changes: Iterable[object]) -> str:
    return "\n".join(map(str, changes))


def test_the_shipped_version_tells_of_all_changes_since_the_last_release() -> None:
    previous = load_contract(Schemas((_PREVIOUS / _versions()[-1],)))
    contract = shipped_contract()
    changes = contract_changes(previous, contract)
    assert is_raised_enough(previous.version, contract.version, changes), (
        f"the version in schemas/contract.yaml is {contract.version}, it was {previous.version}:\n{_told(changes)}"
    )


def test_each_release_has_told_of_its_changes() -> None:
    contracts = [load_contract(Schemas((_PREVIOUS / name,))) for name in _versions()]
    assert [each.version for each in contracts] == _versions()
    for before, after in pairwise(contracts):
        assert is_raised_enough(before.version, after.version, contract_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("primaryKey: [nurse_id]", "primaryKey: [nurse_id, pay]", "nurses: its key is nurse_id, pay (major)"),
        ("type: number", "type: integer", "nurses.pay: its type is int32, and was float64 (major)"),
        ("unit: euro", "unit: pound", "nurses.pay: its unit is pound, and was euro (major)"),
        (", unique: true", "", "nurses.nurse_id: may have a value twice (major)"),
        ("{required: true, minimum: 0}", "{minimum: 0}", "nurses.pay: may be null (major)"),
        ("{required: true, minimum: 0}", "{required: true, minimum: 1}", "nurses.pay: its limits changed (minor)"),
        ("[junior, senior]", "[junior]", "nurses.level: is never senior (major)"),
        ("[junior, senior]", "[junior, senior, head]", "nurses.level: may be head (minor)"),
        ("enum: [junior, senior]", "", "nurses.level: may have any value (major)"),
        ("Rank., constraints: {", "Rank., constraints: {required: true, ", "nurses.level: is never null (minor)"),
        ("description: Chief.", "description: Boss.", "nurses.chief_id: its words changed (patch)"),
        ("title: nurse", "title: sister", "nurses: its words, its rules or the order of its columns changed (patch)"),
        ("name: nurses", "name: nurses", ""),
    ],
)  # fmt: skip
def test_a_change_is_told_with_the_number_that_it_must_raise(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    changed = _NURSES.replace(before, after)
    old, new = (
        _contract(tmp_path / "old", "1.0.0", _NURSES),
        _contract(tmp_path / "new", "1.0.0", changed),
    )
    assert _told(contract_changes(old, new)) == told


def test_a_column_that_is_renamed_is_gone(tmp_path: Path) -> None:
    old = _contract(tmp_path / "old", "1.0.0", _NURSES)
    new = _contract(tmp_path / "new", "1.0.0", _NURSES.replace("chief_id", "boss_id"))
    assert _told(contract_changes(old, new)) == (
        "nurses: boss_id leads to nurses (minor)\n"
        "nurses: chief_id leads to nurses no more (major)\n"
        "nurses.boss_id: is new (minor)\n"
        "nurses.chief_id: is gone (major)\n"
        "nurses: its words, its rules or the order of its columns changed (patch)"
    )


def test_tables_come_with_a_minor_and_go_with_a_major_version(tmp_path: Path) -> None:
    wards = _NURSES.replace("nurses", "wards")
    one, two = (
        _contract(tmp_path / "one", "1.0.0", _NURSES),
        _contract(tmp_path / "two", "1.0.0", _NURSES, wards),
    )
    assert _told(contract_changes(one, two)) == "wards: is new (minor)"
    assert _told(contract_changes(two, one)) == "wards: is gone (major)"


@pytest.mark.parametrize(
    ("old", "new", "level", "is_enough"),
    [
        ("1.2.3", "1.2.3", None, True),
        ("1.2.3", "1.2.2", None, False),
        ("1.2.3", "1.2.3", Level.PATCH, False),
        ("1.2.3", "1.2.4", Level.PATCH, True),
        ("1.2.3", "1.2.4", Level.MINOR, False),
        ("1.2.3", "1.3.0", Level.MINOR, True),
        ("1.2.3", "1.3.0", Level.MAJOR, False),
        ("1.2.3", "2.0.0", Level.MAJOR, True),
        ("1.9.0", "1.10.0", Level.MINOR, True),
        ("1.2.3", "0.9.9", Level.PATCH, False),
    ],
)
def test_a_version_must_rise_by_the_gravest_change(
    old: str, new: str, level: Level | None, is_enough: bool
) -> None:
    changes = (
        []
        if level is None
        else [ContractChange(Level.PATCH, "a", "x"), ContractChange(level, "b", "x")]
    )
    assert is_raised_enough(old, new, changes) is is_enough
