"""The results of batches in earlier runs, so that unchanged guides are not compiled again.

The name of an entry is a digest of everything it depends on: the bytes and paths of the guides, the
schemas, the optional rules that count, and the program with its libraries. So an entry is right or
missing, never stale. Entries contain no code.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.build.engine.work import PackedFindings, Worked
from careerdata.contract.tables import Input
from careerdata.entries import Entries
from careerdata.file_stamps import content_digest
from careerdata.publish.encode import framed, pack_tables, unframed, unpack_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.build.engine.work import Basis
    from careerdata.read import FoundGuide


class BatchCache:
    """The entries of a folder, for one program and one basis."""

    def __init__(self, folder: Path, basis: Basis) -> None:
        self._entries = Entries(folder / "batches", b"careerdata batch 2\n")
        self._basis = hashlib.sha256(program_digest() + basis.digest()).digest()
        # Row groups of earlier snapshots: those of another program count as damaged.
        magic = b"careerdata row group 2\n" + program_digest()
        self.row_groups = Entries(folder / "row_groups", magic)

    def key(self, batch: Sequence[FoundGuide]) -> str | None:
        """The name of the entry of a batch; None if a guide is remote or cannot be read."""
        digest = hashlib.sha256(self._basis)
        for guide in batch:
            if guide.remote:  # to know whether it changed, it would have to be fetched
                return None
            try:
                content = guide.path.read_bytes()
            except OSError:
                return None
            sha256 = hashlib.sha256(content).hexdigest()
            parts = guide.guide_id, str(guide.path), guide.source_path, sha256
            digest.update("\0".join(parts).encode("utf-8", "surrogateescape") + b"\n")
        return digest.hexdigest()

    def has(self, key: str) -> bool:
        """Whether there is an entry, intact or not."""
        return self._entries.has(key)

    def load(self, key: str) -> Worked | None:
        """The content of an entry; None if it is missing or damaged."""
        body = self._entries.load(key)
        return None if body is None else _worked(body)

    def store(self, key: str, worked: Worked) -> None:
        """Store the result of a batch, if the folder is writable."""
        self._entries.store(key, _body(worked))

    def forget_old(self) -> None:
        """Remove what no run has used for a month."""
        self._entries.forget_old()
        self.row_groups.forget_old()


@cache
def program_digest() -> bytes:
    """A digest of the files of the program and its libraries, which decide how a guide is read."""
    digest = hashlib.sha256(content_digest(Path(__file__).resolve().parents[2], ".py"))
    libraries = [f"{name} {version(name)}" for name in ("pyromark", "PyYAML", "pyarrow")]
    machine = [sys.version, unicodedata.unidata_version, sys.byteorder]
    digest.update("\n".join([*libraries, *machine]).encode())
    return digest.digest()


# --- An entry: its inputs and counts as the head, then the findings, then the packed tables ---


def _body(worked: Worked) -> bytes:
    findings = worked.findings
    inputs = [(each.guide_id, each.source_path, each.sha256) for each in worked.inputs]
    head = {
        "counts": findings.counts,
        "fixable": findings.fixable,
        "findings": len(findings.data),
        "inputs": inputs,
    }
    return framed(head, findings.data, pack_tables(worked.tables))


def _worked(body: memoryview) -> Worked:
    head, rest = unframed(body)
    data, tables = rest[: head["findings"]], rest[head["findings"] :]
    findings = PackedFindings(head["counts"], head["fixable"], bytes(data))
    return Worked(unpack_tables(tables), findings, tuple(Input(*each) for each in head["inputs"]))
