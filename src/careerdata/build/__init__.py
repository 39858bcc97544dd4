"""Build: many guides in batches, by whichever engine, and nothing twice."""
