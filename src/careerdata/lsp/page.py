"""A guide that is open in an editor: its text, its positions, and the result of the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.lsp.positions import Positions
from careerdata.pipeline import check_draft
from careerdata.read import FoundGuide, guide_of_text, is_no_guide

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.control import Control
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Finding
    from careerdata.pipeline import Draft


@dataclass(frozen=True)
class Page:
    """A state of an open guide."""

    project: Project
    """The project it was checked with."""
    uri: str
    version: int | None
    positions: Positions
    findings: tuple[Finding, ...]
    draft: Draft | None
    """None if the text is empty, or not a guide."""


@dataclass(frozen=True)
class Project:
    """What is needed to check the guides of a folder."""

    knowledge: Knowledge
    control: Control

    def page(self, uri: str, version: int | None, path: Path, text: str, encoding: str) -> Page:
        """Check an open text as the file at `path`; columns count code units of `encoding`."""
        found: list[Finding] = []
        positions = Positions(text, encoding)
        if is_no_guide(path.name):
            return Page(self, uri, version, positions, (), None)
        guide = guide_of_text(FoundGuide(path, path.name), text, found.append)
        if guide is None:
            return Page(self, uri, version, positions, tuple(found), None)
        draft = check_draft(guide, self.knowledge, self.control, found)
        return Page(self, uri, version, positions, draft.findings, draft)
