"""Outline: a document as sections, each with the kinds of data that its heading announces."""

from careerdata.outline.sections import Outline, Section, outline_of

__all__ = ["Outline", "Section", "outline_of"]
