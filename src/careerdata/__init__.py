"""careerdata turns career guides into validated, linked, typed tables.

`careerdata.load("outputs")` gives a built dataset to a program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from careerdata.dataset import Dataset, DatasetError, load

__all__ = ["Dataset", "DatasetError", "load"]


def __getattr__(name: str) -> object:
    # The command line starts without what reads datasets.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(LazyModule("careerdata.dataset"), name)
