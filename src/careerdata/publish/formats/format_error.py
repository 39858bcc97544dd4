"""What is wrong with a format that was asked for."""

from __future__ import annotations

from careerdata.model.input_error import InputError


class FormatError(InputError):
    """A format is not known, needs what is not installed, or cannot hold the tables."""
