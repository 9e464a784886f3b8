"""What the overview, the timeline and the client pages read from several slices."""
