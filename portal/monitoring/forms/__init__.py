"""Forms of monitoring: shape only."""
