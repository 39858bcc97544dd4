"""How fast a full build is, beside a parser that reads the same files and does nothing more."""
