"""`careerdata.toml`, or `[tool.careerdata]` in `pyproject.toml`: the settings of a project.

select = ["CD3", "CD402"]                      # run only these rules; a code or its beginning
ignore = ["CD411"]                             # but not these
baseline = "careerdata-baseline.json"          # findings that are accepted, relative to this file
schemas = ["house-schemas"]                    # your own folders of schemas, relative to this file

[headings]                                     # kind of section → headings that announce it
salary = ["What lands in your pocket"]

[skills]                                       # name → other spellings; the same for roles
"Laminated dough" = ["Viennoiserie"]

[severity]                                     # the severity: error, warning or info
CD402 = "error"

[per-path."drafts/**"]                         # the same for some guides, by their path from this file
ignore = ["CD420"]
severity = { CD402 = "info" }

`path_pattern` of `careerdata.control.selection` explains the patterns. Unknown codes are findings.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from careerdata.control import Control
from careerdata.control.baseline import read_baseline
from careerdata.control.configured import ConfigFile
from careerdata.control.selection import Choice, Selection
from careerdata.lexicon.schemas import load_schemas, yaml_files
from careerdata.model.finding import Severity
from careerdata.model.input_error import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from careerdata.lexicon.schemas import Schemas, Tree

FILE_NAME = "careerdata.toml"
PROJECT_FILE_NAME = "pyproject.toml"

_OWN = "own"
"""Used instead of a language code for words of the settings."""
_KEYS = (
    "schemas",
    "headings",
    "skills",
    "roles",
    "select",
    "ignore",
    "severity",
    "per-path",
    "baseline",
)
_PATH_KEYS = ("ignore", "severity")
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class SettingsError(InputError):
    """A settings file cannot be read, or has unknown settings."""


@dataclass(frozen=True)
class Settings:
    """The settings of a file; empty without one."""

    schemas: tuple[Path, ...] = ()
    """Folders that extend the shipped schemas."""
    overlay: dict[str, Tree] = field(default_factory=dict)
    """By file of `schemas/` (`vocabulary/skills.yaml`): the additions to it."""
    selection: Selection = field(default_factory=Selection)
    """Which rules count, and their severity."""
    baseline: Path | None = None
    """The file of accepted findings."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files and folders that the settings name, except the guides."""
        return (*self.schemas, *filter(None, [self.baseline]))

    def load_schemas(self, folders: Sequence[Path] = ()) -> Schemas:
        """The shipped schemas, extended by the folders and words of the settings,
        then by the given folders.
        """
        return load_schemas(*self.schemas, *folders, overlay=self.overlay)

    def load_control(self, as_of: date | None = None, year: int | None = None) -> Control:
        """Which findings count.

        With a day, entries of the baseline expire;
        with a year, old editions are reported.

        Raises BaselineError.
        """
        baseline = read_baseline(self.baseline) if self.baseline else None
        return Control(self.selection, baseline, as_of, year)


def find_settings(folder: Path) -> Settings:
    """The settings of the nearest settings file, in a folder or above it; empty if there is none.

    If a folder has both files, `careerdata.toml` wins. Raises SettingsError.
    """
    return next((read_settings(path) for path in _settings_files(folder)), Settings())


def deciding_files(folder: Path, schemas: Sequence[Path] = ()) -> list[Path]:
    """All files that the settings of a folder depend on, including those that do not exist yet.

    `schemas` are further folders of schemas. Settings that cannot be read are skipped.
    """
    try:
        settings = find_settings(folder)
    except SettingsError:
        settings = Settings()
    named = [
        path
        for near in (folder, *folder.resolve().parents)
        for path in (near / FILE_NAME, near / PROJECT_FILE_NAME)
    ]
    baselines = [settings.baseline] if settings.baseline else []
    return [*named, *baselines, *yaml_files((*settings.schemas, *schemas))]


def _settings_files(folder: Path) -> Iterator[Path]:
    for near in (folder, *folder.resolve().parents):
        yield from (
            near / name for name in (FILE_NAME, PROJECT_FILE_NAME) if _holds_settings(near / name)
        )


def _holds_settings(path: Path) -> bool:
    if path.name != PROJECT_FILE_NAME or not path.is_file():
        return path.is_file()
    text = path.read_text(encoding="utf-8", errors="replace")
    # Errors in the settings of other tools are not ours to report.
    return "careerdata" in text and _own_table(path, _parsed(path, text)) is not None


def read_settings(path: Path) -> Settings:
    """The settings of a file; in a `pyproject.toml`, those under `[tool.careerdata]`.

    Raises
    SettingsError.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    tree = _own_table(path, _parsed(path, text)) or {}
    _refuse_unknown(tree, _KEYS, f"{path}: there is no setting")
    folders = _texts(tree.get("schemas", []), "schemas", path)
    baseline = tree.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise SettingsError(f"{path}: baseline must be the path of a file, not {baseline!r}")
    return Settings(
        tuple(path.parent / folder for folder in folders),
        _overlay(tree, path),
        _selection(tree, ConfigFile(path, text)),
        path.parent / baseline if baseline else None,
    )


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error


def _own_table(path: Path, tree: dict[str, Any]) -> dict[str, Any] | None:
    """The settings in a parsed file; None if a `pyproject.toml` has none."""
    if path.name != PROJECT_FILE_NAME:
        return tree
    tools = _table(tree, "tool", path)
    return _table(tools, "careerdata", path) if "careerdata" in tools else None


def _overlay(tree: dict[str, Any], path: Path) -> dict[str, Tree]:
    headings = _table(tree, "headings", path)
    kinds = load_schemas().reading()["sections"] if headings else {}
    _refuse_unknown(headings, kinds, f"{path}: headings: there is no kind of section")
    own = {kind: {_OWN: _texts(headings[kind], f"headings.{kind}", path)} for kind in headings}
    overlay: dict[str, Tree] = {"reading.yaml": {"sections": own}}
    for name in ("skills", "roles"):
        entries = _table(tree, name, path)
        named = [
            {"name": n, "aliases": _texts(others, f"{name}.{n}", path)}
            for n, others in entries.items()
        ]
        overlay[f"vocabulary/{name}.yaml"] = {name: named}
    return overlay


def _selection(tree: dict[str, Any], file: ConfigFile) -> Selection:
    per_path = _table(tree, "per-path", file.path)
    choices = {glob: _choice(_table(per_path, glob, file.path), file.path) for glob in per_path}
    for glob in per_path:
        _refuse_unknown(
            per_path[glob], _PATH_KEYS, f"{file.path}: per-path.{glob!r}: there is no setting"
        )
    return Selection(file, _choice(tree, file.path), choices)


def _choice(tree: dict[str, Any], path: Path) -> Choice:
    select, ignore = (tuple(_texts(tree.get(key, []), key, path)) for key in ("select", "ignore"))
    severity = _table(tree, "severity", path)
    for code, chosen in severity.items():
        if chosen not in _SEVERITIES:
            raise SettingsError(
                f"{path}: severity.{code} must be one of {', '.join(_SEVERITIES)}, not {chosen!r}"
            )
    return Choice(select, ignore, severity)


def _table(tree: dict[str, Any], key: str, path: Path) -> dict[str, Any]:
    table = tree.get(key, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: {key} must be a table, not {table!r}")
    return table


def _texts(value: object, key: str, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise SettingsError(f"{path}: {key} must be a list of texts, not {value!r}")
    return [str(text) for text in value]


def _refuse_unknown(keys: Collection[str], known: Collection[str], problem: str) -> None:
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            raise SettingsError(f"{problem} {key!r}; {meant}")
