"""Forms of the assessment: shape only."""
