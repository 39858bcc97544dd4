"""Where the YAML files of `schemas/` are, and how a folder of the user's own extends the shipped one."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from careerdata.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerdata.stamps import Stamp

Tree = dict[str, Any]
"""A YAML mapping as loaded; the module that owns a file gives its parts their types."""


class SchemasError(ValueError):
    """A file of `schemas/` cannot be read or does not say what it must."""


@dataclass(frozen=True)
class Schemas:
    """The contract and the vocabulary as YAML trees, later folders extending earlier ones."""

    folders: tuple[Path, ...]
    overlay: Mapping[str, Tree] = field(default_factory=dict)
    """By file name below the folders: what is added to it last."""

    def reading(self) -> Tree:
        """`reading.yaml`: which headings and table headers feed which table."""
        return self._merged("reading.yaml")

    def style(self) -> Tree:
        """`style.yaml`: the house style that fixes write."""
        return self._merged("style.yaml")

    def vocabulary(self, name: str) -> Tree:
        """`vocabulary/<name>.yaml`."""
        return self._merged(f"vocabulary/{name}.yaml")

    def word_lists(self) -> list[Tree]:
        """All trees that hold words of languages: `reading.yaml` and the vocabulary."""
        names = {path.stem for folder in self.folders for path in (folder / "vocabulary").glob("*.yaml")}
        return [self.reading(), *(self.vocabulary(name) for name in sorted(names))]

    def contract(self) -> Tree:
        """`contract.yaml`: the contract's version and the order of its tables."""
        return self._merged("contract.yaml")

    def table(self, name: str) -> Tree:
        """`tables/<name>.yaml`: the Table Schema of one table."""
        return self._merged(f"tables/{name}.yaml")

    def table_names(self) -> list[str]:
        """The names of all tables that any of the folders defines, sorted."""
        return sorted({path.stem for folder in self.folders for path in (folder / "tables").glob("*.yaml")})

    def digest(self) -> bytes:
        """32 bytes that tell these schemas from any others, by the bytes of their files."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(folder.rglob("*.yaml")):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
            digest.update(b"\1")
        digest.update(json.dumps(self.overlay, sort_keys=True).encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _merged(self, name: str) -> Tree:
        tree: Tree = {}
        found = False
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                found = True
                tree = _merge(tree, load_yaml(path))
        tree = _merge(tree, self.overlay.get(name, {}))
        if not found:
            raise SchemasError(f"{name} is in none of: {', '.join(map(str, self.folders))}")
        return tree


def shipped_schemas() -> Path:
    """The folder that comes with the package: inside it when installed, beside `src/` in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parents[1] / "schemas"


def yaml_files(folders: Sequence[Path]) -> Iterator[Path]:
    """The files that folders of schemas hold."""
    for folder in folders:
        yield from sorted(folder.rglob("*.yaml"))


def load_schemas(*own: Path, overlay: Mapping[str, Tree] | None = None) -> Schemas:
    """The shipped schemas, extended by folders of the user's own, later ones last, and then by an overlay."""
    for folder in own:
        if not folder.is_dir():
            raise SchemasError(f"the schemas folder {folder} does not exist")
    return Schemas((shipped_schemas(), *own), overlay or {})


def load_yaml(path: Path) -> Tree:
    """A YAML file that holds a mapping; read again only when it has changed.

    Raises SchemasError where the file is not YAML or holds something else.
    """
    return _loaded(path, stamp(path))


@cache
def _loaded(path: Path, _: Stamp | None) -> Tree:
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SchemasError(f"{path} cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(tree, dict):
        raise SchemasError(f"{path} must hold a mapping, not {type(tree).__name__}")
    return tree


@cache
def _loader() -> Any:
    """PyYAML's safe loader, with YAML 1.2's booleans: `on`, `no` and `y` are words of some languages."""
    # The C loader is ten times as fast; it is missing only where PyYAML was built without libyaml.
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = type("Loader", (base,), {})
    loader.yaml_implicit_resolvers = {  # type: ignore[attr-defined]
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(_BOOLEAN, re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF"))  # type: ignore[attr-defined]
    return loader


_BOOLEAN = "tag:yaml.org,2002:bool"


def _merge(base: Tree, extension: Tree) -> Tree:
    """Mappings merge key by key, lists are joined (each entry once), anything else is replaced.

    An entry of a list that is a mapping with a `name` merges with the entry of that name.
    """
    merged = dict(base)
    for key, value in extension.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = _join(old, value)
        else:
            merged[key] = value
    return merged


def _join(base: list[Any], extension: list[Any]) -> list[Any]:
    joined = list(base)
    places = {entry["name"]: index for index, entry in enumerate(base) if _is_named(entry)}
    for entry in extension:
        if _is_named(entry) and entry["name"] in places:
            at = places[entry["name"]]
            joined[at] = _merge(joined[at], entry)
        elif entry not in base:
            joined.append(entry)
    return joined


def _is_named(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("name"), str)
