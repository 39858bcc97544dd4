"""The formats of `careerdata check --format`, by name; their modules are imported on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.report.checked import Checked

FORMATS = ("text", "concise", "json", "github", "sarif", "junit", "markdown")


def formatter(name: str) -> Callable[[Checked], str]:
    """The function `format_<name>` in the module of that name:
    it gives the whole output, with a final line break.

    Raises ModuleNotFoundError for an unknown format.
    """
    return cast(
        "Callable[[Checked], str]",
        getattr(LazyModule(f"careerdata.report.{name}"), f"format_{name}"),
    )
