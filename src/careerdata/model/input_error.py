"""The error of what is given and cannot be used."""


class InputError(ValueError):
    """Guides, settings, schemas or a dataset cannot be used; the message tells the user why."""
