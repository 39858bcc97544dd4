"""A settings or baseline file, and the places in it for findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.model.finding import Place
from careerdata.model.guide import LineIndex

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A settings or baseline file."""

    path: Path
    text: str

    def place_of(self, *wanted: str) -> Place:
        """The place of the first of some texts that is in the file,
        or the beginning of the file.
        """
        found = next((text for text in wanted if text in self.text), "")
        start = self.text.find(found)
        lines = LineIndex(self.text)
        first, last = lines.position(start), lines.position(start + len(found))
        line_text = lines.line_text(first.line)
        return Place("", str(self.path), self.path.name, *first, *last, line_text, found)
