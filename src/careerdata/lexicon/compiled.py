"""Compiled knowledge in files, which load within milliseconds.

The name of a file is a digest of the schemas and of the modules that compile them, so a file is
right or missing. The package contains the files for the shipped schemas; others are in the cache
folder.

The files are pickles, but a file cannot run code: it may only create records of a few packages,
which do nothing when they are created, and plain containers. JSON and marshal cannot hold records.
"""

from __future__ import annotations

import gc
import hashlib
import io
import pickle
import re
from dataclasses import fields, is_dataclass
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.cache_folder import cache_folder
from careerdata.entries import Entries
from careerdata.file_stamps import content_digest

if TYPE_CHECKING:
    from careerdata.lexicon.schemas import Schemas

_PACKAGE = Path(__file__).resolve().parents[1]
_SHIPPED = _PACKAGE / "compiled"
_MAGIC = b"careerdata knowledge 1\n"
_COMPILERS = ("contract", "lexicon", "model", "notation")
"""The packages whose records a file may create."""
_CONTAINERS = {("collections", "defaultdict"), ("builtins", "list"), ("builtins", "set")}

Parts = dict[str, object]
"""What is compiled together, by name."""


class CompiledFiles:
    """The files of some schemas."""

    def __init__(self, schemas: Schemas, folder: Path | None = None) -> None:
        """`folder` is where files are written; by default, the cache folder."""
        self._digest = hashlib.sha256(schemas.digest() + _program_digest()).hexdigest()
        self._shipped = Entries(_SHIPPED, _MAGIC)
        self._kept = Entries(folder or Path(cache_folder()) / "knowledge", _MAGIC)

    def has(self, unit: str) -> bool:
        """Whether a unit has been compiled before."""
        return any(entries.has(self._key(unit)) for entries in (self._shipped, self._kept))

    def load(self, unit: str) -> Parts | None:
        """The parts of a unit; None if there is no intact file."""
        key = self._key(unit)
        data = self._shipped.look_at(key) or self._kept.load(key)
        return None if data is None else _loaded(data)

    def store(self, unit: str, parts: Parts) -> None:
        """Store the parts of a unit, if the folder is writable."""
        data = io.BytesIO()
        _Writer(data, pickle.HIGHEST_PROTOCOL).dump(parts)
        self._kept.store(self._key(unit), data.getvalue())
        self._kept.forget_old()

    def _key(self, unit: str) -> str:
        return f"{self._digest}-{unit}"


def _loaded(data: memoryview) -> Parts | None:
    # The garbage collector would search the many new objects repeatedly, and find no cycle.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        parts: Parts = _Reader(io.BytesIO(data)).load()
    except pickle.UnpicklingError:
        return None
    finally:
        if was_enabled:
            gc.enable()
    return parts


@cache
def _program_digest() -> bytes:
    return b"".join(content_digest(_PACKAGE / name, ".py") for name in _COMPILERS)


class LazyPattern:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, source: bytes, flags: int) -> None:
        # Most patterns are large, and many are not needed for a guide, so not even decoded.
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        # Next time, it is found as an attribute.
        value = getattr(re.compile(self.source.decode(), self.flags), name)
        setattr(self, name, value)
        return value


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object) -> tuple[Any, ...]:
        if isinstance(value, re.Pattern):
            return LazyPattern, (value.pattern.encode(), value.flags)
        if isinstance(value, LazyPattern):
            return LazyPattern, (value.source, value.flags)
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, field.name) for field in fields(value))
        if hasattr(value, "__dict__") and not isinstance(value, type):
            made: Any = value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
            known = {name: each for name, each in vars(value).items() if not _is_memory(each)}
            return (*made[:2], known, *made[3:])
        return NotImplemented  # type: ignore[no-any-return]  # pickled as ever


def _is_memory(value: object) -> bool:
    """Whether it is a cache of results, which is not part of the knowledge."""
    return isinstance(value, _lru_cache_wrapper)


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        is_own = any(module.startswith(f"careerdata.{package}.") for package in _COMPILERS)
        if is_own or (module, name) in _CONTAINERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
