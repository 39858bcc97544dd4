"""The direction of imports:
model ← contract, lexicon, notation, rules ← annotate ← outline ← stages ← build ← cli.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[1] / "src"
_STAGES = ("read", "parse", "extract", "resolve", "validate", "publish")

# The folders and modules below `careerdata`, from what everybody may import up to what nobody below
# may.
_LAYERS = {
    "model": ("model", "lazy"),
    "knowledge": (
        *("contract", "lexicon", "notation", "rules", "control", "report", "remote"),
        *("file_stamps", "entries", "cache_folder"),
    ),
    "annotate": ("annotate",),
    "outline": ("outline",),
    "stages": _STAGES,
    "pipeline": ("pipeline", "build", "fix", "coverage", "dataset"),
    "commands": ("cli", "lsp", "__main__"),
}

# Who may import a library, by the beginning of the module's name. No other module does.
_LIBRARIES = {
    "pandera": ("careerdata.validate.faults", "careerdata.contract.contract"),
    "pandas": ("careerdata.validate.faults", "careerdata.contract.contract", "careerdata.dataset"),
    "pyarrow": (
        *("careerdata.publish", "careerdata.dataset"),
        *("careerdata.contract.contract", "careerdata.validate"),
    ),
    "duckdb": ("careerdata.publish.formats.duckdb",),
    "xlsxwriter": ("careerdata.publish.formats.xlsx",),
    "polars": ("careerdata.dataset",),
    "fsspec": ("careerdata.remote",),
    "click": ("careerdata.cli",),
    "pyromark": ("careerdata.parse",),
    "dask": ("careerdata.build.engine.dask",),
    "distributed": ("careerdata.build.engine.dask",),
    "pygls": ("careerdata.lsp",),
    "lsprotocol": ("careerdata.lsp",),
}

# What no module of the command line needs before a command runs.
_HEAVY = ("pandera", "pandas", "pyarrow", "pyromark", "yaml")


class Import(NamedTuple):
    """An import statement: who imports what, and whether the import of the module runs it."""

    importer: str
    imported: str
    runs: bool


def _module_name(path: Path) -> str:
    parts = path.relative_to(_ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


_MODULES = {_module_name(path): path for path in sorted(_ROOT.rglob("*.py"))}


def _imports() -> Iterator[Import]:
    for name, path in _MODULES.items():
        yield from _imports_in(ast.parse(path.read_text(encoding="utf-8")), name, runs=True)


def _imports_in(node: ast.AST, importer: str, *, runs: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(importer, alias.name, runs) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{importer} has a relative import"
            yield from (Import(importer, name, runs) for name in _targets(child))
        else:
            is_late = isinstance(
                child, ast.FunctionDef | ast.AsyncFunctionDef
            ) or _is_for_types_only(child)
            yield from _imports_in(child, importer, runs=runs and not is_late)


def _targets(node: ast.ImportFrom) -> Iterator[str]:
    for alias in node.names:
        submodule = f"{node.module}.{alias.name}"
        yield submodule if submodule in _MODULES else str(node.module)


def _is_for_types_only(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


_IMPORTS = list(_imports())
_OWN = [each for each in _IMPORTS if each.imported.startswith("careerdata")]


def _is_in(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def _stage_of(module: str) -> str | None:
    return next((stage for stage in _STAGES if _is_in(module, f"careerdata.{stage}")), None)


def test_no_stage_imports_another() -> None:
    crossings = [
        each
        for each in _OWN
        if _stage_of(each.importer)
        and _stage_of(each.imported)
        and _stage_of(each.importer) != _stage_of(each.imported)
    ]
    assert crossings == []


def _layer_of(module: str) -> str | None:
    return next((layer for layer, parts in _LAYERS.items() if _is_in(module, *_named(parts))), None)


def _named(parts: tuple[str, ...]) -> Iterator[str]:
    return (f"careerdata.{part}" for part in parts)


def test_every_module_is_in_a_layer() -> None:
    assert {module for module in _MODULES if _layer_of(module) is None} == {"careerdata"}


def test_every_name_of_a_layer_is_a_module() -> None:
    assert {name for parts in _LAYERS.values() for name in _named(parts)} - set(_MODULES) == set()


@pytest.mark.parametrize("layer", _LAYERS)
def test_imports_lead_downwards(layer: str) -> None:
    layers = list(_LAYERS)
    above = {None, *layers[layers.index(layer) + 1 :]}
    upward = [
        each
        for each in _OWN
        if _layer_of(each.importer) == layer and _layer_of(each.imported) in above
    ]
    assert upward == []


@pytest.mark.parametrize("library", _LIBRARIES)
def test_a_library_is_known_to_its_modules_only(library: str) -> None:
    users = {each.importer for each in _IMPORTS if _is_in(each.imported, library)}
    assert {user for user in users if not _is_in(user, *_LIBRARIES[library])} == set()


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    reached, waiting = set(), ["careerdata", "careerdata.cli"]
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            waiting += [each.imported for each in _IMPORTS if each.runs and each.importer == module]
            waiting += [module.rpartition(".")[0]] if "." in module else []
    assert {module for module in reached if _is_in(module, *_HEAVY)} == set()


def test_no_imports_run_in_a_circle() -> None:
    needs: dict[str, set[str]] = {name: set() for name in _MODULES}
    for each in _OWN:
        if each.runs and each.imported in _MODULES and each.imported != each.importer:
            needs[each.importer].add(each.imported)
    done: set[str] = set()
    while ready := {name for name, needed in needs.items() if name not in done and needed <= done}:
        done |= ready
    assert set(_MODULES) - done == set()


_LOADER = "careerdata.lazy"


def test_all_imports_are_at_the_top() -> None:
    late = [
        f"{path.relative_to(_ROOT)}:{statement.lineno}"
        for path in _MODULES.values()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in ast.walk(function)
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_one_module_imports_by_name() -> None:
    assert {each.importer for each in _IMPORTS if each.imported == "importlib" and each.runs} == {
        _LOADER
    }
