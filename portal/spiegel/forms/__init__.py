"""Forms of spiegelinformatie."""
