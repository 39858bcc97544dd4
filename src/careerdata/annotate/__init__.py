"""Annotate: what is seen in a text, once, for all who ask."""

from careerdata.annotate.entities import ANNOTATORS, entities_of, has_money

__all__ = ["ANNOTATORS", "entities_of", "has_money"]
