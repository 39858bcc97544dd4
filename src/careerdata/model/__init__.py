"""The nouns: a guide, its document, its records and its findings."""
