"""What is done in several slices at once."""
