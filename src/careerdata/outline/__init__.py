"""Outline: a document as sections, each with the kinds of data that its heading announces."""

from careerdata.outline.sections import outline_of

__all__ = ["outline_of"]
