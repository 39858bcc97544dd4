"""The digest of a dataset: a SHA-256 of the contract and the values, not of the bytes of files.

Parquet files differ between versions of pyarrow, but values do not, so the digest is the same on
every system. It is built from the bottom up, so that unchanged parts need not be hashed again, and
in any number of pieces:

- a guide's rows of one table: SHA-256 of their lines as in the JSON file, each with its comma and
  line end;
- a table: SHA-256 of the digests (32 bytes each) of its guides, in the order of their ids; guides
  without a row in it are left out. A table that is shared by all guides (`regions`) counts as one
  guide's;
- the dataset: SHA-256 of the contract's digest, the inputs and the tables' digests, as JSON with
  sorted keys.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerdata.contract import Contract

NAME_LENGTH = 16
"""How many digits of the digest name a snapshot's folder: short enough for people, and no two of
four billion datasets are likely to share them. The manifest has all 64.
"""


def guide_digests(pieces: Iterable[tuple[str, bytes | memoryview]]) -> Iterator[bytes]:
    """The digest of each guide's rows, 32 bytes,
    from pairs of guide and lines in the guides' order.

    A guide's lines may come in several pieces, one after the other.
    """
    for _, same in groupby(pieces, key=itemgetter(0)):
        digest = hashlib.sha256()
        for _, lines in same:
            digest.update(lines)
        yield digest.digest()


def contract_digest(contract: Contract) -> str:
    """The digest of a contract, 64 hexadecimal digits."""
    return _digest_of(asdict(contract))


def dataset_digest(
    contract: str, inputs: Sequence[Mapping[str, str]], tables: Mapping[str, str]
) -> str:
    """The digest of a dataset, 64 hexadecimal digits,
    from those of its contract and its tables, and its inputs.
    """
    return _digest_of({"contract": contract, "inputs": list(inputs), "tables": dict(tables)})


def _digest_of(value: object) -> str:
    digest = hashlib.sha256()
    for piece in _CANONICAL.iterencode(value):
        digest.update(piece.encode())
    return digest.hexdigest()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)
