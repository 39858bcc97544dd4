"""The digest: what changes a dataset's identity, and what does not."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from careerdata.publish.digest import contract_digest, dataset_digest, guide_digests
from careerdata.publish.encode import encode_columns
from tests.sample_dataset import own_contract, sample_tables, shipped_contract

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()
_INPUTS = [{"guide_id": "nurse", "source_path": "nurse.md", "sha256": "00"}]


def _roles_digest(column: str, value: object) -> str:
    tables = sample_tables()
    tables["roles"][column][1] = value
    parts = encode_columns(tables["roles"], _CONTRACT.table("roles"))
    return sha256(b"".join(guide for part in parts for guide in part.digests)).hexdigest()


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


def test_a_guides_digest_is_that_of_its_lines() -> None:
    assert list(guide_digests([("a", b'{"x": 1},\n{"x": 2},\n'), ("b", b'{"x": 3},\n')])) == [
        sha256(b'{"x": 1},\n{"x": 2},\n').digest(),
        sha256(b'{"x": 3},\n').digest(),
    ]


def test_a_guides_lines_may_come_in_pieces() -> None:
    whole = list(guide_digests([("a", b"12"), ("b", b"3")]))
    assert list(guide_digests([("a", b"1"), ("a", b"2"), ("b", b"3")])) == whole
    assert list(guide_digests([("a", b"1"), ("b", b"23")])) != whole


def test_contract_inputs_and_tables_count_in_a_datasets_digest() -> None:
    same = dataset_digest("c", _INPUTS, {"roles": "1"})
    assert dataset_digest("c", _INPUTS, {"roles": "1"}) == same
    assert dataset_digest("d", _INPUTS, {"roles": "1"}) != same
    assert dataset_digest("c", [], {"roles": "1"}) != same
    assert dataset_digest("c", _INPUTS, {"roles": "2"}) != same


def test_all_that_a_contract_says_counts_in_its_digest(tmp_path: Path) -> None:
    other = own_contract(tmp_path, "roles", "fields: [{name: line, constraints: {maximum: 9}}]")
    assert (
        contract_digest(shipped_contract()) == contract_digest(_CONTRACT) != contract_digest(other)
    )
