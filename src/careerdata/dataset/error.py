"""Errors of reading a dataset."""


class DatasetError(ValueError):
    """A folder is not a readable dataset, or the dataset has no such table."""
