"""What reading a dataset raises."""

from careerdata.model.input_error import InputError


class DatasetError(InputError):
    """A folder is no dataset that can be read, or the dataset has no such table."""
