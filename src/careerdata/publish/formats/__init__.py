"""Optional formats of the tables, made from the Parquet files in batches of rows."""

from __future__ import annotations

from careerdata.model.input_error import InputError


class FormatError(InputError):
    """A format is unknown, is not installed, or cannot hold the tables."""
