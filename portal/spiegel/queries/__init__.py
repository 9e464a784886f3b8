"""Every read of spiegelinformatie."""
