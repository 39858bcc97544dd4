"""Fix: guides mended by the fixes of their findings."""
