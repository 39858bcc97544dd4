"""The docs name what is there:
modules, functions and files, and the ways through them of docs/architecture.md.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from careerdata.build.build_dataset import build_dataset
from careerdata.cli import main
from careerdata.control import Control
from careerdata.lexicon.schemas import load_schemas
from careerdata.read import find_guides
from careerdata.rules.catalogue import Rule

if TYPE_CHECKING:
    from types import FrameType

_ROOT = Path(__file__).parents[1]
_PACKAGE = _ROOT / "src/careerdata"
_ARCHITECTURE = (_ROOT / "docs/architecture.md").read_text(encoding="utf-8")
_PAGES = (
    *(_ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((_ROOT / "docs").glob("*.md")),
    *(
        _ROOT / folder / "README.md"
        for folder in ("benchmarks", "schemas/languages", "tests/guides")
    ),
)
_TEXTS = {path.relative_to(_ROOT).as_posix(): path.read_text(encoding="utf-8") for path in _PAGES}
_SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in _PACKAGE.rglob("*.py"))

# `pay/table.py::name`, and a module alone
_NAME = re.compile(
    r"(?<![\w/<>.*-])(?P<module>(?:\w+/)*\w+\.py)(?:::(?P<name>\w+(?:\.\w+)*))?(?![\w/])"
)
_DOTTED = re.compile(r"(?<![\w/.-])careerdata(?:\.[a-z_]\w*)+(?!\w)")
# `schemas/tables/roles.yaml`, from the top of the project, `<…>` being any name; a snapshot has
# `schemas/` of its own.
_PATH = re.compile(r"`(?P<path>(?:src|tests|schemas(?!/<table>)|docs|benchmarks)/[\w./<>-]*)`")
_FOLDER = re.compile(r"`(?P<path>[a-z_]+(?:/[a-z_]+)*/)`")
_LINK = re.compile(r"\]\((?P<path>[\w./-]*\w+\.md)(?:#[^)\s]*)?\)")


def _value(module: str, name: str) -> object:
    """What a name of a module stands for; a method is `Class.method`."""
    parts = module.removesuffix(".py").removesuffix("/__init__").split("/")
    found: object = import_module(".".join(("careerdata", *parts)))
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _is_there(path: str, *folders: Path) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    return any(True for folder in folders for _ in folder.glob(pattern))


@pytest.mark.parametrize("page", _TEXTS)
def test_every_module_and_function_that_a_page_names_is_there(page: str) -> None:
    named = list(_NAME.finditer(_TEXTS[page]))
    modules = [
        match
        for match in named
        if not match["name"] and not _is_there(match["module"], _PACKAGE, _ROOT)
    ]
    names = [match for match in named if match["name"] and not _has(match["module"], match["name"])]
    assert [match.group() for match in (*modules, *names)] == []


def _has(module: str, name: str) -> bool:
    try:
        _value(module, name)
    except (ImportError, AttributeError):
        return False
    return True


@pytest.mark.parametrize("page", _TEXTS)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    folder = (_ROOT / page).parent
    named = [match["path"] for match in _PATH.finditer(_TEXTS[page])]
    missing = [path for path in named if not _is_there(path, _ROOT)]
    links = [match["path"] for match in _LINK.finditer(_TEXTS[page])]
    assert missing + [link for link in links if not (folder / link).exists()] == []


def test_every_folder_of_the_architecture_is_there() -> None:
    named = {match["path"] for match in _FOLDER.finditer(_ARCHITECTURE)}
    assert {path for path in named if not _is_there(path, _PACKAGE, _ROOT)} == set()


def test_every_package_stands_in_the_architecture() -> None:
    packages = {path.parent.name for path in _PACKAGE.glob("*/__init__.py")}
    assert {name for name in packages if f"`{name}/`" not in _ARCHITECTURE} == set()


@pytest.mark.parametrize("text", [*_TEXTS.values(), _SOURCES], ids=[*_TEXTS, "src"])
def test_every_dotted_name_leads_somewhere(text: str) -> None:
    """In the pages, and in what modules say of one another."""
    named = {match.group() for match in _DOTTED.finditer(text)} - _FILES
    assert {name for name in named if not _leads_somewhere(name)} == set()


_FILES = {f"careerdata.{ending}" for ending in ("toml", "sqlite", "duckdb", "xlsx")}


def _leads_somewhere(dotted: str) -> bool:
    """Whether a name is a module, or stands in one."""
    parts = dotted.split(".")[1:]
    modules = [parts[:count] for count in range(len(parts), 0, -1)]
    at = next((len(module) for module in modules if _is_module("/".join(module))), 0)
    module = f"{'/'.join(parts[:at])}.py" if at else "__init__.py"
    return _has(module, ".".join(parts[at:])) if parts[at:] else True


def _is_module(path: str) -> bool:
    return (_PACKAGE / f"{path}.py").is_file() or (_PACKAGE / path / "__init__.py").is_file()


@pytest.mark.parametrize("way", ["A salary cell", "A skill bullet", "A finding"])
def test_the_example_takes_the_ways_that_are_drawn(way: str, called: set[tuple[str, str]]) -> None:
    _, _, section = _ARCHITECTURE.partition(f"\n### {way}\n")
    section = re.split(r"^##", section, maxsplit=1, flags=re.MULTILINE)[0]
    steps = [(match["module"], match["name"]) for match in _NAME.finditer(section) if match["name"]]
    assert len(steps) > 5
    assert [
        f"{module}::{name}"
        for module, name in steps
        if _runs(module, name) and (module, name) not in called
    ] == []


def _runs(module: str, name: str) -> bool:
    """Whether a name is something that is called; the name of a rule is that of its words."""
    value = _value(module, name)
    return not isinstance(value, type) and (callable(value) or isinstance(value, Rule))


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The functions that run when the example is built and checked: module and name."""
    folder = tmp_path_factory.mktemp("architecture")
    match = re.search(r"^```markdown\n(.*?)^```$", _ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert match is not None
    guide = folder / "nurse.md"
    guide.write_text(match[1], encoding="utf-8")
    ran: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add((frame.f_code.co_filename, frame.f_code.co_qualname))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        built = build_dataset(find_guides([guide]), load_schemas(), Control(), folder / "outputs")
        checked = CliRunner().invoke(main, ["check", "--format", "concise", str(guide)])
    finally:
        sys.setprofile(before)
    assert [finding.rule for finding in built.findings.kept] == ["CD324"]
    assert (
        built.row_counts["salary_bands"],
        built.row_counts["skills"],
        built.row_counts["findings"],
    ) == (1, 3, 1)
    assert "CD324" in checked.output
    own = ((Path(file), name) for file, name in ran)
    return {
        (path.relative_to(_PACKAGE).as_posix(), name)
        for path, name in own
        if path.is_relative_to(_PACKAGE)
    }
