"""The lowest versions that CI installs are those that pyproject.toml promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_LOWER_BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,]+\])?>=(?P<version>[\d.]+)")


def test_the_lowest_versions_are_the_lower_bounds_of_the_dependencies() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [_LOWER_BOUND.fullmatch(dependency) for dependency in project["dependencies"]]
    expected = [f"{bound['name']}=={bound['version']}" for bound in bounds if bound]
    assert len(expected) == len(project["dependencies"])
    lines = (_ROOT / "tests/lowest-versions.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == expected
