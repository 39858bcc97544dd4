"""Guides from texts, for the tests of the extractors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from careerdata.lexicon.knowledge import Knowledge, load_knowledge
from careerdata.model.guide import Guide

if TYPE_CHECKING:
    from careerdata.model.guide import GuideFormat


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge, loaded once."""
    return load_knowledge()


def guide_of(carrier: GuideFormat, text: str) -> Guide:
    """A guide of a text."""
    return Guide("guide", "guide", "guide", text, carrier, "")
