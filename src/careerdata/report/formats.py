"""The formats of `careerdata check --format`, by name; the module of one is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.report.checked import Checked

FORMATS = ("text", "concise", "json", "github", "sarif", "junit", "markdown")


def formatter(name: str) -> Callable[[Checked], str]:
    """`format_<name>` of the module of that name: it makes the whole output of one run, with a line break at its end.

    Raises ModuleNotFoundError for a name that is none of the formats.
    """
    return cast("Callable[[Checked], str]", getattr(LazyModule(f"careerdata.report.{name}"), f"format_{name}"))
