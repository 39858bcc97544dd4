"""What was given and cannot be used."""


class InputError(ValueError):
    """Guides, settings, schemas or a dataset cannot be worked with; the message says why, for those who gave them."""
