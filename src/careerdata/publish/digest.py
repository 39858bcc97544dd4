"""The identity of a dataset: a SHA-256 over the contract and the values, not over the bytes of files.

Parquet files differ between versions of pyarrow, values do not: the digest is equal on every system.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from careerdata.publish.json import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerdata.contract import Contract

NAME_LENGTH = 16
"""How many digits of the digest name a snapshot's folder: short enough for people, and no two of four
billion datasets are likely to share them. The manifest has all 64."""


def table_digest(rows: Iterable[str]) -> str:
    """The digest of a table, 64 hexadecimal digits, from its rows as `json_rows` gives them, in order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode())
        digest.update(b"\n")
    return digest.hexdigest()


def dataset_digest(contract: Contract, inputs: Sequence[Mapping[str, str]], table_digests: Mapping[str, str]) -> str:
    """The digest of a dataset, 64 hexadecimal digits: its contract, its inputs and its tables."""
    whole = {"contract": asdict(contract), "inputs": list(inputs), "tables": dict(table_digests)}
    return hashlib.sha256(canonical(whole).encode()).hexdigest()
