"""`careerdata.toml`: the words of a user's own guides, beside the shipped schemas.

schemas = ["house-schemas"]                    # folders that extend schemas/, relative to this file

[headings]                                     # kind of section → headings that announce it
salary = ["What lands in your pocket"]

[skills]                                       # name → other spellings; the same for roles
"Laminated dough" = ["Viennoiserie"]
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careerdata.schemas import load_schemas

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from careerdata.schemas import Schemas, Tree

FILE_NAME = "careerdata.toml"

_OWN = "own"
"""Stands where the shipped files name a language."""
_KEYS = ("schemas", "headings", "skills", "roles")


class SettingsError(ValueError):
    """A settings file cannot be read, or says something that is not known."""


@dataclass(frozen=True)
class Settings:
    """What a settings file says; without one, nothing."""

    schemas: tuple[Path, ...] = ()
    """Folders that extend the shipped schemas."""
    overlay: dict[str, Tree] = field(default_factory=dict)
    """By file of `schemas/` (`vocabulary/skills.yaml`): what is added to it."""

    def load_schemas(self, folders: Sequence[Path] = ()) -> Schemas:
        """The shipped schemas, extended by the settings' folders and words, then by the given folders."""
        return load_schemas(*self.schemas, *folders, overlay=self.overlay)


def find_settings(folder: Path) -> Settings:
    """The settings of `careerdata.toml` in a folder; empty ones where there is no such file.

    Raises SettingsError.
    """
    path = folder / FILE_NAME
    return read_settings(path) if path.is_file() else Settings()


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises SettingsError."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    _refuse_unknown(tree, _KEYS, f"{path}: there is no setting")
    kinds = load_schemas().reading()["sections"]
    headings = _table(tree, "headings", path)
    _refuse_unknown(headings, kinds, f"{path}: headings: there is no kind of section")
    overlay: dict[str, Tree] = {
        "reading.yaml": {
            "sections": {kind: {_OWN: _texts(names, f"headings.{kind}", path)} for kind, names in headings.items()}
        }
    }
    for name in ("skills", "roles"):
        entries = _table(tree, name, path)
        named = [{"name": n, "aliases": _texts(others, f"{name}.{n}", path)} for n, others in entries.items()]
        overlay[f"vocabulary/{name}.yaml"] = {name: named}
    folders = _texts(tree.get("schemas", []), "schemas", path)
    return Settings(tuple(path.parent / folder for folder in folders), overlay)


def _table(tree: dict[str, Any], key: str, path: Path) -> dict[str, Any]:
    table = tree.get(key, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: {key} must be a table, not {table!r}")
    return table


def _texts(value: object, key: str, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise SettingsError(f"{path}: {key} must be a list of texts, not {value!r}")
    return [str(text) for text in value]


def _refuse_unknown(keys: Collection[str], known: Collection[str], told: str) -> None:
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            raise SettingsError(f"{told} {key!r}; {meant}")
