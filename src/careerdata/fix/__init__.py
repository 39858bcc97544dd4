"""Fix guides with the fixes of their findings."""
