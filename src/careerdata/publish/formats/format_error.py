"""Errors of the formats."""

from __future__ import annotations

from careerdata.model.input_error import InputError


class FormatError(InputError):
    """A format is unknown, is not installed, or cannot hold the tables."""
