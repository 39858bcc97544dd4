"""What `schemas/` knows about words:
languages, vocabularies and style, compiled for those who read guides.
"""
