"""Every change of spiegelinformatie."""
