"""The nouns: a guide, its document, the records of what it says, and the findings about it."""
