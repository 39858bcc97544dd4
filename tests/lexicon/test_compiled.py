"""Knowledge that was loaded is the knowledge that was compiled,
and no file can make it anything else.
"""

from __future__ import annotations

import os
import pickle
import re
from dataclasses import fields, is_dataclass
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING

import pytest

from careerdata.lexicon.compiled import CompiledFiles, LazyPattern
from careerdata.lexicon.knowledge import Knowledge, compile_knowledge
from careerdata.lexicon.schemas import SchemasError, load_schemas

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMAS = load_schemas()


def _tree(value: object) -> object:
    """A value as nested lists that can be compared; what it remembers of texts is left out."""
    if isinstance(value, re.Pattern):
        return ["pattern", value.pattern, value.flags]
    if isinstance(value, LazyPattern):
        return ["pattern", value.source.decode(), value.flags]
    if isinstance(value, dict):
        return [[_tree(key), _tree(each)] for key, each in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [type(value).__name__, *map(_tree, value)]
    if is_dataclass(value):
        return [
            type(value).__name__,
            *(_tree(getattr(value, field.name)) for field in fields(value)),
        ]
    if hasattr(value, "__dict__") and not callable(value):
        known = {
            name: each
            for name, each in vars(value).items()
            if not isinstance(each, _lru_cache_wrapper)
        }
        return [type(value).__name__, _tree(known)]
    return value


def _in(folder: Path, language: str) -> dict[str, object]:
    whole = Knowledge(_SCHEMAS, CompiledFiles(_SCHEMAS, folder)).compile("shared")
    known = whole.in_language(language)
    return {
        "language": known.language,
        **{name: each for name, each in vars(known).items() if name[0] != "_"},
    }


def _parts(known: dict[str, object]) -> dict[str, object]:
    return {name: _tree(part) for name, part in sorted(known.items()) if name != "schemas"}


@pytest.mark.parametrize("language", ["en", "de", "und"])
def test_what_is_loaded_is_what_was_compiled(language: str, tmp_path: Path) -> None:
    compiled = _parts(_in(tmp_path, language))
    loaded = _parts(_in(tmp_path, language))
    assert len(compiled) > 30
    assert [name for name, part in compiled.items() if loaded.pop(name) != part] == []
    assert loaded == {}


def _kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("broken", [b"", b"\0" * 100, None])
def test_a_broken_file_is_made_anew(broken: bytes | None, tmp_path: Path) -> None:
    files = CompiledFiles(_SCHEMAS, tmp_path)
    files.store("some", {"words": ["pay"]})
    (path,) = _kept(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] if broken is None else broken)
    assert files.load("some") is None
    files.store("some", {"words": ["pay"]})
    assert files.load("some") == {"words": ["pay"]}


class _Call:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize(
    "stranger", [_Call(), os.system, pickle.Unpickler, SchemasError("").with_traceback]
)
def test_a_file_makes_records_only(
    stranger: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = CompiledFiles(_SCHEMAS, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("careerdata.lexicon.compiled._Writer", pickle.Pickler)
        files.store("some", {"part": stranger})
    assert files.has("some")
    assert files.load("some") is None


def test_own_schemas_have_files_of_their_own(tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "vocabulary").mkdir(parents=True)
    words = house / "vocabulary/skills.yaml"
    words.write_text("skills: [{name: Laminating}]\n", encoding="utf-8")
    assert (
        compile_knowledge(load_schemas(house)).in_language("en").skills.get("laminating")
        is not None
    )
    words.write_text("skills: [{name: Proofing it}]\n", encoding="utf-8")
    known = compile_knowledge(load_schemas(house)).in_language("en")
    assert known.skills.get("laminating") is None
    assert known.skills.get("proofing it") is not None


def test_a_fault_in_own_schemas_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary/listing.yaml").write_text("and: 3\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SchemasError):
            compile_knowledge(load_schemas(tmp_path))
