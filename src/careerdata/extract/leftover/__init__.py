"""What is left when all extractors have read:
entries, headings, headers and metadata that gave nothing.
"""
