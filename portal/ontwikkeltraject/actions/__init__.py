"""Every change of ontwikkeltrajecten."""
