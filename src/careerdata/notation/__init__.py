"""Small grammars that read the notations of guides: text in, values and their places out."""
