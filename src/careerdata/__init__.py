"""careerdata turns career guides into validated, linked, typed tables."""
