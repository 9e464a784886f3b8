"""Forms of beheer: shape only."""
