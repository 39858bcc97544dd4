"""Build: compile many guides in batches, on any engine, and unchanged guides only once."""
