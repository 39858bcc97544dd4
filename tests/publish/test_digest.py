"""The digest: what changes a dataset's identity, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.publish.digest import dataset_digest, table_digest
from careerdata.publish.json import json_rows
from tests.sample_dataset import own_contract, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()
_INPUTS = [{"guide_id": "nurse", "source_path": "nurse.md", "sha256": "00"}]


def _roles_digest(column: str, value: object) -> str:
    tables = sample_tables()
    tables["roles"][column][1] = value
    return table_digest(json_rows(tables["roles"], _CONTRACT.table("roles")))


def test_a_digest_has_64_digits() -> None:
    digest = _roles_digest("level", "senior")
    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")


def test_every_value_counts() -> None:
    same = _roles_digest("level", "senior")
    assert _roles_digest("level", "lead") != same
    assert _roles_digest("level", None) != same
    assert _roles_digest("aliases", ["Krankenschwester „alt“", "Sister"]) != same


def test_a_whole_number_is_the_same_as_int_and_as_float() -> None:
    assert _roles_digest("experience_min_years", 5) == _roles_digest("experience_min_years", 5.0)


def test_rows_cannot_run_into_one_another() -> None:
    assert table_digest(["ab", "c"]) != table_digest(["a", "bc"])
    assert table_digest([]) != table_digest([""])


def test_contract_and_inputs_count_too(tmp_path: Path) -> None:
    same = dataset_digest(_CONTRACT, _INPUTS, {"roles": "1"})
    other = own_contract(tmp_path, "roles", "fields: [{name: line, constraints: {maximum: 9}}]")
    assert dataset_digest(_CONTRACT, _INPUTS, {"roles": "1"}) == same
    assert dataset_digest(other, _INPUTS, {"roles": "1"}) != same
    assert dataset_digest(_CONTRACT, [], {"roles": "1"}) != same
    assert dataset_digest(_CONTRACT, _INPUTS, {"roles": "2"}) != same
