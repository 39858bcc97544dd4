"""What a guide says of itself."""
