"""The rule catalogue: one module per family, a rule's docstring is its manual page."""
