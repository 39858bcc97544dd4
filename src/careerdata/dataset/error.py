"""What reading a dataset raises."""


class DatasetError(ValueError):
    """A folder is no dataset that can be read, or the dataset has no such table."""
