"""Where the YAML files of `schemas/` are,
and how a folder of the user's own extends the shipped one.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerdata.file_stamps import content_digest, stamp
from careerdata.lazy import LazyModule
from careerdata.model.input_error import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import yaml

    from careerdata.file_stamps import Stamp
else:
    yaml = LazyModule("yaml")  # compiled schemas need none

Tree = dict[str, Any]
"""A YAML mapping as loaded; the module that owns a file gives its parts their types."""


class SchemasError(InputError):
    """A file of `schemas/` cannot be read or does not say what it must."""


@dataclass(frozen=True)
class Schemas:
    """The contract and the vocabulary as YAML trees, later folders extending earlier ones."""

    folders: tuple[Path, ...]
    overlay: Mapping[str, Tree] = field(default_factory=dict)
    """By file name below the folders: what is added to it last."""
    spoken: frozenset[str] | None = None
    """The codes of the only languages whose words count; None for all."""

    @property
    def has_own(self) -> bool:
        """Whether a user's own folders or settings extend the shipped ones."""
        return len(self.folders) > 1 or bool(self.overlay)

    def spoken_in(self, *codes: str) -> Schemas:
        """The same with the words of some languages only."""
        return replace(self, spoken=frozenset(codes))

    def reading(self) -> Tree:
        """`reading.yaml` with the words of all languages:
        which headings and table headers feed which table.
        """
        return self._merged("reading.yaml")

    def style(self) -> Tree:
        """`style.yaml`: the house style that fixes write."""
        return self._merged("style.yaml")

    def vocabulary(self, name: str) -> Tree:
        """`vocabulary/<name>.yaml` with the words of all languages."""
        return self._merged(f"vocabulary/{name}.yaml")

    def word_lists(self) -> list[Tree]:
        """All trees that hold words of languages:
        `reading.yaml` and the vocabulary, without names of countries.
        """
        own = {
            path.stem for folder in self.folders for path in (folder / "vocabulary").glob("*.yaml")
        }
        languages = {
            Path(file).stem for file in LANGUAGE_FILES.values() if file.startswith("vocabulary/")
        }
        names = (own | languages) - {"regions", "currencies"}
        return [self.reading(), *(self.vocabulary(name) for name in sorted(names))]

    def contract(self) -> Tree:
        """`contract.yaml`: the contract's version and the order of its tables."""
        return self._merged("contract.yaml")

    def table(self, name: str) -> Tree:
        """`tables/<name>.yaml`: the Table Schema of one table."""
        return self._merged(f"tables/{name}.yaml")

    def table_names(self) -> list[str]:
        """The names of all tables that any of the folders defines, sorted."""
        return sorted(
            {path.stem for folder in self.folders for path in (folder / "tables").glob("*.yaml")}
        )

    def languages(self) -> list[str]:
        """The codes of all languages that any of the folders has: those of
        `vocabulary/languages.yaml`, then others.
        """
        files = [folder / "vocabulary/languages.yaml" for folder in self.folders]
        first = [
            code for path in files if path.is_file() for code in load_yaml(path).get("order", [])
        ]
        found = {
            path.name
            for folder in self.folders
            for path in (folder / "languages").glob("*")
            if path.is_dir()
        }
        return [
            *(code for code in dict.fromkeys(first) if code in found),
            *sorted(found.difference(first)),
        ]

    def digest(self) -> bytes:
        """32 bytes that tell these schemas from any others, by the bytes of their files."""
        digest = hashlib.sha256(
            b"".join(content_digest(folder, ".yaml") for folder in self.folders)
        )
        digest.update(json.dumps(self.overlay, sort_keys=True).encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _merged(self, name: str) -> Tree:
        """A file of all folders as one tree, each followed by what its languages add."""
        topics = [topic for topic, file in LANGUAGE_FILES.items() if file == name]
        languages = self.languages() if topics else []
        tree: Tree = {}
        found = False
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                found = True
                tree = _merge(tree, load_yaml(path))
            for code in languages:
                for path in (folder / "languages" / code / f"{topic}.yaml" for topic in topics):
                    if path.is_file():
                        found = True
                        words = load_yaml(path)
                        if problem := _no_text_in(words):
                            raise SchemasError(f"{path}: {problem}")
                        tree = _merge(tree, _of_language(words, code))
        tree = _merge(tree, self.overlay.get(name, {}))
        if self.spoken is not None:
            tree = _spoken(tree, frozenset(self.languages()), self.spoken)
        if not found:
            raise SchemasError(f"{name} is in none of: {', '.join(map(str, self.folders))}")
        return tree


def _spoken(tree: Any, codes: frozenset[str], spoken: frozenset[str]) -> Any:
    """A tree in which each mapping by language has some languages only."""
    if isinstance(tree, list):
        return [
            _spoken(entry, codes, spoken) if isinstance(entry, dict) else entry for entry in tree
        ]
    if not isinstance(tree, dict):
        return tree
    if tree.keys() <= codes:
        return {code: words for code, words in tree.items() if code in spoken}
    return {key: _spoken(value, codes, spoken) for key, value in tree.items()}


LANGUAGE_FILES = {
    "language": "vocabulary/languages.yaml",
    "headings": "reading.yaml",
    "columns": "reading.yaml",
    "lines": "reading.yaml",
    "levels": "vocabulary/levels.yaml",
    "experience": "vocabulary/experience.yaml",
    "periods": "vocabulary/periods.yaml",
    "pay": "vocabulary/money.yaml",
    "quantities": "vocabulary/quantities.yaml",
    "lists": "vocabulary/listing.yaml",
    "titles": "vocabulary/roles.yaml",
    "skills": "vocabulary/skills.yaml",
    "resources": "vocabulary/resources.yaml",
    "costs": "vocabulary/costs.yaml",
    "tools": "vocabulary/tools.yaml",
    "fit": "vocabulary/traits.yaml",
    "segments": "vocabulary/segments.yaml",
    "frames": "vocabulary/frames.yaml",
    "territories": "vocabulary/regions.yaml",
    "currencies": "vocabulary/currencies.yaml",
}
"""The files of `languages/<code>/` → the tree that each puts its words into."""


def shipped_schemas() -> Path:
    """The folder that comes with the package:
    inside it when installed, beside `src/` in a checkout.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parents[1] / "schemas"


def yaml_files(folders: Sequence[Path]) -> Iterator[Path]:
    """The files that folders of schemas hold."""
    for folder in folders:
        yield from sorted(folder.rglob("*.yaml"))


def load_schemas(*own: Path, overlay: Mapping[str, Tree] | None = None) -> Schemas:
    """The shipped schemas, extended by folders of the user's own,
    later ones last, and then by an overlay.
    """
    for folder in own:
        if not folder.is_dir():
            raise SchemasError(f"the schemas folder {folder} does not exist")
        for path in sorted(folder.glob("languages/*/*.yaml")):
            if path.stem not in LANGUAGE_FILES:
                raise SchemasError(
                    f"{path} is no file of a language; there are: {', '.join(LANGUAGE_FILES)}"
                )
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
    """PyYAML's safe loader, with YAML 1.2's booleans:
    `on`, `no` and `y` are words of some languages.
    """
    # The C loader is ten times as fast; it is missing only where PyYAML was built without libyaml.
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = type("Loader", (base,), {})
    loader.yaml_implicit_resolvers = {  # type: ignore[attr-defined]
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    written = re.compile(r"true|True|TRUE|false|False|FALSE")
    loader.add_implicit_resolver(_BOOLEAN, written, list("tTfF"))  # type: ignore[attr-defined]
    return loader


_BOOLEAN = "tag:yaml.org,2002:bool"


def _of_language(tree: Tree, code: str) -> Tree:
    """The words of one language as those of many have them:
    `{year: [Jahr]}` is `{year: {de: [Jahr]}}`.
    """
    return {
        key: _of_language(value, code)
        if isinstance(value, dict) and not _is_of_numbers(value)
        else {code: value}
        for key, value in tree.items()
    }


def _no_text_in(tree: Tree) -> str | None:
    """What is wrong with the first word of a language's file
    that YAML reads as something else than text.
    """
    for key, value in tree.items():
        if (
            isinstance(value, dict)
            and not _is_of_numbers(value)
            and (problem := _no_text_in(value))
        ):
            return problem
        for word in value if isinstance(value, list) else ():
            if not isinstance(word, str):
                return f"{word!r} under {key!r} is no text; put the word between quotes"
    return None


def _is_of_numbers(tree: Tree) -> bool:
    """Whether a mapping is words and the numbers that they say: `{one: 1, two: 2}`."""
    return bool(tree) and all(isinstance(value, int) for value in tree.values())


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
