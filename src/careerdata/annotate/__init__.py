"""Annotate: what is seen in a text, once, for all who ask."""

from careerdata.annotate.entities import ANNOTATORS, YEAR, amounts_of, entities_of, has_money

__all__ = ["ANNOTATORS", "YEAR", "amounts_of", "entities_of", "has_money"]
