"""Errors of the formats."""

from __future__ import annotations


class FormatError(ValueError):
    """A format is unknown, is not installed, or cannot hold the tables."""
