"""Forms of the overview."""
