"""Every read of ontwikkeltrajecten."""
