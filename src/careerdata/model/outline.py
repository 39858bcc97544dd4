"""A document's sections, as its outline has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.document import Block, Document, Heading, Text

SILENT = "other"
"""The kind that silences all that stands with it: `Negotiate your salary`."""
ASIDE = "aside"
"""The kind of parts of a guide that feed no table of their own: `Education`, `Conclusion`."""


@dataclass(slots=True)
class Section:
    """A heading and the blocks up to the next heading."""

    heading: Heading | None
    kinds: tuple[str, ...]
    """What the heading announces, or the section above it:
    the most telling kind first; empty if nobody knows.
    """
    own_kind: bool
    """Whether this heading says its kind itself."""
    parent: Section | None
    blocks: list[Block] = field(default_factory=list)
    is_title: bool = False
    """Whether its heading names the whole guide."""

    @property
    def kind(self) -> str | None:
        """The most telling kind."""
        return self.kinds[0] if self.kinds else None

    @property
    def title(self) -> Text | None:
        """The heading's text."""
        return self.heading.text if self.heading else None

    @property
    def ancestors(self) -> Iterator[Section]:
        """The sections above, nearest first."""
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    def top_of_kind(self) -> Section:
        """The section whose heading announced this one's kind."""
        section = self
        while not section.own_kind and section.parent is not None:
            section = section.parent
        return section


@dataclass(frozen=True)
class Outline:
    """A document as sections in the order of the text; the first may have no heading."""

    document: Document
    title: Heading | None
    """The heading that names the whole guide, if it has one."""
    sections: tuple[Section, ...]

    @cached_property
    def announces_data(self) -> bool:
        """Whether any heading announces what a table is made of."""
        return any(
            section.own_kind and section.kind not in (SILENT, ASIDE) for section in self.sections
        )

    def of_kind(self, kind: str) -> Iterator[Section]:
        """The sections that announce a kind;
        skills only first, as any list could be one of skills.
        """
        return (
            s for s in self.sections if s.kind == kind or (kind in s.kinds and kind != "skills")
        )

    def skills_below(self, section: Section) -> Sequence[Section]:
        """The sections of skills that stand under a section's heading."""
        return self._skills_below.get(id(section), ())

    @cached_property
    def _skills_below(self) -> dict[int, list[Section]]:
        found: dict[int, list[Section]] = {}
        for section in self.of_kind("skills"):
            for above in section.ancestors:
                found.setdefault(id(above), []).append(section)
        return found
