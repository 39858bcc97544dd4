"""The only way to import a module late: on the first access to one of its names.

It is for modules that are slow to import and rarely needed, and for packages that may not be
installed. Everything else is imported at the top of the module that needs it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any


class LazyModule(ModuleType):
    """Stands for a module of this full name, and imports it on first access."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)
