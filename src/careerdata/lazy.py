"""The one way in which a module is imported late: when something of it is first asked for.

Late are what few runs need and what is slow to import, and packages that may not be installed. Everything else is
imported on top of the module that needs it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any


class LazyModule(ModuleType):
    """Stands for a module, by its full name; to ask for something that it has imports it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)
