"""Errors of reading a dataset."""

from careerdata.model.input_error import InputError


class DatasetError(InputError):
    """A folder is not a readable dataset, or the dataset has no such table."""
