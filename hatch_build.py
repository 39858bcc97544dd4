"""Puts the compiled knowledge of the shipped schemas into the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PROGRAM = """
import pathlib, sys
sources, folder = sys.argv[1:]
sys.path.insert(0, sources)
from careerdata.lexicon.knowledge import compile_shipped
compile_shipped(pathlib.Path(folder))
"""


class CompiledKnowledge(BuildHookInterface):  # type: ignore[type-arg]
    """Runs when a wheel is built; a source tree compiles its knowledge into the cache at first use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder, in a process that imports the sources."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        # A fixed hash seed, so that the same sources give the same bytes.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        program = [sys.executable, "-c", _PROGRAM, str(Path(self.root) / "src"), self._folder.name]
        subprocess.run(program, env=environment, check=True)
        build_data["force_include"][self._folder.name] = "careerdata/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
