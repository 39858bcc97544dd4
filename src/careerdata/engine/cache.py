"""What came of batches in earlier runs, so that guides that did not change are not compiled again.

An entry's name is a digest of all that it depends on: the guides' bytes and paths, the schemas, the optional rules
that count, and the program with the libraries that it reads guides with. An entry is therefore right or missing,
never stale; a checksum tells whether it is whole. Deleting entries, at any moment, costs time and nothing else.
Entries hold no code.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
import unicodedata
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.engine.work import Worked
from careerdata.finding import Edit, Finding, Fix, Place, Related, Where
from careerdata.guide import Span
from careerdata.publish.pack import framed, pack_tables, unframed, unpack_tables
from careerdata.tables import Input

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.engine.work import Basis
    from careerdata.read import FoundGuide

_MAGIC = b"careerdata batch 1\n"
_DIGEST_LENGTH = 32
_DAYS_KEPT = 30
_SECONDS_A_DAY = 86_400


class BatchCache:
    """The entries of a folder, for one program and one basis."""

    def __init__(self, folder: Path, basis: Basis) -> None:
        self._folder = folder / "batches"
        self._basis = hashlib.sha256(program_digest() + basis.digest()).digest()

    def key(self, batch: Sequence[FoundGuide]) -> str | None:
        """The name of a batch's entry; None where one of its guides is remote, or cannot be read now."""
        digest = hashlib.sha256(self._basis)
        for guide in batch:
            if guide.remote:  # to know whether it changed, it would have to be fetched
                return None
            try:
                content = guide.path.read_bytes()
            except OSError:
                return None
            parts = (guide.guide_id, str(guide.path), guide.source_path, hashlib.sha256(content).hexdigest())
            digest.update("\0".join(parts).encode("utf-8", "surrogateescape") + b"\n")
        return digest.hexdigest()

    def has(self, key: str) -> bool:
        """Whether there is an entry, whole or not."""
        return self._path(key).is_file()

    def load(self, key: str) -> Worked | None:
        """What an entry holds; None where there is none, or where it is not as it was written."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        body = memoryview(data)[len(_MAGIC) + _DIGEST_LENGTH :]
        if not data.startswith(_MAGIC) or _sealed(body) != data[: len(_MAGIC) + _DIGEST_LENGTH]:
            path.unlink(missing_ok=True)
            return None
        return _worked(body)

    def store(self, key: str, worked: Worked) -> None:
        """Keep what came of a batch; where the folder cannot be written, nothing is kept."""
        path = self._path(key)
        waiting = path.with_name(f".{secrets.token_hex(8)}")
        body = _body(worked)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with waiting.open("wb") as file:
                file.write(_sealed(body))
                file.write(body)
            waiting.replace(path)
        except OSError:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)

    def forget_old(self) -> None:
        """Remove the entries that no run has had use for in a month, and what broken runs left."""
        oldest = time.time() - _DAYS_KEPT * _SECONDS_A_DAY
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:  # another run was faster
                continue

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _sealed(body: bytes | memoryview) -> bytes:
    return _MAGIC + hashlib.sha256(body).digest()


@cache
def program_digest() -> bytes:
    """A digest of the program's own files and of what else decides how a guide is read."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[1]
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    libraries = [f"{name} {version(name)}" for name in ("pyromark", "PyYAML", "pyarrow")]
    machine = [sys.version, unicodedata.unidata_version, sys.byteorder]
    digest.update("\n".join([*libraries, *machine]).encode())
    return digest.digest()


# --- An entry: its findings and inputs as the head, then the packed tables ---


def _body(worked: Worked) -> bytes:
    findings, inputs = ([asdict(each) for each in some] for some in (worked.findings, worked.inputs))
    return framed({"findings": findings, "inputs": inputs}, pack_tables(worked.tables))


def _worked(body: memoryview) -> Worked:
    head, tables = unframed(body)
    findings = tuple(_finding(tree) for tree in head["findings"])
    return Worked(unpack_tables(tables), findings, tuple(Input(**tree) for tree in head["inputs"]))


def _finding(tree: dict[str, Any]) -> Finding:
    where, fix = tree.pop("where"), tree.pop("fix")
    return Finding(**tree, where=_where(where), fix=_fix(fix) if fix else None)


def _where(tree: dict[str, Any]) -> Where:
    place, related = Place(**tree.pop("place")), tree.pop("related")
    return Where(place, tuple(Related(Place(**one["place"]), one["what"]) for one in related), **tree)


def _fix(tree: dict[str, Any]) -> Fix:
    edits = tuple(Edit(Span(*edit["span"]), edit["replacement"]) for edit in tree["edits"])
    return Fix(tree["title"], edits, tree["is_safe"])
